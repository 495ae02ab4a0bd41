import { describe, expect, it } from 'vitest';
import { decideExpiryNotice, expiryNotices, maxLinesInMail, noticeOf, type ExpiringLine } from '../../src/index.ts';

const noticeDays = [90, 30, 7];
const user = { id: 'u1', version: 3, email: 'ana@nordlicht.example', language: 'de' };
const account = { id: 'a1', version: 5, name: 'Nordlicht GmbH' };
const line = (change: Partial<ExpiringLine> = {}): ExpiringLine => ({
  id: 'l1',
  product: 'Analytics',
  activationId: 'AAAA',
  available: 5,
  activated: 0,
  onHold: false,
  startsOn: '2026-01-01',
  expiresOn: '2027-03-31',
  told: null,
  ...change,
});
const decide = (today: string, lines: ExpiringLine[], days = noticeDays) =>
  decideExpiryNotice({ user, account, today, noticeDays: days, lines, freshMailId: 'm1' });
const told = (today: string, lines: ExpiringLine[], days = noticeDays) =>
  decide(today, lines, days)?.rows.map(({ row }) => ('days' in row ? `${row.lineItemId} ${row.days}` : '')) ?? [];

describe('E11 which notice a line has come within', () => {
  it.each([
    ['2026-12-30', null],
    ['2026-12-31', 90],
    ['2027-02-28', 90],
    ['2027-03-01', 30],
    ['2027-03-23', 30],
    ['2027-03-24', 7],
    ['2027-03-31', 7],
    ['2027-04-01', null],
  ])('E11 on %s a line whose last day is 31 March is within that of %s days', (today, days) => {
    expect(noticeOf('2027-03-31', today, noticeDays)).toBe(days);
  });

  it('E11 the sequence of a programme’s days does not matter; without days there is no notice', () => {
    expect(noticeOf('2027-03-31', '2027-03-20', [7, 90, 30])).toBe(30);
    expect(noticeOf('2027-03-31', '2027-03-31', [])).toBeNull();
  });
});

describe('E11 which notices are due today', () => {
  it('E11 once at each notice: what was announced at one comes again at the next alone', () => {
    expect(told('2027-02-01', [line()])).toEqual(['l1 90']);
    expect(told('2027-02-01', [line({ told: 90 })])).toEqual([]);
    expect(told('2027-03-05', [line({ told: 90 })])).toEqual(['l1 30']);
    expect(told('2027-03-05', [line({ told: 30 })])).toEqual([]);
    expect(told('2027-03-25', [line({ told: 30 })])).toEqual(['l1 7']);
    expect(told('2027-03-31', [line({ told: 7 })])).toEqual([]);
  });

  it('E11 what comes late, or was missed, is announced once at the nearest notice and not at those before', () => {
    expect(told('2027-03-26', [line()])).toEqual(['l1 7']);
    expect(told('2027-03-26', [line({ told: 90 })])).toEqual(['l1 7']);
  });

  it('E11 a programme that changes its days announces nothing again that was announced as near', () => {
    expect(told('2027-03-25', [line({ told: 7 })], [10, 5])).toEqual([]);
    expect(told('2027-03-26', [line({ told: 7 })], [6])).toEqual(['l1 6']);
  });

  it('E11 an empty or expired line is not announced; one that is wholly activated or on hold is', () => {
    expect(decide('2027-03-26', [line({ available: 0 })])).toBeNull();
    expect(decide('2027-04-01', [line()])).toBeNull();
    const lines = [line({ available: 0, activated: 2 }), line({ id: 'l2', onHold: true, expiresOn: '2027-04-01' })];
    expect(decide('2027-03-26', lines)?.notices[0]?.notice).toMatchObject({
      lines: [
        { copies: 0, activated: 2, onHold: false },
        { copies: 5, onHold: true },
      ],
    });
  });

  it('E11 one mail has all, the first to expire first; fifty are listed and all are kept in mind', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      line({
        id: `l${n}`,
        activationId: `ID-${String(n).padStart(3, '0')}`,
        expiresOn: n % 2 === 0 ? '2027-03-30' : '2027-02-15',
      }),
    );
    const plan = decide('2027-02-01', many);
    expect(plan?.rows).toHaveLength(60);
    expect(plan?.notices).toMatchObject([
      {
        recipient: user.email,
        language: 'de',
        userId: 'u1',
        lineItemId: null,
        notice: { kind: 'entitlements-expiring', account: 'Nordlicht GmbH', within: 90, more: 10 },
      },
    ]);
    const [mail] = plan?.notices ?? [];
    const lines = mail?.notice.kind === 'entitlements-expiring' ? mail.notice.lines : [];
    expect(lines).toHaveLength(maxLinesInMail);
    expect(lines.map(({ expiresOn, activationId }) => `${expiresOn} ${activationId}`)).toEqual(
      lines.map(({ expiresOn, activationId }) => `${expiresOn} ${activationId}`).toSorted(),
    );
    expect(told('2027-02-01', many)).toContain('l1 30');
  });

  it('E11 of lines that expire on one day the mail has them by product, then by activation ID', () => {
    const listed = decide('2027-03-26', [
      line({ id: 'l1', product: 'Video', activationId: 'AAAA' }),
      line({ id: 'l2', product: 'Analytics', activationId: 'CCCC' }),
      line({ id: 'l3', product: 'Analytics', activationId: 'BBBB' }),
      line({ id: 'l4', product: 'Archive', activationId: 'DDDD', expiresOn: '2027-03-30' }),
    ])?.notices[0]?.notice;
    expect(
      listed?.kind === 'entitlements-expiring' &&
        listed.lines.map(({ product, activationId }) => `${product} ${activationId}`),
    ).toEqual(['Archive DDDD', 'Analytics BBBB', 'Analytics CCCC', 'Video AAAA']);
  });

  it('E11 it rests on the user and their account as they were read, and on the day', () => {
    expect(decide('2027-03-26', [line()])).toMatchObject({
      facts: [
        { kind: 'user', id: 'u1', version: 3 },
        { kind: 'account', id: 'a1', version: 5 },
      ],
      validUntil: '2027-03-27T00:00:00.000Z',
      undoSeconds: 0,
    });
  });
});

it('E11 only programmes with entitlements tell of them, and nobody at the vendor, who holds none', () => {
  expect(expiryNotices({ modules: ['entitlements'], expiryNoticeDays: [7, 90, 30] }, 2)).toEqual([90, 30, 7]);
  expect(expiryNotices({ modules: ['entitlements'], expiryNoticeDays: [90, 30, 7] }, 0)).toEqual([]);
  expect(expiryNotices({ modules: ['orders', 'credits'], expiryNoticeDays: [90, 30, 7] }, 2)).toEqual([]);
});
