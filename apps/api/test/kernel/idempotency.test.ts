import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { inputHash } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysWorld } from '../entitlements/keys-world.ts';
import { fourRoles } from './programmes.ts';
import { openDigest, type Digest } from './walls-digest.ts';
import { send, type Heard, type Raw } from './walls-send.ts';
import { proof, refusal, signingKeys, world, type Company, type Person, type World } from './world.ts';

/** Who may do it, another one who may, and a request that is new each time. */
type Deed = { by: Person; also: Person; ask: (by: Person) => Promise<Raw> | Raw };

describe('X3 the same Idempotency-Key does a thing once', () => {
  let w: World;
  let digest: Digest;
  let deeds: Record<string, Deed>;
  let distributor: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    await signingKeys(w);
    digest = await openDigest(w.database.ownerUrl);
    const { staff } = w;
    const second = await w.colleague(staff, 'master');
    const signing = await keysWorld(w, await w.db.vendor.findFirstOrThrow());
    distributor = await w.company(staff, 'Distributor');
    const partner = await w.company(distributor.master, 'Partner');
    const administrator = await w.colleague(distributor.master, 'administrator');
    const rival = await w.company(staff, 'Rival');
    const salesman = await w.colleague(distributor.master, 'operator');
    const lineItemId = await w.issue(distributor, 1_000_000);
    const fitter = await w.colleague(partner.master, 'operator');
    const partnersAdministrator = await w.colleague(partner.master, 'administrator');
    const handOn = async (by: Person, copies: number) => {
      const {
        splits: [line],
        operationId,
      } = await by.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies }], mail: false });
      return { id: line?.id ?? '', operationId };
    };
    const deviceOf = async (by: Person) =>
      (await by.call('activateCopies', { id: lineItemId, hostId: fresh('host') })).id;
    const handedOn = (await handOn(distributor.master, 10_000)).id;
    const productId = await w.product();
    const { id: seats } = await staff.call('createProduct', {
      sku: 'SEAT',
      name: 'Seats',
      kind: 'Licence',
      delivers: 'seats',
    });
    const {
      id: orderId,
      lines: [orderLine],
    } = await staff.call('enterOrder', {
      accountId: distributor.id,
      number: 'ORDERED',
      lines: [{ productId: seats, quantity: 1_000_000 }],
    });
    await distributor.master.call('assignOrder', {
      id: orderId,
      rows: [{ accountId: partner.id, lines: [{ orderLineId: orderLine?.id ?? '', quantity: 100_000 }] }],
    });
    const supply = await partner.master.call('createRequest', {
      toAccountId: distributor.id,
      lines: [{ productId, copies: 1_000_000 }],
    });
    const requestLineId = supply.lines[0]?.id ?? '';
    const orderLines = () => [{ orderLineId: orderLine?.id ?? '', quantity: 1 + made++ }];
    let made = 0;
    const fresh = (what: string) => `${what}-${made++}`;
    await staff.call('grantCredits', { accountId: distributor.id, credits: 1_000_000 });
    const site = async () =>
      (
        await distributor.master.call('createSite', {
          name: fresh('Site'),
          country: 'DE',
          timeZone: 'Europe/Berlin',
          credits: 1,
        })
      ).id;
    const fixed = await site();
    const order = () =>
      staff.call('enterOrder', {
        accountId: distributor.id,
        number: fresh('ORDER'),
        lines: [{ productId: seats, quantity: 3 }],
      });
    const person = async () =>
      (await staff.call('createUser', { id: staff.accountId, email: `${fresh('waiting')}@once.example` })).id;
    deeds = {
      createAccount: {
        by: staff,
        also: second,
        ask: () => ({ body: { name: fresh('Company'), user: { email: `${fresh('first')}@once.example` } } }),
      },
      askRelation: {
        by: distributor.master,
        also: administrator,
        ask: async () => ({
          body: {
            nameOrIdentifier: (
              await rival.master.call('createAccount', {
                name: fresh('Of the rival'),
                user: { email: `${fresh('rival')}@once.example` },
              })
            ).account.name,
          },
        }),
      },
      createUser: {
        by: staff,
        also: second,
        ask: () => ({
          params: { id: staff.accountId },
          body: { email: `${fresh('user')}@once.example`, role: 'observer' },
        }),
      },
      sendAccessMail: { by: staff, also: second, ask: async () => ({ params: { id: await person() } }) },
      importRows: {
        by: staff,
        also: second,
        ask: () => ({ body: { accounts: [{ name: fresh('Imported'), email: `${fresh('imported')}@once.example` }] } }),
      },
      invitePeople: {
        by: staff,
        also: second,
        ask: () => ({
          body: {
            accountId: staff.accountId,
            people: [{ email: `${fresh('one')}@once.example` }, { email: `${fresh('two')}@once.example` }],
          },
        }),
      },
      createApiKey: {
        by: staff,
        also: second,
        ask: () => ({
          body: {
            name: fresh('key'),
            role: 'operator',
            expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
          },
        }),
      },
      makeSigningKey: {
        by: staff,
        also: second,
        ask: async () => {
          await w.db.signingKey.updateMany({
            where: { state: 'next' },
            data: { state: 'revoked', sealed: null },
          });
          return {};
        },
      },
      certifySigningKey: {
        by: staff,
        also: second,
        ask: async () => {
          const { id, file } = await signing.next();
          return { params: { id }, body: { file } };
        },
      },
      switchSigningKey: {
        by: staff,
        also: second,
        ask: async () => ({ params: { id: (await signing.certified()).id } }),
      },
      revokeSigningKey: {
        by: staff,
        also: second,
        ask: async () => ({ params: { id: (await signing.next()).id }, body: { reason: 'Lost laptop' } }),
      },
      takeRevokedKeys: {
        by: staff,
        also: second,
        ask: async () => ({ body: { file: await signing.revoked((await signing.next()).thumbprint) } }),
      },
      createProduct: {
        by: staff,
        also: second,
        ask: () => ({ body: { sku: fresh('SKU'), name: 'Once', kind: 'Software' } }),
      },
      issueEntitlement: {
        by: staff,
        also: second,
        ask: () => ({
          body: { accountId: distributor.id, orderNumber: fresh('PURCHASE'), lines: [{ productId, copies: 3 }] },
        }),
      },
      enterOrder: {
        by: staff,
        also: second,
        ask: () => ({
          body: { accountId: distributor.id, number: fresh('ORDER'), lines: [{ productId: seats, quantity: 3 }] },
        }),
      },
      assignOrder: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ params: { id: orderId }, body: { rows: [{ accountId: partner.id, lines: orderLines() }] } }),
      },
      correctOrder: {
        by: staff,
        also: second,
        ask: async () => ({ params: { id: (await order()).id }, body: { version: 1, orderedOn: '2026-01-01' } }),
      },
      cancelOrder: {
        by: staff,
        also: second,
        ask: async () => ({ params: { id: (await order()).id }, body: { reason: 'once' } }),
      },
      unassignOrder: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ params: { id: orderId }, body: { accountId: partner.id, lines: orderLines() } }),
      },
      switchSeats: {
        by: partner.master,
        also: fitter,
        ask: () => ({
          params: { id: partner.id },
          body: { rows: [{ userId: partner.master.userId, productId: seats, on: made++ % 2 === 0 }] },
        }),
      },
      switchIntegration: {
        by: partner.master,
        also: partnersAdministrator,
        ask: () => ({ params: { id: partner.id }, body: { key: 'meetings', on: made++ % 2 === 0 } }),
      },
      grantCredits: {
        by: staff,
        also: second,
        ask: () => ({ body: { accountId: distributor.id, credits: 1 + made++ } }),
      },
      createSite: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ body: { name: fresh('Site'), country: 'DE', timeZone: 'Europe/Berlin', credits: 1 } }),
      },
      deleteSite: { by: distributor.master, also: administrator, ask: async () => ({ params: { id: await site() } }) },
      moveCredits: {
        by: distributor.master,
        also: salesman,
        ask: async () => ({ body: { rows: [{ fromSiteId: null, toSiteId: await site(), credits: 1 + made++ }] } }),
      },
      inviteSiteAdministrators: {
        by: distributor.master,
        also: administrator,
        ask: () => ({ params: { id: fixed }, body: { emails: [`${fresh('keeper')}@once.example`] } }),
      },
      mailSiteAdministrator: {
        by: distributor.master,
        also: administrator,
        ask: async () => ({
          params: {
            id: fixed,
            administratorId:
              (
                await distributor.master.call('inviteSiteAdministrators', {
                  id: fixed,
                  emails: [`${fresh('keeper')}@once.example`],
                })
              ).administrators[0]?.id ?? '',
          },
        }),
      },
      reverseCredits: {
        by: distributor.master,
        also: salesman,
        ask: async () => ({
          params: {
            operationId: (
              await distributor.master.call('moveCredits', {
                rows: [{ fromSiteId: null, toSiteId: fixed, credits: 1 }],
              })
            ).operationId,
          },
          body: {},
        }),
      },
      returnCopies: {
        by: partner.master,
        also: fitter,
        ask: () => ({ body: { rows: [{ lineItemId: handedOn, copies: 1 + made++ }], reason: 'Once' } }),
      },
      recallCopies: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ body: { rows: [{ lineItemId: handedOn, copies: 1 + made++ }], reason: 'Once' } }),
      },
      answerRecall: {
        by: partner.master,
        also: fitter,
        ask: async () => {
          const line = await handOn(distributor.master, 5);
          await w.db.lineItem.update({ where: { id: line.id }, data: { createdAt: new Date(0) } });
          const {
            recalls: [recall],
          } = await distributor.master.call('recallCopies', {
            rows: [{ lineItemId: line.id, copies: 1 }],
            reason: 'Once',
          });
          return { params: { id: recall?.requestId ?? '' }, body: { decision: 'declined' } };
        },
      },
      renewLineItems: {
        by: distributor.master,
        also: salesman,
        ask: async () => ({
          body: {
            lines: [{ lineItemId: await w.issue(distributor, 1, { expiresOn: '2027-12-31' }), copies: 1 }],
            until: 'own-term',
          },
        }),
      },
      decideRenewals: {
        by: distributor.master,
        also: salesman,
        ask: async () => ({
          body: {
            lineItemIds: [await w.issue(distributor, 1, { expiresOn: '2099-12-31' })],
            decision: 'let-go',
            reason: fresh('reason'),
          },
        }),
      },
      createRequest: {
        by: partner.master,
        also: fitter,
        ask: () => ({ body: { toAccountId: distributor.id, lines: [{ productId, copies: 1 + made++ }] } }),
      },
      fulfilRequest: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ params: { id: supply.id }, body: { rows: [{ requestLineId, copies: 1 + made++ }] } }),
      },
      answerRequest: {
        by: distributor.master,
        also: salesman,
        ask: async () => {
          const { id, lines } = await partner.master.call('createRequest', {
            toAccountId: distributor.id,
            lines: [{ productId, copies: 1 }],
          });
          const requestLineIds = lines.map((line) => line.id);
          return { params: { id }, body: { decision: 'declined', requestLineIds, text: 'Once' } };
        },
      },
      setRequestRule: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ body: { accountId: partner.id, productId, copiesPerDay: 1 + made++ } }),
      },
      activateCopies: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ params: { id: lineItemId }, body: { hostId: fresh('host'), copies: 2 } }),
      },
      activateBatch: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ body: { rows: [{ lineItemId, hostId: fresh('host'), copies: 2 }] } }),
      },
      fetchLicenceFile: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({
          params: { id: await deviceOf(by) },
        }),
      },
      mailLicenceFiles: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ body: { ids: [await deviceOf(by)] } }),
      },
      giveBackCopies: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: await deviceOf(by) }, body: {} }),
      },
      replaceHost: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: await deviceOf(by) }, body: { hostId: fresh('host') } }),
      },
      reportLost: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: await deviceOf(by) }, body: { reason: 'Stolen' } }),
      },
      askForMoves: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: await deviceOf(by) }, body: { reason: 'Broken board' } }),
      },
      answerMoves: {
        by: staff,
        also: second,
        ask: async () => {
          const { call } = distributor.master;
          const { id } = await call('askForMoves', { id: await deviceOf(distributor.master), reason: 'x' });
          return { params: { id }, body: { decision: 'moves', extraMoves: 2 } };
        },
      },
      makeReceiptNonce: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: await deviceOf(by) } }),
      },
      holdLineItem: {
        by: staff,
        also: second,
        ask: async () => ({ params: { id: await w.issue(distributor, 1) }, body: { reason: fresh('reason') } }),
      },
      releaseLineItem: {
        by: staff,
        also: second,
        ask: async () => {
          const id = await w.issue(distributor, 1);
          await staff.call('holdLineItem', { id, reason: 'Once' });
          return { params: { id } };
        },
      },
      undoOperation: {
        by: distributor.master,
        also: salesman,
        ask: async (by) => ({ params: { id: (await handOn(by, 1)).operationId } }),
      },
      createSavedView: {
        by: staff,
        also: second,
        ask: () => ({ body: { list: 'line-items', name: fresh('View'), query: [{ name: 'days', value: '90' }] } }),
      },
      mailLineItem: {
        by: distributor.master,
        also: salesman,
        ask: () => ({
          params: { id: lineItemId },
          body: { recipients: [`${fresh('told')}@once.example`], language: 'en' },
        }),
      },
      sendLineMailAgain: {
        by: distributor.master,
        also: salesman,
        ask: async () => ({
          params: {
            id: lineItemId,
            mailId:
              (
                await distributor.master.call('mailLineItem', {
                  id: lineItemId,
                  recipients: [`${fresh('told')}@once.example`],
                  language: 'en',
                })
              ).mails[0]?.id ?? '',
          },
        }),
      },
      splitLineItems: {
        by: distributor.master,
        also: salesman,
        ask: () => ({ body: { rows: [{ lineItemId, accountId: partner.id, copies: 1 + made++ }] } }),
      },
    };
  });
  afterAll(async () => {
    await digest.close();
    await w.close();
  });

  const keyed = (Object.entries(endpoints) as [EndpointName, Endpoint][])
    .filter(([, row]) => row.keyed)
    .map(([name]) => name); // the keys of the table, which Object.entries forgets

  const deed = (name: EndpointName): Deed => {
    const known = deeds[name];
    if (!known) throw new Error(`nothing is said of how to do ${name}`);
    return known;
  };
  const request = (name: EndpointName, person: Person, raw: Raw, key: string): Promise<Heard> =>
    send({ origin: w.origin, vendor: w.programme.slug, cookies: person.cookies }, name, {
      ...raw,
      headers: { 'Idempotency-Key': key },
    });
  const operations = () => w.db.operation.count();
  const mails = () => w.db.mail.count();

  it.each(keyed)('X3 %s: the same key and input again get the first reply, and nothing is done twice', async (name) => {
    const { by, ask } = deed(name);
    const raw = await ask(by);
    const key = randomUUID();
    const before = await operations();
    const { status } = endpoints[name];
    const first = await request(name, by, raw, key);
    expect(first.status, `at ${first.text}`).toBe(status);
    const after = await digest.read();
    const again = await request(name, by, raw, key);
    const turned = await request(
      name,
      by,
      { ...raw, ...(raw.body !== undefined && { body: reversed(raw.body) }) },
      key,
    );
    for (const reply of [again, turned])
      expect({ status: reply.status, document: reply.document }).toEqual({
        status,
        document: repeated(first.document),
      });
    expect(await operations()).toBe(before + 1);
    expect(await digest.read()).toBe(after);
  });

  // What takes no input has no other one.
  const withInput = keyed.filter((name) => 'body' in endpoints[name] || 'params' in endpoints[name]);
  it.each(withInput)('X3 %s: the same key with other input is refused and changes nothing', async (name) => {
    const { by, ask } = deed(name);
    const key = randomUUID();
    expect((await request(name, by, await ask(by), key)).status).toBe(endpoints[name].status);
    const other = await ask(by);
    const after = await digest.read();
    const refused = await request(name, by, other, key);
    expect({ status: refused.status, code: refused.code }).toEqual({ status: 422, code: 'key-reused' });
    expect(await digest.read()).toBe(after);
    expect((await request(name, by, other, randomUUID())).status).toBe(endpoints[name].status);
  });

  it.each(keyed)('X3 %s: somebody else’s same key is another one', async (name) => {
    const { by, also, ask } = deed(name);
    const key = randomUUID();
    const before = await operations();
    const mine = await request(name, by, await ask(by), key);
    const theirs = await ask(also);
    const made =
      new Map<string, number>([
        ['sendAccessMail', 1],
        ['correctOrder', 1],
        ['cancelOrder', 1],
        ['askRelation', 1],
        ['sendLineMailAgain', 1],
        ['answerRecall', 2],
        ['answerRequest', 1],
        ['renewLineItems', 1],
        ['decideRenewals', 1],
        ['fetchLicenceFile', 1],
        ['mailLicenceFiles', 1],
        ['giveBackCopies', 1],
        ['replaceHost', 1],
        ['reportLost', 1],
        ['makeReceiptNonce', 1],
        ['askForMoves', 1],
        ['answerMoves', 2],
        ['holdLineItem', 1],
        ['releaseLineItem', 2],
        ['undoOperation', 1],
        ['deleteSite', 1],
        ['moveCredits', 1],
        ['reverseCredits', 1],
        ['mailSiteAdministrator', 1],
      ]).get(name) ?? 0;
    const [one, two] = [await request(name, also, theirs, key), await request(name, also, theirs, key)];
    expect(new Set([mine.status, one.status, two.status])).toEqual(new Set([endpoints[name].status]));
    expect(one.document).not.toEqual(mine.document);
    expect(two.document).toEqual(repeated(one.document));
    // Whom an initial password is sent to, what is answered, held or undone, was made in between, each time.
    expect(await operations()).toBe(before + 2 + 2 * made);
  });

  it.each(keyed)('X3 %s: without a key, or with one that is none, nothing is done', async (name) => {
    const { by, ask } = deed(name);
    const raw = await ask(by);
    const before = await digest.read();
    for (const key of ['', 'seven77', 'x'.repeat(201), 'with a space']) {
      const refused = await request(name, by, raw, key);
      expect({ key, status: refused.status, code: refused.code }).toEqual({ key, status: 400, code: 'key-missing' });
    }
    expect(await digest.read()).toBe(before);
  });

  it.each(keyed)('X3 %s: ten at once with one key are one, and all ten get its reply', async (name) => {
    const { by, ask } = deed(name);
    const raw = await ask(by);
    const key = randomUUID();
    const before = { operations: await operations(), mails: await mails() };
    const replies = await Promise.all(Array.from({ length: 10 }, () => request(name, by, raw, key)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => endpoints[name].status));
    for (const reply of replies) expect(repeated(reply.document)).toEqual(repeated(replies[0]?.document));
    // Of what is shown once, one of them had it.
    expect(
      replies.filter(({ document }) => JSON.stringify(document) !== JSON.stringify(repeated(document))),
    ).toHaveLength(name === 'createApiKey' ? 1 : 0);
    expect(await operations()).toBe(before.operations + 1);
    expect((await mails()) - before.mails).toBe(
      new Map<string, number>([
        ['createProduct', 0],
        ['activateCopies', 0],
        ['activateBatch', 0],
        ['setRequestRule', 0],
        ['fetchLicenceFile', 0],
        ['mailLicenceFiles', 1],
        ['giveBackCopies', 0],
        ['replaceHost', 0],
        ['reportLost', 0],
        ['makeReceiptNonce', 0],
        ['askForMoves', 2],
        ['answerMoves', 1],
        ['enterOrder', 3],
        ['correctOrder', 3],
        ['cancelOrder', 0],
        ['assignOrder', 2],
        ['unassignOrder', 2],
        ['switchSeats', 0],
        ['createSite', 0],
        ['deleteSite', 0],
        ['moveCredits', 0],
        ['grantCredits', 3],
        ['reverseCredits', 0],
        ['switchIntegration', 0],
        ['createApiKey', 0],
        ['makeSigningKey', 0],
        ['certifySigningKey', 0],
        ['switchSigningKey', 0],
        ['revokeSigningKey', 0],
        ['takeRevokedKeys', 0],
        ['createSavedView', 0],
        ['askRelation', 2],
        ['returnCopies', 2],
        ['recallCopies', 2],
        ['invitePeople', 2],
        ['undoOperation', 0],
        ['createRequest', 3],
        ['renewLineItems', 2],
        ['decideRenewals', 0],
      ]).get(name) ?? 1,
    );
  });

  it('X3 the first reply is repeated also when the facts would refuse it by now', async () => {
    const lineItemId = await w.issue(distributor, 5);
    const partner = await w.company(distributor.master, 'Partner of all');
    const raw = { body: { rows: [{ lineItemId, accountId: partner.id, copies: 5 }] } };
    const key = randomUUID();
    const first = await request('splitLineItems', distributor.master, raw, key);
    expect(first.status, `at ${first.text}`).toBe(201);
    expect((await request('splitLineItems', distributor.master, raw, randomUUID())).code).toBe('only-available');
    expect((await request('splitLineItems', distributor.master, raw, key)).document).toEqual(first.document);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('X3 a key is used up by what was done with it, not by what was refused; and by one endpoint for all', async () => {
    const { by, ask } = deed('createProduct');
    const key = randomUUID();
    const taken = { body: { sku: 'P-1', name: 'x', kind: 'y' } };
    expect((await request('createProduct', by, taken, key)).code).toBe('sku-taken');
    expect((await request('createProduct', by, await ask(by), key)).status).toBe(201);
    expect((await request('createAccount', by, await deed('createAccount').ask(by), key)).code).toBe('key-reused');
  });
});

