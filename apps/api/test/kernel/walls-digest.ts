import pg from 'pg';

/**
 * Sums up all stored rows in one text, which changes when any of them does. Sessions, attempts to sign in, rate
 * limits and when an API key was used last are left out: they are no business.
 */
export type Digest = { read(): Promise<string>; forgetLimits(): Promise<void>; close(): Promise<void> };

const leftOut = ['session', 'sign_in', 'rate_limit', '_prisma_migrations'];

/** Opens a look at a database as its owner; every table that there is comes in by itself. */
export async function openDigest(ownerUrl: string): Promise<Digest> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const tables = rows.map((row) => row.name).filter((name) => !leftOut.includes(name));
  // A2, E13: that a name was found taken and that a receipt is not right are the refusals that are audited.
  const refused = "'account.name-taken', 'activation.receipt-refused'";
  const audited: Record<string, string> = {
    operation: `t WHERE kind NOT IN (${refused})`,
    operation_account: `t
      WHERE NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = t.operation_id AND o.kind IN (${refused}))`,
  };
  const looked = (name: string) => audited[name] ?? 't';
  const row = (name: string) => (name === 'api_key' ? `(to_jsonb(t) - 'last_used_at')` : 't');
  const sums = tables.map(
    (name) =>
      `(
        SELECT '${name} ' || count(*) || ' ' || coalesce(sum(hashtextextended(${row(name)}::text, 0)::numeric), 0)
        FROM ${pg.escapeIdentifier(name)} ${looked(name)})`,
  );
  const text = `SELECT concat_ws(E'\\n', ${sums.join(', ')}) AS digest`;
  return {
    async read() {
      const answer = await client.query<{ digest: string }>({ name: 'digest', text });
      return answer.rows[0]?.digest ?? '';
    },
    async forgetLimits() {
      await client.query('DELETE FROM rate_limit');
    },
    close: () => client.end(),
  };
}
