import { endpoints, Problem, problemCode, type EndpointName, type Reply, type Send } from '@tierline/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import * as acts from './model-acts.ts';
import * as told from './model.ts';
import { day, hour, second, within, type Model, type Refused, type Who } from './model.ts';
import { compare } from './model-compare.ts';
import type { Trade } from './model-world.ts';

/** The product's side of a run: what the model's lines, requests, deeds and products are called there. */
export type Real = {
  trade: Trade;
  byHttp: boolean;
  steps: number;
  products: string[];
  search: string;
  lines: string[];
  requests: string[];
  deeds: string[];
};

type Command = fc.AsyncCommand<Model, Real>;

/**
 * One command: numbers that pick among what there is when its turn comes, and what is done with them on both sides;
 * says what it did.
 */
function command<P>(
  picks: fc.Arbitrary<P>,
  act: (model: Model, real: Real, pick: P) => Promise<{ says: string; who?: Who }>,
): fc.Arbitrary<Command> {
  return picks.map((pick): Command => {
    let says = JSON.stringify(pick);
    return {
      check: () => true,
      async run(model, real) {
        real.steps += 1;
        try {
          const deeds = model.deeds.length;
          const done = await act(model, real, pick);
          says = done.says;
          // A refused actor has nothing new to see.
          const author = model.deeds.length > deeds ? (done.who?.account ?? null) : null;
          await compare(model, real, { author });
        } catch (divergence) {
          says = `${says} ✗ ${divergence instanceof Error ? divergence.message.split('\n')[0] : ''}`;
          throw divergence;
        }
      },
      toString: () => says,
    };
  });
}

// --- Who and what
// ------------------------------------------------------------------------------------------------------------

const index = fc.nat({ max: 999 });
/** Mostly who is at it, with a role that may; else anybody. */
const whoPick = fc.record({ fits: fc.integer({ min: 0, max: 9 }).map((n) => n < 8), index, role: fc.nat({ max: 3 }) });
/** Few copies, all, or too many. */
const copiesPick = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.constant('all' as const) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 150 }) },
);

const pickOf = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(list.length, 1)];
const lines = (model: Model, fits: (line: number) => boolean) => {
  const all = [...model.lines.keys()];
  const some = all.filter(fits);
  return some.length > 0 ? some : all;
};

function whoOf(
  model: Model,
  fitting: string | undefined,
  { fits, index: number, role }: typeof whoPick extends fc.Arbitrary<infer P> ? P : never,
  least = 1,
): Who {
  const signing = Object.keys(model.accounts).filter((name) => !told.accountOf(model, name).neverSignedIn);
  const fit = fitting !== undefined && signing.includes(fitting) ? fitting : undefined;
  if (fits && fit !== undefined) return { account: fit, role: Math.max(role, least) };
  return { account: (number % 3 === 0 ? fit : undefined) ?? pickOf(signing, number) ?? '', role };
}

const named = ({ account, role }: Who) => `${account}’s ${told.ladder[role] ?? ''}`;
const copiesOf = (model: Model, line: number, copies: number | 'all') =>
  copies === 'all' ? Math.max(told.available(model, line), 1) : copies;

// --- Both sides
// --------------------------------------------------------------------------------------------------------------

type Outcome<R> = { reply: R } | { refused: Refused };

/**
 * What the product answers: a reply, or why not, of many rows each that is wrong. Whatever is done under a key is a
 * deed, which somebody may try to undo.
 */
async function ask<N extends EndpointName>(real: Real, who: Who, name: N, send: Send<N>): Promise<Outcome<Reply<N>>> {
  const key = crypto.randomUUID();
  try {
    const reply = await real.trade.caller(who, real.byHttp)(name, send, { key });
    if ('keyed' in endpoints[name]) real.deeds.push(await real.trade.deedOf(who, key));
    return { reply };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const rows =
      error.document?.refused?.map(({ row, type }): [number, string] => [row, problemCode(type)]) ??
      error.rows.map(({ row, refusal }): [number, string] => [row, refusal.code]);
    return { refused: { code: error.code, rows } };
  }
}

function same(answered: unknown, expected: unknown): void {
  expect(answered).toEqual(expected);
}

/** Both refuse for the same reasons, or neither does; the reply of the product where it does not. */
function agree<R>(outcome: Outcome<R>, refused: Refused | null): R | null {
  same('refused' in outcome ? worded(outcome.refused) : 'done', refused ? worded(refused) : 'done');
  return 'reply' in outcome ? outcome.reply : null;
}

const worded = ({ code, rows }: Refused) =>
  rows.length > 0 ? rows.map(([row, reason]) => `${row} ${reason}`).join(', ') : code;
