import { chargeSites } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from '../credits/credit-world.ts';
import { seatWorld, type SeatWorld } from '../orders/seat-world.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

/** The newest entry of somebody's Activity. */
async function newest(by: Person, kind: string) {
  const { items } = await by.call('listChanges', { kind });
  const [change] = items;
  if (!change) throw new Error(`nothing of ${kind}`);
  return change;
}

const kinds = async (by: Person) => (await by.call('listChanges', { limit: '100' })).items.map(({ kind }) => kind);

describe('X2 E7 A3 what happens to an account stands in its own Activity: entitlements', () => {
  let w: World;
  let distributor: Company;
  let other: Company;
  let partner: Company;
  let second: Company;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Nordlicht');
    other = await w.company(w.staff, 'Südwind');
    partner = await w.company(distributor.master, 'Bergmann');
    second = await w.company(distributor.master, 'Talbach');
  });
  afterAll(() => w.close());

  it('E2 the distributor sees what was issued to it, and by whom; nobody else does', async () => {
    await w.issue(distributor, 50);
    const change = await newest(distributor.master, 'entitlement.issue');
    expect(change).toMatchObject({
      by: 'user',
      actor: { name: 'Vera Vendor' },
      account: { id: w.staff.accountId },
      undone: false,
      address: '',
      after: { account: 'Nordlicht', lines: [{ product: 'Scene Analytics', copies: 50 }] },
    });
    expect(await distributor.master.call('readChange', { id: change.id })).toEqual(change);
    for (const stranger of [other, partner]) {
      expect(await kinds(stranger.master)).not.toContain('entitlement.issue');
      expect((await refusal(stranger.master.call('readChange', { id: change.id }))).code).toBe('not-found');
    }
  });

  it('E4 A3 of copies handed on to two partners in one step, each sees its own and no word of the other', async () => {
    const line = await w.issue(distributor, 20);
    await distributor.master.call('splitLineItems', {
      rows: [
        { lineItemId: line, accountId: partner.id, copies: 3 },
        { lineItemId: line, accountId: second.id, copies: 5 },
      ],
      mail: false,
    });
    const mine = await newest(partner.master, 'split');
    expect(mine).toMatchObject({ actor: { name: 'Max Nordlicht' }, account: { name: 'Nordlicht' } });
    expect(mine.after).toMatchObject({ splits: [{ account: 'Bergmann', product: 'Scene Analytics', copies: 3 }] });
    expect(JSON.stringify(mine)).not.toMatch(/Talbach|accountId/u);
    expect(JSON.stringify(mine)).not.toContain(second.id);
    expect((await newest(second.master, 'split')).after).toMatchObject({ splits: [{ copies: 5 }] });
    expect((await newest(distributor.master, 'split')).after).toMatchObject({ splits: [{ copies: 3 }, { copies: 5 }] });
    // The vendor reads an operation whole, also where it is listed for one account.
    const { items } = await w.staff.call('listChanges', { accountId: second.id, kind: 'split' });
    expect(items).toHaveLength(1);
    expect(items[0]?.after).toMatchObject({ splits: [{ copies: 3 }, { copies: 5 }] });
  });

  it('E7 the giver of copies sees that they came back, and from whom; so does the account that had them', async () => {
    const line = await w.issue(distributor, 10);
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: line, accountId: partner.id, copies: 4 }],
      mail: false,
    });
    const child = splits[0]?.id ?? '';
    await partner.master.call('returnCopies', { rows: [{ lineItemId: child, copies: 1 }], reason: 'One too many' });
    expect(await newest(distributor.master, 'return')).toMatchObject({
      actor: { name: 'Max Bergmann' },
      account: { name: 'Bergmann' },
      after: { reason: 'One too many', lines: [{ product: 'Scene Analytics', copies: 1 }] },
    });
    await distributor.master.call('recallCopies', { rows: [{ lineItemId: child, copies: 2 }], reason: 'Needed' });
    expect(await newest(partner.master, 'recall')).toMatchObject({
      actor: { name: 'Max Nordlicht' },
      after: { reason: 'Needed', lines: [{ copies: 2 }] },
    });
    expect(await kinds(second.master)).not.toContain('recall');
  });

  it('E3 A3 each holder of a line that is set on hold sees it, with the copies of its own lines', async () => {
    const line = await w.issue(distributor, 10);
    await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: line, accountId: partner.id, copies: 4 }],
      mail: false,
    });
    await w.staff.call('holdLineItem', { id: line, reason: 'Under review', internalNote: 'Invoice unpaid' });
    const at = await newest(partner.master, 'line.hold');
    // The partner does business with the distributor alone: of the vendor it knows the company, not the people (A4).
    expect(at).toMatchObject({ by: 'user', actor: null, account: { id: w.staff.accountId } });
    expect(at.after).toEqual({
      reason: 'Under review',
      holders: [{ account: 'Bergmann', product: 'Scene Analytics', lineItems: 1, copies: 4 }],
    });
    expect((await newest(distributor.master, 'line.hold')).after).toMatchObject({ holders: [{ copies: 10 }] });
    // The vendor's own note is read by the vendor alone.
    expect((await newest(w.staff, 'line.hold')).after).toMatchObject({ internalNote: 'Invoice unpaid' });
    for (const holder of [distributor, partner]) {
      expect(JSON.stringify(await newest(holder.master, 'line.hold'))).not.toContain('Invoice unpaid');
      const sent = await w.db.mail.findMany({ where: { recipient: holder.master.email, kind: 'lines-held' } });
      expect(sent).toHaveLength(1);
      expect(JSON.stringify(sent)).not.toContain('Invoice unpaid');
    }
    await w.staff.call('releaseLineItem', { id: line });
    expect((await newest(partner.master, 'line.release')).after).toMatchObject({ holders: [{ copies: 4 }] });
  });

  it('X8 what was undone says so, and the undoing is listed as well', async () => {
    const line = await w.issue(distributor, 10);
    const { operationId } = await distributor.master.call('splitLineItems', {
      rows: [
        { lineItemId: line, accountId: partner.id, copies: 2 },
        { lineItemId: line, accountId: second.id, copies: 1 },
      ],
      mail: true,
    });
    await distributor.master.call('undoOperation', { id: operationId });
    const undo = await newest(partner.master, 'undo');
    expect(undo.after).toMatchObject({ undone: 'split', splits: [{ copies: 2 }] });
    expect(JSON.stringify(undo)).not.toContain('Talbach');
    // Each names the other, to each side that it concerned.
    for (const side of [distributor, partner, second]) {
      const split = await side.master.call('readChange', { id: operationId });
      expect(split).toMatchObject({ undone: true, undoneBy: { id: undo.id, at: undo.at }, undoes: null });
    }
    expect(undo).toMatchObject({ undone: false, undoneBy: null, undoes: operationId });
  });

  it('A2 A4 renamed, suspended, related: the account itself reads it', async () => {
    const account = await w.staff.call('readAccount', { id: other.id });
    const renamed = await w.staff.call('editAccount', { id: other.id, version: account.version, name: 'Südwind AG' });
    expect(await newest(other.master, 'account.edit')).toMatchObject({
      account: { id: w.staff.accountId },
      before: { name: 'Südwind' },
      after: { name: 'Südwind AG' },
    });
    await w.staff.call('editAccount', { id: other.id, version: renamed.version, status: 'suspended' });
    expect(await newest(other.master, 'account.suspended')).toMatchObject({ actor: { name: 'Vera Vendor' } });

    const { request } = await distributor.master
      .call('askRelation', { nameOrIdentifier: 'Talbach' })
      .then((one) => ({ request: one }))
      .catch(() => ({ request: null }));
    expect(request, 'they are related already').toBeNull();
    const lone = await w.company(w.staff, 'Ostwind');
    const asked = await lone.master.call('askRelation', { nameOrIdentifier: 'Talbach' });
    expect(await kinds(second.master)).not.toContain('relation.ask');
    await w.staff.call('decideRelation', { id: asked.id, state: 'accepted' });
    for (const side of [lone, second])
      expect(await newest(side.master, 'relation.accepted')).toMatchObject({
        after: { asking: 'Ostwind', asked: 'Talbach' },
      });
  });

  it('A4 the other account is told nothing of a relation that is declined', async () => {
    const lone = await w.company(w.staff, 'Westwind');
    const asked = await lone.master.call('askRelation', { nameOrIdentifier: 'Talbach' });
    await w.staff.call('decideRelation', { id: asked.id, state: 'declined' });
    expect(await kinds(lone.master)).toContain('relation.declined');
    expect(await kinds(second.master)).not.toContain('relation.declined');
  });
});

