import { person, type Seed } from './growth-rows.ts';
import type { Somebody } from './place.ts';
import { id } from './seed.ts';

/**
 * Orders of ten seats each: one in a thousand is not assigned and one in part, the others are, each to one of a
 * hundredth as many customers.
 */
export async function seedOrders(seed: Seed, buyer: Somebody, productId: string, many: number): Promise<void> {
  const { run, vendor } = seed;
  const rows = `FROM generate_series(1, ${many}) n`;
  const assigned = 'CASE n % 1000 WHEN 1 THEN 0 WHEN 2 THEN 5 ELSE 10 END';
  await run(`
    INSERT INTO purchase_order (id, vendor_id, account_id, number, number_key, ordered_on, input_hash, operation_id,
      created_at)
    SELECT ${id('order', 'n')}, ${vendor}, '${buyer.accountId}', 'GROWTH-' || n, 'growth-' || n,
      current_date - (${many} - n) / ${many / 250}, '', ${id('growth', '1')},
      now() - make_interval(secs => 300.0 * (${many} - n))
    ${rows}`);
  const line = id('order line', 'n');
  const pool = id('pool', 'n');
  await seedHoldings(seed, rows, { line, pool, used: id('used', 'n') }, { bought: '10', assigned, inUse: '0' });
  await run(`
    INSERT INTO order_line (id, vendor_id, order_id, position, product_id, account_id, starts_on, free)
    SELECT ${line}, ${vendor}, ${id('order', 'n')}, 1, '${productId}', '${buyer.accountId}', current_date - 400,
      n % 1000 IN (1, 2)
    ${rows}`);
  await run(`
    INSERT INTO seat_pool (id, vendor_id, used_id, account_id, order_id, order_line_id, product_id)
    SELECT ${pool}, ${vendor}, ${id('used', 'n')}, ${id('customer', `(1 + n % ${many / 100})`)}, ${id('order', 'n')},
      ${line}, '${productId}'
    ${rows} WHERE n % 1000 <> 1`);
}

/** An order of as many seats of each product as the customer has users; half of them are on. */
export async function seedSeats(
  seed: Seed,
  { buyer, customer }: { buyer: Somebody; customer: Somebody },
  productIds: readonly string[],
  many: number,
): Promise<void> {
  const { run, vendor } = seed;
  const order = id('order', "'seats'");
  await run(`
    INSERT INTO purchase_order (id, vendor_id, account_id, number, number_key, ordered_on, input_hash, operation_id)
    VALUES (${order}, ${vendor}, '${buyer.accountId}', 'SEATS', 'seats', current_date, '', ${id('growth', '1')})`);
  for (const [n, productId] of productIds.entries()) {
    const [line, pool, used] = ['line', 'pool', 'used'].map((name) => id(`seats ${name}`, String(n)));
    if (line === undefined || pool === undefined || used === undefined) continue;
    const seats = { bought: String(many), assigned: String(many), inUse: String(many / 2) };
    // oxlint-disable no-await-in-loop -- One client.
    await seedHoldings(seed, '', { line, pool, used }, seats);
    await run(`
      INSERT INTO order_line (id, vendor_id, order_id, position, product_id, account_id, starts_on)
      VALUES (${line}, ${vendor}, ${order}, ${n + 1}, '${productId}', '${buyer.accountId}', current_date - 400)`);
    await run(`
      INSERT INTO seat_pool (id, vendor_id, used_id, account_id, order_id, order_line_id, product_id)
      VALUES (${pool}, ${vendor}, ${used}, '${customer.accountId}', ${order}, ${line}, '${productId}')`);
    await run(`
      INSERT INTO seat (id, vendor_id, account_id, user_id, product_id, pool_id, operation_id)
      SELECT ${id(`seat ${n}`, 'n')}, ${vendor}, '${customer.accountId}', ${person('user')}, '${productId}', ${pool},
        ${id('growth', '1')}
      FROM generate_series(2, ${many}, 2) n`);
    // oxlint-enable no-await-in-loop
  }
}

async function seedHoldings(
  { run, vendor }: Seed,
  rows: string,
  ids: { line: string; pool: string; used: string },
  { bought, assigned, inUse }: { bought: string; assigned: string; inUse: string },
): Promise<void> {
  for (const [holding, purpose, upper, came, went] of [
    [ids.line, 'order', 'NULL::uuid', bought, assigned],
    [ids.pool, 'pool', ids.line, assigned, inUse],
    [ids.used, 'used', ids.pool, inUse, '0'],
  ] as const)
    // oxlint-disable-next-line no-await-in-loop -- One client.
    await run(`
      INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received)
      SELECT ${holding}, ${vendor}, '${purpose}', ${ids.line}, ${upper}, ${came}, ${went}, ${came}
      ${rows}`);
}
