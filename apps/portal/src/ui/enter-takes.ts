import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';

/** The option that is marked in the open list of a field, if there is one. */
function markedOption(field: HTMLElement): HTMLElement | null {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  return list?.querySelector<HTMLElement>('[data-combobox-selected]') ?? null;
}

/**
 * Enter takes the option that is marked. Mantine keeps a number of its own beside the mark, and loses that number when
 * somebody types in the moment in which the list opens: then Enter would do nothing, or take another option than the
 * one that is marked.
 */
export function enterTakesMarked(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const marked = markedOption(event.currentTarget);
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}

/**
 * For a field in which is searched by typing: Enter takes the first that is offered, also where that is still being
 * looked for. The field itself only marks what was there when something was typed. `asked`: what is looked for, ''
 * where nothing is; `take`: takes the first.
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
    if (event.key !== 'Enter' || asked === '' || markedOption(event.currentTarget)) return;
    event.preventDefault();
    if (searching) entered.current = asked;
    else take();
  };
}
