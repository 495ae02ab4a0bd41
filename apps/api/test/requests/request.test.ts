import { lookAfterRequests, openDatabase, readProgramme, sql, updateVendor } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, refusedWith, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('requests up the chain', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  let customerId: string;
  let productId: string;

  beforeAll(async () => {
    w = await world(fourRoles);
    productId = await w.product();
    distributor = await w.company(w.staff, 'Kette Vertrieb');
    installer = await w.company(distributor.master, 'Kette Montage');
    customerId = (
      await installer.master.call('createAccount', { name: 'Kette Kundschaft', user: { email: 'kk@kette.example' } })
    ).account.id;
  });
  afterAll(() => w.close());

  const ask = (by: Company, to: string, copies: number, more: object = {}) =>
    by.master.call('createRequest', { toAccountId: to, lines: [{ productId, copies }], ...more });
  const only = async (person: Person, id: string) => {
    const request = await person.call('readRequest', { id });
    const [line] = request.lines;
    if (!line) throw new Error('a request without lines');
    return { request, line };
  };
  const fulfil = (person: Person, id: string, requestLineId: string, copies: number, more: object = {}) =>
    person.call('fulfilRequest', { id, rows: [{ requestLineId, copies, ...more }] });
  const answer = (
    person: Person,
    id: string,
    requestLineId: string,
    decision: 'asked-back' | 'declined' | 'replied' | 'cancelled' | 'wish-granted' | 'wish-refused',
    text = 'x',
  ) => person.call('answerRequest', { id, requestLineIds: [requestLineId], decision, text });
  const secret = /Kette Kundschaft|PO-KETTE|for the gate|Kette Montage/u;

  it('E12 customer, installer, distributor, vendor and back: 20 copies, each sees the own hop', async () => {
    const stock = await w.issue(distributor, 7);
    const { id, lines } = await ask(installer, distributor.id, 20, {
      customerId,
      reference: 'PO-KETTE',
      note: 'for the gate',
    });
    const lower = lines[0]?.id ?? '';
    expect(await only(distributor.master, id)).toMatchObject({
      request: {
        mine: false,
        account: { name: 'Kette Montage' },
        customer: null,
        reference: 'PO-KETTE',
        state: 'open',
      },
      line: {
        copies: 20,
        open: 20,
        stock: 7,
        actions: { fulfil: null, forward: null, cancel: { code: 'not-requester' } },
      },
    });
    expect((await only(installer.master, id)).request.customer).toMatchObject({ name: 'Kette Kundschaft' });

    await fulfil(distributor.master, id, lower, 7, { lineItemId: stock });
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId, copies: 20, forwards: [{ requestLineId: lower, copies: 13 }] }],
    });
    expect((await only(installer.master, id)).line).toMatchObject({
      state: 'forwarded',
      fulfilled: 7,
      open: 13,
      forwarded: null,
      above: [],
    });
    const seen = await w.staff.call('readRequest', { id: upper.id });
    expect(seen).toMatchObject({ account: { name: 'Kette Vertrieb' }, lines: [{ copies: 20, below: [] }] });
    expect(JSON.stringify(seen)).not.toMatch(secret);
    expect(await refusal(w.staff.call('readRequest', { id }))).toMatchObject({ code: 'not-found' });
    expect(await refusal(installer.master.call('readRequest', { id: upper.id }))).toMatchObject({ code: 'not-found' });

    await fulfil(w.staff, upper.id, upper.lines[0]?.id ?? '', 20);
    expect((await only(distributor.master, upper.id)).request).toMatchObject({
      state: 'fulfilled',
      lines: [{ below: [{ requestId: id, copies: 13, account: { name: 'Kette Montage' } }] }],
    });
    expect((await only(distributor.master, id)).line).toMatchObject({
      forwarded: { waiting: 0, ready: 13 },
      above: [{ requestId: upper.id, copies: 13 }],
    });
    await fulfil(distributor.master, id, lower, 13);
    expect(await only(installer.master, id)).toMatchObject({
      request: { state: 'fulfilled' },
      line: { fulfilled: 20, open: 0, fulfilments: [{ copies: 7 }, { copies: 13 }] },
    });
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E12 A3 the name below is told only where the sender ticks it and its account lets it be seen', async () => {
    const tell = { customerId, tellCustomer: true };
    expect(await refusal(ask(installer, distributor.id, 1, tell))).toMatchObject({ code: 'name-not-shown' });
    const { version } = await installer.master.call('readAccount', { id: customerId });
    await installer.master.call('editAccount', { id: customerId, version, visibleToPartners: true });
    const { id } = await ask(installer, distributor.id, 1, tell);
    const quiet = await ask(installer, distributor.id, 1, { customerId });
    expect((await only(distributor.master, id)).request.customer).toMatchObject({ id: null, name: 'Kette Kundschaft' });
    expect((await only(distributor.master, quiet.id)).request.customer).toBeNull();
    const again = await installer.master.call('readAccount', { id: customerId });
    await installer.master.call('editAccount', { id: customerId, version: again.version, visibleToPartners: false });
    expect((await only(distributor.master, id)).request.customer).toBeNull();
  });

  it('E12 X8 an undone split and a returned one open the line again', async () => {
    await w.issue(distributor, 50);
    const { id, lines } = await ask(installer, distributor.id, 10);
    const line = lines[0]?.id ?? '';
    const { operationId } = await fulfil(distributor.master, id, line, 10);
    expect((await only(installer.master, id)).line.state).toBe('fulfilled');
    await distributor.master.call('undoOperation', { id: operationId ?? '' });
    expect((await only(installer.master, id)).line).toMatchObject({ state: 'open', fulfilled: 0, fulfilments: [] });
    const { made } = await fulfil(distributor.master, id, line, 10);
    await installer.master.call('returnCopies', {
      rows: [{ lineItemId: made[0]?.lineItemId ?? '', copies: 4 }],
      reason: 'Four too many',
    });
    expect((await only(installer.master, id)).line).toMatchObject({ state: 'partly-fulfilled', open: 4 });
    await fulfil(distributor.master, id, line, 4);
    expect((await only(installer.master, id)).request.state).toBe('fulfilled');
  });

  it('E12 two who fulfil at once: one split, and the other sees it', async () => {
    await w.issue(distributor, 50);
    const colleague = await w.colleague(distributor.master, 'operator');
    const { id, lines } = await ask(installer, distributor.id, 5);
    const line = lines[0]?.id ?? '';
    const outcomes = await Promise.allSettled(
      [distributor.master, colleague, distributor.master].map((person) => fulfil(person, id, line, 5)),
    );
    expect(refusedWith(outcomes)).toEqual(['request-fulfilled', 'request-fulfilled']);
    expect((await only(installer.master, id)).line).toMatchObject({ fulfilled: 5, fulfilments: [{ copies: 5 }] });
  });

  it('E12 what is fulfilled can no longer be forwarded, nor more than is open', async () => {
    await w.issue(distributor, 50);
    const { id, lines } = await ask(installer, distributor.id, 5);
    const line = lines[0]?.id ?? '';
    const forward = (copies: number, forwarded = copies) =>
      distributor.master.call('createRequest', {
        toAccountId: w.staff.accountId,
        lines: [{ productId, copies, forwards: [{ requestLineId: line, copies: forwarded }] }],
      });
    expect(await refusal(forward(9))).toMatchObject({ code: 'more-than-open', document: { open: 5 } });
    expect(await refusal(forward(2, 3))).toMatchObject({ code: 'forward-too-small' });
    await forward(3);
    expect(await refusal(forward(3))).toMatchObject({ code: 'more-than-open', document: { open: 2 } });
    await fulfil(distributor.master, id, line, 5);
    expect(await refusal(forward(1))).toMatchObject({ code: 'request-fulfilled' });
  });

  it('E12 asked back, answered, declined with the reason', async () => {
    const { id, lines } = await ask(installer, distributor.id, 5);
    const line = lines[0]?.id ?? '';
    expect(await refusal(answer(distributor.master, id, line, 'asked-back', ''))).toMatchObject({
      code: 'invalid-input',
    });
    await answer(distributor.master, id, line, 'asked-back', 'For which site?');
    expect((await only(installer.master, id)).line).toMatchObject({
      state: 'asked-back',
      question: 'For which site?',
      actions: { reply: null, cancel: null },
    });
    await answer(installer.master, id, line, 'replied', 'For the port');
    expect((await only(distributor.master, id)).line).toMatchObject({ state: 'open', answer: 'For the port' });
    await answer(distributor.master, id, line, 'declined', 'No longer sold');
    // The Activity names the other side of each answer (X2).
    for (const [kind, account] of [
      ['request.asked-back', 'Kette Montage'],
      ['request.replied', 'Kette Vertrieb'],
      ['request.declined', 'Kette Montage'],
    ] as const)
      expect((await distributor.master.call('listChanges', { kind, limit: '1' })).items[0]).toMatchObject({
        after: { account },
      });
    expect((await only(installer.master, id)).line).toMatchObject({
      state: 'declined',
      reason: 'No longer sold',
      open: 0,
    });
    expect(await refusal(fulfil(distributor.master, id, line, 1))).toMatchObject({ code: 'request-declined' });
  });

  it('E12 cancelled at once while open; while forwarded it is a wish that the receiver settles', async () => {
    const first = await ask(installer, distributor.id, 5);
    await answer(installer.master, first.id, first.lines[0]?.id ?? '', 'cancelled');
    expect((await only(distributor.master, first.id)).request.state).toBe('cancelled');
    expect(await refusal(fulfil(distributor.master, first.id, first.lines[0]?.id ?? '', 1))).toMatchObject({
      code: 'request-cancelled',
    });

    const { id, lines } = await ask(installer, distributor.id, 5);
    const line = lines[0]?.id ?? '';
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId, copies: 5, forwards: [{ requestLineId: line, copies: 5 }] }],
    });
    await answer(installer.master, id, line, 'cancelled');
    expect((await only(distributor.master, id)).line).toMatchObject({
      state: 'forwarded',
      wish: true,
      actions: { settle: null },
    });
    expect(await refusal(answer(installer.master, id, line, 'cancelled'))).toMatchObject({ code: 'wish-waits' });
    await answer(distributor.master, id, line, 'wish-refused');
    expect((await only(installer.master, id)).line).toMatchObject({ state: 'forwarded', wish: false });
    await answer(installer.master, id, line, 'cancelled');
    await answer(distributor.master, id, line, 'wish-granted');
    expect((await only(installer.master, id)).line).toMatchObject({ state: 'cancelled', wish: false });
    await answer(w.staff, upper.id, upper.lines[0]?.id ?? '', 'declined', 'Sold out');
    expect((await only(distributor.master, id)).line.forwarded).toEqual({ waiting: 0, ready: 0 });
  });

  it('E12 X1 the account asked gets a mail, the one that asked its answer; neither learns of another hop', async () => {
    const { id, lines } = await ask(installer, distributor.id, 5, { customerId, note: 'Mail me' });
    const mailsOf = (to: Person) =>
      w.db.mail.findMany({
        where: { recipient: to.email, payload: { path: ['requestId'], equals: id } },
        orderBy: { createdAt: 'asc' },
      });
    expect(await mailsOf(distributor.master)).toMatchObject([
      { kind: 'request-news', payload: { what: 'received', other: 'Kette Montage', text: 'Mail me' } },
    ]);
    const line = lines[0]?.id ?? '';
    await answer(distributor.master, id, line, 'asked-back', 'For which site?');
    await answer(installer.master, id, line, 'replied', 'For the port');
    await answer(distributor.master, id, line, 'declined', 'No longer sold');
    expect((await mailsOf(installer.master)).map(({ payload }) => payload)).toMatchObject([
      { what: 'asked-back', other: 'Kette Vertrieb', text: 'For which site?' },
      { what: 'declined', text: 'No longer sold' },
    ]);
    const received = await mailsOf(distributor.master);
    expect(received.map(({ payload }) => payload)).toMatchObject([{ what: 'received' }, { what: 'replied' }]);
    expect(JSON.stringify(received.map(({ payload }) => payload))).not.toContain('Kette Kundschaft');
  });

  it('E12 the same own reference within 30 days asks first', async () => {
    await ask(installer, distributor.id, 1, { reference: 'Auftrag 7' });
    expect(await refusal(ask(installer, distributor.id, 1, { reference: ' ａuftrag 7 ' }))).toMatchObject({
      code: 'reference-used',
      document: { account: 'Kette Vertrieb' },
    });
    await ask(installer, distributor.id, 1, { reference: 'Auftrag 7', again: true });
    await ask(distributor, w.staff.accountId, 1, { reference: 'Auftrag 7' });
  });

  it('E12 A6 who may ask whom', async () => {
    const other = await w.company(w.staff, 'Kette Nachbar');
    const observer = await w.colleague(installer.master, 'observer');
    const to = (toAccountId: string) => ({ toAccountId, lines: [{ productId, copies: 1 }] });
    for (const [by, target, code] of [
      [observer, distributor.id, 'role-too-low'],
      [installer.master, other.id, 'target-not-related'],
      [installer.master, w.staff.accountId, 'target-not-related'],
      [installer.master, customerId, 'request-not-above'],
      [distributor.master, installer.id, 'request-not-above'],
      [w.staff, distributor.id, 'nobody-above'],
    ] as const)
      expect((await refusal(by.call('createRequest', to(target)))).code, `at ${by.email}`).toBe(code);
    const seats = await w.staff.call('createProduct', { sku: 'S-9', name: 'Seats', kind: 'x', delivers: 'seats' });
    const wrong = { toAccountId: distributor.id, lines: [{ productId: seats.id, copies: 1 }] };
    expect((await refusal(installer.master.call('createRequest', wrong))).code).toBe('ordered-from-vendor');
    expect((await refusal(ask(installer, distributor.id, 1, { customerId: other.id }))).code).toBe(
      'customer-not-below',
    );
  });

  it('E12 101 lines, no copies, too many and a day in the past are refused', async () => {
    const wrong = [
      Array.from({ length: 101 }, () => ({ productId, copies: 1 })),
      [],
      [{ productId, copies: 0 }],
      [{ productId, copies: 1_000_001 }],
      [{ productId, copies: 1.5 }],
      [{ productId, copies: 1, wantedOn: '2026-02-30' }],
    ];
    for (const lines of wrong)
      expect(
        (await refusal(installer.master.call('createRequest', { toAccountId: distributor.id, lines }))).document
          ?.status,
        `at ${JSON.stringify(lines).slice(0, 60)}`,
      ).toBe(422);
    const past = [{ productId, copies: 1, wantedOn: '2001-01-01' }];
    expect(
      await refusal(installer.master.call('createRequest', { toAccountId: distributor.id, lines: past })),
    ).toMatchObject({ code: 'wanted-in-past', document: { status: 422 } });
  });

  it('E12 A2 what is no longer sold, and whom the vendor has suspended, cannot be asked', async () => {
    const other = await w.company(w.staff, 'Kette Gesperrt');
    const buyer = await w.company(other.master, 'Kette Gesperrter');
    const retired = await w.staff.call('createProduct', { sku: 'KETTE-ALT', name: 'Kette alt', kind: 'x' });
    await w.staff.call('editProduct', { id: retired.id, version: retired.version, status: 'retired' });
    const lines = [{ productId: retired.id, copies: 1 }];
    expect((await refusal(buyer.master.call('createRequest', { toAccountId: other.id, lines }))).code).toBe(
      'product-retired',
    );
    const suspend = async ({ id }: Company, status: 'active' | 'suspended') => {
      const { version } = await w.staff.call('readAccount', { id });
      await w.staff.call('editAccount', { id, version, status });
    };
    await suspend(other, 'suspended');
    expect((await refusal(ask(buyer, other.id, 1))).code).toBe('target-suspended');
    await suspend(other, 'active');
    await suspend(buyer, 'suspended');
    expect((await refusal(ask(buyer, other.id, 1))).code).toBe('account-suspended');
  });

  it('E12 of what came from above those who were forwarded first get theirs first', async () => {
    const second = await w.company(distributor.master, 'Kette Zweite');
    const [one, two] = [await ask(installer, distributor.id, 6), await ask(second, distributor.id, 6)];
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [
        {
          productId,
          copies: 12,
          forwards: [one, two].map(({ lines }) => ({ requestLineId: lines[0]?.id ?? '', copies: 6 })),
        },
      ],
    });
    await fulfil(w.staff, upper.id, upper.lines[0]?.id ?? '', 8);
    const forwarded = async (id: string) => (await only(distributor.master, id)).line.forwarded;
    expect([await forwarded(one.id), await forwarded(two.id)]).toEqual([
      { waiting: 0, ready: 6 },
      { waiting: 4, ready: 2 },
    ]);
  });

  it('E12 lists what is received and sent, what is open, and finds by reference, product and account', async () => {
    await ask(installer, distributor.id, 3, { reference: 'Suchbar-1' });
    const find = (person: Person, query: object) => person.call('listRequests', { limit: 100, ...query } as never);
    const sent = await find(installer.master, { direction: 'sent', q: 'suchbar' });
    expect(sent.items).toMatchObject([{ mine: true, reference: 'Suchbar-1', lines: [{ copies: 3 }] }]);
    expect((await find(installer.master, { direction: 'received' })).items).toEqual([]);
    expect((await find(distributor.master, { q: 'Kette Mont', state: 'open' })).items.length).toBeGreaterThan(0);
    expect((await find(w.staff, { q: 'Suchbar' })).items).toEqual([]);
    const settled = await find(distributor.master, { state: 'settled' });
    expect(settled.items.flatMap(({ lines }) => lines).every(({ open }) => open === 0)).toBe(true);
  });

  // What a request has been mailed about once it has waited so many days, and the worker has run twice.
  const mailsAfter = async (id: string, days: number) => {
    const now = () => new Date(Date.now() + days * 86_400_000 + 60_000);
    const db = openDatabase(w.env.databaseUrl, { connections: 1 });
    await db.$executeRaw(sql`SELECT set_config('tierline.now', ${now().toISOString()}, false)`);
    await lookAfterRequests({ ...w.services, db, now });
    await lookAfterRequests({ ...w.services, db, now });
    await db.$disconnect();
    const mails = await w.db.mail.findMany({
      where: {
        OR: [
          { payload: { path: ['requestId'], equals: id } },
          { payload: { path: ['requests'], array_contains: [{ requestId: id }] } },
        ],
      },
      orderBy: [{ createdAt: 'asc' }, { recipient: 'asc' }],
    });
    return mails.map(({ recipient, payload }) => [recipient, payload]);
  };
  const said = (what: string, to: Person) => [to.email, expect.objectContaining({ what })];
  const reminded = (to: Person, ...requests: { id: string; days: number }[]) => [
    to.email,
    expect.objectContaining({
      kind: 'requests-waiting',
      requests: requests.map(({ id, days }) => expect.objectContaining({ requestId: id, waitedDays: days })),
    }),
  ];

  it('E12 not answered in 3 and 7 days: a reminder each; lapsed after 60, and who asked learns of it', async () => {
    const e = await w.company(w.staff, 'Kette Still');
    const buyer = await w.company(e.master, 'Kette Wartend');
    const { id } = await ask(buyer, e.id, 5);
    const received = said('received', e.master);
    expect(await mailsAfter(id, 2)).toEqual([received]);
    expect(await mailsAfter(id, 3)).toEqual([received, reminded(e.master, { id, days: 3 })]);
    expect(await mailsAfter(id, 8)).toHaveLength(3);
    expect((await only(buyer.master, id)).line.state).toBe('open');
    expect((await mailsAfter(id, 60)).at(-1)).toEqual(said('lapsed', buyer.master));
    expect(await only(buyer.master, id)).toMatchObject({ request: { state: 'lapsed' }, line: { open: 0 } });
  });

  it('E12 all reminders of a person on a day are one mail; an answered question begins its days anew', async () => {
    const e = await w.company(w.staff, 'Kette Sammler');
    const colleague = await w.colleague(e.master, 'operator');
    const buyers = [await w.company(e.master, 'Kette Erster'), await w.company(e.master, 'Kette Anderer')];
    const [one, two, three] = await Promise.all([0, 0, 1].map((buyer) => ask(buyers[buyer] ?? e, e.id, 5 + buyer)));
    if (!one || !two || !three) throw new Error('three requests');
    const sent = async () => {
      const mails = await w.db.mail.findMany({
        where: { kind: 'requests-waiting', recipient: { in: [e.master.email, colleague.email] } },
        orderBy: [{ createdAt: 'asc' }],
      });
      return mails.map(({ recipient, payload }) => [
        recipient,
        (payload as { requests: { requestId: string }[] }).requests.map(({ requestId }) => requestId).toSorted(),
      ]);
    };
    const all = [one.id, two.id, three.id].toSorted();
    await mailsAfter(one.id, 3);
    const first = await sent();
    expect(new Set(first.map(([to]) => to))).toEqual(new Set([colleague.email, e.master.email]));
    expect(first.map(([, requests]) => requests)).toEqual([all, all]);
    await answer(e.master, two.id, two.lines[0]?.id ?? '', 'asked-back', 'For which site?');
    await mailsAfter(one.id, 4);
    expect(await sent()).toHaveLength(2);
    // Answered on the fourth day, by the clock that the worker has.
    await answer(buyers[0]?.master ?? e.master, two.id, two.lines[0]?.id ?? '', 'replied', 'For the port');
    const owner = openDatabase(w.database.ownerUrl, { connections: 1 });
    await owner.requestLine.update({
      where: { id: two.lines[0]?.id ?? '' },
      data: { waitingSince: new Date(Date.now() + 4 * 86_400_000) },
    });
    await owner.$disconnect();
    await mailsAfter(one.id, 7);
    expect(await sent()).toHaveLength(4);
    expect((await sent()).at(-1)?.[1]).toEqual(all);
    await mailsAfter(one.id, 8);
    expect(await sent()).toHaveLength(4);
  });

  it('E12 a programme has other days for reminders and for the end, or no reminders', async () => {
    const e = await w.company(w.staff, 'Kette Geduld');
    const buyer = await w.company(e.master, 'Kette Geduldig');
    const [one, two] = [await ask(buyer, e.id, 5), await ask(buyer, e.id, 5)];
    const received = said('received', e.master);
    try {
      await updateVendor(w.services, { ...fourRoles, waitingRequests: { remindAfterDays: [], lapseAfterDays: 90 } });
      expect(await mailsAfter(one.id, 61)).toEqual([received]);
      await updateVendor(w.services, { ...fourRoles, waitingRequests: { remindAfterDays: [5], lapseAfterDays: 6 } });
      expect(await mailsAfter(two.id, 4)).toEqual([received]);
      const both = [one, two].map((request) => ({ id: request.id, days: 5 }));
      expect(await mailsAfter(two.id, 5)).toEqual([received, reminded(e.master, ...both)]);
      expect((await mailsAfter(two.id, 6)).at(-1)).toEqual(said('lapsed', buyer.master));
    } finally {
      await updateVendor(w.services, fourRoles);
    }
  });

  it('E12 the days of a programme are checked, and one that names none has 3, 7 and 60', () => {
    const file = (waitingRequests: unknown) => JSON.stringify({ ...fourRoles, waitingRequests });
    expect(readProgramme(file(undefined)).waitingRequests).toEqual({ remindAfterDays: [3, 7], lapseAfterDays: 60 });
    for (const wrong of [
      { remindAfterDays: [0], lapseAfterDays: 60 },
      { remindAfterDays: [3, 3], lapseAfterDays: 60 },
      { remindAfterDays: [60], lapseAfterDays: 60 },
      { remindAfterDays: [3], lapseAfterDays: 0 },
      { remindAfterDays: [3] },
      null,
    ])
      expect(() => readProgramme(file(wrong))).toThrow(/waitingRequests/u);
  });

  it('E12 ten partial turns up and down, with undo and return in between, and the books balance', async () => {
    const third = await w.company(w.staff, 'Kette Zehn');
    const buyer = await w.company(third.master, 'Kette Zehner');
    const { id, lines } = await ask(buyer, third.id, 100);
    const line = lines[0]?.id ?? '';
    for (let turn = 1; turn <= 10; turn++) {
      const upper = await third.master.call('createRequest', {
        toAccountId: w.staff.accountId,
        lines: [{ productId, copies: 10, forwards: [{ requestLineId: line, copies: 10 }] }],
      });
      await fulfil(w.staff, upper.id, upper.lines[0]?.id ?? '', 10);
      const undone = await fulfil(third.master, id, line, 10);
      await third.master.call('undoOperation', { id: undone.operationId ?? '' });
      const { made } = await fulfil(third.master, id, line, 10);
      await buyer.master.call('returnCopies', {
        rows: [{ lineItemId: made[0]?.lineItemId ?? '', copies: 3 }],
        reason: 'x',
      });
      await fulfil(third.master, id, line, 3);
      expect((await only(buyer.master, id)).line.fulfilled).toBe(10 * turn);
    }
    expect((await only(buyer.master, id)).request.state).toBe('fulfilled');
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
