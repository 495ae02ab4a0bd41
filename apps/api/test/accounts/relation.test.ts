import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, saidIn, world, type Company, type World } from '../kernel/world.ts';

describe('A2 A4 a name that is taken, and the request to be related', () => {
  let w: World;
  let one: Company;
  let other: Company;
  beforeAll(async () => {
    w = await world();
    one = await w.company(w.staff, 'Vertrieb Eins');
    other = await w.company(w.staff, 'Vertrieb Zwei');
  });
  afterAll(() => w.close());

  const mailsTo = (email: string, kind: string) => w.db.mail.count({ where: { recipient: email, kind } });

  it('A2 A4 a distributor reads that a name is taken, asks the vendor, staff accept, and both are related', async () => {
    const installer = await w.company(other.master, 'Monteur Mitte');
    const taken = await refusal(
      one.master.call('createAccount', { name: 'monteur  MITTE', user: { email: 'x@mitte.example' } }),
    );
    expect(taken.code).toBe('name-taken');
    expect(JSON.stringify(taken.document)).not.toContain(installer.id);
    const request = await one.master.call('askRelation', { nameOrIdentifier: 'monteur  MITTE' });
    expect(request).toMatchObject({ typed: 'monteur  MITTE', state: 'open', asked: null, asking: null, by: null });
    expect(JSON.stringify(request)).not.toContain(installer.id);
    expect((await one.master.call('askRelation', { nameOrIdentifier: 'Monteur Mitte' })).id).toBe(request.id);
    expect(await mailsTo(w.staff.email, 'relation-asked')).toBe(1);

    const [open] = (await w.staff.call('listRelationRequests', { state: 'open' })).items;
    expect(open).toMatchObject({ asking: { name: 'Vertrieb Eins' }, asked: { name: 'Monteur Mitte' } });
    expect((await other.master.call('listRelationRequests', {})).items).toEqual([]);
    expect((await refusal(one.master.call('readAccount', { id: installer.id }))).code).toBe('not-found');
    await w.staff.call('decideRelation', { id: request.id, state: 'accepted' });
    expect((await one.master.call('listAccounts', {})).items.map((account) => account.name)).toEqual(['Monteur Mitte']);
    expect(await mailsTo(one.master.email, 'relation-decided')).toBe(1);
    expect((await refusal(w.staff.call('decideRelation', { id: request.id, state: 'declined' }))).code).toBe(
      'already-decided',
    );
    expect((await refusal(one.master.call('askRelation', { nameOrIdentifier: 'Monteur Mitte' }))).code).toBe(
      'already-related',
    );

    // From now on copies go there; what the other distributor hands on stays unknown.
    const lineItemId = await w.issue(one, 5);
    await one.master.call('splitLineItems', { rows: [{ lineItemId, accountId: installer.id, copies: 2 }] });
    const theirs = await w.issue(other, 5);
    await other.master.call('splitLineItems', { rows: [{ lineItemId: theirs, accountId: installer.id, copies: 3 }] });
    expect((await one.master.call('listLineItems', { view: 'handed-on' })).items.map((line) => line.copies)).toEqual([
      2,
    ]);
    expect(
      (await installer.master.call('listLineItems', {})).items.map((line) => line.copies).toSorted((a, b) => a - b),
    ).toEqual([2, 3]);
  });

  it('A2 declined, it stays as it was, and the distributor may ask again', async () => {
    const installer = await w.company(other.master, 'Monteur Nord');
    const { id } = await one.master.call('askRelation', { nameOrIdentifier: 'Monteur Nord' });
    await w.staff.call('decideRelation', { id, state: 'declined' });
    expect((await refusal(one.master.call('readAccount', { id: installer.id }))).code).toBe('not-found');
    expect((await one.master.call('askRelation', { nameOrIdentifier: 'Monteur Nord' })).id).not.toBe(id);
  });

  it('A2 A3 X1 asking by identifier reveals the name in no list of mails, nor who was written to', async () => {
    const installer = await w.company(other.master, 'Monteur Geheim');
    const { identifier } = await other.master.call('readAccount', { id: installer.id });
    await one.master.call('askRelation', { nameOrIdentifier: identifier });
    const partner = await w.company(one.master, 'Monteur Neugier');
    const customer = await w.company(installer.master, 'Kunde Geheim', { activated: false });
    await partner.master.call('askRelation', {
      nameOrIdentifier: (await installer.master.call('readAccount', { id: customer.id })).identifier,
    });
    expect(
      (await w.staff.call('listSentMails', {})).items
        .filter(({ kind }) => kind === 'relation-asked')
        .map(({ subject }) => subject)
        .slice(0, 2),
    ).toHaveLength(2);
    for (const asking of [one, partner]) {
      const told = JSON.stringify(await asking.master.call('listSentMails', { limit: '100' }));
      for (const secret of ['Geheim', installer.id, w.staff.email, w.staff.userId]) expect(told).not.toContain(secret);
    }
  });

  it('A2 a distributor is related to partners alone, and two who accept at once relate once', async () => {
    await w.company(other.master, 'Monteur Süd');
    // A3: of an account out of reach the distributor learns neither the tier nor whether it exists.
    const asked = (nameOrIdentifier: string) => refusal(one.master.call('askRelation', { nameOrIdentifier }));
    expect(saidIn(await asked('Vertrieb Zwei'))).toEqual(saidIn(await asked('Nobody of that name')));
    const { name } = await w.db.account.findFirstOrThrow({ where: { tier: 0 } });
    expect((await asked(name)).code).toBe('tier-not-allowed');
    const { id } = await one.master.call('askRelation', { nameOrIdentifier: 'Monteur Süd' });
    const outcomes = await Promise.allSettled(
      [0, 1].map(() => w.staff.call('decideRelation', { id, state: 'accepted' })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await mailsTo(one.master.email, 'relation-decided')).toBe(3);
  });

  it('A2 each answer that a name is taken is audited, and after many of them there are no more for an hour', async () => {
    const before = await w.db.operation.count({ where: { kind: 'account.name-taken' } });
    const codes = new Set<string>();
    for (let n = 0; n < 62; n++)
      codes.add(
        (
          await refusal(
            other.master.call('createAccount', { name: 'Vertrieb Eins', user: { email: 'x@eins.example' } }),
          )
        ).code,
      );
    expect([...codes]).toEqual(['name-taken', 'too-many-requests']);
    expect((await w.db.operation.count({ where: { kind: 'account.name-taken' } })) - before).toBe(60);
    expect(
      (await refusal(other.master.call('createAccount', { name: 'Free', user: { email: 'x@free.example' } }))).document,
    ).toMatchObject({ status: 429 });
  });
});
