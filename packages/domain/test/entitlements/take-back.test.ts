import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideAnswer,
  decideAnswerable,
  decideRecallable,
  decideRecalls,
  decideReturnable,
  decideReturns,
  movedNotices,
  type AnswerFacts,
  type BackDecision,
  type BackFacts,
  type BackLine,
  type RecallAnswer,
  type RefusalCode,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

type Changes = Omit<Partial<BackLine>, 'giver' | 'holder'> & {
  giver?: Partial<BackLine['giver']>;
  holder?: Partial<BackLine['holder']>;
};

/** A line of 30 copies that a partner got from a distributor and that nothing is wrong with. */
function back({ giver, holder, ...changes }: Changes = {}): BackLine {
  return {
    id: 'child',
    version: 3,
    rootId: 'root',
    state: 'open',
    stateReason: '',
    available: 30,
    activationId: 'CHILD',
    productName: 'Product',
    startsOn: '2026-01-01',
    expiresOn: '2026-12-31',
    upper: { holdingId: 'parent', activationId: 'PARENT' },
    needsConsent: false,
    windowEnds: '2026-07-15T00:00:00.000Z',
    requestWaits: false,
    giver: {
      accountId: 'distributor',
      name: 'Distributor',
      known: 'Distributor',
      contact: { id: 'dora', email: 'dora@distributor.example', language: 'de' },
      version: 5,
      closed: false,
      ...giver,
    },
    holder: {
      accountId: 'partner',
      name: 'Partner',
      known: 'Partner',
      contact: { id: 'paul', email: 'paul@partner.example', language: 'es' },
      ...holder,
    },
    ...changes,
  };
}

const partner = (role: 'observer' | 'operator' = 'operator') =>
  actor(role, { id: 'partner', name: 'Partner', tier: 2 });
const distributor = (role: 'observer' | 'operator' = 'operator') =>
  actor(role, { id: 'distributor', name: 'Distributor' });
let made = 0;
const row = (changes: Changes = {}) => ({
  line: back(changes),
  fresh: { requestId: `request ${made++}`, mailIds: [`to giver ${made}`, `to holder ${made}`] as const },
});
const one = (who: BackFacts['actor'], changes: Changes = {}, facts: Partial<BackFacts> = {}): BackFacts => ({
  actor: who,
  rows: [row(changes)],
  triedBefore: false,
  ...facts,
});
const ask = (...copies: number[]) => ({ rows: copies.map((each) => ({ copies: each })), reason: 'Too many' });
const told = (decision: BackDecision) => (decision.ok ? 'accepted' : (decision.refused[0]?.refusal.code ?? 'accepted'));

type Wrong = { title: string; code: RefusalCode; line?: Changes; role?: 'observer'; copies?: number };
const state: Wrong[] = [
  { title: 'the role may not', code: 'role-too-low', role: 'observer' },
  { title: 'the line is on hold', code: 'line-on-hold', line: { state: 'on-hold', stateReason: 'unpaid' } },
  { title: 'the line is closed', code: 'line-closed', line: { state: 'closed' } },
];
const copies: Wrong[] = [
  { title: 'nothing is available', code: 'only-available', line: { available: 0 } },
  { title: 'the quantity is none', code: 'quantity-not-whole', copies: 0 },
  { title: 'only so many are available', code: 'only-available', copies: 31 },
];
const returns: Wrong[] = [
  { title: 'not the holder', code: 'not-holder', line: { holder: { accountId: 'other' } } },
  ...state,
  { title: 'the giver is closed', code: 'sender-closed', line: { giver: { closed: true } } },
  ...copies,
];
const recalls: Wrong[] = [
  { title: 'not the giver', code: 'not-sender', line: { giver: { accountId: 'other' } } },
  ...state,
  { title: 'a request waits', code: 'recall-pending', line: { needsConsent: true, requestWaits: true } },
  ...copies,
];

const decide = {
  return: ({ line = {}, role, copies: asked = 3 }: Partial<Wrong>) =>
    decideReturns(one(partner(role), line), ask(asked)),
  recall: ({ line = {}, role, copies: asked = 3 }: Partial<Wrong>) =>
    decideRecalls(one(distributor(role), line), ask(asked)),
};

