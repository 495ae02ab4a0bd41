import { describe, expect, it } from 'vitest';
import { decideWarnings, maxSitesInMail, warningOf, type WarnedSite } from '../../src/index.ts';

const inMail = (name: string) => ({ name }) as unknown as WarnedSite['inMail']; // only passed through
const site = (id: string, changes: Partial<WarnedSite> = {}): WarnedSite => ({
  id,
  isNew: false,
  told: null,
  now: null,
  days: null,
  fed: false,
  inMail: inMail(id),
  ...changes,
});
const people = [
  { id: 'paula', email: 'paula@partner.example', language: 'es' },
  { id: 'peter', email: 'peter@partner.example', language: 'de' },
];

function decided(sites: readonly WarnedSite[], who = people) {
  let made = 0;
  return decideWarnings({
    account: { id: 'partner', name: 'Partner' },
    sites,
    people: who,
    freshId: () => `mail ${++made}`,
  });
}
const told = (sites: readonly WarnedSite[]) =>
  decided(sites)?.notices.map(({ recipient, notice }) => [
    recipient,
    'sites' in notice ? notice.sites.map((one) => ('name' in one ? one.name : '')) : [],
  ]);

describe('C4 how badly a site needs credits', () => {
  it.each([
    ['suspended', 'suspended', 0, -1],
    ['overdue', 'overdue', 0, 0],
    ['with credits for ever', 'active', null, null],
    ['with credits for longer than any warning', 'active', 31, null],
    ['on the day of the first warning', 'active', 30, 30],
    ['between the warnings', 'active', 8, 30],
    ['on the day of the last warning', 'active', 7, 7],
    ['on its last day', 'active', 0, 7],
  ] as const)('C4 of a site %s', (_, state, days, warning) => {
    expect(warningOf({ state, days }, [30, 7])).toBe(warning);
    expect(warningOf({ state, days }, [7, 30])).toBe(warning);
  });
});

describe('C4 who gets warnings about sites that need credits', () => {
  it.each<[string, Partial<WarnedSite>, { told: boolean; kept: number | null } | null]>([
    ['comes to a warning', { now: 30, days: 30 }, { told: true, kept: 30 }],
    ['comes to a shorter one', { told: 30, now: 7, days: 7 }, { told: true, kept: 7 }],
    ['is overdue', { told: 7, now: 0, days: 0 }, { told: true, kept: 0 }],
    ['is suspended', { told: 0, now: -1, days: 0 }, { told: true, kept: -1 }],
    ['stands as it was told', { told: 30, now: 30, days: 20 }, null],
    ['has credits again', { told: 7, now: null, days: 200, fed: true }, { told: false, kept: null }],
    ['looks only a little better without credits', { told: 7, now: 30, days: 38 }, null],
    ['looks more than a month better without credits', { told: 7, now: null, days: 39 }, { told: false, kept: null }],
    ['is not overdue any more', { told: 0, now: 30, days: 20 }, { told: false, kept: 30 }],
    ['was never told and lacks nothing', {}, null],
  ])('C4 a site that %s', (_, changes, expected) => {
    const plan = decided([site('harbour', changes)]);
    expect(plan && { told: plan.notices.length > 0, kept: plan.sets[0]?.set.warnedDays }).toEqual(expected);
    expect(plan?.sets.map(({ table, id, while: before }) => ({ table, id, before })) ?? []).toEqual(
      expected ? [{ table: 'site', id: 'harbour', before: { state: 'active', warnedDays: changes.told ?? null } }] : [],
    );
  });

  it('C4 everybody gets one mail of all of them, the worst first, each in their language', () => {
    const sites = [
      site('month', { now: 30 }),
      site('suspended', { told: 0, now: -1 }),
      site('as it was', { told: 7, now: 7 }),
      site('week', { told: 30, now: 7 }),
      site('fed', { told: 7, fed: true }),
    ];
    expect(told(sites)).toEqual(people.map(({ email }) => [email, ['suspended', 'week', 'month']]));
    expect(decided(sites)?.notices.map(({ id, userId, language }) => [id, userId, language])).toEqual([
      ['mail 1', 'paula', 'es'],
      ['mail 2', 'peter', 'de'],
    ]);
    expect(decided(sites)?.sets.map(({ id }) => id)).toEqual(['month', 'suspended', 'week', 'fed']);
  });

  it('C4 a mail lists fifty sites and says how many more there are', () => {
    const many = Array.from({ length: 53 }, (_, index) => site(`site ${index}`, { now: 7 }));
    expect(maxSitesInMail).toBe(50);
    expect(decided(many)?.notices[0]?.notice).toMatchObject({ sites: { length: 50 }, more: 3 });
    expect(decided(many.slice(0, 50))?.notices[0]?.notice).toMatchObject({ sites: { length: 50 }, more: 0 });
    expect(decided(many)?.sets).toHaveLength(53);
  });

  it('C4 a warning that reaches nobody is recorded all the same', () => {
    expect(decided([site('harbour', { now: 7 })], [])).toMatchObject({ notices: [], sets: [{ id: 'harbour' }] });
  });
});

describe('C4 a site that was created today', () => {
  it.each([
    ['is not warned about on that day', true, null],
    ['is warned about afterwards', false, people.length],
  ] as const)('%s', (_, isNew, mails) => {
    const plan = decided([site('new', { isNew, now: 7, days: 0 })]);
    expect(plan?.notices.length ?? null).toBe(mails);
  });
});
