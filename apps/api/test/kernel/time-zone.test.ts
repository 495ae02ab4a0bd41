import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byInvitation } from './programmes.ts';
import { refusal, world, type Company, type World } from './world.ts';

const documents = byInvitation.legal.map(({ kind, version }) => ({ kind, version }));

describe('A2 A5 time zones of accounts and of people', () => {
  let w: World;
  let company: Company;
  let made = 0;
  beforeAll(async () => {
    w = await world(byInvitation);
    company = await w.company(w.staff, 'Zeitlos');
  });
  afterAll(() => w.close());

  const invited = async () => {
    const email = `zone${made++}@zeitlos.example`;
    await company.master.call('invitePeople', { accountId: company.id, people: [{ email }] });
    return w.invitation(email);
  };

  it.each([
    ['Etc/GMT+2', 'Etc/GMT+2'],
    ['Singapore', 'Asia/Singapore'],
    ['CET', 'Europe/Brussels'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Calcutta'],
    ['Etc/Unknown', null],
    ['+05:30', null],
    ['Mars/Olympus', null],
    ['', null],
  ])('A10 who signs up in a browser in %j is let in', async (timeZone, stored) => {
    const browser = w.browser();
    await browser.call('acceptInvitation', {
      token: await invited(),
      firstName: 'Ines',
      lastName: 'Núñez',
      language: 'es',
      password: 'amber-harbour-seventeen-kites',
      documents,
      timeZone,
    });
    const { timeZone: own } = await company.master.call('readAccount', { id: company.id });
    expect((await browser.call('readMe', {})).user.timeZone).toBe(stored ?? own);
  });

  it('A2 a new account and its first user have their country’s time zone, or else their creator’s', async () => {
    const create = async (more: object) => {
      const { account, user } = await w.staff.call('createAccount', {
        name: `Zone ${made++}`,
        user: { email: `first${made}@zeitlos.example` },
        ...more,
      });
      return [account.timeZone, user?.full?.timeZone];
    };
    const vendor = await w.staff.call('readAccount', { id: w.staff.accountId });
    await w.staff.call('editAccount', { id: vendor.id, version: vendor.version, timeZone: 'america/bogota' });
    expect(await create({ country: 'ES' })).toEqual(['Europe/Madrid', 'Europe/Madrid']);
    expect(await create({ country: 'ES', timeZone: 'Atlantic/Canary' })).toEqual([
      'Atlantic/Canary',
      'Atlantic/Canary',
    ]);
    expect(await create({})).toEqual(['America/Bogota', 'America/Bogota']);
    const imported = [
      { name: 'Zone A', country: 'Japón', email: 'a@zeitlos.example' },
      { name: 'Zone B', email: 'b@zeitlos.example' },
      { name: 'Zone C', country: 'JP', timeZone: 'singapore', email: 'c@zeitlos.example' },
    ];
    const rows = await w.staff.call('importRows', { accounts: imported });
    const zones = await Promise.all(
      rows.made.map(async ({ id }) => (await w.staff.call('readAccount', { id })).timeZone),
    );
    expect(zones).toEqual(['Asia/Tokyo', 'America/Bogota', 'Asia/Singapore']);
  });

  it('A5 somebody’s own is stored under one name, and what is none is refused at its field', async () => {
    await company.master.call('editMe', { timeZone: 'EUROPE/KYIV' });
    expect((await company.master.call('readMe', {})).user.timeZone).toBe('Europe/Kiev');
    const wrong = await refusal(company.master.call('editMe', { timeZone: 'GMT+1' }));
    expect(wrong.document?.errors?.map(({ pointer }) => pointer)).toEqual(['/timeZone']);
    expect((await company.master.call('readMe', {})).user.timeZone).toBe('Europe/Kiev');
  });
});
