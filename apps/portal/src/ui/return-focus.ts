import { useEffect, useState } from 'react';

/**
 * Gives the focus back, when the component goes, to what had it when it came. For dialogs that are there only while
 * they are open.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog's focus trap lets go a moment after the dialog is gone.
      setTimeout(() => {
        if (isLost() && before instanceof HTMLElement) take(before);
      }, 30);
    },
    [before],
  );
}

type Visit = { element: HTMLElement; around: readonly HTMLElement[] };

/** How many elements that had the focus are remembered: more than lie between a dialog's opening and its last field. */
const mostVisits = 60;

/**
 * Keeps the keyboard's focus on the page when the element that has it goes: with a dialog that is closed, a row that is
 * read again, a button that is no longer offered. The focus goes to the element that had it before, else to its row,
 * its dialog, or the content of the page. Called once.
 */
export function keepFocus(): void {
  const visits: Visit[] = [];
  document.addEventListener(
    'focusin',
    ({ target: element }) => {
      if (!(element instanceof HTMLElement) || element === document.body) return;
      const known = visits.findIndex((visit) => visit.element === element);
      if (known >= 0) visits.splice(known, 1);
      visits.push({ element, around: ancestorsOf(element) });
      if (visits.length > mostVisits) visits.shift();
    },
    { capture: true },
  );
  let waiting = false;
  const gone = () => isLost() && visits.at(-1)?.element.isConnected === false;
  new MutationObserver((changes) => {
    const last = visits.at(-1)?.element;
    // A button is disabled while what it does is under way.
    if (last && isLost() && changes.some(({ type, target }) => type === 'attributes' && target === last)) take(last);
    if (waiting || !gone()) return;
    waiting = true;
    // The dialog that closes goes first; see above.
    setTimeout(() => {
      waiting = false;
      if (gone()) giveBack(visits);
    }, 60);
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function giveBack(visits: Visit[]): void {
  const top = [...document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]')].at(-1);
  const may = (element: HTMLElement) => (top ? top.contains(element) : true);
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const places = [visit.element, ...visit.around.flatMap(entrances)];
    if (places.some((place) => may(place) && take(place))) return;
  }
  take(top ?? document.getElementById('content'));
}

// What can take the focus around an element that is gone.
function entrances(around: HTMLElement): HTMLElement[] {
  if (around.matches('[role=dialog], main')) return [around];
  return around.matches('tr, li') ? [...around.querySelectorAll<HTMLElement>('a[href], button')].slice(0, 1) : [];
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const { parentElement } = element;
  return parentElement === null ? [] : [parentElement, ...ancestorsOf(parentElement)];
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function take(element: HTMLElement | null): boolean {
  if (element === null || !element.isConnected || element.getClientRects().length === 0) return false;
  element.focus({ preventScroll: element.matches('main') });
  return document.activeElement === element;
}