// What is answered to a repeat: the first reply, without the secret of an API key, which is shown once.
function repeated(document: unknown): unknown {
  return document !== null && typeof document === 'object' && 'secret' in document
    ? { ...document, secret: null }
    : document;
}

// The same fields the other way round.
function reversed(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(reversed);
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(
    Object.entries(body)
      .toReversed()
      .map(([key, value]) => [key, reversed(value)]),
  );
}

describe('X3 a repeat is recognised by its content, across an upgrade between the two', () => {
  let w: World;
  beforeAll(async () => {
    w = await world(fourRoles);
  });
  afterAll(() => w.close());

  // As an earlier version stored it, which had other fields.
  const storeHash = async (kind: string, input: object) => {
    const client = new pg.Client({ connectionString: w.database.ownerUrl });
    await client.connect();
    await client.query("SET session_replication_role = 'replica'");
    const { rowCount } = await client.query(
      'UPDATE operation SET input_hash = $2 WHERE id = (SELECT id FROM operation WHERE kind = $1 ORDER BY at DESC LIMIT 1)',
      [kind, inputHash(kind, input)],
    );
    await client.end();
    expect(rowCount).toBe(1);
  };

  const user = (n: number) => ({ id: w.staff.accountId, email: `upgrade${n}@x.example`, role: 'observer' as const });
  const filledIn = {
    firstName: '',
    lastName: '',
    phone: '',
    mobile: '',
    address: '',
    maySignIn: true,
    sharedLogin: false,
    marketingMail: false,
    expiryMail: false,
  };
  const { expiryMail, ...beforeExpiryMail } = filledIn;

  it.each([
    ['nothing that was left out', {}],
    ['a field less than there is now', { firstName: '', maySignIn: true }],
    ['all but one of the fields that there are', beforeExpiryMail],
    ['all fields that there are', { ...beforeExpiryMail, expiryMail }],
  ])('X3 the stored hash knew %s: the repeat gets the first reply', async (_, knew) => {
    const n = made++;
    const key = `upgrade-user-${n}`;
    const { id } = await w.staff.call('createUser', user(n), { key });
    await storeHash('user.create', { ...user(n), ...knew });
    expect((await w.staff.call('createUser', user(n), { key })).id).toBe(id);
    expect((await refusal(w.staff.call('createUser', { ...user(n), role: 'operator' }, { key }))).code).toBe(
      'key-reused',
    );
    expect((await refusal(w.staff.call('createUser', { ...user(n), phone: '1' }, { key }))).code).toBe('key-reused');
  });

  it('X3 the same of a move of quantities', async () => {
    const distributor = await w.company(w.staff, 'Upgrade');
    const productId = await w.product();
    const ask = { accountId: distributor.id, orderNumber: 'UP-1', lines: [{ productId, copies: 1 }] };
    const first = await w.staff.call('issueEntitlement', ask, { key: 'upgrade-issue' });
    await storeHash('entitlement.issue', { ...ask, mail: true });
    expect((await w.staff.call('issueEntitlement', ask, { key: 'upgrade-issue' })).id).toBe(first.id);
    expect(
      (await refusal(w.staff.call('issueEntitlement', { ...ask, mail: false }, { key: 'upgrade-issue' }))).code,
    ).toBe('key-reused');
  });
  let made = 0;
});