describe.each([
  ['return', returns],
  ['recall', recalls],
] as const)('E7 to %s copies', (way, wrongs) => {
  it.each(wrongs)('E6 E7 is refused where $title', (wrong) => {
    expect(told(decide[way](wrong))).toBe(wrong.code);
  });

  it('E6 of any two things that are wrong is refused for the one that comes first', () => {
    // Two that touch the same field cannot both be.
    const joined = (first: Wrong, second: Wrong) => ({
      ...second,
      ...first,
      line: {
        ...second.line,
        ...first.line,
        giver: { ...second.line?.giver, ...first.line?.giver },
        holder: { ...second.line?.holder, ...first.line?.holder },
      },
    });
    const outcomes = wrongs.flatMap((first, index) =>
      wrongs
        .slice(index + 1)
        .map(
          (second) =>
            [`${first.title} + ${second.title}`, told(decide[way](joined(first, second))), first.code] as const,
        ),
    );
    expect(outcomes.filter(([, code, first]) => code !== first)).toEqual([]);
    expect(outcomes).toHaveLength(28);
  });

  it('E6 beside the action is refused for the same reasons, before anything is asked', () => {
    const may =
      way === 'return'
        ? (line: BackLine, role?: 'observer') => decideReturnable({ actor: partner(role) }, line)
        : (line: BackLine, role?: 'observer') => decideRecallable({ actor: distributor(role) }, line);
    for (const { title, code, line, role } of wrongs.filter((wrong) => wrong.copies === undefined))
      expect(outcome(may(back(line), role)), `at ${title}`).toBe(code);
    expect(outcome(may(back()))).toBe('accepted');
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53])('E6 is refused for a quantity of %d', (asked) => {
    expect(told(decide[way]({ copies: asked }))).toBe('quantity-not-whole');
  });

  it('E7 is possible for one copy and for all, and of a line that has expired', () => {
    for (const asked of [1, 30])
      expect(told(decide[way]({ copies: asked, line: { expiresOn: '2020-01-01' } }))).toBe('accepted');
  });

  it('E7 is a linked movement to where the copies came from, which stands on the line and may be undone', () => {
    const decision = decide[way]({});
    if (!decision.ok) throw new Error('it was refused');
    const { transfers, facts, rows, holdings, undoSeconds, validUntil } = decision.plan;
    expect(transfers).toEqual([{ kind: way, unit: 'root', fromId: 'child', toId: 'parent', quantity: 3 }]);
    expect([rows, holdings]).toEqual([[], []]);
    expect(facts).toContainEqual({ kind: 'line', id: 'child', version: 3, accountId: 'partner' });
    expect(facts.map(({ kind }) => kind)).toEqual(way === 'return' ? ['user', 'line', 'account'] : ['user', 'line']);
    expect(undoSeconds).toBe(10);
    expect(validUntil).toBe(way === 'return' ? null : '2026-07-15T00:00:00.000Z');
  });

  it('E7 both sides are notified in their language; the giver reads the activation ID that has the copies', () => {
    const decision = decide[way]({});
    const kind = way === 'return' ? 'copies-returned' : 'copies-recalled';
    const accountId = way === 'return' ? 'partner' : 'distributor';
    expect(decision).toMatchObject({
      plan: {
        notices: [
          {
            recipient: 'dora@distributor.example',
            language: 'de',
            accountId,
            lineItemId: 'child',
            notice: {
              kind,
              side: 'giver',
              account: 'Distributor',
              other: 'Partner',
              reason: 'Too many',
              lines: [{ activationId: 'PARENT', copies: 3 }],
            },
          },
          {
            recipient: 'paul@partner.example',
            language: 'es',
            accountId,
            lineItemId: 'child',
            notice: {
              kind,
              side: 'holder',
              account: 'Partner',
              other: 'Distributor',
              reason: 'Too many',
              lines: [{ activationId: 'CHILD', copies: 3 }],
            },
          },
        ],
      },
    });
  });

  it('A3 nobody is named to readers who may not know them; where nobody can be written to, no mail is made', () => {
    const decision = decide[way]({ line: { giver: { known: null }, holder: { known: null } } });
    expect(decision).toMatchObject({
      plan: {
        notices: [
          { notice: { other: null }, accountId: 'distributor' },
          { notice: { other: null }, accountId: 'partner' },
        ],
      },
    });
    expect(decide[way]({ line: { giver: { contact: null }, holder: { contact: null } } })).toMatchObject({
      ok: true,
      plan: { notices: [] },
    });
  });

  it('E7 one person gets one mail for all lines that concern them and one other account', () => {
    const facts = {
      ...one(way === 'return' ? partner() : distributor()),
      rows: [
        row(),
        row({ id: 'second', activationId: 'SECOND' }),
        row({
          id: 'third',
          [way === 'return' ? 'giver' : 'holder']: {
            accountId: 'other',
            known: 'Other',
            contact: { id: 'otto', email: 'otto@other.example', language: 'en' },
          },
        }),
      ],
    };
    const decision = way === 'return' ? decideReturns(facts, ask(1, 2, 3)) : decideRecalls(facts, ask(1, 2, 3));
    if (!decision.ok) throw new Error('it was refused');
    expect(
      decision.plan.notices.map(({ lineItemId, notice }) => [
        lineItemId,
        'lines' in notice ? notice.lines.map((line) => line.copies) : [],
      ]),
    ).toEqual([
      [null, [1, 2]],
      [null, [1, 2]],
      ['third', [3]],
      ['third', [3]],
    ]);
    expect(new Set(decision.plan.notices.map(({ id }) => id)).size).toBe(4);
  });

  it('E4 E7 whatever is asked for, no line gives back more than it has, and it is all rows or none', () => {
    const wanted = fc.array(fc.record({ line: fc.constantFrom('a', 'b'), copies: fc.integer({ min: 0, max: 40 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(wanted, fc.nat(60), fc.nat(60), (rows, a, b) => {
        const stock = { a, b };
        const facts = {
          ...one(way === 'return' ? partner() : distributor()),
          rows: rows.map(({ line }) => row({ id: line, available: stock[line] })),
        };
        const asked = ask(...rows.map((each) => each.copies));
        const decision = way === 'return' ? decideReturns(facts, asked) : decideRecalls(facts, asked);
        const sum = (line: string) =>
          rows.filter((each) => each.line === line).reduce((all, each) => all + each.copies, 0);
        expect(decision.ok).toBe(rows.every((each) => each.copies >= 1) && sum('a') <= a && sum('b') <= b);
        if (!decision.ok) return;
        expect(decision.plan.transfers.map(({ fromId, quantity }) => [fromId, quantity])).toEqual(
          rows.map((each) => [each.line, each.copies]),
        );
      }),
    );
  });

  it('E6 names the row whose copies went meanwhile, with how many are left', () => {
    const facts = one(way === 'return' ? partner() : distributor(), {}, { triedBefore: true });
    expect(way === 'return' ? decideReturns(facts, ask(31)) : decideRecalls(facts, ask(31))).toMatchObject({
      refused: [{ refusal: { code: 'copies-taken', facts: { available: 30, asked: 31 } } }],
    });
  });
});

describe('E7 after the recall window', () => {
  const late = { needsConsent: true, windowEnds: null };

  it('E7 a recall asks the receiver: nothing moves, the receiver reads why, and it may be undone', () => {
    const decision = decideRecalls(one(distributor(), late), ask(4));
    expect(decision).toMatchObject({
      ok: true,
      done: ['requested'],
      plan: {
        transfers: [],
        undoSeconds: 10,
        rows: [
          {
            table: 'recall_request',
            row: {
              lineItemId: 'child',
              accountId: 'partner',
              fromAccountId: 'distributor',
              copies: 4,
              reason: 'Too many',
            },
          },
        ],
        notices: [
          {
            recipient: 'paul@partner.example',
            language: 'es',
            notice: { kind: 'recall-asked', other: 'Distributor', lines: [{ activationId: 'CHILD', copies: 4 }] },
          },
        ],
      },
    });
    expect(
      decideRecalls({ ...one(distributor()), rows: [row(), row({ id: 'late', ...late })] }, ask(1, 2)),
    ).toMatchObject({
      done: ['moved', 'requested'],
      plan: { transfers: [{ fromId: 'child' }], rows: [{ table: 'recall_request', row: { lineItemId: 'late' } }] },
    });
  });

  it('E7 a line is asked for once, also within one request', () => {
    const twice = decideRecalls({ ...one(distributor()), rows: [row(late), row(late)] }, ask(1, 1));
    expect(twice).toMatchObject({ ok: false, refused: [{ row: 1, refusal: { code: 'recall-pending' } }] });
  });

  it('E7 a return needs nobody’s consent at any time', () => {
    expect(decideReturns(one(partner(), { ...late, requestWaits: true }), ask(4))).toMatchObject({
      ok: true,
      done: ['moved'],
    });
  });

  const answering = (
    who: BackFacts['actor'],
    line: Changes = {},
    request: Partial<AnswerFacts['request']> = {},
  ): AnswerFacts => ({
    actor: who,
    line: back({ ...late, requestWaits: true, ...line }),
    request: { id: 'request', state: 'open', copies: 4, reason: 'Not used', ...request },
    fresh: row().fresh,
    triedBefore: false,
  });
  const answer = (facts: AnswerFacts, decision: RecallAnswer) =>
    decideAnswer(facts, { decision, answer: 'We need them' });

  it.each<[string, RecallAnswer, AnswerFacts, RefusalCode]>([
    ['it is not the holder who accepts', 'accepted', answering(distributor()), 'not-holder'],
    ['it is not the holder who declines', 'declined', answering(distributor()), 'not-holder'],
    ['it is not who asked that withdraws it', 'withdrawn', answering(partner()), 'not-sender'],
    ['the role may not', 'declined', answering(partner('observer')), 'role-too-low'],
    [
      'it was answered already',
      'accepted',
      answering(partner(), { available: 0 }, { state: 'declined' }),
      'already-decided',
    ],
    [
      'the line is on hold',
      'accepted',
      answering(partner(), { state: 'on-hold', stateReason: 'unpaid', available: 0 }),
      'line-on-hold',
    ],
    ['the line is closed', 'accepted', answering(partner(), { state: 'closed' }), 'line-closed'],
    ['the copies are in use by now', 'accepted', answering(partner(), { available: 3 }), 'only-available'],
  ])('E7 the answer is refused where %s, beside the action and when it is given', (_, decision, facts, code) => {
    expect(outcome(answer(facts, decision))).toBe(code);
    expect(outcome(decideAnswerable(facts, decision))).toBe(code);
  });

  it('E6 E7 that copies were taken meanwhile is reported as such at a second attempt', () => {
    const facts = { ...answering(partner(), { available: 3 }), triedBefore: true };
    expect(decideAnswerable(facts, 'accepted')).toMatchObject({
      refusal: { code: 'copies-taken', facts: { available: 3, asked: 4 } },
    });
    expect([
      decideAnswerable(facts, 'declined').ok,
      decideAnswerable(answering(partner(), { available: 4 }), 'accepted').ok,
    ]).toEqual([true, true]);
  });

  it('E7 accepted, copies go back and both sides are told; declined or withdrawn, they stay in any state', () => {
    expect(answer(answering(partner()), 'accepted')).toMatchObject({
      value: {
        transfers: [{ kind: 'recall', fromId: 'child', toId: 'parent', quantity: 4 }],
        sets: [{ table: 'recall_request', id: 'request', set: { state: 'accepted' } }],
        undoSeconds: 0,
        notices: [
          { recipient: 'dora@distributor.example', notice: { kind: 'copies-recalled', reason: 'Not used' } },
          { recipient: 'paul@partner.example' },
        ],
      },
    });
    const held = { state: 'on-hold', stateReason: 'unpaid', available: 0 } as const;
    expect(answer(answering(partner(), held), 'declined')).toMatchObject({
      value: {
        transfers: [],
        sets: [{ table: 'recall_request', set: { state: 'declined', answer: 'We need them' } }],
        notices: [
          { recipient: 'dora@distributor.example', notice: { kind: 'recall-declined', answer: 'We need them' } },
        ],
      },
    });
    expect(answer(answering(distributor(), held), 'withdrawn')).toMatchObject({
      value: { transfers: [], sets: [{ table: 'recall_request', set: { state: 'withdrawn' } }], notices: [] },
    });
  });
});

describe('E7 the whole plan of taking back', () => {
  const fixed = (changes: Changes = {}) => ({
    actor: distributor(),
    rows: [{ line: back(changes), fresh: { requestId: 'request', mailIds: ['to giver', 'to holder'] as const } }],
    triedBefore: false,
  });

  it('E7 of a return, of a recall and of a request for one', () => {
    expect(decideReturns({ ...fixed(), actor: partner() }, ask(3))).toEqual({
      done: ['moved'],
      ok: true,
      plan: {
        ...emptyPlan(),
        facts: [
          { accountId: 'partner', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'child', kind: 'line', version: 3 },
          { accountId: 'distributor', id: 'distributor', kind: 'account', version: 5 },
        ],
        notices: [
          {
            accountId: 'partner',
            id: 'to giver',
            language: 'de',
            lineItemId: 'child',
            notice: {
              account: 'Distributor',
              kind: 'copies-returned',
              lines: [
                {
                  activationId: 'PARENT',
                  copies: 3,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Partner',
              reason: 'Too many',
              side: 'giver',
            },
            recipient: 'dora@distributor.example',
            userId: 'dora',
          },
          {
            accountId: 'partner',
            id: 'to holder',
            language: 'es',
            lineItemId: 'child',
            notice: {
              account: 'Partner',
              kind: 'copies-returned',
              lines: [
                {
                  activationId: 'CHILD',
                  copies: 3,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Distributor',
              reason: 'Too many',
              side: 'holder',
            },
            recipient: 'paul@partner.example',
            userId: 'paul',
          },
        ],
        transfers: [{ fromId: 'child', kind: 'return', quantity: 3, toId: 'parent', unit: 'root' }],
        undoSeconds: 10,
      },
    });
    expect(decideRecalls(fixed(), ask(3))).toEqual({
      done: ['moved'],
      ok: true,
      plan: {
        ...emptyPlan(),
        facts: [
          { accountId: 'distributor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'child', kind: 'line', version: 3 },
        ],
        notices: [
          {
            accountId: 'distributor',
            id: 'to giver',
            language: 'de',
            lineItemId: 'child',
            notice: {
              account: 'Distributor',
              kind: 'copies-recalled',
              lines: [
                {
                  activationId: 'PARENT',
                  copies: 3,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Partner',
              reason: 'Too many',
              side: 'giver',
            },
            recipient: 'dora@distributor.example',
            userId: 'dora',
          },
          {
            accountId: 'distributor',
            id: 'to holder',
            language: 'es',
            lineItemId: 'child',
            notice: {
              account: 'Partner',
              kind: 'copies-recalled',
              lines: [
                {
                  activationId: 'CHILD',
                  copies: 3,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Distributor',
              reason: 'Too many',
              side: 'holder',
            },
            recipient: 'paul@partner.example',
            userId: 'paul',
          },
        ],
        transfers: [{ fromId: 'child', kind: 'recall', quantity: 3, toId: 'parent', unit: 'root' }],
        undoSeconds: 10,
        validUntil: '2026-07-15T00:00:00.000Z',
      },
    });
    expect(decideRecalls(fixed({ needsConsent: true }), ask(3))).toEqual({
      done: ['requested'],
      ok: true,
      plan: {
        ...emptyPlan(),
        alone: ['partner'],
        facts: [
          { accountId: 'distributor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'child', kind: 'line', version: 3 },
        ],
        notices: [
          {
            accountId: 'distributor',
            id: 'to holder',
            language: 'es',
            lineItemId: 'child',
            notice: {
              account: 'Partner',
              kind: 'recall-asked',
              lines: [
                {
                  activationId: 'CHILD',
                  copies: 3,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Distributor',
              reason: 'Too many',
            },
            recipient: 'paul@partner.example',
            userId: 'paul',
          },
        ],
        rows: [
          {
            table: 'recall_request',
            row: {
              accountId: 'partner',
              copies: 3,
              fromAccountId: 'distributor',
              id: 'request',
              lineItemId: 'child',
              reason: 'Too many',
            },
          },
        ],
        undoSeconds: 10,
      },
    });
  });

  it('E7 E6 a refusal says how many there are, on hold why, and who is closed', () => {
    const of = (changes: Changes) => decideRecalls(fixed(changes), ask(31));
    expect([of({}), of({ state: 'on-hold', stateReason: 'unpaid' })]).toEqual([
      { ok: false, refused: [{ refusal: { code: 'only-available', facts: { asked: 31, available: 30 } }, row: 0 }] },
      { ok: false, refused: [{ refusal: { code: 'line-on-hold', facts: { reason: 'unpaid' } }, row: 0 }] },
    ]);
    expect(decideReturns({ ...fixed({ giver: { closed: true } }), actor: partner() }, ask(3))).toEqual({
      ok: false,
      refused: [{ refusal: { code: 'sender-closed', facts: {} }, row: 0 }],
    });
  });

  it('E7 of an answer, accepted and declined', () => {
    const of: AnswerFacts = {
      actor: partner(),
      line: back({ needsConsent: true, requestWaits: true }),
      request: { id: 'request', state: 'open', copies: 4, reason: 'Not used' },
      fresh: { requestId: 'unused', mailIds: ['to giver', 'to holder'] },
      triedBefore: false,
    };
    expect(decideAnswer(of, { decision: 'accepted', answer: '' })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        alone: ['partner'],
        sets: [
          {
            table: 'recall_request',
            id: 'request',
            set: { state: 'accepted', answer: '' },
            stamps: { decidedAt: 'now' },
            while: { state: 'open' },
          },
        ],
        facts: [
          { accountId: 'partner', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'child', kind: 'line', version: 3 },
        ],
        notices: [
          {
            accountId: 'partner',
            id: 'to giver',
            language: 'de',
            lineItemId: 'child',
            notice: {
              account: 'Distributor',
              kind: 'copies-recalled',
              lines: [
                {
                  activationId: 'PARENT',
                  copies: 4,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Partner',
              reason: 'Not used',
              side: 'giver',
            },
            recipient: 'dora@distributor.example',
            userId: 'dora',
          },
          {
            accountId: 'partner',
            id: 'to holder',
            language: 'es',
            lineItemId: 'child',
            notice: {
              account: 'Partner',
              kind: 'copies-recalled',
              lines: [
                {
                  activationId: 'CHILD',
                  copies: 4,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Distributor',
              reason: 'Not used',
              side: 'holder',
            },
            recipient: 'paul@partner.example',
            userId: 'paul',
          },
        ],
        transfers: [{ fromId: 'child', kind: 'recall', quantity: 4, toId: 'parent', unit: 'root' }],
      },
    });
    expect(decideAnswer(of, { decision: 'declined', answer: 'We need them' })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        alone: ['partner'],
        sets: [
          {
            table: 'recall_request',
            id: 'request',
            set: { state: 'declined', answer: 'We need them' },
            stamps: { decidedAt: 'now' },
            while: { state: 'open' },
          },
        ],
        facts: [{ accountId: 'partner', id: 'me', kind: 'user', version: 1 }],
        notices: [
          {
            accountId: 'partner',
            id: 'to giver',
            language: 'de',
            lineItemId: 'child',
            notice: {
              account: 'Distributor',
              answer: 'We need them',
              kind: 'recall-declined',
              lines: [
                {
                  activationId: 'CHILD',
                  copies: 4,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              other: 'Partner',
            },
            recipient: 'dora@distributor.example',
            userId: 'dora',
          },
        ],
      },
    });
  });
});

it('E7 a person whose account gave and got copies of one other account gets a mail for each side', () => {
  const { giver, holder } = back();
  const rows = [
    { ...row(), copies: 1 },
    { ...row({ id: 'second', giver: { ...holder, version: 5, closed: false }, holder: giver }), copies: 2 },
  ];
  const notices = movedNotices(distributor(), rows, 'copies-returned', 'Too many');
  expect(
    notices.map(({ recipient, notice }) => [
      recipient,
      notice.kind === 'copies-returned' && [notice.side, notice.other, notice.lines.map((line) => line.copies)],
    ]),
  ).toEqual([
    ['dora@distributor.example', ['giver', 'Partner', [1]]],
    ['paul@partner.example', ['holder', 'Distributor', [1]]],
    ['paul@partner.example', ['giver', 'Distributor', [2]]],
    ['dora@distributor.example', ['holder', 'Partner', [2]]],
  ]);
});
