import { describe, expect, it } from 'vitest';
import { integrationEffect, integrationRules, integrationState, seatRules, shownOf } from '../src/index.ts';

const bits = [false, true] as const;

// Written by hand from SPEC O5, in its own words; `undefined` is “any”.
const o5: readonly [m: boolean, c: boolean | undefined, has: boolean | undefined, free: boolean | undefined, shown: string][] = [
  [false, undefined, undefined, undefined, 'none'],
  [true, true, true, undefined, 'managed'],
  [true, true, false, undefined, 'none'],
  [true, false, true, undefined, 'on'],
  [true, false, false, true, 'off'],
  [true, false, false, false, 'unavailable'],
];

// Written by hand from SPEC O6: before (C, M), which switch, and what becomes of the seats that are on.
const o6: Record<string, 'kept' | 'ended'> = {
  'C on, M on: M off': 'kept', 'C on, M off: C off': 'kept', 'C off, M on: M off': 'ended', 'C on, M on: C off': 'kept',
  'C off, M off: M on': 'kept', 'C on, M off: M on': 'kept', 'C off, M off: C on': 'kept', 'C off, M on: C on': 'kept',
};

describe('O5 O6 the tables', () => {
  it('O5 every one of the sixteen states has one row of the table, and shows what SPEC says', () => {
    let states = 0;
    for (const integration of bits) for (const controller of bits) for (const seat of bits) for (const free of bits) {
      const expected = o5.filter(([m, c, has, some]) => m === integration && (c ?? controller) === controller && (has ?? seat) === seat && (some ?? free) === free);
      expect(expected).toHaveLength(1);
      expect(shownOf({ integration, controller, seat, free })).toBe(expected[0]?.[4]);
      const rules = seatRules.filter((row) => (row.integration ?? integration) === integration && (row.controller ?? controller) === controller && (row.seat ?? seat) === seat && (row.free ?? free) === free);
      expect(rules).toHaveLength(1);
      states += 1;
    }
    expect([states, seatRules.length]).toEqual([16, 6]);
  });

  it('O6 every switching has the effect that SPEC says; of a switch that stands so already, none', () => {
    for (const integration of bits) for (const controller of bits) for (const which of ['integration', 'controller'] as const) for (const to of bits) {
      const before = which === 'integration' ? integration : controller;
      const named = `C ${controller ? 'on' : 'off'}, M ${integration ? 'on' : 'off'}: ${which === 'integration' ? 'M' : 'C'} ${to ? 'on' : 'off'}`;
      expect([named, integrationEffect({ integration, controller }, which, to)]).toEqual([named, before === to ? 'kept' : o6[named]]);
    }
    expect(integrationRules).toHaveLength(5);
  });

  it('O5 a product without integration is as one whose integration is on and that nobody else controls', () => {
    const programme = { integrations: [{ key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } }, { key: 'softphone', name: {}, controller: null }] };
    expect(integrationState(programme, [], null)).toEqual({ integration: true, controller: false, controllerKey: null });
    expect(integrationState(programme, ['switchboard'], 'meetings')).toEqual({ integration: false, controller: true, controllerKey: 'switchboard' });
    expect(integrationState(programme, ['softphone'], 'softphone')).toEqual({ integration: true, controller: false, controllerKey: null });
  });
});
