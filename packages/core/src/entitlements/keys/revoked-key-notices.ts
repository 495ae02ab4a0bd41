import { decideRevokedKeyNotices, signsIn, type FilesToReplace } from '@tierline/domain';
import { readPeopleToNotify, rolesWhoBuy } from '../../accounts/licence-people.ts';
import { findVendorById } from '../../accounts/programme.ts';
import { acrossVendors, inVendor } from '../../kernel/bound.ts';
import { commit } from '../../kernel/commit.ts';
import { operationId, systemActor, type OperationActor, type Services } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { int, readRows, text } from '../../kernel/rows.ts';
import { needsFileInsteadOf } from './revoked-files.ts';

/**
 * Mails those who look after devices that a revoked key signed the file of, once a key, as soon as another one signs
 * and new files can be had (E10). Safe to run often and in parallel. Returns how many mails were written.
 */
export async function tellOfRevokedKeys(services: Services): Promise<number> {
  const now = services.now();
  const keys = await acrossVendors('due-work', () =>
    services.db.signingKey.findMany({
      where: { state: 'revoked', vendor: { signingKeys: { some: { state: 'current', expiresAt: { gt: now } } } } },
      orderBy: { id: 'asc' },
    }),
  );
  let mails = 0;
  // oxlint-disable-next-line no-await-in-loop -- A few keys, one after the other.
  for (const key of keys) mails += await inVendor(key.vendorId, () => tell(services, key));
  return mails;
}

// One operation a key, so that everybody gets one mail, no matter which process comes first.
async function tell(services: Services, key: { id: string; vendorId: string; thumbprint: string }): Promise<number> {
  const doer = await systemActor(services, await findVendorById(services.db, key.vendorId));
  const by = { ...doer, key: `signing-key.notify ${key.id}` };
  if ((await services.db.operation.count({ where: { id: operationId(by) } })) > 0) return 0;
  let written = 0;
  await commit<object>(by, 'signing-key.notify', { id: key.id }, async () => {
    const { name } = await services.db.account.findFirstOrThrow({ where: { id: doer.actor.account.id } });
    const plan = decideRevokedKeyNotices(name, await readFilesToReplace(doer, key.id));
    written = plan.notices.length;
    return {
      plan,
      reply: {},
      changes: {
        subject: { kind: 'signing-key', id: key.id, name: key.thumbprint },
        after: { mails: written },
      },
    };
  });
  return written;
}

// The holder of a line item looks after its devices; of a customer who does not sign in, the account that handed it on.
async function readFilesToReplace(doer: OperationActor, keyId: string): Promise<FilesToReplace[]> {
  const { programme } = doer.vendor;
  const without = programme.tiers.map(({ tier }) => tier).filter((tier) => !signsIn(programme, tier));
  const rows = await readRows(
    doer.services.db,
    { id: text, name: text, leased: int, wholeTerm: int },
    sql`
    SELECT by.id, by.name, count(*) FILTER (WHERE a.leased)::int AS leased,
      count(*) FILTER (WHERE NOT a.leased)::int AS whole_term
    FROM signing_key k
    JOIN activation a ON a.vendor_id = k.vendor_id AND ${needsFileInsteadOf}
    JOIN line_item l ON l.id = a.line_item_id
    JOIN account h ON h.id = l.account_id
    JOIN account by ON by.id = CASE WHEN h.tier = ANY(${without}::int[]) THEN l.from_account_id ELSE h.id END
    WHERE k.id = ${keyId}::uuid
    GROUP BY by.id, by.name
    ORDER BY by.id`,
  );
  const people = await readPeopleToNotify(
    doer,
    rows.map(({ id }) => id),
    rolesWhoBuy,
  );
  return rows.map(({ id, name, leased, wholeTerm }) => ({
    account: { id, name, people: people.get(id) ?? [] },
    leased,
    wholeTerm,
  }));
}
