import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';
import { fourRoles } from '../kernel/programmes.ts';

describe('E3 saved views', () => {
  let w: World;
  let company: Company;
  let author: Person;
  let colleague: Person;
  let administrator: Person;
  let made = 0;

  beforeAll(async () => {
    w = await world(fourRoles);
    company = await w.company(w.staff, 'Nordlicht');
    author = await w.colleague(company.master, 'observer');
    colleague = await w.colleague(company.master, 'operator');
    administrator = await w.colleague(company.master, 'administrator');
  });
  afterAll(() => w.close());

  const save = (by: Person, changes: { name?: string; list?: string; shared?: boolean } = {}) =>
    by.call('createSavedView', {
      list: 'line-items',
      name: `View ${made++}`,
      query: [
        { name: 'view', value: 'expiring' },
        { name: 'days', value: '90' },
      ],
      ...changes,
    });
  const names = async (person: Person, list?: string) =>
    (await person.call('listSavedViews', list === undefined ? {} : { list })).items.map(({ name }) => name);

  it('E3 X3 a version that no record can have is refused at its field', async () => {
    const { id } = await save(author, { name: 'Versions' });
    for (const version of [2_147_483_648, Number.MAX_SAFE_INTEGER, -1]) {
      const { code, document } = await refusal(author.call('editSavedView', { id, version, name: 'Other' }));
      expect([code, document?.errors?.map(({ pointer }) => pointer)]).toEqual(['invalid-input', ['/version']]);
    }
    await author.call('deleteSavedView', { id });
  });

  it('E3 a view keeps what a list was asked for; colleagues see it where it is shared, nobody else ever', async () => {
    const own = await save(author, { name: 'Just mine' });
    const shared = await save(author, { name: 'Expiring this quarter', shared: true });
    expect(shared).toMatchObject({
      query: [
        { name: 'view', value: 'expiring' },
        { name: 'days', value: '90' },
      ],
      shared: true,
      mine: true,
      version: 1,
      actions: { edit: null, delete: null },
    });
    expect(await names(author)).toEqual(['Expiring this quarter', 'Just mine']);
    expect(await names(colleague)).toEqual(['Expiring this quarter']);
    expect((await colleague.call('listSavedViews', {})).items[0]).toMatchObject({
      mine: false,
      author: author.email,
      actions: { edit: { code: 'not-yours-to-change' }, delete: { code: 'role-too-low' } },
    });
    expect(await names(w.staff)).toEqual([]);
    const { version } = await author.call('editSavedView', { id: own.id, version: own.version, shared: true });
    expect(await names(colleague, 'line-items')).toEqual(['Expiring this quarter', 'Just mine']);
    expect(await names(colleague, 'accounts')).toEqual([]);
    await author.call('editSavedView', { id: own.id, version, shared: false });
    expect(await names(colleague)).toEqual(['Expiring this quarter']);
    // A colleague's own view is not found by an Administrator either.
    for (const person of [colleague, administrator, company.master, w.staff]) {
      expect((await refusal(person.call('deleteSavedView', { id: own.id }))).code).toBe('not-found');
      expect((await refusal(person.call('editSavedView', { id: own.id, version, name: 'Mine now' }))).code).toBe(
        'not-found',
      );
    }
  });

  it('E3 a shared view is changed by its author alone, and deleted by its author or an Administrator', async () => {
    const view = await save(author, { shared: true });
    for (const person of [colleague, administrator, company.master])
      expect(
        (await refusal(person.call('editSavedView', { id: view.id, version: view.version, name: 'Other' }))).code,
      ).toBe('not-yours-to-change');
    expect((await refusal(colleague.call('deleteSavedView', { id: view.id }))).code).toBe('role-too-low');
    await administrator.call('deleteSavedView', { id: view.id });
    expect((await refusal(author.call('deleteSavedView', { id: view.id }))).code).toBe('not-found');
    const other = await save(author, { shared: true });
    await author.call('deleteSavedView', { id: other.id });
    expect(await names(author)).not.toContain(other.name);
  });

  it('E3 a name exists once for each list and author, in any case and spacing, also when two save at once', async () => {
    await save(author, { name: 'Quarter' });
    expect((await refusal(save(author, { name: ' quarTER ' }))).code).toBe('view-name-taken');
    await save(author, { name: 'Quarter', list: 'accounts' });
    const mine = await save(colleague, { name: 'Quarter' });
    const second = await save(colleague, { name: 'Another' });
    expect(
      (await refusal(colleague.call('editSavedView', { id: second.id, version: second.version, name: 'QUARTER' })))
        .code,
    ).toBe('view-name-taken');
    await colleague.call('editSavedView', { id: mine.id, version: mine.version, name: 'QUARTER' });
    expect(
      (await refusal(colleague.call('editSavedView', { id: mine.id, version: mine.version, name: 'Late' }))).code,
    ).toBe('changed-meanwhile');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => save(colleague, { name: 'At once' })));
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 'saved' : String(Object(outcome.reason).code),
    );
    expect(codes.toSorted()).toEqual(['saved', 'view-name-taken', 'view-name-taken']);
  });

  it('E3 X2 somebody has a hundred views of a list at most, and each is in the audit', async () => {
    const hoarder = await w.colleague(company.master, 'observer');
    await Promise.all(
      Array.from({ length: 10 }, async (_, row) => {
        for (let n = 0; n < 10; n++) await save(hoarder, { name: `Hoard ${row} ${n}` });
      }),
    );
    const { code, document } = await refusal(save(hoarder, { name: 'One more' }));
    expect(code).toBe('invalid-input');
    expect(document?.errors?.[0]?.detail).toContain('100');
    await save(hoarder, { name: 'Of another list', list: 'accounts' });
    const { count } = await administrator.call('listChanges', { kind: 'view.create', actorId: hoarder.userId });
    expect(count.value).toBe(101);
  });
});
