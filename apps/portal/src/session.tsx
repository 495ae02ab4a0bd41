import type { Me } from '@tierline/contract';
import type { Permission } from '@tierline/domain';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { ask, queryClient } from './api.ts';
import { noteSession, sessionLeft, sessionOpened } from './session-gate.ts';
import { Reason } from './ui/reason.tsx';
import { forgetKeys } from './unanswered.ts';

const MeContext = createContext<Me | null>(null);

/** Gives the screens below the person who is signed in. */
export function SessionProvider(props: { me: Me; children: ReactNode }) {
  return <MeContext value={props.me}>{props.children}</MeContext>;
}

/** Who is signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is signed in around this screen');
  return me;
}

/** Who is signed in; null on the pages before sign-in. */
export function useMaybeMe(): Me | null {
  return useContext(MeContext);
}

/**
 * Whether the user may use the portal: has replaced the initial password, accepted all documents, and set up a second
 * factor that the programme demands.
 */
export function isIn(me: Me): boolean {
  return !me.mustChangePassword && !me.mustSetUpSecondFactor && me.mustAccept.length === 0;
}

/** Takes over the answer of a sign-in or of a change of the user's own profile. */
export function setMe(me: Me): void {
  queryClient.setQueryData(['readMe', {}], me);
  noteSession(true);
  if (isIn(me)) sessionOpened();
}

/** Signs out and forgets all that was read. */
export async function leave(): Promise<void> {
  await ask('signOut', {});
  noteSession(false);
  sessionLeft();
  forgetKeys();
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'readProgramme' });
}

/**
 * Shows an action: absent where this tier never has it, disabled with the reason where the role may not. The child is
 * one button or link.
 */
export function Can(props: { permission: Permission; children: ReactElement }) {
  const reason = useMe().may[props.permission];
  if (reason?.code === 'tier-may-not') return null;
  return <Reason reason={reason}>{props.children}</Reason>;
}
