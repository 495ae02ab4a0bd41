import { endpoints, isList, type Endpoint, type EndpointName } from '@tierline/contract';
import { openMailSecret, sql } from '@tierline/core';
import { wordNotice } from '@tierline/mail';
import type { Notice } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fourRoles } from '../kernel/programmes.ts';
import { allOf } from '../kernel/walls-canaries.ts';
import { openDigest, type Digest } from '../kernel/walls-digest.ts';
import { send, type Heard, type Raw } from '../kernel/walls-send.ts';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

/** An end customer that is not visible, with a word of its own in every field, and what one might guess of it. */
type Hidden = {
  words: string[];
  ids: { account: string; line: string; activationId: string; contact: string; mail: string; operation: string };
};

describe('A3 an undisclosed customer', () => {
  let w: World;
  let digest: Digest;
  let upper: { company: Company; root: string; line: string };
  let rival: { company: Company; root: string; line: string };
  let installer: Company;
  let hidden: Hidden;
  let ofRival: Hidden;

  beforeAll(async () => {
    w = await world(fourRoles);
    digest = await openDigest(w.database.ownerUrl);
    const distributor = await w.company(w.staff, 'Nordlicht');
    const other = await w.company(w.staff, 'Iberalux');
    installer = await w.company(distributor.master, 'Blickfang');
    const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: other.id } });
    await w.db.relation.create({ data: { upperId: other.id, lowerId: installer.id, vendorId } });
    upper = await buys(distributor, 100, 20);
    rival = await buys(other, 50, 10);
    hidden = await handOn(upper.line, 'zitadelle', 5);
    ofRival = await handOn(rival.line, 'kathedrale', 3);
  });
  afterAll(async () => {
    await digest.close();
    await w.close();
  });

  async function buys(company: Company, copies: number, handedOn: number) {
    const root = await w.issue(company, copies);
    const { splits } = await company.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: handedOn }],
    });
    return { company, root, line: splits[0]?.id ?? '' };
  }

  // The installer creates an end customer, with a canary in every field, and hands copies on to it, with a mail.
  async function handOn(lineItemId: string, word: string, copies: number): Promise<Hidden> {
    const fields = {
      name: `${word}-name`,
      identifier: `${word}-identifier`,
      address: `${word}-address`,
      description: `${word}-description`,
    };
    const { account, user } = await installer.master.call('createAccount', {
      ...fields,
      user: { email: `${word}-mail@customer.example`, firstName: `${word}-first`, lastName: `${word}-last` },
    });
    const {
      splits: [line],
    } = await installer.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: account.id, copies }],
      message: `${word}-message`,
    });
    const mail = await w.db.mail.findFirstOrThrow({ where: { lineItemId: line?.id ?? '' } });
    return {
      words: [word],
      ids: {
        account: account.id,
        line: line?.id ?? '',
        activationId: line?.activationId ?? '',
        contact: user?.id ?? '',
        mail: mail.id,
        operation: mail.operationId,
      },
    };
  }

  const names = Object.keys(endpoints) as EndpointName[]; // the keys of the table, which Object.keys forgets
  const ask = (person: Person, name: EndpointName, raw: Raw = {}, language = 'en'): Promise<Heard> =>
    send({ origin: w.origin, vendor: w.programme.slug, cookies: person.cookies }, name, {
      ...raw,
      headers: { 'Accept-Language': language, ...raw.headers },
    });
  const secretsOf = ({ words, ids }: Hidden) => [...words, ...Object.values(ids)].map((text) => text.toLowerCase());

  /** All that a reply reveals of what must not be known; repeating the request's own text reveals nothing. */
  const told = (heard: Heard, secrets: readonly string[], sent = '') =>
    secrets.filter(
      (secret) =>
        allOf(heard.text, heard.headers).toLowerCase().includes(secret) && !sent.toLowerCase().includes(secret),
    );

  // The fields of a query that are ids, free texts and choices.
  const fieldsOf = (name: EndpointName) => {
    const row: Endpoint = endpoints[name];
    const { properties = {} } = row.query ? z.toJSONSchema(row.query, { io: 'input', unrepresentable: 'any' }) : {};
    // As much of a schema as is looked at.
    return Object.entries(properties as Record<string, { format?: string; enum?: string[]; maxLength?: number }>);
  };

  // Everything that can be read without knowing anything: each list with each of its choices, as pages and as CSV, and
  // whatever they lead to.
  async function readAll(person: Person): Promise<{ where: string; heard: Heard }[]> {
    const queries = (name: EndpointName) => [
      '',
      ...fieldsOf(name).flatMap(([field, { enum: choices = [] }]) => choices.map((choice) => `${field}=${choice}`)),
    ];
    const lists = names.filter((name) => endpoints[name].method === 'GET' && !('params' in endpoints[name]));
    const answers = await Promise.all(
      lists.flatMap((name) =>
        queries(name).flatMap((query) =>
          ['application/json', ...(isList(name) ? ['text/csv'] : [])].map(async (Accept) => ({
            where: `${name} ${query} ${Accept}`,
            heard: await ask(person, name, { query, headers: { Accept } }),
          })),
        ),
      ),
    );
    const known = new Set(
      answers.flatMap(({ heard }) => heard.text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu) ?? []),
    );
    const single = names.filter((name) => endpoints[name].method === 'GET' && 'params' in endpoints[name]);
    const led = await Promise.all(
      [...known].flatMap((id) =>
        single.flatMap((name) =>
          ['application/json', 'text/csv'].map(async (Accept) => ({
            where: `${name} ${id} ${Accept}`,
            heard: await ask(person, name, { params: { id }, headers: { Accept } }),
          })),
        ),
      ),
    );
    expect(known.size).toBeGreaterThan(5);
    expect(led.filter(({ heard }) => heard.status === 200).length).toBeGreaterThan(10);
    return [...answers, ...led];
  }

  it('A3 E9 the distributor above sees that 5 copies went on, and nowhere to whom: lists, CSV, audit', async () => {
    const { master } = upper.company;
    const line = await master.call('readLineItem', { id: upper.line });
    expect(line).toMatchObject({ copies: 20, available: 15, handedOn: 5 });
    const { nodes } = await master.call('readLineage', { id: upper.root });
    expect(nodes[2]).toMatchObject({
      parent: 1,
      holder: { id: null, name: null, identifier: null, tier: 3 },
      line: null,
      copies: 5,
      available: 5,
    });
    const secrets = [...secretsOf(hidden), ...secretsOf(ofRival)];
    const leaks = (await readAll(master)).flatMap(({ where, heard }) =>
      told(heard, secrets).map((secret) => `${where}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  });

  it('A3 the distributor finds nothing by searching: name, identifier, address, person, activation ID', async () => {
    const { master } = upper.company;
    const typed = [
      'zitadelle',
      'zitadelle-name',
      'zitadelle-identifier',
      'zitadelle-mail@customer.example',
      'zitadelle-first',
      'zitadelle-address',
      hidden.ids.activationId,
    ];
    const found: string[] = [];
    let searched = 0;
    for (const name of names.filter((one) => isList(one) && !('params' in endpoints[one]))) {
      for (const [field, { format, enum: choices }] of fieldsOf(name).filter(
        ([, { maxLength }]) => (maxLength ?? 0) >= 200,
      )) {
        if (format !== undefined || choices !== undefined || field === 'cursor') continue;
        // A field that takes ids alone is asked for those of the hidden line.
        for (const text of field.endsWith('Ids')
          ? [hidden.ids.line, `${hidden.ids.line},${hidden.ids.account}`]
          : typed) {
          const none = await ask(master, name, { query: new URLSearchParams({ [field]: text }).toString() });
          // The mailbox is a page of demo mode.
          if (none.code === 'not-found') continue;
          const { items, count } = none.document as { items: unknown[]; count: unknown }; // what lists answer
          if (items.length > 0 || told(none, secretsOf(hidden), text).length > 0)
            found.push(`${name} by ${field} ${text}`);
          expect(count).toEqual({ value: 0, more: false });
          searched += 1;
        }
      }
    }
    expect(found).toEqual([]);
    expect(searched).toBeGreaterThan(20);
  });

  it('A3 guessing ids reveals nothing: every request about them is answered as not found', async () => {
    const { master } = upper.company;
    const before = await digest.read();
    const unlike: string[] = [];
    let guessed = 0;
    const compare = async (where: string, name: EndpointName, request: (id: string) => Raw, ids: string[]) => {
      const nobody = randomUUID();
      const expected = await ask(master, name, request(nobody));
      for (const id of ids) {
        const heard = await ask(master, name, request(id));
        const plain = (one: Heard, what: string) =>
          `${one.status} ${one.text.toLowerCase().replaceAll(what.toLowerCase(), 'ID')}`;
        if (plain(heard, id) !== plain(expected, nobody))
          unlike.push(`${where} ${id}: ${plain(heard, id)} instead of ${plain(expected, nobody)}`);
        guessed += 1;
      }
    };
    const all = Object.values(hidden.ids);
    const uuids = all.filter((id) => /^[0-9a-f-]{36}$/u.test(id));
    for (const name of names) {
      const row: Endpoint = endpoints[name];
      if (row.params)
        await compare(
          `${name} at`,
          name,
          (id) => ({ params: { id, token: id }, ...(row.body && { body: {} }) }),
          all.filter((id) => id !== hidden.ids.activationId),
        );
      for (const [field] of fieldsOf(name).filter(([, { format }]) => format === 'uuid'))
        await compare(
          `${name} by ${field}`,
          name,
          (id) => ({ query: `${field}=${id}`, params: { id: upper.line } }),
          uuids,
        );
    }
    // A preview names what it was asked for, and suggests what is near it: never one that may not be known.
    for (const name of ['splitLineItems', 'previewSplits'] as const) {
      const row = (changes: object): Raw => ({ body: { rows: [{ copies: 1, ...changes }], mail: false } });
      await compare(`${name} to`, name, (accountId) => row({ lineItemId: upper.root, accountId }), uuids);
      await compare(
        `${name} told to`,
        name,
        (contactId) => row({ lineItemId: upper.root, accountId: installer.id, contactId }),
        uuids,
      );
      await compare(`${name} from`, name, (lineItemId) => row({ lineItemId, accountId: installer.id }), uuids);
      await compare(`${name} by name`, name, (account) => row({ lineItemId: upper.root, account }), [
        'zitadelle-name',
        'zitadelle-nam',
        'ZITADELLE-identifier',
        ...uuids,
      ]);
      await compare(
        `${name} by activation ID`,
        name,
        (activationId) => row({ activationId, accountId: installer.id }),
        [hidden.ids.activationId],
      );
    }
    await compare(
      'new person of',
      'createUser',
      (id) => ({ params: { id }, body: { email: 'guess@guess.example', role: 'observer' } }),
      uuids,
    );
    await compare(
      'new contact of',
      'createUser',
      (id) => ({ params: { id }, body: { email: 'guess@guess.example', maySignIn: false } }),
      uuids,
    );
    await compare(
      'edit of',
      'editAccount',
      (id) => ({ params: { id }, body: { version: 1, visibleToPartners: true } }),
      uuids,
    );
    await compare(
      'edit of',
      'editUser',
      (id) => ({ params: { id }, body: { version: 1, marketingMail: true } }),
      uuids,
    );
    expect(unlike).toEqual([]);
    expect(guessed).toBeGreaterThan(80);
    expect(await digest.read()).toBe(before);
  });

  it('A2 A3 a name that is taken is confirmed as typed, and that is all', async () => {
    const { master } = upper.company;
    for (const [body, typed] of [
      [{ name: 'Kathedrale-NAME' }, 'kathedrale-name'],
      [{ name: 'Other', identifier: 'KATHEDRALE-identifier' }, 'kathedrale-identifier'],
    ] as const) {
      const heard = await ask(master, 'createAccount', { body: { ...body, user: { email: 'somebody@else.example' } } });
      expect(heard.status).toBe(409);
      expect(
        told(heard, [
          ofRival.ids.account,
          'kathedrale-first',
          'kathedrale-mail',
          'kathedrale-address',
          'blickfang',
          ...(typed === 'kathedrale-name' ? ['kathedrale-identifier'] : ['kathedrale-name']),
        ]),
      ).toEqual([]);
    }
  });

  it('A3 no mail to the people above says a word of it, and neither does one to the other distributor', async () => {
    const mails = await w.db.mail.findMany();
    const read = (email: string) =>
      Promise.all(
        mails
          .filter(({ recipient }) => recipient === email)
          .map(async (mail) => {
            const notice = mail.payload as unknown as Notice; // what was put into the outbox
            const worded = await wordNotice(notice, {
              language: mail.language,
              portal: { name: 'x', color: '#123456', url: 'https://portal.example' },
              secret: openMailSecret(w.services, mail),
            });
            return Object.values(worded).join('\n').toLowerCase();
          }),
      );
    const above = (await Promise.all([upper, rival].map(({ company }) => read(company.master.email)))).flat();
    expect(above.length).toBeGreaterThan(3);
    expect(
      above.filter((text) => [...secretsOf(hidden), ...secretsOf(ofRival)].some((secret) => text.includes(secret))),
    ).toEqual([]);
    expect((await read('zitadelle-mail@customer.example')).some((text) => text.includes('zitadelle-message'))).toBe(
      true,
    );
  });

  it('A3 of an installer with two distributors each sees what came from it, and nothing of the other', async () => {
    for (const [self, other] of [
      [upper, rival],
      [rival, upper],
    ] as const) {
      const { master, name } = self.company;
      const secrets = [other.company.id, other.root, other.line, other.company.name].map((text) => text.toLowerCase());
      const leaks = (await readAll(master)).flatMap(({ where, heard }) =>
        told(heard, secrets).map((secret) => `${name}: ${where}: ${secret}`),
      );
      expect(leaks).toEqual([]);
      const shared = (await master.call('listAccounts', {})).items.find((account) => account.id === installer.id);
      expect(shared?.openCopies).toBe(self === upper ? 15 : 7);
      const { nodes } = await master.call('readLineage', { id: self.line });
      expect(nodes.map((node) => node.copies)).toEqual(self === upper ? [100, 20, 5] : [50, 10, 3]);
    }
  });

  it('A3 once visible to other partners, the distributor sees the name and no more; the rival nothing', async () => {
    const account = await installer.master.call('readAccount', { id: hidden.ids.account });
    await installer.master.call('editAccount', { id: account.id, version: account.version, visibleToPartners: true });
    const { nodes } = await upper.company.master.call('readLineage', { id: upper.root });
    expect(nodes[2]).toMatchObject({
      holder: { id: null, name: 'zitadelle-name', identifier: null },
      line: null,
      copies: 5,
    });
    // A distributor who never handed on anything to the installer.
    const stranger = await w.company(w.staff, 'Stranger');
    const viewers = await w.db.$queryRaw<{ id: string }[]>(
      sql`SELECT viewer_id AS id FROM visible_account WHERE name = 'zitadelle-name'`,
    );
    expect(viewers.map(({ id }) => id)).toContain(upper.company.id);
    expect(viewers.map(({ id }) => id)).not.toContain(stranger.id);
    // Nor the installer's other distributor, from whom none of the customer's copies came.
    expect(viewers.map(({ id }) => id)).not.toContain(rival.company.id);
    const more = [
      'zitadelle-identifier',
      'zitadelle-address',
      'zitadelle-description',
      'zitadelle-first',
      'zitadelle-last',
      'zitadelle-mail',
      'zitadelle-message',
      ...Object.values(hidden.ids).map((id) => id.toLowerCase()),
    ];
    expect(
      (await readAll(upper.company.master)).flatMap(({ where, heard }) =>
        told(heard, more).map((secret) => `${where}: ${secret}`),
      ),
    ).toEqual([]);
    expect(
      (await readAll(rival.company.master)).flatMap(({ where, heard }) =>
        told(heard, secretsOf(hidden)).map((secret) => `${where}: ${secret}`),
      ),
    ).toEqual([]);
  });
});
