import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  costOfMonths,
  costParts,
  dayIn,
  daysFrom,
  forecastCredits,
  monthlyCost,
  monthOf,
  priceOn,
  runwayOf,
  runwayOfAll,
  type Prices,
} from '../../src/index.ts';

const prices: Prices = [
  { from: '2026-07-01', base: 2, perUser: 0.05, perDevice: 1.25 },
  { from: '2024-01-01', base: 2, perUser: 0.05, perDevice: 1 },
];

describe('C4 what a site costs', () => {
  it.each([
    ['2023-12-31', 10, 10, 0],
    ['2024-01-01', 0, 0, 2],
    ['2024-01-01', 1, 0, 3],
    ['2024-01-01', 20, 0, 3],
    ['2024-01-01', 21, 0, 4],
    ['2026-06-30', 10, 4, 7],
    ['2026-07-01', 10, 4, 8],
    ['2030-01-01', 1_000_000, 1_000_000, 1_300_002],
  ] as const)(
    'C4 on %s with %i users and %i devices it is %i whole credits, rounded up once',
    (day, users, devices, cost) => {
      expect(monthlyCost(prices, day, users, devices)).toBe(cost);
    },
  );

  it('C4 is exact where floating point is not', () => {
    // 0.1 + 0.2 and 0.07 × 100 both are a hair too much.
    expect(monthlyCost([{ from: '2024-01-01', base: 0.1, perUser: 0.2, perDevice: 0.7 }], '2024-01-01', 1, 1)).toBe(1);
    expect(monthlyCost([{ from: '2024-01-01', base: 0, perUser: 0.07, perDevice: 0 }], '2024-01-01', 100, 0)).toBe(7);
    expect(monthlyCost([{ from: '2024-01-01', base: 0, perUser: 1.1, perDevice: 0 }], '2024-01-01', 1_000_000, 0)).toBe(
      1_100_000,
    );
  });

  it('C4 the price of a day is the latest that holds by then, in whatever order they are listed', () => {
    expect([
      priceOn(prices, '2023-12-31'),
      priceOn(prices, '2026-06-30')?.perDevice,
      priceOn(prices, '2026-07-01')?.perDevice,
    ]).toEqual([null, 1, 1.25]);
  });
});

