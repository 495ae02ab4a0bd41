import type { Send } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locks } from '../credits/credit-world.ts';
import { proof, refusal, world, type Company, type World } from '../kernel/world.ts';

type Rows = NonNullable<Send<'importRows'>['sites']>;

describe('C2 X5 sites are imported from the rows of a file', () => {
  let w: World;
  let reseller: Company;

  beforeAll(async () => {
    w = await world(locks);
    reseller = await w.company(w.staff, 'Schlüsselwerk');
    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 100 });
  });
  afterAll(() => w.close());

  // What the preview says is wrong is what the import is refused with; neither makes anything.
  const wrongWith = async (sites: Rows): Promise<string[]> => {
    const before = await w.db.operation.count();
    const { rows } = await reseller.master.call('previewImport', { sites });
    const previewed = rows.flatMap(({ wrong }, row) => wrong.map(({ field, detail }) => `${row} ${field}: ${detail}`));
    const refused = await refusal(reseller.master.call('importRows', { sites }));
    expect(refused.document?.refused?.map(({ row, field, detail }) => `${row} ${field}: ${detail}`)).toEqual(previewed);
    expect(await w.db.operation.count()).toBe(before);
    return previewed;
  };

  it('C2 X5 mistakes are shown at their cells; first credits count over all rows; all are one operation', async () => {
    await reseller.master.call('createSite', { name: 'Museum', country: 'DE', timeZone: 'Europe/Berlin' });
    const good = { name: 'Klinik', country: 'Deutschland', credits: '60' };
    expect(
      await wrongWith([
        good,
        { name: ' KLINIK', country: 'DE' },
        { name: 'museum', country: 'DE' },
        { name: 'Three', country: 'Atlantis' },
        { name: 'Four', country: 'ES', timeZone: 'Europe/Atlantis' },
        { name: 'Five', country: 'ES', credits: '50' },
        { name: 'Six', country: 'ES', credits: '-5' },
        { name: 'Seven', country: 'ES', credits: '1.5' },
        { country: 'ES' },
        { name: 'Nine' },
        { name: 'Ten', country: 'ES', notes: 'x'.repeat(2_001) },
        { name: 'Eleven', country: 'ES', credits: '40' },
      ]),
    ).toEqual([
      '1 name: The same name as in row 1: “KLINIK”.',
      '2 name: You already have a site with that name; choose another one.',
      '3 country: Enter a country by its name or its two letters, such as DE.',
      '4 timeZone: Choose a time zone from the list.',
      '5 credits: There are only 40 credits in the balance; 50 are needed.',
      '6 credits: Enter a whole number.',
      '7 credits: Enter a whole number.',
      '8 name: This field is required.',
      '9 country: This field is required.',
      '10 notes: Enter no more than 2,000 characters.',
    ]);
    const before = await w.db.operation.count();
    const { made, mails } = await reseller.master.call('importRows', {
      sites: [
        good,
        { name: 'Tienda', country: 'españa', notes: 'Dos\nlectores', credits: '0' },
        { name: 'Shop', country: 'us', timeZone: 'America/Chicago', credits: '40' },
      ],
    });
    expect([made.map(({ row, name }) => `${row} ${name}`), mails, await w.db.operation.count()]).toEqual([
      ['0 Klinik', '1 Tienda', '2 Shop'],
      0,
      before + 1,
    ]);
    const { items } = await reseller.master.call('listSites', { sort: 'name' });
    expect(
      items.map(({ name, country, timeZone, credits, notes }) => [name, country, timeZone, credits, notes]),
    ).toEqual([
      ['Klinik', 'DE', 'Europe/Berlin', 60, ''],
      ['Museum', 'DE', 'Europe/Berlin', 0, ''],
      ['Shop', 'US', 'America/Chicago', 40, ''],
      ['Tienda', 'ES', 'Europe/Madrid', 0, 'Dos\nlectores'],
    ]);
    expect(await reseller.master.call('readBalance', {})).toMatchObject({ balance: 0, atSites: 100 });
    // First credits that came by a file can be reversed as others can, all of the file together (C6).
    const [entry] = (await reseller.master.call('listCreditHistory', { kind: 'move' })).items;
    expect(entry).toMatchObject({ entries: 2, actions: { reverse: null } });
    await reseller.master.call('reverseCredits', { operationId: entry?.operationId ?? '' });
    expect(await reseller.master.call('readBalance', {})).toMatchObject({ balance: 100, atSites: 0 });
  });

  it('C2 X5 X8 an import of sites is one batch that is undone whole within ten seconds, or not at all', async () => {
    const { master } = await w.company(w.staff, 'Riegel & Söhne');
    await w.staff.call('grantCredits', { accountId: master.accountId, credits: 100 });
    const sites = [
      { name: 'Nordtor', country: 'DE', credits: '60' },
      { name: 'Südtor', country: 'DE' },
      { name: 'Osttor', country: 'DE', credits: '40' },
    ];
    const first = await master.call('importRows', { sites });
    expect(first.undoUntil).toMatch(/^\d{4}-/u);
    expect((await refusal(reseller.master.call('undoOperation', { id: first.operationId ?? '' }))).code).toBe(
      'not-found',
    );
    await master.call('undoOperation', { id: first.operationId ?? '' });
    expect(await master.call('readBalance', {})).toMatchObject({ balance: 100, atSites: 0, sites: { all: 0 } });
    expect((await master.call('listSites', { state: 'deleted' })).items.map(({ name }) => name).toSorted()).toEqual([
      'Nordtor',
      'Osttor',
      'Südtor',
    ]);
    // Undone came to nothing: the history has no row of it but the ones that say so.
    expect((await refusal(master.call('undoOperation', { id: first.operationId ?? '' }))).code).toBe('already-undone');

    // The same file once more: the names are free again. Something happens to one site: all stay.
    const again = async (change: (id: string) => Promise<unknown>) => {
      const { made, operationId = '' } = await master.call('importRows', { sites });
      await change(made[1]?.id ?? '');
      const refused = await refusal(master.call('undoOperation', { id: operationId }));
      for (const { id } of made)
        if ((await master.call('readSite', { id })).state !== 'deleted') await master.call('deleteSite', { id });
      return refused.code;
    };
    expect([
      await again((id) => master.call('editSite', { id, version: 1, notes: 'Second gate' })),
      await again((id) => master.call('inviteSiteAdministrators', { id, emails: ['gate@klinik.example'] })),
      await again(async (id) => {
        await w.staff.call('grantCredits', { accountId: master.accountId, credits: 5 });
        await master.call('moveCredits', { rows: [{ fromSiteId: null, toSiteId: id, credits: 5 }] });
      }),
      await again((id) => master.call('deleteSite', { id })),
    ]).toEqual(['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile', 'site-deleted']);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('C1 A6 X5 Administrators of partners import sites; one file twice at once is one import of 5,000 rows', async () => {
    const sites = [{ name: 'Twice', country: 'DE' }];
    expect((await refusal(w.staff.call('importRows', { sites }))).document?.refused).toMatchObject([
      { field: 'name', type: 'urn:tierline:problem:tier-may-not' },
    ]);
    expect((await refusal((await w.colleague(reseller.master, 'operator')).call('importRows', { sites }))).code).toBe(
      'role-too-low',
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => reseller.master.call('importRows', { sites })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const fresh = await w.company(w.staff, 'Fresh');
    expect(
      (
        await fresh.master.call('importRows', {
          sites: Array.from({ length: 5_000 }, (_, row) => ({ name: `Site ${row}`, country: 'DE' })),
        })
      ).made,
    ).toHaveLength(5_000);
    expect((await fresh.master.call('readBalance', {})).sites.all).toBe(5_000);
    expect((await fresh.master.call('listSites', { limit: '100' })).count).toEqual({ value: 1_000, more: true });
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
