import { describe, expect, it } from 'vitest';
import { decideRevokedKeyNotices } from '../../src/index.ts';

const ann = { id: 'u1', email: 'ann@holder.example', language: 'de', mailId: 'm1' };
const bob = { id: 'u2', email: 'bob@holder.example', language: 'es', mailId: 'm2' };

describe('E10 those who look after devices hear that a key was revoked', () => {
  it.each([
    ['nobody is concerned', [], []],
    ['nobody of the account may be mailed', [{ people: [], leased: 2, wholeTerm: 1 }], []],
    ['no file is left', [{ people: [ann], leased: 0, wholeTerm: 0 }], []],
    ['leased files alone', [{ people: [ann], leased: 2, wholeTerm: 0 }], ['m1 2 0']],
    ['files for the whole term alone', [{ people: [ann], leased: 0, wholeTerm: 1 }], ['m1 0 1']],
    ['a mail to each', [{ people: [ann, bob], leased: 2, wholeTerm: 1 }], ['m1 2 1', 'm2 2 1']],
  ])('E10 %s', (_, accounts, mails) => {
    const plan = decideRevokedKeyNotices(
      'Vendor',
      accounts.map(({ people, ...counts }) => ({ account: { id: 'a', name: 'Holder', people }, ...counts })),
    );
    expect(plan.notices).toEqual(
      mails.map((mail) => {
        const [id, leased, wholeTerm] = mail.split(' ');
        const person = id === 'm1' ? ann : bob;
        return {
          id,
          recipient: person.email,
          userId: person.id,
          accountId: 'a',
          lineItemId: null,
          language: person.language,
          notice: {
            kind: 'files-to-replace',
            account: 'Holder',
            vendor: 'Vendor',
            leased: Number(leased),
            wholeTerm: Number(wholeTerm),
          },
        };
      }),
    );
    expect({ ...plan, notices: [] }).toEqual(decideRevokedKeyNotices('Vendor', []));
  });
});
