import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideHold,
  decideHoldable,
  decideReleasable,
  decideRelease,
  type AccountStatus,
  type HeldLine,
  type HoldFacts,
  type Role,
  type StoredLineState,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const line = (id: string, accountId: string, changes: Partial<HeldLine> = {}): HeldLine => ({
  id,
  accountId,
  state: 'open',
  stateReason: '',
  heldById: null,
  activationId: id.toUpperCase(),
  product: 'Product',
  copies: 5,
  startsOn: '2026-01-01',
  expiresOn: null,
  ...changes,
});
const staff = actor('operator', { id: 'vendor', name: 'Vendor', tier: 0 });
const person = (id: string) => ({ id, email: `${id}@company.example`, language: 'de' });

/** A root of a distributor with two lines of one partner and one of another below it. */
function facts(changes: Partial<HoldFacts> = {}, below?: HeldLine[]): HoldFacts {
  const lines = below ?? [
    line('root', 'distributor'),
    line('one', 'partner'),
    line('two', 'partner'),
    line('three', 'other'),
  ];
  return {
    actor: staff,
    line: lines[0] ?? line('root', 'distributor'),
    upperOnHold: false,
    below: lines,
    versions: 7,
    holders: ['distributor', 'partner', 'other'].map((accountId) => ({
      accountId,
      name: accountId,
      contact: person(accountId),
      mailId: `mail ${accountId}`,
    })),
    ...changes,
  };
}

