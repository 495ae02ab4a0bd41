import type { CsvSay } from './csv-say.ts';
import type { ListItem } from './lists.ts';

/** The values of a record as JSON; null where it has none. */
export function json(values: Record<string, unknown>) {
  return Object.keys(values).length === 0 ? null : JSON.stringify(values);
}

/** Where credits came from or went to. */
export function place(at: ListItem<'listCreditHistory'>['from'], say: CsvSay) {
  return at.kind === 'site' ? at.name : at.name || say.state('place', at.kind, say.word(at.kind));
}

/** The state of an account as the portal shows it: one that nobody has signed in to yet is *not activated*. */
export function accountState(row: ListItem<'listAccounts'>, say: CsvSay) {
  return row.status === 'active' && !row.activated && say.signsIn(row.tier) ? 'not-activated' : row.status;
}

/** The state of a user as the portal shows it. */
export function userState({ full, maySignIn }: ListItem<'listUsers'>): string {
  if (full?.status === 'inactive') return 'inactive';
  if (!maySignIn) return 'contact';
  return full?.waiting ? 'waiting' : 'active';
}

/** Who changed something; null where nobody is named. */
export function whoDid({ actor, by, kind }: ListItem<'listChanges'>, say: CsvSay): string | null {
  // A request for a new password is made without signing in.
  if (actor === null) return by === 'system' && kind !== 'password.forgotten' ? say.itself() : null;
  return actor.kind === 'key' ? `${say.word('api-key')} ${actor.name}` : say.email(actor.name);
}

/** The words that files for programs have for the states of sites. */
export const siteWords = {
  active: 'site-active',
  'at-risk': 'at-risk',
  overdue: 'overdue',
  suspended: 'site-suspended',
  deleted: 'deleted',
} as const;
