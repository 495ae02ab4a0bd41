import type { EndpointName } from '@tierline/contract';
import { createVendor } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, telephones, type SeatWorld } from './seat-world.ts';
import { flaw, send, undocumented, type Raw } from '../kernel/walls-send.ts';
import { visitor } from '../kernel/walls-notes.ts';
import { refusal, type Company, type Person } from '../kernel/world.ts';

/** Everybody around a customer of two partners, whose tier is managed from above (A4). */
const readers = ['partner', 'rival', 'observer', 'customer', 'stranger', 'vendor', 'other'] as const;

type Reader = (typeof readers)[number];

/** What each is answered, in that order: a status, or the code of the refusal. */
type Row = { name: EndpointName; raw: () => Raw; answers: readonly (number | string)[]; list?: true };

const gone = 'not-found';

/** How many licences each partner gave: numbers that are found nowhere else. */
const counts = { partner: 41_357, rival: 76_801 };

/** So many, and what is left of them where a few are in use. */
const about = (count: number) => [0, 1, 2, 3].map((used) => String(count - used));

/** Whether a text tells something; a number by itself, as an id may have any digits. */
const tells = (text: string, secret: string) =>
  /^\d+$/u.test(secret) ? new RegExp(`(?<![\\w-])${secret}(?![\\w-])`, 'u').test(text) : text.includes(secret);