describe('X2 O6 O7 what the partner or a controller does at a customer stands in the customer’s Activity', () => {
  let s: SeatWorld;
  let users: string[];
  let administrator: Person;

  beforeAll(async () => {
    s = await seatWorld();
    await s.licences(s.products.meetings, 5);
    users = await s.users(s.customer, 3);
    administrator = await s.w.colleague(s.customer.master, 'administrator');
  });
  afterAll(() => s.w.close());

  it('O1 O2 the partner sees its order, the customer what was assigned to it and taken back', async () => {
    const { orderId, number } = await s.licences(s.products.fax, 2);
    expect(await newest(s.partner.master, 'order.enter')).toMatchObject({
      actor: { email: 'staff@vendor.example' },
      subject: { name: number },
      after: { lines: [{ product: 'Fax', quantity: 2 }] },
    });
    expect(await newest(administrator, 'order.assign')).toMatchObject({
      actor: { email: s.partner.master.email },
      account: { name: 'Fernruf Systeme' },
      subject: { name: number },
      after: { parts: [{ account: 'Praxis Sommer', product: 'Fax', quantity: 2 }] },
    });
    await s.partner.master.call('unassignOrder', { id: orderId, accountId: s.customer.id });
    expect((await newest(administrator, 'order.unassign')).after).toMatchObject({ parts: [{ quantity: 2 }] });
    const reason = 'Ordered twice.';
    await s.w.staff.call('cancelOrder', { id: orderId, reason });
    expect(await newest(s.partner.master, 'order.cancel')).toMatchObject({
      subject: { name: number },
      after: { reason },
    });
    for (const kind of ['order.assign', 'order.cancel']) expect(await kinds(s.rival.master)).not.toContain(kind);
  });

  it('O6 who lost a licence by an integration the partner switched is named, and who did it', async () => {
    await s.integration('meetings', true);
    await s.seats(s.products.meetings, users, true);
    await s.integration('meetings', false, { by: s.partner.master });
    const change = await newest(administrator, 'integrations.switch');
    expect(change).toMatchObject({
      actor: { email: s.partner.master.email },
      account: { name: 'Fernruf Systeme' },
      before: { integration: 'meetings', on: true },
      after: { integration: 'meetings', on: false, seatsEnded: 3 },
    });
    expect(change.after.seats).toHaveLength(3);
    const atPartner = await newest(s.partner.master, 'integrations.switch');
    expect(atPartner.after).toEqual({ integration: 'meetings', on: false, seatsEnded: 3 });
  });

  it('A3 a partner does not see licences of another one that went off with it; the customer sees all', async () => {
    await s.relate(s.rival, s.customer);
    await s.licences(s.products.softphone, 1, { from: s.rival });
    await s.integration('softphone', true);
    await s.seats(s.products.softphone, users.slice(0, 1), true);
    await s.integration('softphone', false, { by: s.partner.master });
    expect((await newest(administrator, 'integrations.switch')).after).toMatchObject({ seatsEnded: 1 });
    expect((await newest(s.partner.master, 'integrations.switch')).after).toMatchObject({ seatsEnded: 0 });
    expect(await kinds(s.rival.master)).not.toContain('integrations.switch');
  });

  it('O7 a controller’s switching names the company whose key it was, not the name of the key', async () => {
    await s.integration('meetings', true);
    await s.integration('switchboard', true);
    const controller = await s.key('switchboard');
    await s.seats(s.products.meetings, users.slice(0, 1), true, { by: controller });
    const change = await newest(administrator, 'seats.switch');
    expect(change).toMatchObject({ by: 'key', actor: null, account: { id: s.w.staff.accountId } });
    expect(change.after).toMatchObject({ seats: [{ product: 'Meetings', on: true }] });
    await s.integration('switchboard', false);
  });

  it('A4 X2 users whom the partner makes, changes and deactivates; a stranger reads nothing of it', async () => {
    const email = 'made-by-partner@customer.example';
    const user = await s.partner.master.call('createUser', { id: s.customer.id, email, maySignIn: false });
    await s.partner.master.call('editUser', { id: user.id, version: user.full?.version ?? 0, status: 'inactive' });
    expect(await newest(administrator, 'user.create')).toMatchObject({
      actor: { email: s.partner.master.email },
      subject: { name: email },
    });
    expect(await newest(administrator, 'user.edit')).toMatchObject({
      before: { status: 'active' },
      after: { status: 'inactive' },
    });
    const { items } = await s.rival.master.call('listChanges', { limit: '100' });
    expect(JSON.stringify(items)).not.toContain(email);
  });

  it('A6 only Administrators and Masters of the account read it', async () => {
    const operator = await s.w.colleague(s.customer.master, 'operator');
    expect((await refusal(operator.call('listChanges', {}))).code).toBe('role-too-low');
  });

  it('A3 who did it is not found out by asking for them', async () => {
    const { items } = await administrator.call('listChanges', { actorId: s.w.staff.userId });
    expect(items).toEqual([]);
    const byPartner = await administrator.call('listChanges', { accountId: s.partner.id, limit: '100' });
    expect(byPartner.items.length).toBeGreaterThan(0);
    expect(new Set(byPartner.items.map(({ account }) => account?.id))).toEqual(new Set([s.partner.id]));
  });

  it('X2 pages go through all of it once', async () => {
    const all = (await administrator.call('listChanges', { limit: '100' })).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- Each page names the next.
      const page = await administrator.call('listChanges', { limit: '4', ...(cursor !== undefined && { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });
});

describe('X2 C4 C6 what happens to a reseller’s credits stands in its Activity', () => {
  let c: CreditWorld;
  beforeAll(async () => {
    c = await creditWorld('2026-03-15T12:00:00Z');
  });
  afterAll(() => c.close());

  it('C6 credits that the vendor grants and reverses, C4 months charged by nobody', async () => {
    const { w, reseller } = c;
    const { operationId } = await w.staff.call('grantCredits', { accountId: reseller.id, credits: 100, note: 'Start' });
    expect(await newest(reseller.master, 'credits.grant')).toMatchObject({
      actor: { email: 'staff@vendor.example' },
      after: { credits: 100, note: 'Start' },
    });
    await w.staff.call('reverseCredits', { operationId, note: 'Twice' });
    expect(await newest(reseller.master, 'credits.reverse')).toMatchObject({ after: { credits: 100, note: 'Twice' } });
    expect(await reseller.master.call('readChange', { id: operationId })).toMatchObject({ undone: true });

    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 100, note: '' });
    await reseller.master.call('createSite', { name: 'Depot', country: 'DE', timeZone: 'Europe/Berlin', credits: 50 });
    await c.at('2027-03-02T12:00:00Z');
    await chargeSites(c.services);
    expect(await newest(reseller.master, 'site.charge')).toMatchObject({
      by: 'system',
      actor: null,
      subject: { name: 'Depot' },
    });
  });
});
