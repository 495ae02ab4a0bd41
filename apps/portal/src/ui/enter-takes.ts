import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';

/**
 * For a field in which is searched by typing: Enter takes the first that is offered, also where that is still being looked for. The field itself
 * only marks what was there when something was typed. `asked`: what is looked for, '' where nothing is; `take`: takes the first.
 */
export function useEnterTakes({ searching, asked, take }: { searching: boolean; asked: string; take: () => void }) {
  const entered = useRef('');
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (searching) return;
    if (entered.current !== '' && entered.current === asked) taken();
    entered.current = '';
  }, [searching, asked]);
  return (event: KeyboardEvent<HTMLInputElement>) => {
    const marked = document
      .getElementById(event.currentTarget.getAttribute('aria-controls') ?? '')
      ?.querySelector('[data-combobox-selected]');
    if (event.key !== 'Enter' || asked === '' || marked) return;
    event.preventDefault();
    if (searching) entered.current = asked;
    else take();
  };
}