describe('A3 A4 what two partners of one customer, who both look after its users, may see and do', () => {
  let s: SeatWorld;
  let shared: Company;
  let people: Record<Reader, Person>;
  let user: string;
  let contact: string;
  let theirs: { orderId: string; lineId: string; number: string };
  let deed: string;
  /** By what each reader must not find a trace of the others: texts and ids. */
  const secrets: Record<Reader, string[]> = {
    partner: [],
    rival: [],
    observer: [],
    customer: [],
    stranger: [],
    vendor: [],
    other: [],
  };

  beforeAll(async () => {
    s = await seatWorld();
    const { meetings, fax } = s.products;
    shared = await s.w.company(s.partner.master, 'canary-shared');
    await s.relate(s.rival, shared);
    const theirCustomer = await s.w.company(s.rival.master, 'canary-rival-customer');
    await s.integration('meetings', true, { of: shared });
    const mine = await s.licences(meetings, counts.partner, { to: shared });
    theirs = await s.licences(meetings, counts.rival, { from: s.rival, to: shared });
    const theirFax = await s.licences(fax, 5, { from: s.rival, to: shared });
    const theirOther = await s.licences(meetings, 9, { from: s.rival, to: theirCustomer });
    [user = ''] = await s.users(shared, 1);
    contact = (
      await s.partner.master.call('createUser', { id: shared.id, email: 'waits@shared.example', role: 'operator' })
    ).id;
    await s.seats(fax, [user, contact], true, { of: shared, by: s.rival.master });
    await s.integration('softphone', true, { of: shared, by: s.rival.master });
    deed = (
      await s.w.db.operation.findFirstOrThrow({
        where: { kind: 'integrations.switch', actorId: s.rival.master.userId },
      })
    ).id;
    await s.rival.master.call('undoOperation', { id: deed });
    await s.integration('softphone', true, { of: shared, by: s.rival.master });
    await s.seats(meetings, [user], true, { of: shared, by: s.partner.master });
    await createVendor(
      s.w.services,
      { ...telephones, slug: 'zweitnetz' },
      { email: 'staff@zweitnetz.example', firstName: 'Olga', lastName: 'Other' },
    );
    const other = visitor(s.w, 'zweitnetz');
    const documents = telephones.legal.map(({ kind, version }) => ({ kind, version }));
    await other.call('acceptInvitation', {
      token: await s.w.invitation('staff@zweitnetz.example'),
      firstName: 'Olga',
      lastName: 'Other',
      language: 'en',
      password: 'copper-lantern-zweitnetz-orchard',
      documents,
    });
    people = {
      partner: s.partner.master,
      rival: s.rival.master,
      observer: await s.w.colleague(s.partner.master, 'observer'),
      customer: shared.master,
      stranger: theirCustomer.master,
      vendor: s.w.staff,
      other,
    };
    const ofRival = [
      s.rival.name,
      s.rival.id,
      theirs.number,
      theirs.orderId,
      theirFax.orderId,
      theirOther.orderId,
      theirCustomer.name,
      theirCustomer.id,
      fax,
      ...about(counts.rival),
      ...about(counts.rival + counts.partner),
    ];
    const ofPartner = [
      s.partner.name,
      s.partner.id,
      mine.number,
      mine.orderId,
      mine.lineId,
      ...about(counts.partner),
      ...about(counts.rival + counts.partner),
      s.customer.name,
    ];
    Object.assign(secrets, {
      partner: ofRival,
      observer: ofRival,
      rival: ofPartner,
      customer: [theirCustomer.name, s.customer.name, theirs.orderId, mine.orderId],
      stranger: [...ofPartner, shared.name, shared.id, ...about(counts.rival)],
      other: [...ofPartner, ...ofRival, shared.name],
    });
  });
  afterAll(() => s.w.close());

  const of = (id: string, query?: string): Raw => ({ params: { id }, ...(query !== undefined && { query }) });
  const rows: readonly Row[] = [
    {
      name: 'listAccounts',
      raw: () => ({ query: 'limit=100' }),
      answers: [200, 200, 200, 200, 200, 200, 200],
      list: true,
    },
    { name: 'readAccount', raw: () => of(shared.id), answers: [200, 200, 200, 200, gone, 200, gone] },
    { name: 'listUsers', raw: () => of(shared.id), answers: [200, 200, 200, 200, gone, 200, gone], list: true },
    {
      name: 'findUsers',
      raw: () => ({ query: 'q=example&limit=100' }),
      answers: [200, 200, 200, 200, 200, 200, 200],
      list: true,
    },
    { name: 'readUser', raw: () => of(user), answers: [200, 200, 200, 200, gone, 200, gone] },
    { name: 'listInvitations', raw: () => ({}), answers: [200, 200, 200, 200, 200, 200, 200], list: true },
    // An old version: actors with the right read that it has changed meanwhile.
    {
      name: 'editUser',
      raw: () => ({ params: { id: user }, body: { version: 99, firstName: 'N' } }),
      answers: [
        'changed-meanwhile',
        'changed-meanwhile',
        'role-too-low',
        'changed-meanwhile',
        gone,
        'not-yours-to-change',
        gone,
      ],
    },
    {
      name: 'withdrawUser',
      raw: () => ({ params: { id: contact }, query: 'version=1' }),
      answers: [
        'user-on-record',
        'user-on-record',
        'role-too-low',
        'user-on-record',
        gone,
        'not-yours-to-change',
        gone,
      ],
    },
    {
      name: 'sendAccessMail',
      raw: () => ({ params: { id: user }, body: {} }),
      answers: [
        'user-not-waiting',
        'user-not-waiting',
        'role-too-low',
        'user-not-waiting',
        gone,
        'not-yours-to-change',
        gone,
      ],
    },
    {
      name: 'createUser',
      raw: () => ({ params: { id: shared.id }, body: { email: 'waits@shared.example' } }),
      answers: ['email-taken', 'email-taken', 'role-too-low', 'email-taken', gone, 'not-yours-to-change', gone],
    },
    {
      name: 'invitePeople',
      raw: () => ({ body: { accountId: shared.id, people: [{ email: 'waits@shared.example' }] } }),
      answers: ['email-taken', 'email-taken', 'role-too-low', 'email-taken', gone, 'not-yours-to-change', gone],
    },
    {
      name: 'previewImport',
      raw: () => ({ body: { accountId: shared.id, users: [{ email: 'fresh@shared.example' }] } }),
      answers: [200, 200, 'role-too-low', 200, gone, 200, gone],
    },
    {
      name: 'importRows',
      raw: () => ({ body: { accountId: shared.id, users: [{ email: 'waits@shared.example' }] } }),
      answers: ['rows-refused', 'rows-refused', 'role-too-low', 'rows-refused', gone, 'rows-refused', gone],
    },
    {
      name: 'listOrders',
      raw: () => ({ query: `customerId=${shared.id}` }),
      answers: [200, 200, 200, 200, 200, 200, 200],
      list: true,
    },
    {
      name: 'listOrders',
      raw: () => ({ query: `accountId=${s.rival.id}` }),
      answers: [200, 200, 200, 200, 200, 200, 200],
      list: true,
    },
    {
      name: 'listOrders',
      raw: () => ({ query: `q=${theirs.number}` }),
      answers: [200, 200, 200, 200, 200, 200, 200],
      list: true,
    },
    { name: 'readOrder', raw: () => of(theirs.orderId), answers: [gone, 200, gone, gone, gone, 200, gone] },
    {
      name: 'assignOrder',
      raw: () => ({ params: { id: theirs.orderId }, body: { rows: [{ accountId: shared.id }] } }),
      answers: [gone, 'nothing-to-assign', 'role-too-low', gone, gone, 'order-of-other', gone],
    },
    {
      name: 'unassignOrder',
      raw: () => ({ params: { id: theirs.orderId }, body: { accountId: s.customer.id } }),
      answers: [gone, 'nothing-assigned', 'role-too-low', gone, gone, 'order-of-other', gone],
    },
    {
      name: 'previewUnassign',
      raw: () => ({ params: { id: theirs.orderId }, body: { accountId: s.customer.id } }),
      answers: [gone, 'nothing-assigned', 'role-too-low', gone, gone, 'order-of-other', gone],
    },
    { name: 'listLicences', raw: () => of(shared.id), answers: [200, 200, 200, 200, gone, 200, gone], list: true },
    { name: 'listSeats', raw: () => of(shared.id), answers: [200, 200, 200, 200, gone, 200, gone], list: true },
    {
      name: 'listSeats',
      raw: () => of(shared.id, 'seat=on'),
      answers: [200, 200, 200, 200, gone, 200, gone],
      list: true,
    },
    { name: 'readUserLicences', raw: () => of(user), answers: [200, 200, 200, 200, gone, 200, gone] },
    {
      name: 'previewSeats',
      raw: () => ({
        params: { id: shared.id },
        body: { rows: [{ userId: contact, productId: s.products.meetings, on: true }] },
      }),
      answers: [200, 200, 'role-too-low', 200, gone, 200, gone],
    },
    // A product without licences here: users who may switch read that there are none.
    {
      name: 'switchSeats',
      raw: () => ({
        params: { id: shared.id },
        body: { rows: [{ userId: user, productId: s.products.softphone, on: true }] },
      }),
      answers: ['no-seat-free', 'no-seat-free', 'role-too-low', 'no-seat-free', gone, 'not-managing', gone],
    },
    { name: 'readIntegrations', raw: () => of(shared.id), answers: [200, 200, 200, 200, gone, 200, gone] },
    {
      name: 'previewIntegration',
      raw: () => ({ params: { id: shared.id }, body: { key: 'meetings', on: false } }),
      answers: [200, 200, 'role-too-low', 200, gone, 'not-managing', gone],
    },
    {
      name: 'switchIntegration',
      raw: () => ({ params: { id: shared.id }, body: { key: 'meetings', on: true } }),
      answers: [201, 201, 'role-too-low', 201, gone, 'not-managing', gone],
    },
    {
      name: 'checkSeat',
      raw: () => ({ query: `user=${user}&sku=TV-MEET` }),
      answers: ['tier-may-not', 'tier-may-not', 'tier-may-not', 'tier-may-not', 'tier-may-not', 200, gone],
    },
    {
      name: 'undoOperation',
      raw: () => ({ params: { id: deed }, body: {} }),
      answers: [gone, 'already-undone', 'role-too-low', gone, gone, 'not-author', gone],
    },
    {
      name: 'listChanges',
      raw: () => ({ query: 'limit=100' }),
      answers: [200, 200, 'role-too-low', 200, 200, 200, 200],
      list: true,
    },
  ];

  it.each(rows)(
    'O1–O8 $name: what each reader sees, as page and as CSV, and nobody of a sibling’s trade',
    async ({ name, raw, answers, list }) => {
      const wrong: string[] = [];
      for (const [index, reader] of readers.entries()) {
        const sender = {
          origin: s.w.origin,
          vendor: reader === 'other' ? 'zweitnetz' : telephones.slug,
          cookies: people[reader].cookies,
        };
        for (const headers of list ? [{}, { Accept: 'text/csv' }] : [{}]) {
          // oxlint-disable-next-line no-await-in-loop -- One after the other: what one does the next one sees.
          const heard = await send(sender, name, { ...raw(), headers });
          const told = heard.code === '' ? heard.status : heard.code;
          const sent = JSON.stringify(raw());
          if (told !== answers[index]) wrong.push(`${reader}: ${told} instead of ${answers[index] ?? ''}`);
          if (flaw(heard) !== '') wrong.push(`${reader}: ${flaw(heard)}`);
          wrong.push(
            ...secrets[reader]
              .filter((secret) => tells(heard.text, secret) && !sent.includes(secret))
              .map((secret) => `${reader} reads ${secret}`),
          );
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('A3 X2 deactivating a user audits how many licences ended, as far as the actor may know of them', async () => {
    const { version } = (await s.partner.master.call('readUser', { id: user })).full ?? { version: 0 };
    await s.partner.master.call('editUser', { id: user, version, status: 'inactive' });
    const [change] = (await s.partner.master.call('listChanges', {})).items;
    // The user had one of each; this partner knows of its own.
    expect(change).toMatchObject({ kind: 'user.edit', after: { status: 'inactive', seatsEnded: 1 } });
    await s.partner.master.call('editUser', { id: user, version: version + 1, status: 'active' });
    expect((await s.partner.master.call('readUserLicences', { id: user })).offer.map(({ name }) => name)).toEqual([
      'Meetings',
    ]);
    expect((await shared.master.call('readUserLicences', { id: user })).offer.map(({ name }) => name)).toEqual([
      'Fax',
      'Meetings',
    ]);
    expect((await refusal(s.partner.master.call('readOrder', { id: theirs.orderId }))).code).toBe(gone);
  });

  it('A3 X1 no mail to one partner’s people names the other', async () => {
    const mails = await s.w.db.mail.findMany();
    for (const reader of ['partner', 'rival'] as const) {
      const own = mails
        .filter(({ recipient }) => recipient === people[reader].email)
        .map((mail) => JSON.stringify(mail));
      expect(own.flatMap((mail) => secrets[reader].filter((secret) => tells(mail, secret)))).toEqual([]);
    }
    expect(mails.some(({ recipient }) => recipient === shared.master.email)).toBe(true);
  });

  it('X3 whatever was answered here, the API’s document says of the endpoint', () => {
    expect(undocumented()).toEqual([]);
  });
});