describe('C2 how long credits last', () => {
  it('C2 until the day before the first charge that they cannot pay; nothing due lasts no day longer', () => {
    const site = { nextMonth: '2026-03-01', users: 0, devices: 3, dueSince: null };
    expect(runwayOf({ ...site, credits: 4 }, prices, '2026-02-14')).toEqual({ lastsUntil: '2026-02-28', days: 14 });
    expect(runwayOf({ ...site, credits: 5 }, prices, '2026-02-14')).toEqual({ lastsUntil: '2026-03-31', days: 45 });
    // Four months at 5, then 6 each.
    expect(runwayOf({ ...site, credits: 25 }, prices, '2026-02-14')).toEqual({ lastsUntil: '2026-06-30', days: 136 });
    expect(runwayOf({ ...site, credits: 26 }, prices, '2026-02-14').lastsUntil).toBe('2026-07-31');
    expect(runwayOf({ ...site, credits: 4, dueSince: '2026-01-01' }, prices, '2026-02-14')).toEqual({
      lastsUntil: '2025-12-31',
      days: 0,
    });
  });

  it('C2 what costs nothing lasts for ever, and so does what lasts longer than a hundred years', () => {
    const site = { nextMonth: '2026-03-01', users: 0, devices: 0, dueSince: null };
    expect(runwayOf({ ...site, credits: 0 }, [], '2026-02-14')).toEqual({ lastsUntil: null, days: null });
    expect(runwayOf({ ...site, credits: 100_000_000 }, prices, '2026-02-14')).toEqual({ lastsUntil: null, days: null });
    expect(
      runwayOf({ ...site, credits: 0 }, [{ from: '2027-05-15', base: 1, perUser: 0, perDevice: 0 }], '2026-02-14')
        .lastsUntil,
    ).toBe('2027-05-31');
  });

  it('C2 a hundred years are counted from the first charge, also where the price changes on the way', () => {
    const changing = ['2026-01-01', '2120-01-01'].map((from) => ({ from, base: 1, perUser: 0, perDevice: 0 }));
    const lasting = (credits: number) =>
      runwayOf({ nextMonth: '2026-03-01', users: 0, devices: 0, dueSince: null, credits }, changing, '2026-02-14');
    expect(lasting(1200).lastsUntil).toBe('2126-02-28');
    expect(lasting(1201)).toEqual({ lastsUntil: null, days: null });
  });

  const consumption = fc.record({
    nextMonth: fc.integer({ min: 0, max: 14 }).map((months) => addMonths('2026-01-01', months)),
    users: fc.option(fc.nat(300)),
    devices: fc.option(fc.nat(40)),
  });
  const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2024-01-01', days));
  const lists = fc.uniqueArray(
    fc.record({
      from: day,
      base: fc.nat(500).map((n) => n / 100),
      perUser: fc.nat(200).map((n) => n / 100),
      perDevice: fc.nat(300).map((n) => n / 100),
    }),
    { selector: ({ from }) => from, maxLength: 5 },
  );

  it('C2 is what counting month by month says', () => {
    const wrong: object[] = [];
    fc.assert(
      fc.property(
        fc.array(consumption, { minLength: 1, maxLength: 4 }),
        lists,
        fc.nat(5_000),
        (sites, list, credits) => {
          const cost = (month: string) =>
            sites.reduce(
              (sum, { nextMonth, users, devices }) =>
                sum + (month < nextMonth ? 0 : monthlyCost(list, month, users ?? 0, devices ?? 0)),
              0,
            );
          let [month, left, months] = ['2026-01-01', credits, 0];
          for (; months < 1_300 && cost(month) <= left; months++)
            [month, left] = [addMonths(month, 1), left - cost(month)];
          const all = runwayOfAll(sites, credits, list, '2026-01-01');
          const counted = addDays(month, -1);
          // Around a hundred years it is for ever; the first charge may be a year from now.
          const agrees =
            months > 1_213
              ? all.lastsUntil === null
              : (months > 1_198 && all.lastsUntil === null) ||
                (all.lastsUntil === counted && all.days === Math.max(0, daysFrom('2026-01-01', counted)));
          const alone = sites
            .map((site) => [
              runwayOf({ ...site, credits, dueSince: null }, list, '2026-01-01'),
              runwayOfAll([site], credits, list, '2026-01-01'),
            ])
            .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other));
          if (!agrees || alone.length > 0) wrong.push({ sites, list, credits, counted, all, alone });
        },
      ),
      { numRuns: 500 },
    );
    expect(wrong).toEqual([]);
  });

  it('C2 so many credits as so many months cost last for just those months', () => {
    fc.assert(
      fc.property(consumption, fc.integer({ min: 1, max: 24 }), (site, months) => {
        const credits = costOfMonths(site, prices, months);
        expect(runwayOf({ ...site, credits, dueSince: null }, prices, '2026-01-01').lastsUntil).toBe(
          addDays(addMonths(site.nextMonth, months), -1),
        );
      }),
    );
  });
});

describe('C4 what is left in the months to come', () => {
  const site = (nextMonth: string, devices: number) => ({ nextMonth, users: 0, devices });
  it.each([
    [
      'nothing to charge',
      [],
      10,
      [
        [0, 10],
        [0, 10],
        [0, 10],
      ],
    ],
    [
      'a new price from July on',
      [site('2026-06-01', 4)],
      20,
      [
        [6, 14],
        [7, 7],
        [7, 0],
      ],
    ],
    [
      'a charge that is not covered leaves 0',
      [site('2026-06-01', 4)],
      10,
      [
        [6, 4],
        [7, 0, 3],
        [7, 0, 10],
      ],
    ],
    [
      'a site pays from its first month on',
      [site('2026-06-01', 0), site('2026-08-01', 0)],
      9,
      [
        [2, 7],
        [2, 5],
        [4, 1],
      ],
    ],
  ] as const)('C4 C5 %s', (_, sites, credits, months) => {
    expect(forecastCredits(sites, credits, prices, '2026-05-31', 3)).toEqual(
      months.map(([cost, left, missing = 0], index) => ({ month: `2026-0${6 + index}-01`, cost, left, missing })),
    );
  });
});