describe('E3 a line and all below it on hold', () => {
  it('E3 is for the vendor’s staff from Operator on, of a line that is neither closed nor on hold', () => {
    expect(outcome(decideHold(facts({ actor: actor('master') }), { reason: 'unpaid' }))).toBe('tier-may-not');
    expect(outcome(decideHold(facts({ actor: actor('observer', { tier: 0 }) }), { reason: 'unpaid' }))).toBe(
      'role-too-low',
    );
    expect(
      outcome(decideHold(facts({}, [line('root', 'distributor', { state: 'closed' })]), { reason: 'unpaid' })),
    ).toBe('line-closed');
    expect(
      decideHold(facts({}, [line('root', 'distributor', { state: 'on-hold', stateReason: 'before' })]), {
        reason: 'unpaid',
      }),
    ).toMatchObject({ refusal: { code: 'line-on-hold', facts: { reason: 'before' } } });
  });

  it('E3 a hold takes what is open, leaves what was on hold or closed, and locks their accounts alone', () => {
    const decision = decideHold(
      facts({}, [
        line('root', 'distributor'),
        line('one', 'partner', { state: 'on-hold', heldById: 'one' }),
        line('two', 'partner', { state: 'closed' }),
        line('three', 'other'),
      ]),
      { reason: 'unpaid' },
    );
    expect(decision).toMatchObject({
      value: {
        sets: [
          { table: 'line_item', id: 'root', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
          { table: 'line_item', id: 'three', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
        ],
        alone: ['distributor', 'partner', 'other'],
        transfers: [],
        undoSeconds: 0,
        facts: [
          { kind: 'user', id: 'me' },
          { kind: 'below', id: 'root', version: 7, accountId: 'distributor' },
        ],
      },
    });
  });

  it('A3 E3 each holder hears about its own lines alone', () => {
    const decision = decideHold(
      facts({
        holders: facts().holders.map((holder) =>
          holder.accountId === 'other' ? { ...holder, contact: null } : holder,
        ),
      }),
      { reason: 'unpaid' },
    );
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(
      decision.value.notices.map(({ recipient, lineItemId, notice }) => [
        recipient,
        lineItemId,
        notice.kind,
        'account' in notice && notice.account,
        'lines' in notice ? notice.lines.map((one) => one.activationId) : [],
      ]),
    ).toEqual([
      ['distributor@company.example', 'root', 'lines-held', 'distributor', ['ROOT']],
      ['partner@company.example', null, 'lines-held', 'partner', ['ONE', 'TWO']],
    ]);
  });

  it('E3 is released with exactly what was set on hold with it, and not while one further up is on hold', () => {
    const held = (id: string, accountId: string, heldById: string) =>
      line(id, accountId, { state: 'on-hold', stateReason: 'unpaid', heldById });
    const below = [
      held('root', 'distributor', 'root'),
      held('one', 'partner', 'root'),
      held('two', 'partner', 'two'),
      line('three', 'other', { state: 'closed' }),
    ];
    expect(decideRelease(facts({}, below))).toMatchObject({
      value: {
        sets: [
          { table: 'line_item', id: 'root', set: { state: 'open', stateReason: '', heldById: null } },
          { table: 'line_item', id: 'one', set: { state: 'open' } },
        ],
        notices: [{ notice: { kind: 'lines-released' } }, { notice: { lines: [{ activationId: 'ONE' }] } }],
      },
    });
    expect(outcome(decideRelease(facts({ upperOnHold: true }, below)))).toBe('on-hold-above');
    expect(outcome(decideRelease(facts()))).toBe('line-not-on-hold');
    expect(outcome(decideRelease(facts({ actor: actor('master') }, below)))).toBe('tier-may-not');
    expect(outcome(decideRelease(facts({ actor: actor('observer', { tier: 0 }) }, below)))).toBe('role-too-low');
  });
});

type Changes = { role?: Role; tier?: number; status?: AccountStatus; state?: StoredLineState; upperOnHold?: boolean };
const who = ({ role = 'operator', tier = 0, status = 'active' }: Changes) =>
  actor(role, { id: 'vendor', tier, status });
const wrongPeople: Fault<Changes>[] = [
  ['somebody of another tier', 'tier-may-not', { tier: 1 }],
  ['the role may not', 'role-too-low', { role: 'observer' }],
  ['the account is suspended', 'account-suspended', { status: 'suspended' }],
];
const holds: Fault<Changes>[] = [...wrongPeople, ['the line is closed', 'line-closed', { state: 'closed' }]];
const releases: Fault<Changes>[] = [
  ...wrongPeople,
  ['the line is not on hold', 'line-not-on-hold', { state: 'open' }],
  ['one further up is on hold', 'on-hold-above', { upperOnHold: true }],
];
const holdable = (changes: Changes) =>
  outcome(decideHoldable({ actor: who(changes) }, { state: changes.state ?? 'open', stateReason: 'unpaid' }));
const releasable = (changes: Changes) =>
  outcome(
    decideReleasable(
      { actor: who(changes), upperOnHold: changes.upperOnHold ?? false },
      { state: changes.state ?? 'on-hold' },
    ),
  );

describe('E3 E6 beside the actions', () => {
  it.each(holds)('E3 E6 setting on hold is refused where %s', (_, code, changes) => {
    expect(holdable(changes)).toBe(code);
    expect(
      outcome(
        decideHold(facts({ actor: who(changes) }, [line('root', 'distributor', { state: changes.state ?? 'open' })]), {
          reason: 'unpaid',
        }),
      ),
    ).toBe(code);
  });

  it.each(releases)('E3 E6 releasing is refused where %s', (_, code, changes) => {
    expect(releasable(changes)).toBe(code);
    expect(
      outcome(
        decideRelease(
          facts({ actor: who(changes), upperOnHold: changes.upperOnHold ?? false }, [
            line('root', 'distributor', { state: changes.state ?? 'on-hold' }),
          ]),
        ),
      ),
    ).toBe(code);
  });

  it('E6 of two mistakes the first is reported: a held line is not held again, a closed one not released', () => {
    expect(pairsOutOfOrder(holds, holdable)).toEqual({ pairs: 6, wrong: [] });
    expect(pairsOutOfOrder(releases, releasable)).toEqual({ pairs: 10, wrong: [] });
    expect([holdable({}), releasable({}), holdable({ state: 'on-hold' }), releasable({ state: 'closed' })]).toEqual([
      'accepted',
      'accepted',
      'line-on-hold',
      'line-not-on-hold',
    ]);
  });
});

describe('E3 the whole plan of a hold and of its release', () => {
  it('E3 states, facts and one mail to each holder', () => {
    expect(decideHold(facts(), { reason: 'unpaid' })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        alone: ['distributor', 'partner', 'other'],
        facts: [
          { accountId: 'vendor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'distributor', id: 'root', kind: 'below', version: 7 },
        ],
        sets: [
          { table: 'line_item', id: 'root', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
          { table: 'line_item', id: 'one', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
          { table: 'line_item', id: 'two', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
          { table: 'line_item', id: 'three', set: { state: 'on-hold', stateReason: 'unpaid', heldById: 'root' } },
        ],
        notices: [
          {
            accountId: 'vendor',
            id: 'mail distributor',
            language: 'de',
            lineItemId: 'root',
            notice: {
              account: 'distributor',
              kind: 'lines-held',
              lines: [{ activationId: 'ROOT', copies: 5, expiresOn: null, product: 'Product', startsOn: '2026-01-01' }],
              reason: 'unpaid',
            },
            recipient: 'distributor@company.example',
            userId: 'distributor',
          },
          {
            accountId: 'vendor',
            id: 'mail partner',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'partner',
              kind: 'lines-held',
              lines: [
                { activationId: 'ONE', copies: 5, expiresOn: null, product: 'Product', startsOn: '2026-01-01' },
                { activationId: 'TWO', copies: 5, expiresOn: null, product: 'Product', startsOn: '2026-01-01' },
              ],
              reason: 'unpaid',
            },
            recipient: 'partner@company.example',
            userId: 'partner',
          },
          {
            accountId: 'vendor',
            id: 'mail other',
            language: 'de',
            lineItemId: 'three',
            notice: {
              account: 'other',
              kind: 'lines-held',
              lines: [
                { activationId: 'THREE', copies: 5, expiresOn: null, product: 'Product', startsOn: '2026-01-01' },
              ],
              reason: 'unpaid',
            },
            recipient: 'other@company.example',
            userId: 'other',
          },
        ],
      },
    });
    const held = facts().below.map((one) => ({
      ...one,
      state: 'on-hold' as const,
      stateReason: 'unpaid',
      heldById: 'root',
      expiresOn: '2026-12-31',
    }));
    expect(decideRelease(facts({}, held))).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        alone: ['distributor', 'partner', 'other'],
        facts: [
          { accountId: 'vendor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'distributor', id: 'root', kind: 'below', version: 7 },
        ],
        sets: [
          { table: 'line_item', id: 'root', set: { state: 'open', stateReason: '', heldById: null } },
          { table: 'line_item', id: 'one', set: { state: 'open', stateReason: '', heldById: null } },
          { table: 'line_item', id: 'two', set: { state: 'open', stateReason: '', heldById: null } },
          { table: 'line_item', id: 'three', set: { state: 'open', stateReason: '', heldById: null } },
        ],
        notices: [
          {
            accountId: 'vendor',
            id: 'mail distributor',
            language: 'de',
            lineItemId: 'root',
            notice: {
              account: 'distributor',
              kind: 'lines-released',
              lines: [
                {
                  activationId: 'ROOT',
                  copies: 5,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
            },
            recipient: 'distributor@company.example',
            userId: 'distributor',
          },
          {
            accountId: 'vendor',
            id: 'mail partner',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'partner',
              kind: 'lines-released',
              lines: [
                { activationId: 'ONE', copies: 5, expiresOn: '2026-12-31', product: 'Product', startsOn: '2026-01-01' },
                { activationId: 'TWO', copies: 5, expiresOn: '2026-12-31', product: 'Product', startsOn: '2026-01-01' },
              ],
            },
            recipient: 'partner@company.example',
            userId: 'partner',
          },
          {
            accountId: 'vendor',
            id: 'mail other',
            language: 'de',
            lineItemId: 'three',
            notice: {
              account: 'other',
              kind: 'lines-released',
              lines: [
                {
                  activationId: 'THREE',
                  copies: 5,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
            },
            recipient: 'other@company.example',
            userId: 'other',
          },
        ],
      },
    });
  });
});
