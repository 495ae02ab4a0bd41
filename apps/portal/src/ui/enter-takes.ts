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
 * For a field in which is searched by typing: Enter takes the first that is offered, also where that is still being
 * looked for. The field itself only marks what was there when something was typed. `asked`: what is looked for, ''
 * where nothing is.
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