const isRefused = (outcome: object): outcome is Refused => 'code' in outcome;
const ended = (refused: Refused | null) => (refused ? `refused: ${worded(refused)}` : 'done');
const id = (ids: readonly string[], key: number) => within(ids, key);

// --- The commands
// ------------------------------------------------------------------------------------------------------------

const issue = command(
  fc.record({
    who: whoPick,
    to: fc.nat({ max: 15 }),
    product: fc.nat({ max: 1 }),
    copies: fc.integer({ min: 1, max: 60 }),
    days: fc.constantFrom(0, 1, 20, 45, 200, null),
  }),
  async (model, real, { who: picked, to: target, product, copies, days }) => {
    const who = whoOf(model, 'Vendor', picked);
    const to = target < 13 ? `Distributor ${1 + (target % 2)}` : (pickOf(Object.keys(model.accounts), target) ?? '');
    const lastDay = days === null ? null : Math.floor(model.now / day) + days;
    const refused = await issueOn(model, real, who, to, [{ product, copies, lastDay }]);
    return {
      who,
      says: [
        `${named(who)} issues ${copies} of product ${product} to ${to},`,
        `${lastDay === null ? 'perpetual' : `until day +${String(days)}`}: ${ended(refused)}`,
      ].join(' '),
    };
  },
);

async function issueOn(
  model: Model,
  real: Real,
  who: Who,
  to: string,
  issued: { product: number; copies: number; lastDay: number | null }[],
): Promise<Refused | null> {
  const refused = acts.issue(model, who, to, issued);
  const outcome = await ask(real, who, 'issueEntitlement', {
    accountId: real.trade.idOf(to),
    orderNumber: crypto.randomUUID(),
    mail: false,
    lines: issued.map(({ product, copies, lastDay }) => ({
      productId: id(real.products, product),
      copies,
      startsOn: '2020-01-01',
      expiresOn: lastDay === null ? null : new Date(lastDay * day).toISOString().slice(0, 10),
    })),
  });
  const reply = agree(outcome, refused);
  if (reply) real.lines.push(...reply.lines.map((line) => line.id));
  return refused;
}

/** What every run begins with: copies with both distributors, some of them for twenty days. */
export async function stock(model: Model, real: Real): Promise<void> {
  const today = Math.floor(model.now / day);
  const operator = { account: 'Vendor', role: 1 };
  await issueOn(model, real, operator, 'Distributor 1', [
    { product: 0, copies: 40, lastDay: null },
    { product: 0, copies: 10, lastDay: today + 20 },
    { product: 1, copies: 30, lastDay: today + 400 },
  ]);
  await issueOn(model, real, operator, 'Distributor 2', [{ product: 0, copies: 50, lastDay: today + 45 }]);
}

const rowPick = fc.record({
  line: index,
  byProduct: fc.nat({ max: 3 }).map((n) => n === 0),
  to: index,
  fits: fc.nat({ max: 9 }).map((n) => n > 0),
  copies: copiesPick,
});

const split = (rowPicks: fc.Arbitrary<(typeof rowPick extends fc.Arbitrary<infer P> ? P : never)[]>) =>
  command(
    fc.record({ who: whoPick, rows: rowPicks, mail: fc.boolean() }),
    async (model, real, { who: picked, rows: rowsPicked, mail }) => {
      const lead = rowsPicked[0]?.line ?? 0;
      const first =
        pickOf(
          lines(
            model,
            (line) =>
              told.available(model, line) > 0 &&
              told.accountOf(model, told.lineOf(model, line).holder).tier < 3 &&
              (lead % 5 === 0 || told.stateOf(model, line) === 'active'),
          ),
          lead,
        ) ?? 0;
      const who = whoOf(model, told.lineOf(model, first).holder, picked);
      const rows = rowsPicked.map(({ line, byProduct, to, fits, copies }, row): acts.SplitRow => {
        const source =
          row === 0
            ? first
            : (pickOf(
                lines(model, (each) => !fits || told.lineOf(model, each).holder === who.account),
                line,
              ) ?? 0);
        const below = model.related.flatMap(([upper, lower]) => (upper === who.account ? [lower] : []));
        return {
          from: byProduct ? { product: told.lineOf(model, source).product } : { line: source },
          to: (fits ? pickOf(below, to) : undefined) ?? pickOf(Object.keys(model.accounts), to) ?? '',
          copies: copiesOf(model, source, copies),
        };
      });
      const refused = acts.wrongSplit(model, who, rows);
      const outcome = await ask(real, who, 'splitLineItems', {
        mail,
        rows: rows.map(({ from, to, copies }) => ({
          ...('line' in from
            ? { lineItemId: id(real.lines, from.line) }
            : { productId: id(real.products, from.product) }),
          accountId: real.trade.idOf(to),
          copies,
        })),
      });
      const reply = agree(outcome, refused);
      if (reply) {
        same(
          acts.split(
            model,
            who,
            rows,
            reply.splits.map(({ row, parentId, accountId, copies }) => ({
              row,
              parent: real.lines.indexOf(parentId),
              to: real.trade.nameOf(accountId),
              copies,
            })),
          ),
          null,
        );
        real.lines.push(...reply.splits.map((each) => each.id));
      }
      return {
        who,
        says: `${named(who)} splits ${rows.map(({ from, to, copies }) => `${copies} of ${'line' in from ? `line ${from.line}` : `product ${from.product}`} to ${to}`).join(' and ')}: ${ended(refused)}`,
      };
    },
  );

