import type { FocusEvent, MouseEvent } from 'react';

/**
 * Selects what a field holds as soon as it is entered, so that the next key replaces it. At once: Mantine's `selectAllOnFocus` waits a
 * moment, in which a quick “30” becomes “130”.
 */
export const selectOnEntry = {
  onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
  onClick: (event: MouseEvent<HTMLInputElement>) => event.currentTarget.select(),
};
