import { describe, expect, it } from 'vitest';
import { judgeRenewal, successorStart, type RenewalEnd, type RenewingLine } from '../../src/index.ts';
import { actor } from '../kernel/actors.ts';

const operator = actor('operator');
const line = (changes: Partial<RenewingLine> = {}): RenewingLine => ({
  activationId: 'TL-1',
  accountId: operator.account.id,
  fromAccountId: 'above',
  holderSignsIn: true,
  state: 'open',
  stateReason: '',
  startsOn: '2026-02-01',
  expiresOn: '2027-01-31',
  successors: [],
  asked: null,
  termMonths: 12,
  activated: 0,
  ...changes,
});
const judge = (lines: readonly RenewingLine[], end: RenewalEnd, copies = 10, today = '2026-12-01') =>
  judgeRenewal({ actor: operator, today, lines }, { copies: lines.map(() => copies), devices: [], end });
const codes = (...of: Parameters<typeof judge>) => judge(...of).rows.map(({ refusal }) => refusal?.code ?? null);

describe('E15 what a renewal comes to', () => {
  it.each([
    ['the term of its product', { kind: 'own-term' }, {}, '2028-01-31'],
    ['a term in a leap year', { kind: 'own-term' }, { expiresOn: '2027-02-28' }, '2028-02-29'],
    ['a month from 31 January', { kind: 'own-term' }, { expiresOn: '2027-01-30', termMonths: 1 }, '2027-02-28'],
    ['no term, so as many days again', { kind: 'own-term' }, { termMonths: null }, '2028-01-31'],
    ['a common day', { kind: 'day', day: '2027-06-15' }, {}, '2027-06-15'],
    ['the end of a month', { kind: 'month-end', day: '2028-02-10' }, {}, '2028-02-29'],
    ['the end of another line item', { kind: 'line', day: '2027-09-30' }, {}, '2027-09-30'],
  ] as const)('E15 lasts for %s', (_, end, changes, endsOn) => {
    expect(judge([line(changes)], end).rows[0]).toMatchObject({ endsOn, refusal: null });
  });

  it('E15 keeps the day, and counts what remains, what is bought and what each line comes to', () => {
    const lines = [line(), line({ expiresOn: '2027-02-28' })];
    expect(judge(lines, { kind: 'day', day: '2027-03-31' })).toEqual({
      rows: [
        { startsOn: '2027-02-01', endsOn: '2027-03-31', copyDays: 590, refusal: null },
        { startsOn: '2027-03-01', endsOn: '2027-03-31', copyDays: 310, refusal: null },
      ],
      remaining: 10 * 62 + 10 * 90,
      bought: 900,
      remainder: 0,
    });
  });

  it('E15 spreads the copy-days of all terms to one day, rounded down, with what is left over', () => {
    const sums = judge(
      [line({ termMonths: 1 }), line({ termMonths: 2, expiresOn: '2027-02-28' })],
      { kind: 'spread' },
      3,
    );
    // 28 and 61 days of three copies each; 28 more days of three up to the end of the second.
    expect(sums.rows.map(({ endsOn }) => endsOn)).toEqual(['2027-03-30', '2027-03-30']);
    expect(sums).toMatchObject({ bought: 3 * 58 + 3 * 30, remainder: 3 });
  });

  it.each([
    ['not-holder', { accountId: 'other' }],
    ['line-perpetual', { expiresOn: null }],
    ['line-closed', { state: 'closed' }],
    ['line-on-hold', { state: 'on-hold' }],
    ['already-renewed', { successors: [{ activationId: 'TL-2' }] }],
    ['renewal-asked', { asked: 2 }],
  ] as const)('E15 says of one line among others why not: %s', (code, changes) => {
    expect(codes([line(), line(changes), line()], { kind: 'own-term' })).toEqual([null, code, null]);
  });

  it.each([
    ['the past', 'renewal-end-past', '2026-11-30'],
    ['its own last day', 'renewal-end-early', '2027-01-31'],
    ['ten years and a day ahead', 'renewal-end-far', '2036-12-02'],
  ])('E15 does not last to %s: %s', (_, code, day) => {
    expect(codes([line()], { kind: 'day', day })).toEqual([code]);
  });

  it('E15 lasts ten years, does not end with what never ends, and takes no half copies', () => {
    expect(codes([line()], { kind: 'day', day: '2036-12-01' })).toEqual([null]);
    expect(codes([line()], { kind: 'line', day: null })).toEqual(['line-perpetual']);
    expect(codes([line()], { kind: 'own-term' }, 0.5)).toEqual(['quantity-not-whole']);
    expect(codes([line()], { kind: 'own-term' }, 0)).toEqual(['quantity-not-whole']);
    expect(codes([line({ expiresOn: null })], { kind: 'spread' })).toEqual(['line-perpetual']);
  });

  it.each([
    ['in time', '2027-01-31', { from: 'today' }, '2027-02-01'],
    ['late, from the old end', '2026-10-31', { from: 'old-end' }, '2026-11-01'],
    ['late, from today', '2026-10-31', { from: 'today' }, '2026-12-01'],
    ['31 days late of 31', '2026-10-31', { from: 'old-end-within', days: 31 }, '2026-11-01'],
    ['31 days late of 30', '2026-10-31', { from: 'old-end-within', days: 30 }, '2026-12-01'],
    ['on the day after', '2026-11-30', { from: 'today' }, '2026-12-01'],
  ] as const)('E15 what follows begins: %s', (_, expiresOn, late, startsOn) => {
    expect(successorStart(expiresOn, '2026-12-01', late)).toBe(startsOn);
  });
});