const backPick = fc.record({
  who: whoPick,
  rows: fc.array(fc.record({ line: index, copies: copiesPick }), { minLength: 1, maxLength: 2 }),
  fits: fc.nat({ max: 9 }).map((n) => n > 0),
});

/** Rows of a return or recall: the first line picks who is at it, further ones are mostly of the same. */
function backRows(
  model: Model,
  pick: typeof backPick extends fc.Arbitrary<infer P> ? P : never,
  of: 'holder' | 'giver',
): { who: Who; rows: acts.BackRow[] } {
  const first =
    pickOf(
      lines(
        model,
        (line) =>
          !pick.fits ||
          (told.available(model, line) > 0 && (of === 'holder' || told.lineOf(model, line).parent !== null)),
      ),
      pick.rows[0]?.line ?? 0,
    ) ?? 0;
  const who = whoOf(model, told.lineOf(model, first)[of], pick.who);
  const rows = pick.rows.map(({ line, copies }, row) => {
    const source =
      row === 0
        ? first
        : (pickOf(
            lines(model, (each) => !pick.fits || told.lineOf(model, each)[of] === who.account),
            line,
          ) ?? 0);
    return { line: source, copies: copiesOf(model, source, copies) };
  });
  return { who, rows };
}

const rowsSaid = (rows: acts.BackRow[]) => rows.map(({ line, copies }) => `${copies} of line ${line}`).join(' and ');
const asked = (real: Real, rows: acts.BackRow[]) => ({
  rows: rows.map(({ line, copies }) => ({ lineItemId: id(real.lines, line), copies })),
  reason: 'Because',
});

const giveBack = command(backPick, async (model, real, pick) => {
  const { who, rows } = backRows(model, pick, 'holder');
  const refused = acts.giveBack(model, who, rows);
  agree(await ask(real, who, 'returnCopies', asked(real, rows)), refused);
  return { who, says: `${named(who)} returns ${rowsSaid(rows)}: ${ended(refused)}` };
});

const recall = command(backPick, async (model, real, pick) => {
  const { who, rows } = backRows(model, pick, 'giver');
  const result = acts.recall(model, who, rows);
  const refused = isRefused(result) ? result : null;
  const reply = agree(await ask(real, who, 'recallCopies', asked(real, rows)), refused);
  if (reply && !isRefused(result)) {
    same(
      reply.recalls.map(({ requestId }) => requestId !== null),
      result.asked.map((request) => request !== null),
    );
    real.requests.push(...reply.recalls.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])));
  }
  return {
    who,
    says: `${named(who)} recalls ${rowsSaid(rows)}: ${refused || isRefused(result) ? ended(refused) : result.asked.some((each) => each !== null) ? 'asked' : 'done'}`,
  };
});

async function goOn(model: Model, real: Real, time: number): Promise<{ says: string }> {
  model.now += time;
  await real.trade.at(model.now);
  return { says: `time goes by: ${time / second} s` };
}

const answer = command(
  fc.record({
    who: whoPick,
    request: index,
    decision: fc.constantFrom('accepted' as const, 'declined' as const, 'withdrawn' as const),
  }),
  async (model, real, { who: picked, request: number, decision }) => {
    const open = [...model.requests.entries()]
      .filter(([, { state }]) => number % 4 === 0 || state === 'open')
      .map(([key]) => key);
    const request = pickOf(open, number);
    if (request === undefined) return goOn(model, real, 31 * day);
    const { holder, giver } = told.lineOf(model, within(model.requests, request).line);
    const who = whoOf(model, decision === 'withdrawn' ? giver : holder, picked);
    const refused = acts.answer(model, who, request, decision);
    agree(await ask(real, who, 'answerRecall', { id: id(real.requests, request), decision, answer: '' }), refused);
    return { who, says: `${named(who)} says of request ${request}: ${decision}: ${ended(refused)}` };
  },
);

