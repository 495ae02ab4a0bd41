import { describe, expect, it } from 'vitest';
import {
  administratorMailsAnHour,
  decideAdministratorMails,
  decideAtSite,
  decideCreateSite,
  decideInviteAdministrators,
  decideSiteCreatable,
  decideUsage,
  maxAdministrators,
  nameKey,
  reportState,
  siteState,
  suspendedOn,
  type CreateSiteFacts,
  type DecidedSite,
  type Programme,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const programme: Programme = {
  ...fourRoles,
  modules: ['credits'],
  credits: { prices: [{ from: '2024-01-01', base: 1, perUser: 0, perDevice: 0 }], warnDays: [30] },
};
const site: DecidedSite = { id: 'site', version: 3, accountId: 'own', name: 'Site', deleted: false, credits: 10 };

describe('C3 A6 decideAtSite', () => {
  type Changes = { actor?: ReturnType<typeof actor>; accountId?: string; deleted?: boolean };
  const decide = ({ actor: by = actor('operator'), ...changes }: Changes) =>
    outcome(decideAtSite(by, { ...site, ...changes }, 'sites.edit'));
  const faults: readonly Fault<Changes>[] = [
    ['a role too low', 'role-too-low', { actor: actor('observer') }],
    ['a site of another account', 'tier-may-not', { accountId: 'other' }],
    ['a deleted site', 'site-deleted', { deleted: true }],
  ];

  it.each(faults)('C3 is refused for %s', (_, code, changes) => {
    expect(decide(changes)).toBe(code);
  });

  it('C3 allows it at a site of the actor’s own account, by the permission that is asked for', () => {
    expect(decide({})).toBe('accepted');
    expect(outcome(decideAtSite(actor('operator'), site, 'sites.administer'))).toBe('role-too-low');
    expect(outcome(decideAtSite(actor('administrator'), site, 'sites.administer'))).toBe('accepted');
    expect(decide({ actor: actor('master', { id: 'vendor', tier: 0 }) })).toBe('tier-may-not');
    expect(decide({ actor: actor('master', { status: 'suspended' }) })).toBe('account-suspended');
  });

  it('C3 of two faults names the one that comes first', () => {
    expect(pairsOutOfOrder(faults, decide)).toEqual({ pairs: 3, wrong: [] });
  });
});

describe('C2 decideSiteCreatable', () => {
  it.each([
    ['an Operator of a partner', actor('operator'), programme, 'accepted'],
    ['an Observer of a partner', actor('observer'), programme, 'role-too-low'],
    ['a suspended partner', actor('operator', { status: 'suspended' }), programme, 'account-suspended'],
    ['the vendor’s staff', actor('master', { tier: 0 }), programme, 'tier-may-not'],
    ['a tier that the vendor does not hand on to', actor('master', { tier: 2 }), programme, 'tier-may-not'],
    ['a programme without the module', actor('master'), { ...programme, modules: [] }, 'tier-may-not'],
    ['a programme without prices', actor('master'), { ...programme, credits: null }, 'tier-may-not'],
    ['an Observer where there are no sites either', actor('observer', { tier: 2 }), programme, 'role-too-low'],
  ] as const)('C2 answers %s', (_, by, of, expected) => {
    expect(outcome(decideSiteCreatable(by, of))).toBe(expected);
  });
});

describe('C2 decideCreateSite', () => {
  const facts = (changes: Partial<CreateSiteFacts> = {}): CreateSiteFacts => ({
    actor: actor('operator'),
    programme,
    vendorId: 'vendor',
    nameTaken: false,
    wallet: { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'own', balance: 20, isNew: false },
    now: new Date('2026-01-31T23:30:00Z'),
    fresh: { siteId: 'new' },
    ...changes,
  });
  const ask = { name: 'Nürnberg  Süd', country: 'DE', timeZone: 'UTC', notes: 'by the door', credits: 7 };
  type Changes = Partial<CreateSiteFacts> & { credits?: number };
  const decide = ({ credits = ask.credits, ...changes }: Changes) =>
    decideCreateSite(facts(changes), { ...ask, credits });
  const faults: readonly Fault<Changes>[] = [
    ['a role too low', 'role-too-low', { actor: actor('observer') }],
    ['a programme without credits', 'tier-may-not', { programme: fourRoles }],
    ['a name that is taken', 'site-name-taken', { nameTaken: true }],
    ['half a credit', 'quantity-not-whole', { credits: 0.5 }],
    ['more than the balance', 'only-balance', { credits: 21 }],
  ];

  it.each([
    ...faults,
    ['a debt', 'quantity-not-whole', { credits: -1 }],
    ['more than can be counted', 'quantity-not-whole', { credits: 2 ** 53 }],
  ] as readonly Fault<Changes>[])('C2 is refused for %s', (_, code, changes) => {
    expect(outcome(decide(changes))).toBe(code);
  });

  it('C2 of two faults names the one that comes first', () => {
    expect(pairsOutOfOrder(faults, (changes) => outcome(decide(changes)))).toEqual({ pairs: 9, wrong: [] });
  });

  it.each([
    ['nothing', 0, []],
    ['a part of the balance', 7, [['wallet', 'new', 7]]],
    ['the whole balance', 20, [['wallet', 'new', 20]]],
  ])('C2 moves %s to the new site', (_, credits, moved) => {
    const decided = decide({ credits });
    expect(decided.ok && decided.value.transfers.map((one) => [one.fromId, one.toId, one.quantity])).toEqual(moved);
    expect(decided.ok && decided.value.facts.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['user me']);
    expect(decided.ok && decided.value.holdings).toEqual([
      { id: 'new', purpose: 'site', unit: 'vendor', upperId: null },
    ]);
  });

  it.each([
    ['UTC', '2026-02-01'],
    // It is February there already.
    ['Europe/Berlin', '2026-03-01'],
    ['America/Los_Angeles', '2026-02-01'],
  ])('C4 a site in %s pays from the month on that begins next in its time zone', (timeZone, nextMonth) => {
    const decided = decideCreateSite(facts(), { ...ask, timeZone });
    const { name, country, notes } = ask;
    expect(decided.ok && decided.value.rows).toEqual([
      {
        table: 'site',
        row: { id: 'new', accountId: 'own', name, nameKey: nameKey(name), country, timeZone, notes, nextMonth },
      },
    ]);
  });

  it('C2 makes the wallet of a partner who never had credits', () => {
    const decided = decide({ wallet: { ...facts().wallet, balance: 0, isNew: true }, credits: 0 });
    expect(decided.ok && decided.value.holdings.map(({ purpose }) => purpose)).toEqual([
      'mint',
      'wallet',
      'charged',
      'site',
    ]);
    expect(decided.ok && decided.value.rows.map(({ table }) => table)).toEqual(['wallet', 'site']);
  });
});

describe('C3 decideAdministratorMails', () => {
  it.each([
    [0, 0, 'accepted'],
    [0, administratorMailsAnHour, 'accepted'],
    [0, administratorMailsAnHour + 1, 'mail-limit-reached'],
    [administratorMailsAnHour - 1, 1, 'accepted'],
    [administratorMailsAnHour - 1, 2, 'mail-limit-reached'],
    [administratorMailsAnHour, 0, 'accepted'],
    [administratorMailsAnHour + 5, 1, 'mail-limit-reached'],
  ])('C3 after %d mails within the hour, %d more are %s', (sent, recipients, expected) => {
    expect(outcome(decideAdministratorMails({ sent }, { recipients }))).toBe(expected);
  });

  it('C3 says how many are left, and never fewer than none', () => {
    const left = (sent: number) => decideAdministratorMails({ sent }, { recipients: 1000 });
    expect(left(150)).toMatchObject({ refusal: { facts: { limit: 200, left: 50 } } });
    expect(left(300)).toMatchObject({ refusal: { facts: { limit: 200, left: 0 } } });
  });
});

it('C3 a site has 50 administrators at most', () => {
  expect(maxAdministrators).toBe(50);
  const emails = Array.from({ length: 51 }, (_, n) => `p${n}@clinic.example`);
  expect(decideInviteAdministrators({ actor: actor('administrator'), site, present: [] }, emails)).toEqual({
    ok: false,
    refusal: { code: 'too-many-administrators', facts: { limit: 50 } },
  });
});

describe('C4 the state of a site', () => {
  const overdue = { deleted: false, overdueSince: new Date('2026-06-01T00:00:00Z'), timeZone: 'UTC' };
  const paid = { ...overdue, overdueSince: null };
  const terms = { warnDays: [14, 30] };
  const runway = (days: number | null) => ({ days }) as Parameters<typeof siteState>[1];

  it.each([
    ['deleted, whatever else', { ...overdue, deleted: true }, 0, 'deleted'],
    ['whose credits last as long as the longest warning', paid, 30, 'at-risk'],
    ['whose credits last one day longer', paid, 31, 'active'],
    ['whose credits last no day', paid, 0, 'at-risk'],
    ['whose credits last without end', paid, null, 'active'],
    ['overdue on the last day before it is suspended', overdue, 0, 'overdue'],
  ] as const)('C4 a site %s', (_, of, days, state) => {
    expect(siteState(of, runway(days), terms, '2026-06-30')).toBe(state);
  });

  it('C4 is suspended from the day on that is 30 days after it became overdue, in its time zone', () => {
    expect(siteState(overdue, runway(0), terms, '2026-07-01')).toBe('suspended');
    expect(siteState(overdue, runway(0), terms, '2026-07-02')).toBe('suspended');
    expect(suspendedOn(overdue)).toBe('2026-07-01');
    expect(suspendedOn({ ...overdue, timeZone: 'America/New_York' })).toBe('2026-06-30');
    expect(suspendedOn(paid)).toBeNull();
  });

  it('C4 where the programme warns of nothing no site is at risk', () => {
    expect(siteState(paid, runway(0), { warnDays: [] }, '2026-06-30')).toBe('active');
  });

  it.each([
    ['that never came', null, 'never'],
    ['of three days ago', '2026-06-12T12:00:00.000Z', 'fresh'],
    ['of longer ago', '2026-06-12T11:59:59.999Z', 'stale'],
  ] as const)('C4 a report %s', (_, at, state) => {
    expect(reportState(at === null ? null : new Date(at), new Date('2026-06-15T12:00:00Z'))).toBe(state);
  });
});

describe('C1 C3 decideInviteAdministrators', () => {
  type Changes = {
    actor?: ReturnType<typeof actor>;
    site?: DecidedSite;
    present?: readonly string[];
    emails?: readonly string[];
  };
  const some = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@clinic.example`);
  const decide = (changes: Changes) =>
    decideInviteAdministrators(
      { actor: actor('administrator'), site, present: [], ...changes },
      changes.emails ?? ['a@b.example'],
    );
  const cases: readonly [what: string, changes: Changes, expected: string][] = [
    ['one', {}, 'accepted'],
    ['nobody', { emails: [] }, 'accepted'],
    ['by an Operator', { actor: actor('operator') }, 'role-too-low'],
    ['at a site of another account', { site: { ...site, accountId: 'other' } }, 'tier-may-not'],
    ['at a deleted site', { site: { ...site, deleted: true } }, 'site-deleted'],
    ['twice the same', { emails: ['a@b.example', 'c@d.example', 'a@b.example'] }, 'email-twice'],
    ['twice the same in other case', { emails: ['a@b.example', 'A@B.Example'] }, 'email-twice'],
    ['somebody who is one', { present: ['a@b.example'] }, 'administrator-exists'],
    ['somebody who is one in other case', { present: ['A@b.EXAMPLE'] }, 'administrator-exists'],
    ['as many as a site may have', { emails: some(maxAdministrators) }, 'accepted'],
    ['one more than that', { emails: some(maxAdministrators + 1) }, 'too-many-administrators'],
    ['one more beside those there', { present: some(maxAdministrators) }, 'too-many-administrators'],
    ['the last one that there is room for', { present: some(maxAdministrators - 1) }, 'accepted'],
    [
      'too many, one of whom is there',
      { present: some(maxAdministrators), emails: ['p1@clinic.example', 'new@clinic.example'] },
      'administrator-exists',
    ],
    [
      'twice the same, who is there',
      { present: ['a@b.example'], emails: ['a@b.example', 'a@b.example'] },
      'administrator-exists',
    ],
    [
      'a role too low at a deleted site',
      { actor: actor('operator'), site: { ...site, deleted: true } },
      'role-too-low',
    ],
    [
      'twice the same at a deleted site',
      { site: { ...site, deleted: true }, emails: ['a@b.example', 'a@b.example'] },
      'site-deleted',
    ],
  ];

  it.each(cases)('C3 %s', (_, changes, expected) => {
    expect(outcome(decide(changes))).toBe(expected);
  });
});

describe('C4 decideUsage', () => {
  const now = new Date('2026-06-15T12:00:00Z');
  const staff = actor('operator', { id: 'vendor', tier: 0 });
  type Changes = { actor?: ReturnType<typeof actor>; deleted?: boolean; reportedAt?: Date | null; at?: Date };
  const decide = ({ actor: by = staff, deleted = false, reportedAt = null, at = now }: Changes) =>
    decideUsage({ actor: by, site: { name: 'Site', deleted, reportedAt }, now }, { at });
  const faults: readonly Fault<Changes>[] = [
    ['a partner', 'tier-may-not', { actor: actor('master') }],
    ['a deleted site', 'site-deleted', { deleted: true }],
    ['a clock that is ahead', 'usage-in-future', { at: new Date('2026-06-15T12:05:00.001Z') }],
  ];

  it.each(faults)('C4 is refused for %s', (_, code, changes) => {
    expect(outcome(decide(changes))).toBe(code);
  });

  it('C4 says by how many minutes a clock may be ahead', () => {
    expect(decide({ at: new Date('2026-06-15T12:06:00Z') })).toEqual({
      ok: false,
      refusal: { code: 'usage-in-future', facts: { minutes: 5 } },
    });
  });

  it('C4 of two faults names the one that comes first', () => {
    expect(pairsOutOfOrder(faults, (changes) => outcome(decide(changes)))).toEqual({ pairs: 3, wrong: [] });
  });

  it.each([
    ['the first report', {}, true],
    ['a clock five minutes ahead', { at: new Date('2026-06-15T12:05:00Z') }, true],
    ['a newer report', { reportedAt: new Date('2026-06-15T11:59:59.999Z') }, true],
    ['the same instant again', { reportedAt: now }, false],
    ['a report from before the last one', { reportedAt: new Date('2026-06-15T12:00:00.001Z') }, false],
  ] as const)('C4 %s counts: it is newer than what is known', (_, changes, counts) => {
    expect(decide(changes)).toEqual({ ok: true, value: { counts } });
  });
});
