import { useEffect, useState } from 'react';

/**
 * Gives the focus back, when the component goes, to what had it when it came. For dialogs that are there only while
 * they are open.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // What holds the focus in the dialog lets go a moment after it is gone.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
      }, 30);
    },
    [before],
  );
}
