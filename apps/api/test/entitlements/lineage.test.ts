import type { Lineage } from '@tierline/contract';
import { inVendor, sql } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('E9 where the copies of a lot are', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  let root: string;
  let line: string;
  let secret: { id: string; line: string };

  const split = async (by: Person, lineItemId: string, accountId: string, copies: number) =>
    (await by.call('splitLineItems', { rows: [{ lineItemId, accountId, copies }], mail: false })).splits[0]?.id ?? '';
  const customer = async (by: Person, name: string, visibleToPartners = false) =>
    (
      await by.call('createAccount', {
        name,
        visibleToPartners,
        user: { email: `${name.toLowerCase().replaceAll(/\W/gu, '')}@customer.example` },
      })
    ).account.id;
  const told = ({ nodes }: Lineage) =>
    nodes.map((node) =>
      [
        `${node.parent ?? '-'} ${node.holder.name ?? `tier ${node.holder.tier}`} ${node.copies}`,
        `= ${node.available} + ${node.handedOn} + ${node.activated} + ${node.retired}`,
      ].join(' '),
    );
  const sum = ({ available, activated, retired }: Lineage['proof']['own']) => available + activated + retired;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Nordlicht');
    installer = await w.company(distributor.master, 'Blickfang');
    root = await w.issue(distributor, 100);
    line = await split(distributor.master, root, installer.id, 30);
    const id = await customer(installer.master, 'Zitadelle');
    secret = { id, line: await split(installer.master, line, id, 5) };
    await split(installer.master, line, await customer(installer.master, 'Museum Hollin', true), 7);
    await split(distributor.master, root, (await w.company(distributor.master, 'Alpenauge')).id, 10);
  });
  afterAll(() => w.close());

  it('E9 X8 what was undone is not in the tree, unless it is exactly the line that is asked for', async () => {
    const lot = await w.issue(distributor, 9);
    const { splits, operationId } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: lot, accountId: installer.id, copies: 4 }],
      mail: false,
    });
    await distributor.master.call('undoOperation', { id: operationId });
    const read = async (id: string) => distributor.master.call('readLineage', { id });
    expect(told(await read(lot))).toEqual(['- Nordlicht 9 = 9 + 0 + 0 + 0']);
    expect((await read(lot)).nodes[0]?.more ?? null).toBeNull();
    expect(told(await read(splits[0]?.id ?? ''))).toEqual([
      '- Nordlicht 9 = 9 + 0 + 0 + 0',
      '0 Blickfang 0 = 0 + 0 + 0 + 0',
    ]);
  });

  it('E9 A3 each sees their own branch: up to the sender, down to the last copy, names where known', async () => {
    const above = await distributor.master.call('readLineage', { id: root });
    expect(told(above)).toEqual([
      '- Nordlicht 100 = 60 + 40 + 0 + 0',
      '0 Blickfang 30 = 18 + 12 + 0 + 0',
      '0 Alpenauge 10 = 10 + 0 + 0 + 0',
      '1 Museum Hollin 7 = 7 + 0 + 0 + 0',
      '1 tier 3 5 = 5 + 0 + 0 + 0',
    ]);
    expect(above.from.tier).toBe(0);
    const own = await installer.master.call('readLineage', { id: line });
    expect(told(own)).toEqual([
      '- Blickfang 30 = 18 + 12 + 0 + 0',
      '0 Museum Hollin 7 = 7 + 0 + 0 + 0',
      '0 Zitadelle 5 = 5 + 0 + 0 + 0',
    ]);
    expect(own.from.name).toBe('Nordlicht');
    const vendor = await w.staff.call('readLineage', { id: secret.line });
    expect(vendor.nodes.map((node) => node.holder.name)).toEqual([
      'Nordlicht',
      'Blickfang',
      'Alpenauge',
      'Museum Hollin',
      'Zitadelle',
    ]);
    expect(vendor.nodes[vendor.asked]?.line?.id).toBe(secret.line);
  });

  it('E9 a line that an account handed on is found in its own branch', async () => {
    const branch = await distributor.master.call('readLineage', { id: line });
    expect(told(branch)).toEqual(told(await distributor.master.call('readLineage', { id: root })));
    expect(branch.nodes[branch.asked]?.line?.id).toBe(line);
  });

  it('A3 what is masked has no id that opens anything, and a name that is visible is no more than a name', async () => {
    const { nodes } = await distributor.master.call('readLineage', { id: root });
    const below = nodes.filter((node) => node.parent === 1);
    expect(below.map(({ holder, line: known }) => ({ holder, known }))).toEqual([
      { holder: { id: null, name: 'Museum Hollin', identifier: null, tier: 3 }, known: null },
      { holder: { id: null, name: null, identifier: null, tier: 3 }, known: null },
    ]);
    expect((await refusal(distributor.master.call('readLineage', { id: secret.line }))).code).toBe('not-found');
    expect((await refusal(installer.master.call('readLineage', { id: root }))).code).toBe('not-found');
  });

  it('A3 an installer with two distributors shows neither what came from the other', async () => {
    const other = await w.company(w.staff, 'Iberalux');
    const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: other.id } });
    await w.db.relation.create({ data: { upperId: other.id, lowerId: installer.id, vendorId } });
    const otherRoot = await w.issue(other, 50);
    await split(other.master, otherRoot, installer.id, 20);
    expect(told(await other.master.call('readLineage', { id: otherRoot }))).toEqual([
      '- Iberalux 50 = 30 + 20 + 0 + 0',
      '0 Blickfang 20 = 20 + 0 + 0 + 0',
    ]);
    expect((await distributor.master.call('readLineage', { id: root })).nodes).toHaveLength(5);
    expect((await refusal(other.master.call('readLineage', { id: line }))).code).toBe('not-found');
  });

  it('SPEC §1 what an account received it still has, in use or handed on; the vendor sees the whole lot', async () => {
    // Devices and retirement come later; a holding of their kind counts from now on.
    await withActivations(line, 4, 1);
    const { proof: ofInstaller } = await installer.master.call('readLineage', { id: line });
    expect(ofInstaller).toEqual({
      received: 30,
      own: { available: 13, activated: 4, retired: 1 },
      below: { available: 12, activated: 0, retired: 0 },
    });
    const { proof: ofDistributor } = await distributor.master.call('readLineage', { id: line });
    expect(ofDistributor).toEqual({
      received: 100,
      own: { available: 60, activated: 0, retired: 0 },
      below: { available: 35, activated: 4, retired: 1 },
    });
    const { proof: ofVendor } = await w.staff.call('readLineage', { id: line });
    expect(ofVendor).toEqual({
      received: 100,
      own: { available: 0, activated: 0, retired: 0 },
      below: { available: 95, activated: 4, retired: 1 },
    });
    for (const { received, own, below } of [ofInstaller, ofDistributor, ofVendor])
      expect(sum(own) + sum(below)).toBe(received);
    const { nodes } = await distributor.master.call('readLineage', { id: root });
    expect(nodes[1]).toMatchObject({ copies: 30, available: 13, handedOn: 12, activated: 4, retired: 1 });
  });

  it('E9 a large lot is bounded: the largest hundred of each, the way to the line, and how many more', async () => {
    const lot = await w.issue(distributor, 10_000);
    const small = await split(distributor.master, lot, installer.id, 1);
    const rows = Array.from({ length: 400 }, (_, n) => ({
      lineItemId: lot,
      accountId: installer.id,
      copies: 2 + (n % 5),
    }));
    const { splits } = await distributor.master.call('splitLineItems', { rows, mail: false });
    const customers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => customer(installer.master, `Customer ${name}`)),
    );
    // Two hundred of them go on, in up to three parts each.
    await installer.master.call('splitLineItems', {
      mail: false,
      rows: splits
        .filter((one) => one.copies >= 5)
        .slice(0, 160)
        .flatMap((one) => customers.map((accountId) => ({ lineItemId: one.id, accountId, copies: 1 }))),
    });
    const { nodes, asked, proof } = await distributor.master.call('readLineage', { id: small });
    expect(nodes.length).toBeLessThanOrEqual(1_000);
    expect(nodes[asked]?.line?.id).toBe(small);
    const children = nodes.filter((node) => node.parent === 0);
    expect(children).toHaveLength(101);
    expect(
      children
        .filter((node) => node.copies < 6)
        .map((node) => node.copies)
        .filter((copies) => copies < 5),
    ).toEqual([1]);
    const all = nodes[0]?.handedOn ?? 0;
    expect(nodes[0]?.more).toEqual({
      lines: 300,
      copies: all - children.reduce((total, node) => total + node.copies, 0),
    });
    expect(sum(proof.own) + sum(proof.below)).toBe(10_000);
    // Of every line that is shown: what was handed on is what its children have, shown or not.
    nodes.forEach((node, place) => {
      const shown = nodes.filter((child) => child.parent === place).reduce((total, child) => total + child.copies, 0);
      expect(shown + (node.more?.copies ?? 0)).toBe(node.handedOn);
    });
  });

  it('E9 a thousand lines are shown at most, and at each line how many more there are', async () => {
    const lot = await w.issue(distributor, 2_000);
    const hand = async (from: Company, rows: { lineItemId: string; accountId: string; copies: number }[]) =>
      (await from.master.call('splitLineItems', { rows, mail: false })).splits;
    const held = await hand(
      distributor,
      Array.from({ length: 90 }, () => ({ lineItemId: lot, accountId: installer.id, copies: 12 })),
    );
    const end = await customer(installer.master, 'Customer of many');
    for (const lines of [held.slice(0, 30), held.slice(30, 60), held.slice(60)])
      // oxlint-disable-next-line no-await-in-loop -- A split has 500 rows at most.
      await hand(
        installer,
        lines.flatMap(({ id }) => Array.from({ length: 12 }, () => ({ lineItemId: id, accountId: end, copies: 1 }))),
      );
    const { nodes, proof } = await distributor.master.call('readLineage', { id: lot });
    expect(nodes).toHaveLength(1_000);
    expect(nodes.reduce((total, node) => total + (node.more?.lines ?? 0), 0)).toBe(1 + 90 + 90 * 12 - 1_000);
    expect(sum(proof.own) + sum(proof.below)).toBe(2_000);
  });

  // What an activation and a retirement will do to the holdings, as the owner of the database.
  async function withActivations(id: string, activated: number, retired: number): Promise<void> {
    const { vendorId, unit } = await w.db.holding.findUniqueOrThrow({ where: { id } });
    const [fresh] = await w.db.$queryRaw<{ use: string; gone: string; op: string }[]>(
      sql`SELECT gen_random_uuid() AS use, gen_random_uuid() AS gone, gen_random_uuid() AS op`,
    );
    if (!fresh) throw new Error('no ids');
    const plan = {
      id: fresh.op,
      vendorId,
      actorId: null,
      accountId: null,
      kind: 'test',
      inputHash: '',
      reply: null,
      changes: { subject: { kind: 'test', id } },
      address: '',
      facts: [],
      validUntil: null,
      custody: [],
      notices: [],
      holdings: [
        { id: fresh.use, purpose: 'activated', unit, upperId: id },
        { id: fresh.gone, purpose: 'retired', unit, upperId: id },
      ],
      transfers: [
        { kind: 'activate', unit, fromId: id, toId: fresh.use, quantity: activated },
        { kind: 'retire', unit, fromId: id, toId: fresh.gone, quantity: retired },
      ],
    };
    const [outcome] = await inVendor(vendorId, () =>
      w.services.db.$queryRaw<{ outcome: string }[]>(
        sql`SELECT outcome FROM commit_plans(jsonb_build_array(${JSON.stringify(plan)}::jsonb))`,
      ),
    );
    expect(outcome?.outcome).toBe('done');
  }
});
