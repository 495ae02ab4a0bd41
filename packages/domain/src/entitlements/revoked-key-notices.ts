import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { Addressee } from './entitlement.ts';

/** An account that looks after devices whose newest file a revoked key signed; how many leased and whole-term ones. */
export type FilesToReplace = {
  account: { id: string; name: string; people: readonly (Addressee & { mailId: string })[] };
  leased: number;
  wholeTerm: number;
};

/** Tells those who look after devices that a key was revoked and their files must be replaced (E10), in a mail each. */
export function decideRevokedKeyNotices(vendor: string, accounts: readonly FilesToReplace[]): Plan {
  return {
    ...emptyPlan(),
    notices: accounts
      .filter(({ leased, wholeTerm }) => leased + wholeTerm > 0)
      .flatMap(({ account, leased, wholeTerm }) =>
        account.people.map(({ mailId, email, id, language }) => ({
          id: mailId,
          recipient: email,
          userId: id,
          accountId: account.id,
          lineItemId: null,
          language,
          notice: { kind: 'files-to-replace' as const, account: account.name, vendor, leased, wholeTerm },
        })),
      ),
  };
}
