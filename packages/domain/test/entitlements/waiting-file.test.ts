import { describe, expect, it } from 'vitest';
import { filesWaiting } from '../../src/index.ts';

describe('E15 people get a mail about files that wait', () => {
  const people = ['one', 'two'].map((id) => ({ id, mailId: `mail-${id}`, email: `${id}@x.example`, language: 'en' }));
  const file = (nth: number, product: string, holderId = 'holder') => ({
    activationId: `device-${nth}`,
    holderId,
    product,
  });

  it('E15 one mail a person counts the devices by product, and no device is in two mails', () => {
    const files = [file(1, 'Alpha'), file(2, 'Alpha', 'customer'), file(3, 'Beta')];
    const plan = filesWaiting({ account: 'Reader', people }, files, { accountId: 'vendor' });
    expect(plan.alone).toEqual(['holder', 'customer']);
    expect(plan.sets).toEqual(
      files.map(({ activationId }) => ({
        table: 'activation',
        id: activationId,
        set: {},
        stamps: { waitToldAt: 'now' },
        while: { waitToldAt: null },
      })),
    );
    expect(plan.notices.map(({ userId, notice }) => [userId, notice])).toEqual(
      people.map(({ id }) => [
        id,
        {
          kind: 'files-waiting',
          account: 'Reader',
          devices: 3,
          products: [
            { product: 'Alpha', devices: 2 },
            { product: 'Beta', devices: 1 },
          ],
          more: 0,
        },
      ]),
    );
  });

  it('E15 of many products it lists twenty, and says how many more there are', () => {
    const files = Array.from({ length: 23 }, (_, nth) => file(nth, `Product ${nth}`));
    const [{ notice } = { notice: null }] = filesWaiting({ account: 'x', people }, files, { accountId: 'v' }).notices;
    if (notice?.kind !== 'files-waiting') throw new Error('another mail');
    expect([notice.devices, notice.products.length, notice.more]).toEqual([23, 20, 3]);
  });
});
