import { describe, expect, it } from 'vitest';
import { decideWarnings, mostSitesInMail, warningOf, type WarnedSite } from '../src/index.ts';

const inMail = {
  site: 'Site',
  state: 'at-risk' as const,
  credits: 1,
  monthlyCost: 2,
  lastsUntil: '2025-03-31',
  arrears: 0,
  suspendedOn: null,
};
const site = (changes: Partial<WarnedSite> = {}): WarnedSite => ({
  id: 'site',
  told: null,
  now: 30,
  days: 20,
  fed: false,
  inMail,
  ...changes,
  isNew: changes.isNew ?? false,
});
const person = { id: 'me', email: 'me@own.example', language: 'en' };
const warned = (sites: WarnedSite[], people = [person]) =>
  decideWarnings({ account: { id: 'own', name: 'Own' }, sites, people, freshId: () => 'mail' });

describe('C4 warnings of low credits', () => {
  it.each([
    ['suspended', 5, -1],
    ['overdue', 0, 0],
    ['at-risk', 30, 30],
    ['at-risk', 8, 30],
    ['at-risk', 7, 7],
    ['active', 31, null],
    ['active', null, null],
  ] as const)('warningOf %s with %s days left: %s', (state, days, expected) => {
    expect(warningOf({ state, days }, [30, 7])).toBe(expected);
  });

  it.each([
    ['a site that has come to need credits', {}, 1],
    ['one that was told of already', { told: 30 }, null],
    ['one that has become worse', { told: 30, now: 7, days: 5 }, 1],
    ['one that was overdue and is suspended', { told: 0, now: -1, days: 0 }, 1],
    ['one that looks a little better without credits', { told: 7, now: 30, days: 20 }, null],
    ['one that got credits and looks better', { told: 7, now: 30, days: 20, fed: true }, 0],
    ['one that lacks nothing any more', { told: 7, now: null, days: 300 }, 0],
    // Who created it today knows that it has none.
    ['one that was created today', { isNew: true }, null],
    ['one that was created today and has nothing at all', { isNew: true, now: 7, days: 0 }, null],
  ] as const)('%s', (_, changes, mails) => {
    expect(warned([site(changes)])?.notices.length ?? null).toBe(mails);
  });

  it('tells each person once of all sites, the worst first, and of the rest by number', () => {
    const many = Array.from({ length: mostSitesInMail + 3 }, (_, n) =>
      site({ id: `${n}`, inMail: { ...inMail, site: `Site ${n}` } }),
    );
    const worst = site({ id: 'worst', now: -1, inMail: { ...inMail, site: 'Worst' } });
    const plan = warned([...many, worst], [person, { ...person, id: 'you', email: 'you@own.example' }]);
    expect(plan?.notices.map(({ recipient }) => recipient)).toEqual(['me@own.example', 'you@own.example']);
    expect(plan?.notices[0]?.notice).toMatchObject({ kind: 'sites-need-credits', more: 4 });
    expect(plan?.notices[0]?.notice).toHaveProperty('sites.0.site', 'Worst');
    expect(plan?.sets).toHaveLength(mostSitesInMail + 4);
  });
});
