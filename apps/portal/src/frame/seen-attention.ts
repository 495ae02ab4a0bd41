import type { Attention } from '@tierline/contract';
import { useSyncExternalStore } from 'react';

/** What somebody saw when they last looked, by its kind. */
export type Seen = Readonly<Record<string, Pick<Attention, 'count' | 'latest'>>>;

/** The kinds of which there is something that was not there when the reader last looked. */
export function newSince(seen: Seen, items: readonly Attention[]): readonly Attention['kind'][] {
  return items.flatMap(({ kind, count, latest }) => {
    const before = seen[kind];
    const isNew =
      before === undefined ||
      count.value > before.count.value ||
      (latest !== null && (before.latest === null || latest > before.latest));
    return isNew ? [kind] : [];
  });
}

/** What was seen and is still there: of what has become fewer since, each more is new again. */
export function stillThere(seen: Seen, items: readonly Attention[]): Seen {
  const kept = items.flatMap(({ kind, count }) => {
    const before = seen[kind];
    return before === undefined
      ? []
      : [[kind, before.count.value > count.value ? { ...before, count } : before] as const];
  });
  return Object.fromEntries(kept);
}

/** What these items are as seen. */
export function allSeen(items: readonly Attention[]): Seen {
  return Object.fromEntries(items.map(({ kind, count, latest }) => [kind, { count, latest }]));
}

/** What a user saw last in this browser, the same in all its tabs, and how to note it. */
export function useSeen(userId: string): [Seen, (seen: Seen) => void] {
  const name = `tierline-seen-${userId}`;
  const kept = useSyncExternalStore(listen, () => read(name));
  return [parsed(kept), (seen) => write(name, JSON.stringify(seen))];
}

const listeners = new Set<() => void>();
// Where the browser keeps nothing, it lasts as long as the page is open.
const unkept = new Map<string, string>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? unkept.get(name) ?? '{}';
  } catch {
    return unkept.get(name) ?? '{}';
  }
}

function write(name: string, seen: string): void {
  if (read(name) === seen) return;
  try {
    localStorage.setItem(name, seen);
  } catch {
    unkept.set(name, seen);
  }
  for (const listener of listeners) listener();
}

function parsed(kept: string): Seen {
  try {
    const seen: unknown = JSON.parse(kept);
    if (typeof seen !== 'object' || seen === null) return {};
    const whole = Object.entries(seen).filter(
      ([, one]) => typeof one === 'object' && one !== null && 'count' in one && 'latest' in one,
    );
    // Only this module writes it; another release may have kept something else.
    return Object.fromEntries(whole);
  } catch {
    return {};
  }
}
