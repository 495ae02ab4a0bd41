import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal } from '../kernel/world.ts';

describe('O1 X8 orders that were entered wrongly', () => {
  let s: SeatWorld;
  let made = 0;
  beforeAll(async () => {
    s = await seatWorld();
  });
  afterAll(() => s.w.close());

  const enter = (number = `WRONG-${made++}`, quantity = 30) =>
    s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number,
      lines: [{ productId: s.products.fax, quantity, startsOn: '2026-01-01', expiresOn: null }],
    });
  const read = (id: string) => s.partner.master.call('readOrder', { id });
  const listed = async (state: 'open' | 'unassigned' | 'assigned' | 'cancelled' | undefined, q: string) =>
    (await s.partner.master.call('listOrders', { ...(state && { state }), q })).items.map(({ number }) => number);
  const code = async (promise: Promise<unknown>) => (await refusal(promise)).code;
  const balanced = async () => expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });

  it('X8 an entered order is undone within ten seconds by its author: number and licences are free again', async () => {
    const order = await enter('UNDO-1');
    expect(order.undoUntil).toMatch(/^\d{4}-/u);
    const colleague = await s.w.colleague(s.w.staff, 'operator');
    expect(await code(colleague.call('undoOperation', { id: order.operationId ?? '' }))).toBe('not-author');
    expect(await s.w.staff.call('undoOperation', { id: order.operationId ?? '' })).toMatchObject({
      kind: 'order.enter',
    });
    expect(await read(order.id)).toMatchObject({
      state: 'cancelled',
      unassigned: 0,
      licences: 30,
      actions: { assign: { code: 'order-cancelled' } },
    });
    expect(await code(s.w.staff.call('undoOperation', { id: order.operationId ?? '' }))).toBe('already-undone');
    const again = await enter('UNDO-1', 5);
    expect([again.id === order.id, (await read(again.id)).unassigned]).toEqual([false, 5]);
    await balanced();
  });

  it('X8 it is not undone once some of it is assigned, or it was corrected or cancelled', async () => {
    const used = await enter();
    await s.partner.master.call('assignOrder', {
      id: used.id,
      rows: [{ accountId: s.customer.id, lines: [{ orderLineId: used.lines[0]?.id ?? '', quantity: 1 }] }],
    });
    expect(await code(s.w.staff.call('undoOperation', { id: used.operationId ?? '' }))).toBe('licences-used');
    const corrected = await enter();
    await s.w.staff.call('correctOrder', { id: corrected.id, version: 1, orderedOn: '2026-02-03' });
    expect(await code(s.w.staff.call('undoOperation', { id: corrected.operationId ?? '' }))).toBe('changed-meanwhile');
    const cancelled = await enter();
    await s.w.staff.call('cancelOrder', { id: cancelled.id, reason: 'entered twice' });
    expect(await code(s.w.staff.call('undoOperation', { id: cancelled.operationId ?? '' }))).toBe('order-cancelled');
    await balanced();
  });

  it('X5 X8 an import of orders is one batch that is undone whole', async () => {
    const rows = [1, 2, 3].map((n) => ({
      number: `BATCH-${n}`,
      account: 'Fernruf Systeme',
      product: 'TV-FAX',
      quantity: String(n),
    }));
    const { made: orders, operationId = '' } = await s.w.staff.call('importRows', { orders: rows });
    expect(await listed('unassigned', 'BATCH')).toHaveLength(3);
    await s.w.staff.call('undoOperation', { id: operationId });
    expect([await listed('unassigned', 'BATCH'), (await listed('cancelled', 'BATCH')).length]).toEqual([[], 3]);
    const second = await s.w.staff.call('importRows', { orders: rows });
    await s.partner.master.call('assignOrder', { id: second.made[1]?.id ?? '', rows: [{ accountId: s.customer.id }] });
    // One of them is used: none is undone.
    expect(await code(s.w.staff.call('undoOperation', { id: second.operationId ?? '' }))).toBe('licences-used');
    expect((await listed('unassigned', 'BATCH')).length).toBe(2);
    expect(orders).toHaveLength(3);
    await balanced();
  });

  it('O1 an order is cancelled with a reason while nothing is assigned; it stays, and its number is free', async () => {
    const order = await enter('MT-9001');
    expect((await s.w.staff.call('readOrder', { id: order.id })).actions).toMatchObject({
      correct: null,
      cancel: null,
    });
    expect((await read(order.id)).actions).toMatchObject({ cancel: { code: 'tier-may-not' } });
    await s.partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: s.customer.id, lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 2 }] }],
    });
    const refused = await refusal(s.w.staff.call('cancelOrder', { id: order.id, reason: 'wrong partner' }));
    expect([refused.code, refused.document?.detail]).toEqual([
      'order-assigned',
      '2 licences of the order “MT-9001” are assigned. Take them back first.',
    ]);
    await s.partner.master.call('unassignOrder', { id: order.id, accountId: s.customer.id });
    expect((await refusal(s.w.staff.call('cancelOrder', { id: order.id, reason: '  ' }))).code).toBe('invalid-input');
    await s.w.staff.call('cancelOrder', { id: order.id, reason: 'wrong partner' });
    expect(await read(order.id)).toMatchObject({
      state: 'cancelled',
      cancelled: { reason: 'wrong partner' },
      licences: 30,
      unassigned: 0,
      lines: [{ quantity: 30, unassigned: 0 }],
    });
    expect([
      await listed('open', 'MT-9001'),
      await listed('assigned', 'MT-9001'),
      await listed('cancelled', 'MT-9001'),
      await listed(undefined, 'MT-9001'),
    ]).toEqual([[], [], ['MT-9001'], ['MT-9001']]);
    expect(await code(s.w.staff.call('cancelOrder', { id: order.id, reason: 'again' }))).toBe('order-cancelled');
    expect(
      await code(s.partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: s.customer.id }] })),
    ).toBe('order-cancelled');
    expect((await enter('MT-9001')).id).not.toBe(order.id);
    const [change] = (await s.w.staff.call('listChanges', { kind: 'order.cancel', limit: '1' })).items;
    expect(change).toMatchObject({ kind: 'order.cancel', after: { reason: 'wrong partner' } });
    await balanced();
  });

  it('O1 quantities, products, days, number and date are corrected, and the books say so', async () => {
    const order = await enter('FIX-1');
    const lineId = order.lines[0]?.id ?? '';
    const correct = (version: number, more: object) =>
      s.w.staff.call('correctOrder', { id: order.id, version, ...more });
    await correct(1, {
      number: 'FIX-2',
      orderedOn: '2026-03-04',
      lines: [{ id: lineId, productId: s.products.fax, quantity: 12 }],
    });
    expect(await read(order.id)).toMatchObject({
      number: 'FIX-2',
      orderedOn: '2026-03-04',
      licences: 12,
      unassigned: 12,
      lines: [{ id: lineId, startsOn: '2026-01-01', expiresOn: null }],
    });
    expect(await code(correct(1, { number: 'FIX-3' }))).toBe('changed-meanwhile');
    const other = await enter('FIX-4');
    expect(await code(correct(2, { number: 'fix-4' }))).toBe('order-exists');
    await correct(2, {
      lines: [
        { productId: s.products.softphone, quantity: 3 },
        { id: lineId, productId: s.products.fax, quantity: 40 },
      ],
    });
    const both = await read(order.id);
    expect(both.lines.map(({ product, quantity }) => [product.name, quantity])).toEqual([
      ['Fax', 40],
      ['Softphone', 3],
    ]);
    await correct(3, { lines: [{ id: both.lines[1]?.id ?? '', productId: s.products.softphone, quantity: 3 }] });
    expect((await read(order.id)).lines.map(({ product }) => product.name)).toEqual(['Softphone']);
    await s.partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: s.customer.id }] });
    expect(await code(correct(4, { orderedOn: '2026-01-01' }))).toBe('order-assigned');
    await s.w.staff.call('cancelOrder', { id: other.id, reason: 'x' });
    await balanced();
    const [change] = (await s.w.staff.call('listChanges', { kind: 'order.correct', limit: '1' })).items;
    expect(change).toMatchObject({
      before: {
        lines: [
          { product: 'Fax', quantity: 40 },
          { product: 'Softphone', quantity: 3 },
        ],
      },
      after: { lines: [{ product: 'Softphone', quantity: 3 }] },
    });
  });

  it('O1 X3 assigning, cancelling and correcting at once never overdraws, nor half cancels an order', async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => enter()));
    await Promise.allSettled(
      orders.flatMap(({ id, lines: [line] }) => [
        s.partner.master.call('assignOrder', { id, rows: [{ accountId: s.customer.id }] }),
        s.w.staff.call('cancelOrder', { id, reason: 'race' }),
        s.w.staff.call('correctOrder', {
          id,
          version: 1,
          lines: [{ id: line?.id ?? '', productId: s.products.fax, quantity: 7 }],
        }),
      ]),
    );
    for (const { id } of orders) {
      // oxlint-disable-next-line no-await-in-loop -- They are looked at one after the other.
      const { state, lines, assignments } = await read(id);
      const assigned = assignments.reduce((sum, { quantity }) => sum + quantity, 0);
      expect([state, assigned]).toEqual(
        state === 'cancelled' ? ['cancelled', 0] : ['assigned', lines[0]?.quantity ?? -1],
      );
    }
    await balanced();
  });

  it('X3 a retry under the same key cancels once; nobody else’s order is anybody’s to cancel', async () => {
    const order = await enter();
    const send = () =>
      s.w.staff.call('cancelOrder', { id: order.id, reason: 'once' }, { key: 'cancel-once-and-no-more' });
    expect(await send()).toEqual(await send());
    expect(await code(s.partner.master.call('cancelOrder', { id: order.id, reason: 'mine' }))).toBe('tier-may-not');
    expect(await code(s.w.staff.call('cancelOrder', { id: s.partner.id, reason: 'mine' }))).toBe('not-found');
    expect(await code(s.w.staff.call('correctOrder', { id: order.id, version: 3_000_000_000 }))).toBe('invalid-input');
  });
});
