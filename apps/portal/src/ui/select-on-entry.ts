import type { FocusEvent, MouseEvent } from 'react';

/**
 * Selects what a field holds when it is entered. Not reliable where somebody types at once: Mantine's number field puts
 * the caret back a moment later, so that “30” typed behind a 1 becomes “130”. A quantity that is always typed begins
 * empty instead.
 */
export const selectOnEntry = {
  onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
  onClick: (event: MouseEvent<HTMLInputElement>) => event.currentTarget.select(),
};
