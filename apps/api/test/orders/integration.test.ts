import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal, refusedWith, type Company } from '../kernel/world.ts';

/** All sequences of so many steps of these. */
function sequences<T>(steps: readonly T[], length: number): T[][] {
  return length === 0 ? [[]] : sequences(steps, length - 1).flatMap((before) => steps.map((step) => [...before, step]));
}

type Step = 'M on' | 'M off' | 'C on' | 'C off' | 'seat on' | 'seat off';

/** A plain model of one customer with one product, one user and one licence, written from SPEC O5, O6 and O7 alone. */
class Model {
  m = false;
  c = false;
  seat = false;

  /** What becomes of a person's step: done, or the reason why not. */
  does(step: Step): string {
    if (step === 'seat on' || step === 'seat off') {
      if (!this.m) return 'integration-off';
      if (this.c) return 'managed-by-controller';
      this.seat = step === 'seat on';
      return 'done';
    }
    if (step === 'M off' && this.m && !this.c) this.seat = false;
    if (step.startsWith('M')) this.m = step === 'M on';
    else this.c = step === 'C on';
    return 'done';
  }

  shown(): string {
    if (!this.m) return 'none';
    if (this.c) return this.seat ? 'managed' : 'none';
    return this.seat ? 'on' : 'off';
  }
}

