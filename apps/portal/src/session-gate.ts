import { useSyncExternalStore } from 'react';

type Gate = 'nobody' | 'open' | 'ended';

let gate: Gate = 'nobody';
let other: string | null = null;
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

/** Whether somebody is, or was until just now, signed in on this page. */
export function sessionIsOpen(): boolean {
  return gate !== 'nobody';
}

/** Lets calls go on that waited for somebody to sign in. */
export function sessionOpened(): void {
  const went = waiting;
  waiting = [];
  set('open');
  for (const go of went) go();
}

/** Notes that nobody is signed in any more, and that nothing waits for it. */
export function sessionLeft(): void {
  waiting = [];
  set('nobody');
}

/** The session has ended while the page is open: asks for the password over the page, and goes on once that is done. */
export async function reopenSession(): Promise<void> {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    set('ended');
  });
}

/** Whether the session has ended while the page was open. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(listen, () => gate === 'ended');
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Somebody else has signed in meanwhile, in another tab: nothing of this page is sent any more. */
export function otherSignedIn(user: unknown): void {
  other = typeof user === 'string' ? user : '';
  for (const listener of listeners) listener();
}

/** Who has signed in meanwhile in another tab; null for nobody. */
export function useOtherUser(): string | null {
  return useSyncExternalStore(listen, () => other);
}

/**
 * Whether somebody may still be signed in here: a note on this device, without any secret, that spares a request where
 * nobody is.
 */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(noteOf()) !== null;
  } catch {
    // A browser that keeps no notes may still keep the session.
    return true;
  }
}

/** Notes that somebody signed in on this device, or that nobody is signed in any more. */
export function noteSession(there: boolean): void {
  try {
    if (there) localStorage.setItem(noteOf(), '1');
    else localStorage.removeItem(noteOf());
  } catch {
    // Then the session is asked for each time.
  }
}

/** Each vendor's portal has its own; the first part of the address names it. */
function noteOf(): string {
  return `tierline-session-${window.location.pathname.split('/')[1] ?? ''}`;
}

function set(next: Gate): void {
  gate = next;
  for (const listener of listeners) listener();
}
