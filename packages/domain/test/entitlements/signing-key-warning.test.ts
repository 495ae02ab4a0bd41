import { describe, expect, it } from 'vitest';
import { decideKeyWarning, keyWarningOf } from '../../src/index.ts';

const now = new Date('2026-11-30T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const ann = { id: 'u1', email: 'ann@vendor.example', language: 'de', mailId: 'm1' };

describe('E10 the end of a signing key is announced', () => {
  it.each([
    [91, null],
    [90.01, null],
    [90, 90],
    [31, 90],
    [30, 30],
    [8, 30],
    [7, 7],
    [0.1, 7],
    [0, null],
    [-3, null],
  ])('E10 with %d days left the warning is that of %j days', (days, mark) => {
    expect(keyWarningOf({ expiresAt: inDays(days) }, now)).toBe(mark);
  });

  it.each([
    ['nothing is due', 100, [ann], 0],
    ['the vendor has nobody to tell', 20, [], 0],
    ['a mail to each', 20, [ann, { ...ann, id: 'u2', mailId: 'm2' }], 2],
  ] as const)('E10 %s', (_, days, people, mails) => {
    const plan = decideKeyWarning({
      account: { id: 'a', name: 'Vendor', people },
      key: { thumbprint: 'kid', expiresAt: inDays(days) },
      nextReady: true,
      now,
    });
    expect(plan?.notices ?? []).toEqual(
      people.slice(0, mails).map(({ mailId, email, id, language }) => ({
        id: mailId,
        recipient: email,
        userId: id,
        accountId: 'a',
        lineItemId: null,
        language,
        notice: {
          kind: 'signing-key-ends',
          account: 'Vendor',
          thumbprint: 'kid',
          endsOn: '2026-12-20',
          days: 20,
          nextReady: true,
        },
      })),
    );
  });
});