describe('O6 O7 integrations and controllers', () => {
  let s: SeatWorld;
  let meetings: string;

  beforeAll(async () => {
    s = await seatWorld();
    ({ meetings } = s.products);
  });
  afterAll(() => s.w.close());

  const customerWith = async (
    name: string,
    quantity: number,
    users: number,
  ): Promise<{ of: Company; ids: string[] }> => {
    const of = await s.w.company(s.partner.master, name);
    await s.licences(meetings, quantity, { to: of });
    return { of, ids: await s.users(of, users) };
  };

  it('O6 a switch’s preview says who keeps and who loses; all lose at once, and get the same again later', async () => {
    const { of, ids } = await customerWith('Kanzlei Brandt', 5, 4);
    await s.integration('meetings', true, { of });
    await s.seats(meetings, ids.slice(0, 3), true, { of });
    const preview = (by = of.master, on = false, key = 'meetings') =>
      by.call('previewIntegration', { id: of.id, key, on });
    const told = await preview();
    expect([
      told.changes,
      told.keepCount,
      told.loses.map(({ user }) => user.id),
      told.loseCount,
      told.othersToo,
    ]).toEqual([true, 0, ids.slice(0, 3), 3, false]);
    expect(await preview(of.master, true, 'switchboard')).toMatchObject({ keepCount: 3, loseCount: 0 });
    expect(await s.integration('meetings', false, { of, by: s.partner.master })).toMatchObject({
      changed: true,
      ended: 3,
    });
    expect(await s.counts(meetings, of)).toEqual({ free: 5, used: 0 });
    expect((await s.shown(meetings, ids[0] ?? '', of.master)).shown).toBe('none');
    const read = async () => (await of.master.call('readIntegrations', { id: of.id })).items[0];
    expect(await read()).toMatchObject({
      key: 'meetings',
      on: false,
      controller: { key: 'switchboard', on: false },
      products: [{ product: { name: 'Meetings' }, seats: 0, free: 5 }],
      offer: null,
    });
    await s.integration('meetings', true, { of });
    const { offer } = (await read()) ?? {};
    expect([offer?.count, offer?.seats.map(({ user }) => user.id), offer?.actions.switch]).toEqual([
      3,
      ids.slice(0, 3),
      null,
    ]);
    await s.seats(meetings, offer?.seats.map(({ user }) => user.id) ?? [], true, { of });
    expect(await s.counts(meetings, of)).toEqual({ free: 2, used: 3 });
    expect((await read())?.offer).toBeNull();
    // Switched off once more with fewer: those of the last time are offered.
    await s.seats(meetings, ids.slice(0, 1), false, { of });
    await s.integration('meetings', false, { of });
    await s.integration('meetings', true, { of });
    expect((await read())?.offer).toMatchObject({ count: 2, seats: ids.slice(1, 3).map((id) => ({ user: { id } })) });
    await s.seats(meetings, ids.slice(0, 3), true, { of });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O6 A3 users who would lose or could get seats again are all named; each partner counts its own', async () => {
    const { of } = await customerWith('Zahnärzte am Ring', 3, 0);
    await s.relate(s.rival, of);
    await s.licences(meetings, 1, { from: s.rival, to: of });
    await s.licences(s.products.softphone, 1, { to: of });
    await s.integration('softphone', true, { of });
    const user = async (firstName: string, lastName: string) => {
      const email = `${firstName}@ring.example`.toLowerCase();
      const { id, full } = await of.master.call('createUser', {
        id: of.id,
        email,
        maySignIn: false,
        firstName,
        lastName,
      });
      return { id, version: full?.version ?? 0, named: { user: { id, name: `${firstName} ${lastName}`, email } } };
    };
    // Neither made nor switched on in the order of their names.
    const [ziegler, adler, krone, abel] = [
      await user('Adam', 'Ziegler'),
      await user('Zoe', 'Adler'),
      await user('Mia', 'krone'),
      await user('Theo', 'Abel'),
    ];
    const all = [abel, adler, krone, ziegler];
    await s.integration('meetings', true, { of });
    await s.seats(
      meetings,
      [ziegler, adler, krone, abel].map(({ id }) => id),
      true,
      { of },
    );
    await s.seats(s.products.softphone, [krone.id], true, { of });
    const product = { id: meetings, sku: 'TV-MEET', name: 'Meetings' };
    const whole = (one: (typeof all)[number]) => ({
      ...one.named,
      product,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u) as string,
    });
    const preview = (by: Company, on = false) =>
      by.master.call('previewIntegration', { id: of.id, key: 'meetings', on });
    const read = async (by: Company) => (await by.master.call('readIntegrations', { id: of.id })).items[0];
    expect(await preview(of)).toEqual({
      key: 'meetings',
      on: false,
      changes: true,
      keeps: [],
      keepCount: 0,
      loses: all.map(whole),
      loseCount: 4,
      othersToo: false,
    });
    // Each partner sees its own, and that there may be others; together they are all of them.
    const [ours, theirs] = [await preview(s.partner), await preview(s.rival)];
    expect([ours.loseCount, theirs.loseCount, ours.othersToo, theirs.othersToo]).toEqual([3, 1, true, true]);
    expect([...ours.loses, ...theirs.loses].map((seat) => seat.user.name).toSorted()).toEqual(
      all.map(({ named }) => named.user.name).toSorted(),
    );
    expect([(await read(of))?.products, (await read(s.partner))?.products, (await read(s.rival))?.products]).toEqual([
      [{ product, seats: 4, free: 0 }],
      [{ product, seats: 3, free: 0 }],
      [{ product, seats: 1, free: 0 }],
    ]);
    await s.integration('meetings', false, { of });
    expect((await read(of))?.offer).toBeNull();
    await s.integration('meetings', true, { of });
    expect((await read(of))?.offer).toMatchObject({ seats: all.map(whole), count: 4, actions: { switch: null } });
    expect([(await read(s.partner))?.offer?.count, (await read(s.rival))?.offer?.count]).toEqual([3, 1]);
    // Who is deactivated meanwhile, or has it again by hand, is not offered.
    await of.master.call('editUser', { id: krone.id, version: krone.version, status: 'inactive' });
    await s.seats(meetings, [adler.id], true, { of });
    expect((await read(of))?.offer).toMatchObject({ seats: [abel, ziegler].map(whole), count: 2 });
    // Switched off once more: those of the last time alone.
    await s.integration('meetings', false, { of });
    await s.integration('meetings', true, { of });
    expect((await read(of))?.offer).toMatchObject({ seats: [whole(adler)], count: 1 });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O6 A6 Administrators of the partner and of the customer switch; others get the reason', async () => {
    const { of } = await customerWith('Buchhandlung Lesezeit', 1, 0);
    const attempt = async (by = of.master) =>
      (await refusal(by.call('switchIntegration', { id: of.id, key: 'meetings', on: true }))).code;
    const operator = await s.w.colleague(of.master, 'operator');
    expect(await attempt(operator)).toBe('role-too-low');
    expect((await operator.call('readIntegrations', { id: of.id })).items[0]?.actions.switch?.code).toBe(
      'role-too-low',
    );
    expect(await attempt(s.w.staff)).toBe('not-managing');
    expect(await attempt(s.rival.master)).toBe('not-found');
    expect((await refusal(of.master.call('switchIntegration', { id: of.id, key: 'fax', on: true }))).code).toBe(
      'invalid-input',
    );
    const administrator = await s.w.colleague(s.partner.master, 'administrator');
    expect(await s.integration('meetings', true, { of, by: administrator })).toMatchObject({
      key: 'meetings',
      on: true,
      changed: true,
      ended: 0,
    });
    expect(await s.integration('meetings', true, { of })).toMatchObject({ changed: false, undo: null });
  });

  it('O6 X8 switching is undone within the ten seconds, with the seats it ended and without its mails', async () => {
    const { of, ids } = await customerWith('Kanzlei Morgenrot', 2, 2);
    const undo = (operationId: string | undefined, by = of.master) =>
      by.call('undoOperation', { id: operationId ?? '' });
    const on = await s.integration('meetings', true, { of });
    await s.seats(meetings, ids, true, { of });
    // Somebody has a seat by it now.
    expect((await refusal(undo(on.undo?.operationId))).code).toBe('seats-changed');

    const off = await s.integration('meetings', false, { of });
    expect(off).toMatchObject({ ended: 2, undo: { undoUntil: expect.any(String) as string } });
    expect((await refusal(undo(off.undo?.operationId, s.partner.master))).code).toBe('not-found');
    await undo(off.undo?.operationId);
    expect(await s.counts(meetings, of)).toEqual({ free: 0, used: 2 });
    for (const id of ids) expect(await s.shown(meetings, id, of.master)).toMatchObject({ shown: 'on' });
    const mails = await s.w.db.mail.findMany({ where: { operationId: off.undo?.operationId ?? '' } });
    expect(mails.filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    expect((await refusal(undo(off.undo?.operationId))).code).toBe('already-undone');
    expect((await of.master.call('readIntegrations', { id: of.id })).items[0]).toMatchObject({ on: true, offer: null });

    // Switched again by somebody else meanwhile.
    const again = await s.integration('meetings', false, { of });
    await s.integration('meetings', true, { of, by: s.partner.master });
    expect((await refusal(undo(again.undo?.operationId))).code).toBe('changed-meanwhile');
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O7 while C is on only its API key switches, others read “managed by”; while off, the key is refused', async () => {
    const {
      of,
      ids: [nele = '', tom = ''],
    } = await customerWith('Hotel Seeblick', 2, 2);
    const controller = await s.key('switchboard');
    const attempt = async (by = of.master, on = true) =>
      (await refusal(s.seats(meetings, [nele], on, { of, by }))).document?.detail;
    await s.integration('meetings', true, { of });
    expect(await attempt(controller)).toBe('Talvoro Switchboard is off for this customer; users switch the licences.');
    await s.seats(meetings, [tom], true, { of });
    await s.integration('switchboard', true, { of });
    for (const by of [of.master, s.partner.master]) expect(await attempt(by)).toBe('Managed by Talvoro Switchboard.');
    expect((await refusal(s.seats(meetings, [nele], true, { of, by: await s.key(null) }))).code).toBe('not-managing');
    expect(await s.shown(meetings, tom, of.master)).toMatchObject({
      shown: 'managed',
      reason: 'managed-by-controller',
    });
    expect(await s.shown(meetings, nele, of.master)).toMatchObject({ shown: 'none' });
    const { operationId } = await s.seats(meetings, [nele], true, { of, by: controller });
    expect(await s.shown(meetings, nele, of.master)).toMatchObject({ shown: 'managed' });
    // It does nothing but switch: what it switched on it switches off again.
    expect((await refusal(controller.call('undoOperation', { id: operationId }))).code).toBe('controller-key-only');
    await s.seats(meetings, [nele], false, { of, by: controller });
    await s.seats(meetings, [tom], false, { of, by: controller });
    expect(await s.counts(meetings, of)).toEqual({ free: 2, used: 0 });
    // Nor what it does not control, nor anything while M is off.
    await s.licences(s.products.softphone, 1, { to: of });
    await s.integration('softphone', true, { of });
    expect((await refusal(s.seats(s.products.softphone, [nele], true, { of, by: controller }))).code).toBe(
      'wrong-controller',
    );
    await s.integration('meetings', false, { of });
    expect((await refusal(s.seats(meetings, [nele], true, { of, by: controller }))).code).toBe('integration-off');
  });

  it('O7 X3 a controller’s key is made for a controller of the programme, and for nothing else that it has', async () => {
    const expiresOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const make = (by = s.w.staff, controller = 'switchboard') =>
      by.call('createApiKey', { name: 'Controller', role: 'operator', expiresOn, controller });
    expect((await make()).apiKey.controller).toBe('switchboard');
    expect((await s.w.staff.call('listApiKeys', {})).items[0]?.controller).toBe('switchboard');
    expect((await refusal(make(s.w.staff, 'softphone'))).code).toBe('invalid-input');
    expect((await make(s.partner.master)).apiKey.controller).toBe('switchboard');
  });

  it('X8 O7 what was switched is not undone once the controller has it, or the integration is off', async () => {
    const {
      of,
      ids: [nele = '', tom = ''],
    } = await customerWith('Tanzschule Kern', 2, 2);
    await s.integration('meetings', true, { of });
    const on = await s.seats(meetings, [nele], true, { of });
    const off = await (async () => {
      await s.seats(meetings, [tom], true, { of });
      return s.seats(meetings, [tom], false, { of });
    })();
    await s.integration('switchboard', true, { of });
    const undone = async (id: string) => (await refusal(of.master.call('undoOperation', { id }))).code;
    expect(await undone(on.operationId)).toBe('managed-by-controller');
    expect(await undone(off.operationId)).toBe('managed-by-controller');
    await s.integration('switchboard', false, { of });
    await s.integration('meetings', false, { of });
    expect(await undone(off.operationId)).toBe('integration-off');
    expect(await undone(on.operationId)).toBe('seats-changed');
  });

  // The domain's test walks all sequences of six by the decisions themselves; here they go by HTTP and
  // the database.
  it(
    'O5 O6 O7 from every state that can be reached, every two steps go as the model says',
    { timeout: 180_000 },
    async () => {
      const steps: readonly Step[] = ['M on', 'M off', 'C on', 'C off', 'seat on', 'seat off'];
      const reached = new Map<string, Step[]>();
      for (const path of sequences(steps, 5)) {
        const model = new Model();
        for (const step of path) model.does(step);
        const state = `${model.m} ${model.c} ${model.seat}`;
        const before = reached.get(state);
        if (!before) reached.set(state, path);
      }
      expect(reached.size).toBe(8);
      const wrong: string[] = [];
      let compared = 0;
      await Promise.all(
        [...reached.values()].map(async (path, index) => {
          const {
            of,
            ids: [nele = ''],
          } = await customerWith(`Modell ${index}`, 1, 1);
          const model = new Model();
          const act = async (step: Step) => {
            const [what = '', way] = step.split(' ');
            const outcome = await (
              what === 'seat'
                ? s.seats(meetings, [nele], way === 'on', { of })
                : s.integration(what === 'M' ? 'meetings' : 'switchboard', way === 'on', { of })
            ).then(
              () => 'done',
              (error: { code: string }) => error.code,
            );
            const expected = model.does(step);
            const counts = await s.counts(meetings, of);
            const { shown } = await s.shown(meetings, nele, of.master);
            compared += 1;
            const [is, should] = [
              `${outcome}, ${shown}, ${counts.used}`,
              `${expected}, ${model.shown()}, ${model.seat ? 1 : 0}`,
            ];
            if (is !== should) wrong.push(`${path.join(', ')} … ${step}: ${is} instead of ${should}`);
          };
          // A walk through every pair of further steps, from wherever the one before has led.
          for (const step of [...path, ...sequences(steps, 2).flat()]) await act(step);
        }),
      );
      expect(wrong).toEqual([]);
      expect(compared).toBe(8 * 72 + [...reached.values()].flat().length);
    },
  );

  it('O6 two switchings at the same instant are as one after the other', async () => {
    for (let round = 0; round < 6; round++) {
      const { of, ids } = await customerWith(`Gleichzeitig ${round}`, 3, 3);
      await s.integration('meetings', true, { of });
      await s.seats(meetings, ids, true, { of });
      await Promise.all([
        s.integration('meetings', false, { of }),
        s.integration('switchboard', true, { of, by: s.partner.master }),
      ]);
      // M off and then C on: all off. C on and then M off: all stay on.
      const { used } = await s.counts(meetings, of);
      const { integrations } = await s.w.db.account.findUniqueOrThrow({ where: { id: of.id } });
      const order = (
        await s.w.db.operation.findMany({
          where: { kind: 'integrations.switch', changes: { path: ['subject', 'id'], equals: of.id } },
          orderBy: { at: 'desc' },
          take: 2,
        })
      ).map(({ changes }) => (JSON.stringify(changes).includes('"switchboard"') ? 'C' : 'M'));
      expect([[...integrations], used]).toEqual([['switchboard'], order[0] === 'M' ? 3 : 0]);
    }
  });

  it('O6 O7 seats switched on while the integration goes off: whatever comes first, none is on afterwards', async () => {
    for (let round = 0; round < 4; round++) {
      const { of, ids } = await customerWith(`Wettlauf ${round}`, 6, 6);
      await s.integration('meetings', true, { of });
      await s.seats(meetings, ids.slice(0, 2), true, { of });
      const outcomes = await Promise.allSettled([
        ...ids.slice(2).map((id) => s.seats(meetings, [id], true, { of })),
        s.integration('meetings', false, { of }),
      ]);
      expect(refusedWith(outcomes)).toEqual(refusedWith(outcomes).map(() => 'integration-off'));
      expect(outcomes.at(-1)?.status).toBe('fulfilled');
      expect(await s.counts(meetings, of)).toEqual({ free: 6, used: 0 });
    }
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
