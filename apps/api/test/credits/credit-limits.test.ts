import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from './credit-world.ts';
import { refusal } from '../kernel/world.ts';

const maxBalance = 1_000_000_000_000;

describe('C6 X3 the largest numbers, many times in a row', () => {
  let world: CreditWorld;
  let pack: string;
  let made = 0;

  beforeAll(async () => {
    world = await creditWorld('2026-06-15T12:00:00Z');
    const product = { name: 'Million', kind: 'Credits', delivers: 'credits', credits: 1_000_000 } as const;
    pack = (await world.w.staff.call('createProduct', { ...product, sku: 'MILLION' })).id;
  });
  afterAll(() => world.close());

  const reseller = () => world.w.company(world.w.staff, `Reseller ${made++}`);
  const order = (accountId: string, ...quantities: number[]) =>
    world.w.staff.call('enterOrder', {
      accountId,
      number: `N-${made++}`,
      lines: quantities.map((quantity) => ({ productId: pack, quantity })),
    });
  const told = async (call: Promise<unknown>) => {
    const { code, document } = await refusal(call);
    return { ...document, code };
  };
  const balance = async (accountId: string) => (await world.w.staff.call('readBalance', { accountId })).balance;

  it('C6 X3 an order of more credits than a balance holds is refused in words, and nothing of it is there', async () => {
    const { id } = await reseller();
    for (const quantities of [
      [1_000_000_000],
      Array.from({ length: 50 }, () => 1_000_000_000),
      [1_000_001],
      [500_000, 500_001],
    ])
      expect(await told(order(id, ...quantities))).toMatchObject({
        code: 'too-many-credits',
        status: 409,
        limit: maxBalance,
        balance: 0,
      });
    expect(await balance(id)).toBe(0);
    await order(id, 500_000, 500_000);
    expect(await balance(id)).toBe(maxBalance);
  });

  it('C6 X3 a full balance takes no more by orders, corrections, grants or imports; its credits still move', async () => {
    const { id, name, master } = await reseller();
    const entered = await order(id, 1_000_000);
    const full = { code: 'too-many-credits', balance: maxBalance };
    for (let again = 0; again < 12; again++) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      expect(await told(order(id, 1_000_000))).toMatchObject(full);
      expect(
        // oxlint-disable-next-line no-await-in-loop -- One after the other.
        await told(world.w.staff.call('grantCredits', { accountId: id, credits: 100_000_000, note: 'More' })),
      ).toMatchObject(full);
    }
    expect(await told(order(id, 1))).toMatchObject(full);
    const { version } = await world.w.staff.call('readOrder', { id: entered.id });
    const [line] = entered.lines;
    expect(
      await told(
        world.w.staff.call('correctOrder', {
          id: entered.id,
          version,
          lines: [{ id: line?.id, productId: pack, quantity: 1_000_001 }],
        }),
      ),
    ).toMatchObject(full);
    const rows = [{ line: 1, number: 'I-1', account: name, product: 'MILLION', quantity: '1' }];
    expect(await told(world.w.staff.call('importRows', { orders: rows }))).toMatchObject(full);
    const { id: site } = await master.call('createSite', {
      name: 'Rich',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      credits: 100_000_000,
    });
    const rich = Array.from({ length: 50 }, () => ({ fromSiteId: null, toSiteId: site, credits: 100_000_000 }));
    const moved = await master.call('moveCredits', { rows: rich });
    expect(moved.balance).toBe(maxBalance - 5_100_000_000);
    expect((await master.call('readSite', { id: site })).credits).toBe(5_100_000_000);
    const history = await master.call('listCreditHistory', {});
    expect([history.opening, history.closing]).toEqual([0, moved.balance]);
    expect((await master.call('readCreditChart', {})).closing).toBe(moved.balance);
  });

  it('C6 X5 a file whose orders are too many credits together is refused as a whole', async () => {
    const { id, name } = await reseller();
    const rows = [1, 2, 3].map((line) => ({
      line,
      number: `F-${line}`,
      account: name,
      product: 'MILLION',
      quantity: '400000',
    }));
    expect(await told(world.w.staff.call('importRows', { orders: rows }))).toMatchObject({
      code: 'too-many-credits',
      balance: 800_000_000_000,
    });
    expect(await balance(id)).toBe(0);
    // A row that is too much by itself is refused at its cell.
    const preview = await world.w.staff.call('previewImport', { orders: [{ ...rows[0], quantity: '1000001' }] });
    expect(preview.rows[0]?.wrong).toMatchObject([{ field: 'quantity', code: 'too-many-credits' }]);
  });
});
