import { useEffect, useRef, type KeyboardEvent } from 'react';

/** The first option in the open list of a field that fits; null where there is none, or no list. */
function optionOf(field: HTMLElement, which: string): HTMLElement | null {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  return list?.querySelector<HTMLElement>(`[data-combobox-option]:not([data-combobox-disabled])${which}`) ?? null;
}

/**
 * Enter takes the option that is marked. Mantine keeps a number of its own beside the mark, and loses that number when
 * somebody types in the moment in which the list opens: then Enter would do nothing, or take another option than the
 * one that is marked.
 */
export function enterTakesMarked(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const marked = optionOf(event.currentTarget, '[data-combobox-selected]');
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}

/**
 * Lets Enter take the first option of a field that searches while somebody types, also where the search is still under
 * way; the field itself marks only options that were there when something was typed. `asked`: the text that is searched
 * for, '' for none.
 */
export function useEnterTakes({ searching, asked }: { searching: boolean; asked: string }) {
  const entered = useRef<{ field: HTMLElement; asked: string } | null>(null);
  useEffect(() => {
    if (searching) return;
    if (entered.current?.asked === asked) optionOf(entered.current.field, '')?.click();
    entered.current = null;
  }, [searching, asked]);
  return (event: KeyboardEvent<HTMLInputElement>) => {
    enterTakesMarked(event);
    if (event.key !== 'Enter' || asked === '' || event.isDefaultPrevented()) return;
    event.preventDefault();
    event.stopPropagation();
    const field = event.currentTarget;
    if (searching) entered.current = { field, asked };
    else optionOf(field, '')?.click();
  };
}
