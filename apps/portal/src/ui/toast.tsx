import { useSyncExternalStore } from 'react';
import { part } from '../load-part.ts';

/** What a toast says, and where it leads. `undo`: for some seconds it can be undone (X8), and what is said then. */
export type Toast = {
  tone: 'done' | 'failed';
  text: string;
  link?: { to: string; label: string };
  undo?: { operationId: string; undone: string };
};

let waiting: Toast[] = [];
let any = false;
const listeners = new Set<() => void>();

/** Loads what draws the toasts: with the first that there is, or before, where one is to be expected. */
export const loadToasts = part(() => import('./toasts.tsx'));

/** Says for a while that something was done; read out politely. */
export function toastDone(toast: Omit<Toast, 'tone'>): void {
  add({ ...toast, tone: 'done' });
}

/** Says, until it is closed, that something went wrong that belongs to no form. */
export function toastFailed(toast: Omit<Toast, 'tone'>): void {
  add({ ...toast, tone: 'failed' });
}

/** Whether there ever was a toast: what draws them is loaded with the first. */
export function useAnyToast(): boolean {
  return useSyncExternalStore(listenToToasts, () => any);
}

/** Tells a listener whenever there is a new toast; returns how to stop. */
export function listenToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toasts that nobody has drawn yet, once. */
export function takeToasts(): readonly Toast[] {
  const taken = waiting;
  waiting = [];
  return taken;
}

function add(toast: Toast): void {
  waiting.push(toast);
  any = true;
  for (const listener of listeners) listener();
}
