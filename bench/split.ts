import { endpoints } from '@tierline/contract';
import { inVendor, issueEntitlement } from '@tierline/core';
import { activationId } from '@tierline/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import pg from 'pg';
import { drive, post, type Round } from './drive.ts';
import { aimed, median, type Figure, type Manner } from './figures.ts';
import type { Place, Portal } from './place.ts';

const clients = [1, 8, 32] as const;
const lines = 1000;
const copies = 10_000_000;

/**
 * Splits a second through HTTP, with session, walls and validation, beside as many direct calls of one SQL function
 * made for nothing else.
 */
export async function measureSplits(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portal = await place.openPortal('bench_splits');
  const lineIds = await issueLines(portal);
  const pool = new pg.Pool({ connectionString: portal.ownerUrl, max: 32, options: '-c tierline.vendor=all' });
  await pool.query(direct);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const cookie = await portal.signIn(portal.distributor);
  const facts = await splitFacts(pool, portal);
  const candidates = {
    http: (lineId: string) => splitByHttp(portal, agent, cookie, lineId),
    direct: (lineId: string) => splitDirectly(pool, facts, lineId),
  };
  const figures: Figure[] = [];
  const [rounds, ms] = quick ? [1, 500] : [5, 3000];
  // So that neither the first one to go nor a cold cache is measured.
  for (const candidate of Object.values(candidates)) await drive(candidate, lineIds, 8, ms / 2);
  for (const hot of [false, true]) {
    for (const count of clients) {
      const seen = { http: [] as Round[], direct: [] as Round[] };
      for (let round = 0; round < rounds; round++) {
        for (const [name, candidate] of Object.entries(candidates) as [keyof typeof seen, typeof candidates.http][])
          // The keys of the object above.
          seen[name].push(await drive(candidate, hot ? lineIds.slice(0, 1) : lineIds, count, ms));
      }
      const part = `splits, ${hot ? 'one hot line' : `${lines} lines`}, ${count} clients`;
      const ratio = {
        part,
        what: 'ratio to direct calls',
        value: median(seen.http.map((round, n) => round.perSecond / (seen.direct[n]?.perSecond ?? 1))),
        unit: '×',
      };
      figures.push(
        { part, what: 'through HTTP', value: median(seen.http.map((round) => round.perSecond)), unit: 'splits/s' },
        { part, what: 'direct calls', value: median(seen.direct.map((round) => round.perSecond)), unit: 'splits/s' },
        hot ? (count === 32 ? aimed(ratio, { least: 1.5 }) : ratio) : aimed(ratio, { least: 0.5 }),
        { part, what: 'through HTTP, p95', value: median(seen.http.map((round) => round.p95)), unit: 'ms' },
        { part, what: 'direct calls, p95', value: median(seen.direct.map((round) => round.p95)), unit: 'ms' },
      );
    }
  }
  agent.destroy();
  await provenSound(pool);
  await pool.end();
  await portal.close();
  return figures;
}

/** Issues line items with many copies to the distributor; their ids. */
export async function issueLines(portal: Portal): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < lines / 100; n++) {
    const ctx = { ...(await portal.as(portal.staff)), key: randomUUID() };
    const line = { productId: portal.productIds[n % portal.productIds.length] ?? '', copies, expiresOn: null };
    const made = await inVendor(portal.vendor.id, () =>
      issueEntitlement(
        ctx,
        endpoints.issueEntitlement.body.parse({
          accountId: portal.distributor.accountId,
          orderNumber: `SPLIT-${n}`,
          lines: Array.from({ length: 100 }, () => line),
        }),
      ),
    );
    ids.push(...made.lines.map(({ id }) => id));
  }
  return ids;
}

let turn = 0;

/** Hands one copy of a line item on to the next installer in turn. */
export function splitByHttp(portal: Portal, agent: Agent, cookie: string, lineItemId: string): Promise<unknown> {
  const accountId = portal.installers[turn++ % portal.installers.length]?.accountId;
  return post(portal, { agent, cookie }, '/splits', { rows: [{ lineItemId, accountId, copies: 1 }] });
}

type Facts = { vendorId: string; actorId: string; accountId: string; targets: { id: string; contactId: string }[] };

async function splitFacts(pool: pg.Pool, portal: Portal): Promise<Facts> {
  const { rows } = await pool.query<{ id: string; contactId: string }>(
    'SELECT account_id AS id, id AS "contactId" FROM portal_user WHERE account_id = ANY($1)',
    [portal.installers.map(({ accountId }) => accountId)],
  );
  return {
    vendorId: portal.vendor.id,
    actorId: portal.distributor.userId,
    accountId: portal.distributor.accountId,
    targets: rows,
  };
}

async function splitDirectly(
  pool: pg.Pool,
  { vendorId, actorId, accountId, targets }: Facts,
  lineId: string,
): Promise<void> {
  const target = targets[turn++ % targets.length];
  const { rows } = await pool.query<{ done: boolean }>({
    name: 'direct',
    text: 'SELECT bench_split($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS done',
    values: [
      randomUUID(),
      vendorId,
      actorId,
      accountId,
      lineId,
      target?.id,
      target?.contactId,
      randomUUID(),
      activationId(randomBytes(15)),
      randomUUID(),
    ],
  });
  if (rows[0]?.done !== true) throw new Error('a direct split was refused');
}

// What one would write who wanted this one thing fast: no facts read, no rule, no reply kept; the same rows.
const direct = `
CREATE FUNCTION bench_split(op uuid, vendor uuid, actor uuid, giver uuid, parent uuid, target uuid, contact uuid,
  child uuid, activation text, mail_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE l line_item;
BEGIN
  UPDATE holding SET output = output + 1 WHERE id = parent AND input > output;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT * INTO l FROM line_item WHERE id = parent;
  INSERT INTO operation (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes)
  VALUES (op, vendor, actor, giver, 'split', '', jsonb_build_object('id', child),
    jsonb_build_object('from', parent, 'to', child));
  INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, received)
  VALUES (child, vendor, 'line', l.root_id, parent, 1, 1);
  INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, contact_id, parent_id,
    root_id, activation_id, starts_on, expires_on, operation_id)
    VALUES (child, vendor, l.entitlement_id, l.product_id, target, giver, contact, parent, l.root_id, activation,
      l.starts_on, l.expires_on, op);
  INSERT INTO custody (upper_id, lower_id) VALUES (giver, target) ON CONFLICT DO NOTHING;
  INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity)
  VALUES (op, 1, vendor, 'split', l.root_id, parent, child, 1);
  INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, line_item_id, language, payload)
  VALUES (mail_id, vendor, op, giver, 'lines-handed-on', 'x@bench.example', contact, child, 'en', '{}');
  RETURN true;
END $$`;

async function provenSound(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ wrong: number }>(
    'SELECT count(*)::int AS wrong FROM (SELECT unit FROM holding GROUP BY unit HAVING sum(input - output) <> 0) x',
  );
  if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} lots do not add up`);
}
