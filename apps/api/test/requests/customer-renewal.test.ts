import { findVendor, makeDemoKeys, passDueDevices, updateVendor } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrade, type Trade } from '../kernel/model-world.ts';
import { day } from '../kernel/model.ts';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, type Caller } from '../kernel/world.ts';

describe('E15 line items of customers who do not sign in', () => {
  let trade: Trade;
  let staff: Caller;
  let distributor: Caller;
  let installer: Caller;
  let customers: string[];
  const start = (Math.floor(Date.now() / day) + 1.5) * day;
  const inDays = (days: number) => new Date(start + days * day).toISOString().slice(0, 10);
  let runs = 0;

  beforeAll(async () => {
    trade = await openTrade();
    await updateVendor(trade.services, fourRoles);
    const vendor = await findVendor(trade.db, fourRoles.slug);
    if (vendor) await makeDemoKeys(trade.services, vendor);
    staff = trade.caller({ account: 'Vendor', role: 3 }, false);
    distributor = trade.caller({ account: 'Distributor 1', role: 2 }, false);
    installer = trade.caller({ account: 'Partner 1', role: 2 }, false);
    customers = await Promise.all(
      ['Hafen', 'Museum'].map(
        async (name) =>
          (await installer('createAccount', { name: `${name} Kundschaft`, user: { email: `${name}@kunde.example` } }))
            .account.id,
      ),
    );
  });
  afterAll(() => trade.close());

  /** Line items of the customers, of so many copies each, from one of the installer's; all end in 60 days. */
  async function handed(...copies: number[]) {
    await trade.at(start);
    trade.forget();
    const { id: productId } = await staff('createProduct', { sku: `OWN-${runs}`, name: `Own ${runs++}`, kind: 'x' });
    const issued = await staff('issueEntitlement', {
      accountId: trade.idOf('Distributor 1'),
      orderNumber: `OWN-${runs}`,
      lines: [{ productId, copies: 50, startsOn: inDays(0), expiresOn: inDays(60) }],
      mail: false,
    });
    const down = async (by: Caller, lineItemId: string, to: string[]) =>
      (
        await by('splitLineItems', {
          rows: to.map((accountId, nth) => ({ lineItemId, accountId, copies: copies[nth] ?? 30 })),
          mail: false,
        })
      ).splits;
    const root = issued.lines[0]?.id ?? '';
    const all = copies.reduce((sum, one) => sum + one, 0);
    const { splits } = await distributor('splitLineItems', {
      rows: [{ lineItemId: root, accountId: trade.idOf('Partner 1'), copies: all + 5 }],
      mail: false,
    });
    const own = splits[0]?.id ?? '';
    const lines = await down(installer, own, customers.slice(0, copies.length));
    return { productId, root, own, lines };
  }
  const renew = (by: Caller, lines: readonly { id: string }[], copies: number) =>
    by('renewLineItems', {
      lines: lines.map(({ id }) => ({ lineItemId: id, copies })),
      until: 'day',
      day: inDays(425),
    });
  const stageOf = async (by: Caller, id: string) =>
    (await by('listRenewals', { lineItemIds: id })).items.find((line) => line.id === id);
  const one = (request: { id: string; lines: readonly { id: string }[] }) => ({
    id: request.id,
    line: request.lines[0]?.id ?? '',
  });

  it('E15 E10 the installer renews for the customer, from the vendor down, and the devices go on', async () => {
    const { productId, own, lines } = await handed(4);
    const [line] = lines;
    const activationId = line?.activationId ?? '';
    await installer('activateDevice', { activationId, hostId: `gate ${runs}`, copies: 3 });
    expect(await stageOf(installer, line?.id ?? '')).toMatchObject({ mine: false, actions: { renew: null } });
    expect(await refusal(renew(distributor, lines, 4))).toMatchObject({ code: 'not-found' });

    const asked = one(await renew(installer, lines, 4));
    const request = await installer('readRequest', { id: asked.id });
    expect(request).toMatchObject({
      mine: false,
      account: { name: 'Hafen Kundschaft' },
      lines: [{ renews: { lineItemId: line?.id }, actions: { forward: null } }],
    });
    expect(await stageOf(installer, line?.id ?? '')).toMatchObject({ stage: 'asked', asked: 4 });
    expect(await refusal(renew(installer, lines, 4))).toMatchObject({ code: 'renewal-asked' });
    // Nothing has arrived yet that follows the line item which this one came from.
    expect(
      await refusal(installer('fulfilRequest', { id: asked.id, rows: [{ requestLineId: asked.line, copies: 4 }] })),
    ).toMatchObject({ code: 'renewal-not-arrived' });

    const forward = async (by: Caller, to: string, lower: string) =>
      one(
        await by('createRequest', {
          toAccountId: trade.idOf(to),
          lines: [{ productId, copies: 4, forwards: [{ requestLineId: lower, copies: 4 }] }],
        }),
      );
    const middle = await forward(installer, 'Distributor 1', asked.line);
    expect(await stageOf(installer, line?.id ?? '')).toMatchObject({ stage: 'forwarded' });
    expect(await stageOf(installer, own)).toMatchObject({ stage: 'asked' });
    // Nobody further up learns of the customer.
    const seen = JSON.stringify(await distributor('readRequest', { id: middle.id }));
    expect(seen).not.toMatch(/Hafen|gate/u);
    expect(seen).not.toContain(line?.id);
    const upper = await forward(distributor, 'Vendor', middle.line);
    const serve = async (by: Caller, { id, line: requestLineId }: { id: string; line: string }) =>
      (await by('fulfilRequest', { id, rows: [{ requestLineId, copies: 4 }] })).made[0]?.lineItemId ?? '';
    await serve(staff, upper);
    await serve(distributor, middle);
    const successor = await serve(installer, asked);
    expect(await stageOf(installer, line?.id ?? '')).toMatchObject({
      stage: 'renewed',
      successors: [{ lineItemId: successor, copies: 4 }],
    });
    expect(await installer('readLineItem', { id: successor })).toMatchObject({
      holder: { name: 'Hafen Kundschaft' },
      startsOn: inDays(61),
    });

    await trade.at(start + 61 * day);
    await passDueDevices(trade.services);
    expect(await installer('readLineItem', { id: successor })).toMatchObject({ activated: 3, available: 1 });
    expect(await installer('readLineItem', { id: line?.id ?? '' })).toMatchObject({ activated: 0 });
    // The device asks by what it has always known.
    const file = await installer('activateDevice', { activationId, hostId: `gate ${runs}` });
    expect(file).toMatchObject({ outcome: 'same', notRenewed: null });
    expect(await proof(trade.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E15 several customers and own line items together: a request of each holder', async () => {
    const { own, lines } = await handed(2, 3);
    const asked = await renew(installer, [...lines, { id: own }], 2);
    expect(asked.requests).toHaveLength(3);
    const of = await Promise.all(asked.requests.map(({ id }) => installer('readRequest', { id })));
    expect(of.map((request) => [request.account.name, request.mine])).toEqual([
      ['Hafen Kundschaft', false],
      ['Museum Kundschaft', false],
      ['Partner 1', true],
    ]);
    const changes = (await installer('listChanges', { kind: 'request.create' })).items;
    expect(changes.map(({ after }) => after.customer)).toContain('Hafen Kundschaft, Museum Kundschaft');
  });

  it('E15 fewer than the customer’s devices have: the installer says which go on; or lets the line go', async () => {
    const { lines } = await handed(4);
    const id = lines[0]?.id ?? '';
    const activationId = lines[0]?.activationId ?? '';
    const [gate, roof] = [
      await installer('activateDevice', { activationId, hostId: `door ${runs}`, copies: 2 }),
      await installer('activateDevice', { activationId, hostId: `roof ${runs}`, copies: 1 }),
    ];
    expect(await refusal(renew(installer, lines, 2))).toMatchObject({ code: 'renewal-devices' });
    const with2 = (devices: string[]) =>
      installer('renewLineItems', { lines: [{ lineItemId: id, copies: 2, devices }], until: 'day', day: inDays(425) });
    expect(await refusal(with2([gate.id, roof.id]))).toMatchObject({ code: 'renewal-devices-more' });
    await installer('decideRenewals', { lineItemIds: [id], decision: 'let-go', reason: 'Moves out' });
    expect(await stageOf(installer, id)).toMatchObject({ stage: 'let-go', reason: 'Moves out' });
    await with2([gate.id]);
    expect(await stageOf(installer, id)).toMatchObject({ stage: 'asked', devices: { toPass: 2 } });
    expect(await refusal(distributor('decideRenewals', { lineItemIds: [id], decision: 'keep' }))).toMatchObject({
      code: 'not-found',
    });
  });
});