describe('C4 days and months', () => {
  it('C4 the day is that of the time zone, also when the clocks change', () => {
    const at = (instant: string) =>
      ['Pacific/Auckland', 'Europe/Berlin', 'America/New_York', 'Pacific/Pago_Pago'].map((zone) =>
        dayIn(zone, new Date(instant)),
      );
    expect(at('2026-03-01T00:30:00Z')).toEqual(['2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28']);
    expect(at('2028-02-29T11:00:00Z')).toEqual(['2028-03-01', '2028-02-29', '2028-02-29', '2028-02-29']);
    // An hour that is twice, and one that is not at all.
    expect(
      [
        '2026-10-24T22:00:00Z',
        '2026-10-25T00:30:00Z',
        '2026-10-25T22:59:59Z',
        '2026-10-25T23:00:00Z',
        '2026-03-28T23:00:00Z',
        '2026-03-29T21:59:59Z',
      ].map((instant) => dayIn('Europe/Berlin', new Date(instant))),
    ).toEqual(['2026-10-25', '2026-10-25', '2026-10-25', '2026-10-26', '2026-03-29', '2026-03-29']);
  });

  it('C4 months follow each other over the end of a year and of February', () => {
    expect([
      addMonths('2026-12-01', 1),
      addMonths('2026-01-01', -1),
      addMonths('2026-01-01', 26),
      monthOf('2028-02-29'),
    ]).toEqual(['2027-01-01', '2025-12-01', '2028-03-01', '2028-02-01']);
    expect([
      addDays('2028-02-28', 1),
      addDays('2026-02-28', 1),
      addDays('2026-03-29', 1),
      daysFrom('2026-03-28', '2026-03-30'),
    ]).toEqual(['2028-02-29', '2026-03-01', '2026-03-30', 2]);
  });
});

describe('C4 what a month costs', () => {
  it.each([
    ['nothing but the base', { base: 2, perUser: 0.05, perDevice: 1.25 }, 0, 0, [2, 0, 0, 2, 2]],
    ['exact credits', { base: 2, perUser: 0.05, perDevice: 1.25 }, 620, 44, [2, 31, 55, 88, 88]],
    ['half a credit more', { base: 2, perUser: 0.05, perDevice: 1 }, 10, 4, [2, 0.5, 4, 6.5, 7]],
    ['a hundredth more', { base: 0.01, perUser: 1, perDevice: 1 }, 1, 1, [0.01, 1, 1, 2.01, 3]],
    // 3 × 0.07 is 0.21000000000000002 in floating point.
    [
      'parts that floating point would not meet',
      { base: 0.79, perUser: 0.07, perDevice: 0 },
      3,
      9,
      [0.79, 0.21, 0, 1, 1],
    ],
    ['nothing', { base: 0, perUser: 0, perDevice: 0 }, 5, 5, [0, 0, 0, 0, 0]],
    [
      'the largest numbers',
      { base: 1_000_000, perUser: 1_000_000, perDevice: 999_999.99 },
      1_000_000,
      1_000_000,
      [1_000_000, 1e12, 999_999_990_000, 2_000_000_990_000, 2_000_000_990_000],
    ],
  ])('C4 is told in its parts and rounded up once: %s', (_, price, users, devices, expected) => {
    const parts = costParts(price, users, devices);
    expect([parts.base, parts.users, parts.devices, parts.sum, parts.rounded]).toEqual(expected);
  });
});
