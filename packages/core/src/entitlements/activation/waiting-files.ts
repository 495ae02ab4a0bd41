import { filesWaiting, signsIn } from '@tierline/domain';
import { readPeopleToNotify, rolesWhoBuy } from '../../accounts/licence-people.ts';
import { forEachVendor } from '../../accounts/each-vendor.ts';
import { commitIfAny } from '../../kernel/commit.ts';
import { operationId, type OperationActor, type Services } from '../../kernel/context.ts';
import { sql, type Sql } from '../../kernel/db.ts';
import { readRows, text, type Row } from '../../kernel/rows.ts';

/** The most devices that one mail to people of an account counts; the others follow on the next day. */
const mostAtOnce = 1000;

/**
 * Mails the people who look after devices of renewed line items that the files for the whole new term wait to be
 * downloaded, once for each device, in one mail a day at most (E15). Safe to run often and in parallel. Returns how
 * many accounts were told.
 */
export async function tellOfWaitingFiles(services: Services): Promise<number> {
  let told = 0;
  await forEachVendor(
    services,
    () => true,
    async (doer) => {
      for (const reader of await readReaders(doer)) told += Number(await tell(doer, reader));
    },
  );
  return told;
}

const readerRow = {
  id: text,
  account: text,
};

type Reader = Row<typeof readerRow>;

// Devices `a` of line items `l` whose holder is of tier `ha.tier`.
const waiting = sql`
  FROM activation a
  JOIN line_item l ON l.id = a.line_item_id
  JOIN account ha ON ha.id = a.account_id
  WHERE a.continues_id IS NOT NULL
    AND a.wait_told_at IS NULL
    AND NOT a.leased
    AND a.state = 'active'
    AND a.returning_copies = 0
    AND a.fetched_generation < a.generation
    AND l.state = 'open'
    AND a.expires_at > tierline_now()`;

// Who activates: the holder, or for a customer who does not sign in the account that handed the line item on (E10).
function readerOf({ vendor }: OperationActor): Sql {
  const silent = vendor.programme.tiers.map(({ tier }) => tier).filter((tier) => !signsIn(vendor.programme, tier));
  return sql`CASE WHEN ha.tier = ANY(${silent}::int[]) THEN a.from_account_id ELSE a.account_id END`;
}

function readReaders(doer: OperationActor): Promise<Reader[]> {
  return readRows(
    doer.services.db,
    readerRow,
    sql`
    SELECT r.id, r.name AS account
    FROM account r
    WHERE r.id IN (SELECT ${readerOf(doer)} ${waiting} AND a.vendor_id = ${doer.vendor.id}::uuid)
    ORDER BY r.id`,
  );
}

// One operation an account and day, so that there is one mail each, no matter which process comes first.
async function tell(doer: OperationActor, { id, account }: Reader): Promise<boolean> {
  const day = doer.services.now().toISOString().slice(0, 10);
  const by = { ...doer, key: `activation.wait ${id} ${day}` };
  if ((await doer.services.db.operation.count({ where: { id: operationId(by) } })) > 0) return false;
  const done = await commitIfAny<{ mails: number }>(by, 'activation.wait', { accountId: id, day }, async () => {
    const files = await readRows(
      doer.services.db,
      { activationId: text, holderId: text, product: text },
      sql`
      SELECT w.id AS activation_id, w.holder AS holder_id, p.name AS product
      FROM (
        SELECT a.id, a.account_id AS holder, l.product_id
        ${waiting} AND a.vendor_id = ${doer.vendor.id}::uuid AND ${readerOf(doer)} = ${id}::uuid
        ORDER BY a.id
        LIMIT ${mostAtOnce}) w
      JOIN product p ON p.id = w.product_id
      ORDER BY p.name, w.id`,
    );
    const people = (await readPeopleToNotify(doer, [id], rolesWhoBuy)).get(id) ?? [];
    if (files.length === 0 || people.length === 0) return null;
    return {
      plan: filesWaiting({ account, people }, files, { accountId: doer.actor.account.id }),
      reply: { mails: people.length },
      changes: {
        subject: { kind: 'account', id, name: account },
        after: { account, count: files.length, mails: people.length },
        concerns: [],
      },
    };
  });
  return done !== null;
}
