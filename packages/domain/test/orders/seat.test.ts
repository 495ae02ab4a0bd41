import { describe, expect, it } from 'vitest';
import {
  decideIntegration,
  decideSeats,
  integrationEffect,
  integrationRules,
  integrationState,
  shownOf,
  type Actor,
  type Plan,
  type Programme,
  type SeatFacts,
} from '../../src/index.ts';
import { actor } from '../kernel/actors.ts';

const bits = [false, true] as const;

// Written by hand from SPEC O5, in its own words; `undefined` is “any”.
const o5: readonly [
  m: boolean,
  c: boolean | undefined,
  has: boolean | undefined,
  free: boolean | undefined,
  shown: string,
][] = [
  [false, undefined, undefined, undefined, 'none'],
  [true, true, true, undefined, 'managed'],
  [true, true, false, undefined, 'none'],
  [true, false, true, undefined, 'on'],
  [true, false, false, true, 'off'],
  [true, false, false, false, 'unavailable'],
];

// Written by hand from SPEC O6: before (C, M), which switch, and what becomes of the seats that are on.
const o6: Record<string, 'kept' | 'ended'> = {
  'C on, M on: M off': 'kept',
  'C on, M off: C off': 'kept',
  'C off, M on: M off': 'ended',
  'C on, M on: C off': 'kept',
  'C off, M off: M on': 'kept',
  'C on, M off: M on': 'kept',
  'C off, M off: C on': 'kept',
  'C off, M on: C on': 'kept',
};

describe('O5 O6 the tables', () => {
  it('O5 every one of the sixteen states shows what SPEC says', () => {
    let states = 0;
    for (const integration of bits)
      for (const controller of bits)
        for (const seat of bits)
          for (const free of bits) {
            const expected = o5.filter(
              ([m, c, has, some]) =>
                m === integration &&
                (c ?? controller) === controller &&
                (has ?? seat) === seat &&
                (some ?? free) === free,
            );
            expect(expected).toHaveLength(1);
            expect(shownOf({ integration, controller, seat, free })).toBe(expected[0]?.[4]);
            states += 1;
          }
    expect(states).toBe(16);
  });

  it('O6 every switching has the effect that SPEC says; of a switch that stands so already, none', () => {
    for (const integration of bits)
      for (const controller of bits)
        for (const which of ['integration', 'controller'] as const)
          for (const to of bits) {
            const before = which === 'integration' ? integration : controller;
            const state = `C ${controller ? 'on' : 'off'}, M ${integration ? 'on' : 'off'}`;
            const named = `${state}: ${which === 'integration' ? 'M' : 'C'} ${to ? 'on' : 'off'}`;
            expect([named, integrationEffect({ integration, controller }, which, to)]).toEqual([
              named,
              before === to ? 'kept' : o6[named],
            ]);
          }
    expect(integrationRules).toHaveLength(5);
  });

  it('O5 a product without integration is as one whose integration is on and that nobody else controls', () => {
    const programme = {
      integrations: [
        { key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } },
        { key: 'softphone', name: {}, controller: null },
      ],
    };
    expect(integrationState(programme, [], null)).toEqual({
      integration: true,
      controller: false,
      controllerKey: null,
    });
    expect(integrationState(programme, ['switchboard'], 'meetings')).toEqual({
      integration: false,
      controller: true,
      controllerKey: 'switchboard',
    });
    expect(integrationState(programme, ['softphone'], 'softphone')).toEqual({
      integration: true,
      controller: false,
      controllerKey: null,
    });
  });
});

type Step = 'M on' | 'M off' | 'C on' | 'C off' | 'seat on' | 'seat off' | 'seat on by C' | 'seat off by C';
const steps: readonly Step[] = [
  'M on',
  'M off',
  'C on',
  'C off',
  'seat on',
  'seat off',
  'seat on by C',
  'seat off by C',
];

/** One customer with one product, one user and one licence. */
type Customer = { m: boolean; c: boolean; seat: boolean };

// Written from SPEC O6 and O7 alone: what a step answers, and what is so afterwards.
function model({ m, c, seat }: Customer, step: Step): { answer: string; after: Customer } {
  if (step.startsWith('seat')) {
    const byController = step.endsWith('by C');
    if (!m) return { answer: 'integration-off', after: { m, c, seat } };
    if (c !== byController) return { answer: c ? 'managed-by-controller' : 'controller-off', after: { m, c, seat } };
    return { answer: 'done', after: { m, c, seat: step.startsWith('seat on') } };
  }
  if (step === 'M off') return { answer: 'done', after: { m: false, c, seat: seat && !(m && !c) } };
  return { answer: 'done', after: { m: step === 'M on' || m, c: step === 'C on' || (c && step !== 'C off'), seat } };
}

