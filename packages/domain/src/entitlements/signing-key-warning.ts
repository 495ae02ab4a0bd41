import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { Addressee } from './entitlement.ts';
import { signingKeyWarningDays } from './signing-key.ts';

/** The current key whose certificate ends, and the vendor's people who can do something about it. */
export type KeyWarningFacts = {
  account: { id: string; name: string; people: readonly (Addressee & { mailId: string })[] };
  key: { thumbprint: string; expiresAt: Date };
  /** The next key is certified: it only has to be switched to. */
  nextReady: boolean;
  now: Date;
};

const dayMs = 86_400_000;

/** The warning due for a certificate: the fewest of the days ahead that are reached; null: none, or it is over. */
export function keyWarningOf({ expiresAt }: { expiresAt: Date }, now: Date): number | null {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return null;
  return signingKeyWarningDays.findLast((days) => left <= days * dayMs) ?? null;
}

/** Warns the vendor's people 90, 30 and 7 days before the current key's certificate ends (E10); null: not now. */
export function decideKeyWarning({ account, key, nextReady, now }: KeyWarningFacts): Plan | null {
  if (keyWarningOf(key, now) === null || account.people.length === 0) return null;
  return {
    ...emptyPlan(),
    notices: account.people.map(({ mailId, email, id, language }) => ({
      id: mailId,
      recipient: email,
      userId: id,
      accountId: account.id,
      lineItemId: null,
      language,
      notice: {
        kind: 'signing-key-ends',
        account: account.name,
        thumbprint: key.thumbprint,
        endsOn: key.expiresAt.toISOString().slice(0, 10),
        days: Math.ceil((key.expiresAt.getTime() - now.getTime()) / dayMs),
        nextReady,
      },
    })),
  };
}
