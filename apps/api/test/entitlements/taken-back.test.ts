import { call } from '@tierline/contract';
import { openDatabase, sql, takeDueMails } from '@tierline/core';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { proof, refusal, world, type Caller, type Company, type Person, type World } from '../kernel/world.ts';

describe('copies taken back', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Rück Vertrieb');
    installer = await w.company(distributor.master, 'Rück Montage');
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await w.close();
  });

  /** 30 of 100 copies with the installer. */
  async function handedOn(by = distributor, to = installer) {
    const root = await w.issue(by, 100);
    const {
      splits: [split],
      operationId,
      undoUntil,
    } = await by.master.call('splitLineItems', { rows: [{ lineItemId: root, accountId: to.id, copies: 30 }] });
    return { root, child: split?.id ?? '', operationId, undoUntil };
  }

  /** Somebody's calls some time from now: another process whose one connection has the database's clock moved. */
  async function later(seconds: number): Promise<(person: Person) => Caller> {
    const now = () => new Date(Date.now() + seconds * 1000);
    const db = openDatabase(w.env.databaseUrl, { connections: 1 });
    await db.$executeRaw(sql`SELECT set_config('tierline.now', ${now().toISOString()}, false)`);
    const server = createServer(
      makeApp({ services: { ...w.services, db, now }, log: pino({ level: 'silent' }), samples: () => [] }),
    );
    server.listen(0);
    await once(server, 'listening');
    closing.push(async () => {
      server.closeAllConnections();
      server.close();
      await db.$disconnect();
    });
    const { port } = server.address() as AddressInfo; // a listening TCP server has such an address
    return (person) => (name, ask, options) => {
      const cookie = [...person.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      const send: typeof fetch = (input, init) =>
        fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } });
      return call(
        { origin: `http://localhost:${port}`, vendor: w.programme.slug, language: () => 'en', fetch: send },
        name,
        ask,
        options,
      );
    };
  }

  const counts = async (person: Person, id: string) => {
    const { copies, available, handedOn: below } = await person.call('readLineItem', { id });
    return [copies, available, below];
  };
  const mailsOf = (operationId: string) =>
    w.db.mail.findMany({ where: { operationId }, orderBy: { recipient: 'asc' } });
  const day = 86_400;

  it('E7 the installer returns 3 of 30: they are back on the old line, and both sides get a mail', async () => {
    const { root, child } = await handedOn();
    const before = await distributor.master.call('readLineItem', { id: root });
    const { operationId } = await installer.master.call('returnCopies', {
      rows: [{ lineItemId: child, copies: 3 }],
      reason: 'Three cameras fewer',
    });
    expect(await counts(installer.master, child)).toEqual([27, 27, 0]);
    expect(await counts(distributor.master, root)).toEqual([100, 73, 27]);
    expect((await distributor.master.call('readLineItem', { id: root })).activationId).toBe(before.activationId);
    const mails = await mailsOf(operationId);
    expect(mails.map((mail) => mail.recipient).toSorted()).toEqual(
      [distributor.master.email, installer.master.email].toSorted(),
    );
    expect(mails.find((mail) => mail.recipient === distributor.master.email)?.payload).toMatchObject({
      kind: 'copies-returned',
      other: 'Rück Montage',
      reason: 'Three cameras fewer',
      lines: [{ activationId: before.activationId, copies: 3 }],
    });
    const [transfer] = await w.db.transfer.findMany({ where: { operationId } });
    expect(transfer).toMatchObject({ kind: 'return', fromId: child, toId: root, quantity: 3n });
  });

  it('E7 the distributor recalls copies neither used nor handed on; all rows or none, refused ones named', async () => {
    const { root, child } = await handedOn();
    const { account: customer } = await installer.master.call('createAccount', {
      name: 'Rück Kunde',
      user: { email: 'kunde@rueck.example' },
    });
    await installer.master.call('splitLineItems', {
      rows: [{ lineItemId: child, accountId: customer.id, copies: 12 }],
      mail: false,
    });
    const problem = await refusal(
      distributor.master.call('recallCopies', {
        rows: [
          { lineItemId: child, copies: 10 },
          { lineItemId: child, copies: 9 },
          { lineItemId: root, copies: 1 },
        ],
        reason: 'Wrong partner',
      }),
    );
    expect(problem.document).toMatchObject({
      status: 409,
      available: 8,
      refused: [
        { row: 1, type: 'urn:tierline:problem:only-available' },
        { row: 2, type: 'urn:tierline:problem:not-sender' },
      ],
    });
    expect(await counts(distributor.master, root)).toEqual([100, 70, 30]);
    const { operationId, recalls } = await distributor.master.call('recallCopies', {
      rows: [{ lineItemId: child, copies: 18 }],
      reason: 'Wrong partner',
    });
    expect(recalls).toEqual([{ lineItemId: child, copies: 18, requestId: null }]);
    expect(await counts(distributor.master, root)).toEqual([100, 88, 12]);
    expect(await counts(installer.master, child)).toEqual([12, 0, 12]);
    expect((await mailsOf(operationId)).map((mail) => mail.recipient).toSorted()).toEqual(
      [distributor.master.email, installer.master.email].toSorted(),
    );
    expect((await distributor.master.call('readLineItem', { id: child })).actions.recall).toMatchObject({
      code: 'only-available',
    });
  });

  it('E7 two months later a recall is a request: declined nothing changes, accepted the copies go back', async () => {
    const { root, child } = await handedOn();
    const inTwoMonths = await later(60 * day);
    const [giver, holder] = [inTwoMonths(distributor.master), inTwoMonths(installer.master)];
    expect((await giver('readLineItem', { id: child })).recallAsks).toBe(true);
    const ask = (copies: number) =>
      giver('recallCopies', { rows: [{ lineItemId: child, copies }], reason: 'Not used since spring' });
    const {
      recalls: [first],
      operationId,
    } = await ask(20);
    expect(await counts(installer.master, child)).toEqual([30, 30, 0]);
    expect(await mailsOf(operationId)).toMatchObject([
      {
        recipient: installer.master.email,
        kind: 'recall-asked',
        payload: { reason: 'Not used since spring', other: 'Rück Vertrieb' },
      },
    ]);
    expect((await refusal(ask(1))).code).toBe('recall-pending');

    const {
      items: [waiting],
    } = await holder('listRecallRequests', { direction: 'received', state: 'open' });
    expect(waiting).toMatchObject({
      id: first?.requestId,
      copies: 20,
      reason: 'Not used since spring',
      mine: true,
      from: { name: 'Rück Vertrieb' },
      actions: { accept: null, decline: null, withdraw: { code: 'not-sender' } },
    });
    expect((await giver('listRecallRequests', { direction: 'sent', state: 'open' })).items).toMatchObject([
      { id: first?.requestId, mine: false, actions: { accept: { code: 'not-holder' }, withdraw: null } },
    ]);
    await holder('answerRecall', { id: first?.requestId ?? '', decision: 'declined', answer: 'We need them in July' });
    expect(await counts(distributor.master, root)).toEqual([100, 70, 30]);
    expect(await w.db.mail.findMany({ where: { kind: 'recall-declined' } })).toMatchObject([
      { recipient: distributor.master.email, payload: { answer: 'We need them in July' } },
    ]);

    const {
      recalls: [second],
    } = await ask(20);
    expect((await refusal(holder('answerRecall', { id: first?.requestId ?? '', decision: 'accepted' }))).code).toBe(
      'already-decided',
    );
    await holder('answerRecall', { id: second?.requestId ?? '', decision: 'accepted' });
    expect(await counts(distributor.master, root)).toEqual([100, 90, 10]);
    const {
      recalls: [third],
    } = await ask(10);
    await giver('answerRecall', { id: third?.requestId ?? '', decision: 'withdrawn' });
    expect(
      (await giver('listRecallRequests', { lineItemId: child })).items.map(({ state }) => state).toSorted(),
    ).toEqual(['accepted', 'declined', 'withdrawn']);
  });

  it('E7 from holders who do not sign in copies are taken back at any time, as nobody there could consent', async () => {
    const { child } = await handedOn();
    const { account: customer } = await installer.master.call('createAccount', {
      name: 'Ohne Zugang',
      user: { email: 'ohne@rueck.example' },
    });
    const {
      splits: [split],
    } = await installer.master.call('splitLineItems', {
      rows: [{ lineItemId: child, accountId: customer.id, copies: 5 }],
    });
    const { recalls } = await (
      await later(60 * day)
    )(installer.master)('recallCopies', { rows: [{ lineItemId: split?.id ?? '', copies: 5 }], reason: 'Project over' });
    expect(recalls).toMatchObject([{ requestId: null }]);
    expect(await counts(installer.master, child)).toEqual([30, 30, 0]);
  });

  it('E7 SPEC §1 copies back at the vendor, by return or recall, are no longer issued: the lot’s sums hold', async () => {
    const root = await w.issue(distributor, 100);
    const { operationId } = await distributor.master.call('returnCopies', {
      rows: [{ lineItemId: root, copies: 40 }],
      reason: 'Ordered too many',
    });
    await w.staff.call('recallCopies', { rows: [{ lineItemId: root, copies: 15 }], reason: 'Credit note 7' });
    expect(await counts(distributor.master, root)).toEqual([45, 45, 0]);
    const [lot] = await w.db.$queryRaw<{ issued: bigint; held: bigint }[]>(
      sql`SELECT sum(output - input) FILTER (WHERE purpose = 'mint') AS issued,
        sum(input - output) FILTER (WHERE purpose <> 'mint') AS held
        FROM holding
        WHERE unit = ${root}::uuid`,
    );
    expect([Number(lot?.issued), Number(lot?.held)]).toEqual([45, 45]);
    expect((await mailsOf(operationId)).map((mail) => mail.recipient).toSorted()).toEqual(
      [w.staff.email, distributor.master.email].toSorted(),
    );
    await distributor.master.call('undoOperation', { id: operationId });
    expect(await counts(distributor.master, root)).toEqual([85, 85, 0]);
  });

  it('E3 a held line and all below it move nothing, holders read why, and release frees exactly these', async () => {
    const { root, child } = await handedOn();
    const other = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 10 }],
      mail: false,
    });
    await w.staff.call('holdLineItem', { id: other.splits[0]?.id ?? '', reason: 'Serial numbers in doubt' });
    expect(await w.staff.call('holdLineItem', { id: root, reason: 'Invoice 417 is open' })).toMatchObject({ lines: 2 });
    const line = await installer.master.call('readLineItem', { id: child });
    expect(line).toMatchObject({
      state: 'on-hold',
      stateReason: 'Invoice 417 is open',
      actions: {
        split: { code: 'line-on-hold' },
        return: { code: 'line-on-hold', detail: 'The vendor has set this line item on hold: Invoice 417 is open' },
      },
    });
    for (const attempt of [
      () => installer.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'x' }),
      () => distributor.master.call('recallCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'x' }),
      () =>
        distributor.master.call('splitLineItems', { rows: [{ lineItemId: root, accountId: installer.id, copies: 1 }] }),
      () => distributor.master.call('undoOperation', { id: other.operationId }),
    ])
      expect((await refusal(attempt())).code).toBe('line-on-hold');
    expect(
      await w.db.mail.findMany({
        where: { kind: 'lines-held', recipient: installer.master.email },
        orderBy: { createdAt: 'asc' },
      }),
    ).toMatchObject([
      { payload: { reason: 'Serial numbers in doubt' } },
      { payload: { reason: 'Invoice 417 is open', lines: [{ activationId: line.activationId }] } },
    ]);

    expect((await refusal(w.staff.call('releaseLineItem', { id: child }))).code).toBe('on-hold-above');
    expect(await w.staff.call('releaseLineItem', { id: root })).toMatchObject({ lines: 2 });
    expect((await installer.master.call('readLineItem', { id: child })).state).toBe('active');
    expect(await installer.master.call('readLineItem', { id: other.splits[0]?.id ?? '' })).toMatchObject({
      state: 'on-hold',
      stateReason: 'Serial numbers in doubt',
    });
    expect((await w.staff.call('readLineItem', { id: child })).actions).toMatchObject({
      hold: null,
      release: { code: 'line-not-on-hold' },
    });
  });

  it('X8 undone within ten seconds: copies are back, the child is in no list, and no mail ever leaves', async () => {
    const { root, child, operationId } = await handedOn();
    const [mail] = await mailsOf(operationId);
    expect((await takeDueMails(w.db, 100)).map(({ id }) => id)).not.toContain(mail?.id);
    const undo = await distributor.master.call('undoOperation', { id: operationId });
    expect(undo).toEqual({ id: operationId, kind: 'split' });
    expect(await counts(distributor.master, root)).toEqual([100, 100, 0]);
    for (const person of [distributor.master, installer.master, w.staff])
      expect(
        (await person.call('listLineItems', { view: 'all', empty: 'true', limit: '100' })).items.map(({ id }) => id),
      ).not.toContain(child);
    expect(await installer.master.call('readLineItem', { id: child })).toMatchObject({
      state: 'closed',
      copies: 0,
      actions: { split: { code: 'line-closed' } },
    });
    await w.db.mail.updateMany({ where: { operationId }, data: { nextTryAt: new Date(0) } });
    expect((await takeDueMails(w.db, 100)).map(({ id }) => id)).not.toContain(mail?.id);
    expect((await distributor.master.call('listLineMails', { id: child })).items).toMatchObject([
      { state: 'withdrawn' },
    ]);
    expect(await w.db.operation.findFirst({ where: { reversesId: operationId } })).toMatchObject({
      kind: 'undo',
      changes: { after: { undone: 'split' } },
    });
    expect((await refusal(distributor.master.call('undoOperation', { id: operationId }))).code).toBe('already-undone');
  });

  it('X8 a return, a recall and a request are undone alike; a request that is undone waits for nobody', async () => {
    const { root, child } = await handedOn();
    const returned = await installer.master.call('returnCopies', {
      rows: [{ lineItemId: child, copies: 30 }],
      reason: 'Wrong button',
    });
    await installer.master.call('undoOperation', { id: returned.operationId });
    const recalled = await distributor.master.call('recallCopies', {
      rows: [{ lineItemId: child, copies: 30 }],
      reason: 'Wrong button',
    });
    await distributor.master.call('undoOperation', { id: recalled.operationId });
    expect([await counts(distributor.master, root), await counts(installer.master, child)]).toEqual([
      [100, 70, 30],
      [30, 30, 0],
    ]);
    const giver = (await later(60 * day))(distributor.master);
    const asked = await giver('recallCopies', { rows: [{ lineItemId: child, copies: 30 }], reason: 'Wrong button' });
    await giver('undoOperation', { id: asked.operationId });
    expect((await giver('listRecallRequests', { lineItemId: child })).items).toMatchObject([{ state: 'withdrawn' }]);
    expect(
      new Set(
        (
          await w.db.mail.findMany({
            where: { operationId: { in: [returned.operationId, recalled.operationId, asked.operationId] } },
          })
        ).map(({ state }) => state),
      ),
    ).toEqual(new Set(['withdrawn']));
  });

  it('X8 undo is refused with the reason: another author, copies used, mail under way, too late, no undo', async () => {
    const { child, operationId } = await handedOn();
    const colleague = await w.colleague(distributor.master, 'master');
    expect((await refusal(colleague.call('undoOperation', { id: operationId }))).code).toBe('not-author');
    expect((await refusal(installer.master.call('undoOperation', { id: operationId }))).code).toBe('not-found');
    await installer.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'One too many' });
    expect((await refusal(distributor.master.call('undoOperation', { id: operationId }))).document).toMatchObject({
      type: 'urn:tierline:problem:copies-used',
      available: 29,
      needed: 30,
    });

    const sent = await handedOn();
    await w.db.mail.updateMany({ where: { operationId: sent.operationId }, data: { nextTryAt: new Date(0) } });
    await takeDueMails(w.db, 100);
    expect((await refusal(distributor.master.call('undoOperation', { id: sent.operationId }))).code).toBe(
      'mail-being-sent',
    );

    const { undoUntil, ...over } = await handedOn();
    const { at } = await w.db.operation.findUniqueOrThrow({ where: { id: over.operationId } });
    expect(new Date(undoUntil).getTime() - at.getTime()).toBe(10_000);
    expect((await refusal((await later(11))(distributor.master)('undoOperation', { id: over.operationId }))).code).toBe(
      'undo-expired',
    );
    const hold = await w.db.operation.findFirstOrThrow({ where: { kind: 'line.hold' } });
    expect((await refusal(w.staff.call('undoOperation', { id: hold.id }))).code).toBe('undo-not-offered');
  });

  it('E7 a reason of 10 kB, or none, is refused clearly, and nothing moves', async () => {
    const { child } = await handedOn();
    for (const [reason, detail] of [
      ['x'.repeat(10_000), 'Enter no more than 2,000 characters.'],
      ['  ', 'This field is required.'],
    ] as const) {
      expect(
        (await refusal(installer.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason })))
          .document,
      ).toMatchObject({ status: 422, errors: [{ pointer: '/reason', detail }] });
    }
    expect(await counts(installer.master, child)).toEqual([30, 30, 0]);
  });

  it('A3 E7 unrelated accounts are named to each other in no mail or audit; closed ones get nothing back', async () => {
    const { child, root } = await handedOn();
    await w.db.relation.delete({
      where: { upperId_lowerId: { upperId: distributor.id, lowerId: installer.id } },
    });
    const { operationId } = await installer.master.call('returnCopies', {
      rows: [{ lineItemId: child, copies: 1 }],
      reason: 'Parting',
    });
    const mails = await mailsOf(operationId);
    expect(mails.map(({ payload }) => payload)).toMatchObject([{ other: null }, { other: null }]);
    expect(
      (await installer.master.call('listLineMails', { id: child })).items.map(({ recipient }) => recipient),
    ).toEqual([installer.master.email]);
    expect(JSON.stringify((await installer.master.call('listChanges', { kind: 'return' })).items[0])).not.toContain(
      'Rück Vertrieb',
    );
    await w.db.relation.create({
      data: {
        upperId: distributor.id,
        lowerId: installer.id,
        vendorId: (await w.db.account.findUniqueOrThrow({ where: { id: installer.id } })).vendorId,
      },
    });

    const { version } = await w.staff.call('readAccount', { id: distributor.id });
    await w.staff.call('editAccount', { id: distributor.id, version, status: 'suspended' });
    await installer.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'At any time' });
    await w.staff.call('editAccount', { id: distributor.id, version: version + 1, status: 'closed' });
    expect(
      (
        await refusal(
          installer.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'Too late' }),
        )
      ).code,
    ).toBe('sender-closed');
    expect(await counts(w.staff, root)).toEqual([100, 72, 28]);
  });

  it('SPEC §1 after all of that the sums of every lot hold', async () => {
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