describe('O5 O6 O7 all sequences', () => {
  const words = (text: string) => ({ en: text });
  const programme: Programme = {
    slug: 'phones',
    name: 'Phones',
    color: '#000000',
    modules: ['orders'],
    roles: [],
    firstAccess: 'invitation',
    languages: ['en'],
    labels: {},
    sender: { name: 'Phones', email: 'a@phones.example' },
    recallWindowDays: 30,
    lateRenewals: { from: 'old-end' as const },
    waitingRequests: { remindAfterDays: [3, 7], lapseAfterDays: 60 },
    expiryNoticeDays: [90, 30, 7],
    secondFactor: 'optional',
    credits: null,
    legal: [],
    tiers: [0, 2, 3].map((tier) => ({
      tier,
      name: words('tier'),
      plural: words('tiers'),
      handsOn: tier === 0 ? [2] : tier === 2 ? [3] : [],
      signsIn: true,
      managedFromAbove: tier === 3,
    })),
    integrations: [
      { key: 'meetings', name: words('Meetings'), controller: { key: 'switchboard', name: words('Switchboard') } },
    ],
  };
  const person = { ...actor('master', { tier: 3 }), version: 1 };
  const controller: Actor & { version: number } = {
    kind: 'key',
    id: 'key',
    version: 1,
    role: 'operator',
    controller: 'switchboard',
    account: { id: 'vendor', name: 'Vendor', tier: 0, status: 'active' },
  };
  const pool = { id: 'pool', usedId: 'used', unit: 'line' };

  const facts = (state: Customer, who: SeatFacts['actor']) => ({
    actor: who,
    programme,
    account: {
      id: person.account.id,
      version: 1,
      name: 'Customer',
      tier: 3,
      status: 'active' as const,
      related: false,
      integrations: [...(state.m ? ['meetings'] : []), ...(state.c ? ['switchboard'] : [])],
    },
    users: new Map([['nele', { id: 'nele', version: 1, name: 'Nele', accountId: person.account.id, active: true }]]),
    products: new Map([['product', { id: 'product', name: 'Meetings', integration: 'meetings' }]]),
    pools: [{ ...pool, productId: 'product', free: state.seat ? 0 : 1, expiresOn: null }],
    seats: state.seat ? [{ id: 'seat', userId: 'nele', productId: 'product', pool }] : [],
  });

  // Carries out what a plan says, and finds each seat's row and movement to be one.
  function carriedOut(state: Customer, plan: Plan): Customer {
    const on = plan.sets.flatMap(({ table, set }) =>
      table === 'account' ? (set.integrations as readonly string[]) : [],
    );
    const changed = plan.sets.some(({ table }) => table === 'account');
    const [begun, ended] = [plan.rows.length, plan.sets.filter(({ table }) => table === 'seat').length];
    const moved = plan.transfers.reduce(
      (sum, { fromId, quantity }) => sum + (fromId === 'pool' ? quantity : -quantity),
      0,
    );
    expect(moved).toBe(begun - ended);
    return {
      m: changed ? on.includes('meetings') : state.m,
      c: changed ? on.includes('switchboard') : state.c,
      seat: Number(state.seat) + moved === 1,
    };
  }

  function does(state: Customer, step: Step): { answer: string; after: Customer } {
    if (step.startsWith('seat')) {
      const decision = decideSeats(
        facts(state, step.endsWith('by C') ? controller : person),
        [{ userId: 'nele', productId: 'product', on: step.startsWith('seat on') }],
        ['new'],
      );
      return decision.ok
        ? { answer: 'done', after: carriedOut(state, decision.plan) }
        : { answer: decision.refused[0]?.refusal.code ?? '', after: state };
    }
    const [key, way] = step.split(' ');
    const all = facts(state, person);
    const decision = decideIntegration(
      { ...all, seats: state.seat ? [{ id: 'seat', pool }] : [], seatsVersion: 0 },
      { key: key === 'M' ? 'meetings' : 'switchboard', on: way === 'on' },
    );
    return decision.ok
      ? { answer: 'done', after: carriedOut(state, decision.value.plan) }
      : { answer: decision.refusal.code, after: state };
  }

  it('O5 O6 O7 any six switches by people and the controller end as in a model of O5 to O7', () => {
    const wrong: string[] = [];
    let compared = 0;
    const walk = (state: Customer, expected: Customer, path: readonly Step[]): void => {
      if (path.length === 6) return;
      for (const step of steps) {
        const is = does(state, step);
        const should = model(expected, step);
        compared += 1;
        if (JSON.stringify(is) !== JSON.stringify(should))
          wrong.push(`${[...path, step].join(', ')}: ${JSON.stringify(is)}`);
        const shown = shownOf({
          integration: is.after.m,
          controller: is.after.c,
          seat: is.after.seat,
          free: !is.after.seat,
        });
        const row = o5.find(
          ([m, c, has, free]) =>
            m === should.after.m &&
            (c ?? should.after.c) === should.after.c &&
            (has ?? should.after.seat) === should.after.seat &&
            (free ?? !should.after.seat) === !should.after.seat,
        );
        if (shown !== row?.[4]) wrong.push(`${[...path, step].join(', ')}: shown ${shown}`);
        walk(is.after, should.after, [...path, step]);
      }
    };
    const begin = { m: false, c: false, seat: false };
    walk(begin, begin, []);
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(compared).toBe([1, 2, 3, 4, 5, 6].reduce((sum, length) => sum + 8 ** length, 0));
  });
});
