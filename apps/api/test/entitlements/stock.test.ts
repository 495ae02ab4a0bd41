import { endpoints } from '@tierline/contract';
import { issueEntitlement, readStock, splitLineItems } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creditWorld, type CreditWorld } from '../credits/credit-world.ts';
import { cameras } from '../kernel/programmes.ts';
import type { Company } from '../kernel/world.ts';

describe('E3 E15 stock over time', () => {
  let c: CreditWorld;
  let partner: Company;
  let lines: string[];
  const issue = async (copies: number, expiresOn: string | null) => {
    const ask = endpoints.issueEntitlement.body.parse({
      accountId: c.reseller.id,
      orderNumber: `S-${copies}`,
      lines: [{ productId: await c.w.product(), copies, expiresOn }],
    });
    return (await c.as(c.w.staff, issueEntitlement, ask)).lines[0]?.id ?? '';
  };
  const read = async (months = 3, by = c.reseller.master) => c.as(by, readStock, { months });
  beforeAll(async () => {
    c = await creditWorld('2031-01-10T12:00:00Z', cameras);
    partner = await c.w.company(c.reseller.master, 'Elbe Kameras');
    lines = [await issue(100, '2031-04-30')];
    await c.at('2031-02-20T12:00:00Z');
    lines.push(await issue(7, null));
    await c.as(
      c.reseller.master,
      splitLineItems,
      endpoints.splitLineItems.body.parse({
        rows: [{ lineItemId: lines[0], accountId: partner.id, copies: 30 }],
        mail: false,
      }),
    );
    await c.at('2031-03-05T12:00:00Z');
  });
  afterAll(() => c.close());

  test('E3 month by month as it was, and from today on as it expires; each account reads its own', async () => {
    const product = { id: await c.w.product(), sku: 'P-1', name: 'Scene Analytics' };
    const own = { past: [100, 77, 77], ahead: [77, 7, 7] };
    expect(await read()).toEqual({
      months: ['2031-01-01', '2031-02-01', '2031-03-01'],
      monthsAhead: ['2031-04-01', '2031-05-01', '2031-06-01'],
      all: own,
      products: [{ ...product, ...own }],
      others: { products: 0, past: [0, 0, 0], ahead: [0, 0, 0] },
      firstToExpire: { on: '2031-04-30', copies: 70 },
    });
    expect((await read(3, partner.master)).all).toEqual({ past: [0, 30, 30], ahead: [30, 0, 0] });
    // The vendor issues copies and holds none.
    expect(await read(1, c.w.staff)).toMatchObject({
      all: { past: [0], ahead: [0] },
      products: [],
      firstToExpire: null,
    });
  });

  test('E3 what has expired by now was there until then', async () => {
    await c.at('2031-05-02T12:00:00Z');
    expect((await read()).all).toEqual({ past: [77, 77, 7], ahead: [7, 7, 7] });
  });
});
