import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, refusedWith, world, type Company, type Person, type World } from '../kernel/world.ts';

// The day so many days from today, in UTC.
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe('renewals up and down the chain', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  const [end, next, newEnd] = [inDays(40), inDays(41), inDays(405)];

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Folge Vertrieb');
    installer = await w.company(distributor.master, 'Folge Montage');
  });
  afterAll(() => w.close());

  const lineOf = async (person: Person, id: string) =>
    (await person.call('listRenewals', { limit: '100' })).items.find((line) => line.id === id);
  const split = async (lineItemId: string, copies: number) => {
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: installer.id, copies }],
      mail: false,
    });
    return splits[0]?.id ?? '';
  };
  const renew = (person: Person, lineItemId: string, copies: number, day = newEnd) =>
    person.call('renewLineItems', { lines: [{ lineItemId, copies }], until: 'day', day });
  const fulfil = (person: Person, id: string, requestLineId: string, copies: number, more: object = {}) =>
    person.call('fulfilRequest', { id, rows: [{ requestLineId, copies, ...more }] });

  it('E15 installer, distributor, vendor and back: what follows begins where the old end, on the same way', async () => {
    const root = await w.issue(distributor, 10, { expiresOn: end });
    const old = await split(root, 4);
    const asked = await renew(installer.master, old, 5);
    const lower = asked.lines[0]?.id ?? '';
    expect(await lineOf(installer.master, old)).toMatchObject({
      stage: 'asked',
      asked: 5,
      request: { id: asked.id, number: asked.number },
      actions: { renew: { code: 'renewal-asked' } },
    });
    const received = await distributor.master.call('readRequest', { id: asked.id });
    expect(received.lines[0]).toMatchObject({
      stock: 0,
      renews: { lineItemId: old, expiresOn: end, endsOn: newEnd },
    });
    // Other stock of the product does not serve.
    await w.issue(distributor, 50, { expiresOn: inDays(900) });
    expect(await refusal(fulfil(distributor.master, asked.id, lower, 5))).toMatchObject({
      code: 'renewal-not-arrived',
    });
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId: await w.product(), copies: 12, forwards: [{ requestLineId: lower, copies: 5 }] }],
    });
    expect(await lineOf(installer.master, old)).toMatchObject({ stage: 'forwarded' });
    expect(await lineOf(distributor.master, root)).toMatchObject({ stage: 'asked', asked: 12 });
    const seen = await w.staff.call('readRequest', { id: upper.id });
    expect(seen.lines[0]).toMatchObject({ renews: { lineItemId: root, endsOn: newEnd } });
    expect(JSON.stringify(seen)).not.toContain(old);

    const { made } = await fulfil(w.staff, upper.id, upper.lines[0]?.id ?? '', 12);
    const successor = made[0]?.lineItemId ?? '';
    expect(await w.staff.call('readLineItem', { id: successor })).toMatchObject({
      startsOn: next,
      expiresOn: newEnd,
      copies: 12,
    });
    const other = await w.issue(distributor, 50, { expiresOn: inDays(800) });
    expect(await refusal(fulfil(distributor.master, asked.id, lower, 5, { lineItemId: other }))).toMatchObject({
      code: 'renewal-other-line',
    });
    const down = await fulfil(distributor.master, asked.id, lower, 5);
    expect(await installer.master.call('readLineItem', { id: down.made[0]?.lineItemId ?? '' })).toMatchObject({
      startsOn: next,
      expiresOn: newEnd,
      copies: 5,
    });
    expect(await lineOf(installer.master, old)).toMatchObject({
      stage: 'renewed',
      successors: [{ lineItemId: down.made[0]?.lineItemId, copies: 5, startsOn: next }],
      actions: { renew: { code: 'already-renewed' }, letGo: { code: 'already-renewed' } },
    });
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E15 a returned, undone or cancelled renewal leaves the old line as it was', async () => {
    const root = await w.issue(distributor, 10, { expiresOn: end });
    const cancelled = await renew(distributor.master, root, 10);
    await distributor.master.call('answerRequest', {
      id: cancelled.id,
      decision: 'cancelled',
      requestLineIds: [cancelled.lines[0]?.id ?? ''],
    });
    expect(await lineOf(distributor.master, root)).toMatchObject({ stage: 'not-asked', actions: { renew: null } });

    const { id, lines } = await renew(distributor.master, root, 10);
    const upper = await fulfil(w.staff, id, lines[0]?.id ?? '', 10);
    const old = await split(root, 4);
    const below = await renew(installer.master, old, 4);
    const down = await fulfil(distributor.master, below.id, below.lines[0]?.id ?? '', 4);
    await distributor.master.call('undoOperation', { id: down.operationId ?? '' });
    expect(await lineOf(installer.master, old)).toMatchObject({ stage: 'asked', successors: [] });
    const again = await fulfil(distributor.master, below.id, below.lines[0]?.id ?? '', 4);
    await installer.master.call('returnCopies', {
      rows: [{ lineItemId: again.made[0]?.lineItemId ?? '', copies: 4 }],
      reason: 'Not needed',
    });
    expect(await lineOf(installer.master, old)).toMatchObject({ stage: 'asked', asked: 4, successors: [] });
    expect(upper.made).toHaveLength(1);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E15 of two who renew the same line at once one does, and the other reads so', async () => {
    const root = await w.issue(distributor, 10, { expiresOn: end });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => renew(distributor.master, root, 10)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(refusedWith(answers)).toEqual(Array.from({ length: 5 }, () => 'renewal-asked'));
  });

  it('E15 a quarter is renewed to a common day: the preview says what each line comes to, or why not', async () => {
    const ids = [
      await w.issue(distributor, 10, { expiresOn: end }),
      await w.issue(distributor, 5, { expiresOn: inDays(60) }),
      await w.issue(distributor, 5, { expiresOn: inDays(500) }),
    ];
    const lines = ids.map((lineItemId) => ({ lineItemId, copies: 5 }));
    const preview = await distributor.master.call('previewRenewal', { lines, until: 'day', day: inDays(100) });
    expect(preview).toMatchObject({
      rows: [
        { startsOn: next, endsOn: inDays(100), copyDays: 300, wrong: null },
        { copyDays: 200, wrong: null },
        { copyDays: 0, wrong: { code: 'renewal-end-early' } },
      ],
      bought: 500,
      results: preview.remaining + 500,
      remainder: 0,
    });
    const send = { until: 'day', day: inDays(100), reference: 'PO-RENEW' } as const;
    expect(await refusal(distributor.master.call('renewLineItems', { lines, ...send }))).toMatchObject({
      code: 'renewal-end-early',
    });
    const { lines: made } = await distributor.master.call('renewLineItems', { lines: lines.slice(0, 2), ...send });
    expect(made).toMatchObject([
      { lineItemId: ids[0], endsOn: inDays(100) },
      { lineItemId: ids[1], endsOn: inDays(100) },
    ]);
    const spread = await distributor.master.call('previewRenewal', { lines: lines.slice(2), until: 'spread' });
    expect(spread.rows[0]).toMatchObject({ wrong: null });
  });

  it('E15 lines of several senders go up together, as a request to each; one that is refused stops all', async () => {
    const second = await w.company(w.staff, 'Folge Zweitvertrieb');
    const { id: relation } = await second.master.call('askRelation', { nameOrIdentifier: installer.name });
    await w.staff.call('decideRelation', { id: relation, state: 'accepted' });
    const from = async (company: Company, expiresOn: string) => {
      const { splits } = await company.master.call('splitLineItems', {
        rows: [{ lineItemId: await w.issue(company, 5, { expiresOn }), accountId: installer.id, copies: 2 }],
        mail: false,
      });
      return splits[0]?.id ?? '';
    };
    const ids = [await from(distributor, end), await from(second, inDays(60)), await from(distributor, inDays(50))];
    const lines = ids.map((lineItemId) => ({ lineItemId, copies: 2 }));
    const to = { until: 'day', day: newEnd, reference: 'PO-BOTH' } as const;
    const fourth = { lineItemId: await from(second, inDays(500)), copies: 2 };
    expect(await refusal(installer.master.call('renewLineItems', { ...to, lines: [...lines, fourth] }))).toMatchObject({
      code: 'renewal-end-early',
    });
    expect(await lineOf(installer.master, ids[1] ?? '')).toMatchObject({ stage: 'not-asked' });
    const { requests, lines: made } = await installer.master.call('renewLineItems', { ...to, lines });
    expect(requests).toHaveLength(2);
    expect(made.map(({ lineItemId }) => lineItemId)).toEqual(ids);
    expect(made.map(({ requestId }) => requests.findIndex(({ id }) => id === requestId))).toEqual([0, 1, 0]);
    // Each reads of its own alone, in the request and in the Activity.
    const theirs = await second.master.call('readRequest', { id: requests[1]?.id ?? '' });
    expect(theirs.lines.map(({ renews }) => renews?.lineItemId)).toEqual([ids[1]]);
    expect(await refusal(second.master.call('readRequest', { id: requests[0]?.id ?? '' }))).toMatchObject({
      code: 'not-found',
    });
    const { items } = await second.master.call('listChanges', {});
    expect(JSON.stringify(items)).not.toContain(distributor.name);
  });

  it('E15 others’ lines, a day too many or none are refused', async () => {
    const root = await w.issue(distributor, 10, { expiresOn: end });
    const lines = [{ lineItemId: root, copies: 1 }];
    expect(await refusal(renew(installer.master, root, 1))).toMatchObject({ code: 'not-found' });
    expect(await refusal(renew(w.staff, root, 1))).toMatchObject({ code: 'not-holder' });
    for (const until of ['day', 'month-end', 'line'] as const)
      expect(await refusal(distributor.master.call('renewLineItems', { lines, until }))).toMatchObject({
        code: 'invalid-input',
      });
    for (const copies of [0, -1, 1.5, 1_000_001])
      expect(await refusal(renew(distributor.master, root, copies))).toMatchObject({ code: 'invalid-input' });
  });

  it('E15 E6 each refusal is there before the click and after it, and nothing is asked', async () => {
    const perpetual = await w.issue(distributor, 5, { expiresOn: null });
    const held = await w.issue(distributor, 5, { expiresOn: end });
    await w.staff.call('holdLineItem', { id: held, reason: 'Not paid' });
    const done = await w.issue(distributor, 5, { expiresOn: end });
    const { id, lines: asked } = await renew(distributor.master, done, 5);
    await fulfil(w.staff, id, asked[0]?.id ?? '', 5);
    const fine = await w.issue(distributor, 5, { expiresOn: end });
    const late = new Date(Date.now() + 3660 * 86_400_000).toISOString().slice(0, 10);
    const before = await distributor.master.call('listRequests', { direction: 'sent' });
    for (const [lineItemId, day, code] of [
      [perpetual, newEnd, 'line-perpetual'],
      [held, newEnd, 'line-on-hold'],
      [done, newEnd, 'already-renewed'],
      [fine, inDays(-1), 'renewal-end-past'],
      [fine, inDays(39), 'renewal-end-early'],
      [fine, late, 'renewal-end-far'],
    ] as const) {
      const ask = { lines: [{ lineItemId, copies: 1 }], until: 'day' as const, day };
      const { rows } = await distributor.master.call('previewRenewal', ask);
      expect(rows[0]?.wrong?.code, `before the click, ${code}`).toBe(code);
      expect((await refusal(distributor.master.call('renewLineItems', ask))).code, `after it, ${code}`).toBe(code);
    }
    expect(await distributor.master.call('listRequests', { direction: 'sent' })).toEqual(before);
  });
});