const undo = command(
  fc.record({ who: whoPick, back: fc.nat({ max: 2 }), exact: fc.nat({ max: 9 }) }),
  async (model, real, { who: picked, back, exact }) => {
    const deed = pickOf(
      [...model.deeds.keys()]
        .filter((each) => exact % 3 === 0 || within(model.deeds, each).undoable)
        .slice(-3)
        .toReversed(),
      back,
    );
    if (deed === undefined) return { says: 'nothing to undo' };
    const { by } = within(model.deeds, deed);
    const who = exact > 1 ? by : whoOf(model, by.account, picked);
    const refused = acts.undo(model, who, deed);
    agree(await ask(real, who, 'undoOperation', { id: id(real.deeds, deed) }), refused);
    return { who, says: `${named(who)} undoes deed ${deed}: ${ended(refused)}` };
  },
);

const hold = command(
  fc.record({ who: whoPick, line: index, fits: fc.nat({ max: 9 }).map((n) => n > 1), release: fc.nat({ max: 3 }) }),
  async (model, real, { who: picked, line: number, fits, release }) => {
    // Mostly there is little on hold, so that trade goes on.
    const some = [...model.lines.keys()].filter((line) => told.lineOf(model, line).heldWith !== null);
    const held = some.length === 0 || release === 0;
    const line = (fits && !held ? pickOf(some, number) : pickOf([...model.lines.keys()], number)) ?? 0;
    const who = whoOf(model, 'Vendor', picked);
    const result = held ? acts.hold(model, who, line) : acts.release(model, who, line);
    const refused = isRefused(result) ? result : null;
    const outcome = held
      ? await ask(real, who, 'holdLineItem', { id: id(real.lines, line), reason: 'Unpaid' })
      : await ask(real, who, 'releaseLineItem', { id: id(real.lines, line) });
    const reply = agree(outcome, refused);
    if (reply && !isRefused(result)) same(reply.lines, result.lines);
    return { who, says: `${named(who)} ${held ? 'sets on hold' : 'releases'} line ${line}: ${ended(refused)}` };
  },
);

const edit = (field: 'suspended' | 'visible') =>
  command(
    fc.record({ who: whoPick, account: index, on: fc.nat({ max: 2 }) }),
    async (model, real, { who: picked, account: number, on }) => {
      const name =
        pickOf(
          Object.keys(model.accounts).filter((each) => each !== 'Vendor' || number % 7 === 0),
          number,
        ) ?? '';
      const yes = on === 0;
      const who = whoOf(
        model,
        field === 'visible' && number % 2 === 0
          ? told.accountOf(model, name).neverSignedIn
            ? told.accountOf(model, name).createdBy
            : name
          : 'Vendor',
        picked,
        2,
      );
      const refused = field === 'suspended' ? acts.suspend(model, who, name, yes) : acts.show(model, who, name, yes);
      const { version } = await real.trade.db.account.findUniqueOrThrow({
        where: { id: real.trade.idOf(name) },
        select: { version: true },
      });
      const change =
        field === 'suspended'
          ? { status: yes ? ('suspended' as const) : ('active' as const) }
          : { visibleToPartners: yes };
      agree(await ask(real, who, 'editAccount', { id: real.trade.idOf(name), version, ...change }), refused);
      real.trade.forget();
      return { who, says: `${named(who)} makes ${name} ${yes ? '' : 'not '}${field}: ${ended(refused)}` };
    },
  );

// Some seconds within the time of undoing and beyond it, hours and days past expiry and the recall window; none that
// adds up to exactly its end.
const wait = command(
  fc.constantFrom(4 * second, 7 * second, 11 * second, 25 * hour, 13 * day, 31 * day, 'midnight' as const),
  async (model, real, time) => {
    return goOn(
      model,
      real,
      time === 'midnight' ? (Math.floor(model.now / day) + 1) * day - 2 * second - model.now : time,
    );
  },
);

const [splitOne, splitMany] = [split(fc.tuple(rowPick)), split(fc.array(rowPick, { minLength: 2, maxLength: 5 }))];

/** The commands of a run, each as often as it is listed. */
export const commands: fc.Arbitrary<Command>[] = [
  issue,
  splitOne,
  splitOne,
  splitOne,
  splitOne,
  splitMany,
  splitMany,
  splitMany,
  giveBack,
  giveBack,
  recall,
  recall,
  recall,
  answer,
  answer,
  undo,
  undo,
  undo,
  hold,
  hold,
  edit('suspended'),
  edit('visible'),
  wait,
];
