import { sql } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

// The day so many days from today, in UTC.
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe('line items that expire', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Ablauf Vertrieb');
    installer = await w.company(distributor.master, 'Ablauf Montage');
  });
  afterAll(() => w.close());

  const list = async (person: Person, query: object = {}) => (await person.call('listRenewals', query)).items;
  const split = async (lineItemId: string, copies: number) => {
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: installer.id, copies }],
      mail: false,
    });
    return splits[0]?.id ?? '';
  };
  // Issuing refuses what has ended before it began; a line that is older than the test is one that was changed.
  const ended = (id: string, days: number) =>
    w.db.$executeRaw(
      sql`
        UPDATE line_item SET starts_on = ${inDays(days - 365)}::date, expires_on = ${inDays(days)}::date
        WHERE id = ${id}::uuid`,
    );

  it('E15 holder and sender list a line with its stage, others never', async () => {
    const far = await w.issue(distributor, 10, { expiresOn: inDays(200) });
    const near = await w.issue(distributor, 10, { expiresOn: inDays(20) });
    await w.issue(distributor, 10, { expiresOn: null });
    const child = await split(near, 4);
    const overdue = await w.issue(distributor, 3);
    await ended(overdue, -5);
    expect(await list(distributor.master, { view: 'mine' })).toMatchObject([
      { id: overdue, stage: 'overdue', state: 'expired', copies: 3, mine: true, successors: [], request: null },
      { id: near, stage: 'not-asked', state: 'active', actions: { renew: null, letGo: null } },
    ]);
    expect(await list(distributor.master, { view: 'handed-on' })).toMatchObject([
      { id: child, mine: false, holder: { name: 'Ablauf Montage' }, actions: { renew: { code: 'not-holder' } } },
    ]);
    expect((await list(installer.master)).map(({ id }) => id)).toEqual([child]);
    expect((await list(w.staff, { view: 'handed-on' })).map(({ id }) => id)).toEqual([overdue, near]);
    expect((await list(w.staff)).map(({ id }) => id)).not.toContain(child);
    expect((await list(distributor.master, { view: 'mine', withinDays: '365' })).map(({ id }) => id)).toContain(far);
    const observer = await w.colleague(distributor.master, 'observer');
    expect((await list(observer, { view: 'mine' }))[1]?.actions).toMatchObject({ renew: { code: 'role-too-low' } });
  });

  it('E15 the list is filtered by quarter, stage, product and holder, and pages', async () => {
    const company = await w.company(w.staff, 'Quartal Vertrieb');
    const partner = await w.company(company.master, 'Quartal Montage');
    const ids: string[] = [];
    for (const expiresOn of ['2031-01-01', '2031-03-31', '2031-04-01'])
      ids.push(await w.issue(company, 5, { expiresOn }));
    await company.master.call('splitLineItems', {
      rows: [{ lineItemId: ids[0] ?? '', accountId: partner.id, copies: 1 }],
      mail: false,
    });
    const found = async (query: object) => (await list(company.master, { view: 'mine', ...query })).map(({ id }) => id);
    expect(await found({})).toEqual([]);
    expect(await found({ quarter: '2031-Q1' })).toEqual(ids.slice(0, 2));
    expect(await found({ quarter: '2031-Q1', stage: 'overdue' })).toEqual([]);
    expect(await found({ quarter: '2031-Q1', productId: await w.product() })).toEqual(ids.slice(0, 2));
    expect(await found({ lineItemIds: [ids[2], ids[0]].join(',') })).toEqual([ids[0], ids[2]]);
    for (const lineItemIds of ['', 'x', `${ids[0]},`, Array.from({ length: 101 }, () => ids[0]).join(',')])
      expect((await refusal(company.master.call('listRenewals', { lineItemIds }))).code).toBe('invalid-input');
    expect(await found({ quarter: '2031-Q1', holderId: partner.id })).toEqual([]);
    expect(await list(company.master, { view: 'handed-on', quarter: '2031-Q1', holderId: partner.id })).toHaveLength(1);
    const first = await company.master.call('listRenewals', { view: 'mine', quarter: '2031-Q1', limit: '1' });
    expect(first).toMatchObject({ items: [{ id: ids[0] }], count: { value: 2, more: false } });
    const next = await company.master.call('listRenewals', {
      view: 'mine',
      quarter: '2031-Q1',
      limit: '1',
      cursor: first.next ?? '',
    });
    expect(next).toMatchObject({ items: [{ id: ids[1] }], next: null });
    for (const quarter of ['2031-Q5', '2031', '31-Q1'])
      expect(await refusal(found({ quarter }))).toMatchObject({ code: 'invalid-input' });
  });

  it('E15 X3 a number of days that is none is refused with what is valid', async () => {
    for (const withinDays of ['1.000', '3651', '-1', '1e2', '٣', ' 30', '', '30;'])
      expect(
        (await refusal(distributor.master.call('listRenewals', { withinDays }))).document?.errors,
        `at ${withinDays}`,
      ).toEqual([{ pointer: '/withinDays', detail: 'Enter a whole number from 0 to 3650, in digits only.' }]);
  });

  it('E15 a line is let go with a reason, which its sender reads, and may be renewed after all', async () => {
    const line = await w.issue(distributor, 10, { expiresOn: inDays(30) });
    const child = await split(line, 4);
    const decide = (person: Person, decision: 'let-go' | 'keep', lineItemIds: string[], reason = '') =>
      person.call('decideRenewals', { lineItemIds, decision, reason });
    const reason = 'The site was torn down';
    expect(await refusal(decide(installer.master, 'let-go', [child]))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(decide(distributor.master, 'let-go', [child], 'x'))).toMatchObject({ code: 'not-holder' });
    expect(await refusal(decide(installer.master, 'let-go', [child, line], 'x'))).toMatchObject({ code: 'not-found' });
    await decide(installer.master, 'let-go', [child], reason);
    const seen = { id: child, stage: 'let-go', reason };
    expect(await list(distributor.master, { view: 'handed-on', stage: 'let-go' })).toMatchObject([seen]);
    expect(await list(installer.master, { stage: 'let-go' })).toMatchObject([seen]);
    // What was let go is no longer overdue.
    await ended(child, -5);
    expect((await list(installer.master)).map(({ id }) => id)).not.toContain(child);
    await decide(installer.master, 'keep', [child]);
    expect((await list(installer.master))[0]).toMatchObject({ id: child, stage: 'overdue', reason: '' });
  });

  it('E15 X3 the list is written as CSV, for software and for people', async () => {
    const company = await w.company(w.staff, 'Blatt Vertrieb');
    await w.issue(company, 7, { expiresOn: '2032-02-29' });
    const csv = async (language: string, more: string) => {
      const answer = await fetch(`${w.origin}/api/v1/renewals?quarter=2032-Q1${more}`, {
        headers: {
          accept: 'text/csv',
          'accept-language': language,
          'tierline-vendor': fourRoles.slug,
          cookie: [...company.master.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      return answer.text();
    };
    const text = await csv('de', '');
    expect(text).toContain('2032-02-29');
    expect(text).toContain('2032-Q1');
  });
});
