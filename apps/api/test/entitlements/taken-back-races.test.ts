import { call } from '@tierline/contract';
import { sql } from '@tierline/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type Running } from '../kernel/process.ts';
import { proof, refusal, world, type Caller, type Company, type Person, type World } from '../kernel/world.ts';

/** How many pairs race at once; each has lines of its own, but the accounts in common. */
const pairs = 16;

describe('E7 X8 what is taken back while something else happens to it, through two processes', () => {
  let w: World;
  let apis: Running[];
  let distributor: Company;
  let installer: Company;
  let customer: string;

  beforeAll(async () => {
    w = await world();
    // Their clock stands still, so that ten seconds are enough on any machine.
    const still = new URL(w.env.databaseUrl);
    still.searchParams.set('options', `-c tierline.now=${new Date().toISOString()}`);
    apis = await Promise.all([
      startProcess(w, 'main.ts', { DATABASE_URL: still.href }),
      startProcess(w, 'main.ts', { DATABASE_URL: still.href }),
    ]);
    distributor = await w.company(w.staff, 'Race');
    installer = await w.company(distributor.master, 'Racing partner');
    // A first request compiles all that is behind it.
    await Promise.all(
      [0, 1].flatMap((index) =>
        [distributor.master, installer.master, w.staff].map((person) => through(index, person)('listLineItems', {})),
      ),
    );
    customer = (
      await installer.master.call('createAccount', {
        name: 'Racing customer',
        user: { email: 'customer@race.example' },
      })
    ).account.id;
  });
  afterEach(async () => {
    // oxlint-disable-next-line vitest/no-standalone-expect -- Whatever has raced, the sums hold.
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
  afterAll(async () => {
    await Promise.all(apis.map((api) => api.stop()));
    await w.close();
  });

  /** Somebody's calls through one process or the other. */
  function through(index: number, person: Person): Caller {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const send: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } });
    return (name, ask, options) =>
      call(
        {
          origin: apis[index % apis.length]?.origin ?? '',
          vendor: w.programme.slug,
          language: () => 'en',
          fetch: send,
        },
        name,
        ask,
        options,
      );
  }

  const told = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'done',
      (error: unknown) => refusal(Promise.reject(error)).then((problem) => problem.code),
    );

  /** Lots of 100 copies of which 30 are with the installer. */
  async function lots() {
    return Promise.all(
      Array.from({ length: pairs }, async () => {
        const root = await w.issue(distributor, 100);
        const {
          splits: [split],
          operationId,
        } = await distributor.master.call('splitLineItems', {
          mail: false,
          rows: [{ lineItemId: root, accountId: installer.id, copies: 30 }],
        });
        return { root, child: split?.id ?? '', operationId };
      }),
    );
  }

  type Lot = Awaited<ReturnType<typeof lots>>[number];

  /** Two attempts at once on each of many lots, each first as often as the other; how each pair ended. */
  async function race(
    one: (lot: Lot, index: number) => Promise<unknown>,
    other: (lot: Lot, index: number) => Promise<unknown>,
  ) {
    const all = await lots();
    const outcomes = await Promise.all(
      all.map(async (lot, index) => {
        if (index % 2 === 0) return Promise.all([told(one(lot, index)), told(other(lot, index + 1))]);
        const late = told(other(lot, index + 1));
        return Promise.all([told(one(lot, index)), late]);
      }),
    );
    return { all, outcomes };
  }

  /** The pairs of which not one alone won, or where the other was refused for another reason than these. */
  const wrongOf = (outcomes: [string, string][], reasons: { one: string[]; other: string[] }) =>
    outcomes.filter(
      ([one, other]) =>
        !((one === 'done' && reasons.other.includes(other)) || (other === 'done' && reasons.one.includes(one))),
    );

  const rows = (lineItemId: string, copies = 30) => ({ rows: [{ lineItemId, copies }], reason: 'Race' });
  const undo = ({ operationId }: Lot, index: number) =>
    through(index, distributor.master)('undoOperation', { id: operationId });
  const recall = ({ child }: Lot, index: number) => through(index, distributor.master)('recallCopies', rows(child));
  const giveBack = ({ child }: Lot, index: number) => through(index, installer.master)('returnCopies', rows(child));
  const handOn = ({ child }: Lot, index: number) =>
    through(index, installer.master)('splitLineItems', {
      mail: false,
      rows: [{ lineItemId: child, accountId: customer, copies: 30 }],
    });
  const hold = ({ root }: Lot, index: number) => through(index, w.staff)('holdLineItem', { id: root, reason: 'Race' });
  const gone = ['only-available', 'copies-taken'];

  it('X8 undo × split of the child: one wins, and the other reads why', async () => {
    const { outcomes } = await race(undo, handOn);
    expect(wrongOf(outcomes, { one: ['copies-used'], other: [...gone, 'line-closed'] })).toEqual([]);
  });

  it('E7 two recalls of all: one wins', async () => {
    const { all, outcomes } = await race(recall, recall);
    expect(wrongOf(outcomes, { one: gone, other: gone })).toEqual([]);
    expect((await distributor.master.call('readLineItem', { id: all[0]?.root ?? '' })).available).toBe(100);
  });

  it('E7 recall × return of all: one wins', async () => {
    const { outcomes } = await race(recall, giveBack);
    expect(wrongOf(outcomes, { one: gone, other: gone })).toEqual([]);
  });

  it('X8 undo × recall of the child: one wins', async () => {
    const { outcomes } = await race(undo, recall);
    expect(wrongOf(outcomes, { one: ['copies-used'], other: [...gone, 'line-closed'] })).toEqual([]);
  });

  it('X8 undo × undo under two keys: it is undone once', async () => {
    const { outcomes } = await race(undo, undo);
    expect(wrongOf(outcomes, { one: ['already-undone'], other: ['already-undone'] })).toEqual([]);
  });

  it('E3 E7 recall × hold of the lot: the hold stands, and a recall was before it or moved nothing', async () => {
    const { all, outcomes } = await race(recall, hold);
    expect(new Set(outcomes.map(([, held]) => held))).toEqual(new Set(['done']));
    const after = await Promise.all(all.map(({ child }) => w.staff.call('readLineItem', { id: child })));
    expect(after.map(({ state, available }) => [state, available])).toEqual(
      outcomes.map(([recalled]) => ['on-hold', recalled === 'done' ? 0 : 30]),
    );
    expect(outcomes.every(([recalled]) => ['done', 'line-on-hold'].includes(recalled))).toBe(true);
  });

  it('E3 hold × split below: what was handed on in time is held too, nothing below a held line is open', async () => {
    const { all, outcomes } = await race(handOn, hold);
    expect(new Set(outcomes.map(([, held]) => held))).toEqual(new Set(['done']));
    expect(outcomes.every(([split]) => ['done', 'line-on-hold'].includes(split))).toBe(true);
    const [open] = await w.db.$queryRaw<{ n: number; lines: number }[]>(
      sql`SELECT count(*) FILTER (WHERE state = 'open')::int AS n, count(*)::int AS lines
          FROM line_item
          WHERE root_id = ANY(${all.map(({ root }) => root)}::uuid[])`,
    );
    expect(open).toEqual({ n: 0, lines: 2 * pairs + outcomes.filter(([split]) => split === 'done').length });
  });

  it('E7 two requests at once after the window: one waits; accepted and declined at once: answered once', async () => {
    const all = await lots();
    await w.db.lineItem.updateMany({
      where: { id: { in: all.map(({ child }) => child) } },
      data: { createdAt: new Date(0) },
    });
    const asked = await Promise.all(
      all.map((lot, index) => Promise.all([told(recall(lot, index)), told(recall(lot, index + 1))])),
    );
    expect(asked.map((pair) => pair.toSorted())).toEqual(asked.map(() => ['done', 'recall-pending']));
    const requests = await w.db.recallRequest.findMany({ where: { state: 'open' } });
    expect(requests).toHaveLength(pairs);
    const answer = (id: string, index: number, decision: 'accepted' | 'declined') =>
      told(through(index, installer.master)('answerRecall', { id, decision }));
    const answered = await Promise.all(
      requests.map(({ id }, index) => Promise.all([answer(id, index, 'accepted'), answer(id, index + 1, 'declined')])),
    );
    expect(answered.map((pair) => pair.toSorted())).toEqual(answered.map(() => ['already-decided', 'done']));
    expect(await w.db.recallRequest.count({ where: { state: 'accepted' } })).toBe(
      answered.filter(([accepted]) => accepted === 'done').length,
    );
  });
});
