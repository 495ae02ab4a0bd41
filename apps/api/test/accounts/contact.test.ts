import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

describe('E4 E5 who gets the mail: the contact used last, else who runs the account, never somebody inactive', () => {
  let w: World;
  let distributor: Company;
  let line: string;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Nordlicht');
    line = await w.issue(distributor, 100);
  });
  afterAll(() => w.close());

  const contacts = async (of: Company) =>
    (await distributor.master.call('listUsers', { id: of.id, contacts: 'true' })).items.map(({ email }) => email);

  /**
   * A partner with a shared address that was made before everybody else and comes first by name, and an Administrator.
   */
  async function partner(name: string) {
    const of = await w.company(distributor.master, name);
    const add = (email: string, role: 'observer' | 'administrator', maySignIn = true) =>
      of.master.call('createUser', { id: of.id, email, role, maySignIn });
    const shared = await add(`almacen@${name}.example`, 'observer', false);
    const administrator = await add(`zoe@${name}.example`, 'administrator');
    return { of, shared, administrator };
  }

  it('E4 without an earlier choice Masters come first, then Administrators, and the mail goes to the first', async () => {
    const { of, shared, administrator } = await partner('erster');
    expect(await contacts(of)).toEqual([of.master.email, administrator.email, shared.email]);
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: line, accountId: of.id, copies: 1 }],
      mail: true,
    });
    expect(splits[0]?.mailed).toBe(of.master.email);
  });

  it('E4 the contact this account wrote to last comes first, and for no other account', async () => {
    const { of, shared } = await partner('zweiter');
    const other = await w.company(w.staff, 'Südwind');
    await w.db.relation.create({
      data: {
        upperId: other.id,
        lowerId: of.id,
        vendorId: (await w.db.account.findUniqueOrThrow({ where: { id: of.id } })).vendorId,
      },
    });
    await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: line, accountId: of.id, contactId: shared.id, copies: 1 }],
      mail: true,
    });
    expect((await contacts(of))[0]).toBe(shared.email);
    const { items } = await other.master.call('listUsers', { id: of.id, contacts: 'true' });
    expect(items[0]?.email).toBe(of.master.email);
    const again = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: line, accountId: of.id, copies: 1 }],
      mail: true,
    });
    expect(again.splits[0]?.mailed).toBe(shared.email);
  });

  it('E6 somebody inactive is not offered, and is refused as inactive, not as a stranger', async () => {
    const { of, shared } = await partner('dritter');
    const row = { lineItemId: line, accountId: of.id, contactId: shared.id, copies: 1 };
    await distributor.master.call('splitLineItems', { rows: [row], mail: true });
    const version = (await of.master.call('readUser', { id: shared.id })).full?.version ?? 0;
    await of.master.call('editUser', { id: shared.id, version, status: 'inactive' });
    expect(await contacts(of)).not.toContain(shared.email);
    expect((await contacts(of))[0]).toBe(of.master.email);
    const refused = await refusal(distributor.master.call('splitLineItems', { rows: [row], mail: true }));
    expect(refused.code).toBe('contact-inactive');
    const preview = await distributor.master.call('previewSplits', { rows: [row], mail: true });
    expect(preview.rows[0]?.wrong.map(({ code }) => code)).toEqual(['contact-inactive']);
    const left = await w.db.mail.count({ where: { recipient: shared.email, kind: 'lines-handed-on' } });
    expect(left).toBe(1);
  });

  it('E2 the same when vendor staff issue', async () => {
    const of = await w.company(w.staff, 'Westwind');
    const shared = await of.master.call('createUser', {
      id: of.id,
      email: 'almacen@westwind.example',
      role: 'observer',
      maySignIn: false,
    });
    const purchase = async (orderNumber: string, contactId?: string) =>
      w.staff.call('issueEntitlement', {
        accountId: of.id,
        orderNumber,
        lines: [{ productId: await w.product(), copies: 1, expiresOn: null }],
        ...(contactId !== undefined && { contactId }),
      });
    await purchase('W-1');
    expect(await w.db.mail.count({ where: { recipient: of.master.email, kind: 'entitlement-issued' } })).toBe(1);
    await of.master.call('editUser', { id: shared.id, version: shared.full?.version ?? 0, status: 'inactive' });
    expect((await refusal(purchase('W-2', shared.id))).code).toBe('contact-inactive');
    expect((await refusal(purchase('W-3', distributor.master.userId))).code).toBe('contact-not-of-target');
  });

  it('E4 pages go on where they stopped', async () => {
    const { of } = await partner('vierter');
    const all = await contacts(of);
    const first = await distributor.master.call('listUsers', { id: of.id, contacts: 'true', limit: '2' });
    const rest = await distributor.master.call('listUsers', {
      id: of.id,
      contacts: 'true',
      limit: '2',
      cursor: first.next ?? '',
    });
    expect([...first.items, ...rest.items].map(({ email }) => email)).toEqual(all);
  });

  it('E7 without a chosen contact, the mail about returned copies goes to who runs the account', async () => {
    const of = await w.company(w.staff, 'Ostwind');
    const child = await w.company(of.master, 'fünfter');
    const own = await w.issue(of, 5);
    await w.db.lineItem.update({ where: { id: own }, data: { contactId: null } });
    const administrator = await w.colleague(of.master, 'administrator');
    const { splits } = await administrator.call('splitLineItems', {
      rows: [{ lineItemId: own, accountId: child.id, copies: 2 }],
      mail: false,
    });
    await child.master.call('returnCopies', {
      rows: [{ lineItemId: splits[0]?.id ?? '', copies: 1 }],
      reason: 'Spare',
    });
    const told = await w.db.mail.findMany({ where: { kind: 'copies-returned' }, select: { recipient: true } });
    // The user who handed them on gets the mail before anybody else of the account.
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(
      [administrator.email, child.master.email].toSorted(),
    );
  });
});
