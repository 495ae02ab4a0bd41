import type { EndpointName } from '@tierline/contract';
import { createVendor, type Services } from '@tierline/core';
import { defaultActivationRules } from '@tierline/domain';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { receiptOf, signer } from '../entitlements/device-world.ts';
import { keysWorld } from '../entitlements/keys-world.ts';
import { fourRoles } from './programmes.ts';
import { openDigest, type Digest } from './walls-digest.ts';
import type { Raw } from './walls-send.ts';
import { otherProgramme } from './walls-notes.ts';
import { signInFirst } from './walls-world.ts';
import { signingKeys, world, type Person, type World } from './world.ts';

/**
 * A request that is as it must be, and who makes it. `taken` false: it is refused all the same, before or after its
 * input was looked at. `told`: whom the audit names, where that is not the person.
 */
export type Good = {
  person: Person | null;
  raw: () => Promise<Raw>;
  taken?: false;
  told?: { userId: null; accountId: string };
};

/** A world for bad input: each actor may do all that they ask for, so that nothing but the input is wrong. */
export type BadInputWorld = {
  w: World;
  digest: Digest;
  good: Record<EndpointName, Good>;
  foreign: readonly string[];
  close(): Promise<void>;
};

/** Makes a vendor with a distributor and a partner, and another vendor whose ids are foreign here. */
export async function badInputWorld(): Promise<BadInputWorld> {
  const w = await world(fourRoles);
  await signingKeys(w);
  // The mailbox is a page of demo mode.
  const services: Services = w.services;
  services.mailbox = true;
  const digest = await openDigest(w.database.ownerUrl);
  const foreign = await otherVendor(w);
  const { staff } = w;
  const distributor = await w.company(w.staff, 'Northgate Distribution');
  const partner = await w.company(distributor.master, 'Alder Security');
  const second = await w.company(w.staff, 'Harbour Trading');
  await w.company(second.master, 'Birch Systems');
  const asked = (
    await second.master.call('createAccount', { name: 'Cedar Integration', user: { email: 'asked@second.example' } })
  ).account.name;
  const request = await distributor.master.call('askRelation', { nameOrIdentifier: asked });
  const line = await w.issue(distributor, 1_000_000);
  const {
    splits: [handedOn, old],
  } = await distributor.master.call('splitLineItems', {
    rows: [1, 2].map(() => ({ lineItemId: line, accountId: partner.id, copies: 100_000 })),
    mail: false,
  });
  await w.db.lineItem.update({
    where: { id: old?.id ?? '' },
    data: { createdAt: new Date(Date.now() - 90 * 86_400_000) },
  });
  const {
    recalls: [recall],
  } = await distributor.master.call('recallCopies', {
    rows: [{ lineItemId: old?.id ?? '', copies: 1 }],
    reason: 'Ordered one too many.',
  });
  const heldLine = await w.issue(second, 5);
  const { activationId: lineActivationId } = await distributor.master.call('readLineItem', { id: line });
  const activation = await distributor.master.call('activateCopies', { id: line, hostId: 'gate' });
  const device = signer();
  // A device of two copies with a receipt of it.
  const signed = async () => {
    const { call } = distributor.master;
    const { deviceKey } = device;
    const { id } = await call('activateCopies', { id: line, hostId: randomUUID(), copies: 2, deviceKey });
    const { nonce, generation } = await call('makeReceiptNonce', { id });
    return { id, receipt: await receiptOf(device, { jti: id, gen: generation, destroyed: true, nonce }) };
  };
  const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x;
  const product = await w.product();
  const rented = (
    await staff.call('createProduct', {
      sku: 'SA-12',
      name: 'Scene Analytics for a year',
      kind: 'Software',
      termMonths: 12,
    })
  ).id;
  const waiting = (
    await staff.call('createUser', { id: staff.accountId, email: 'waiting@vendor.example', role: 'observer' })
  ).id;
  // Nobody is invited in this programme; the list of invitations has some all the same.
  const { vendorId } = await w.db.user.findUniqueOrThrow({ where: { id: waiting } });
  for (const ending of [null, 'used']) {
    await w.db.invitation.create({
      data: {
        id: randomUUID(),
        vendorId,
        accountId: staff.accountId,
        userId: waiting,
        email: 'waiting@vendor.example',
        role: 'observer',
        hash: randomUUID(),
        expiresAt: new Date(),
        ending,
        endedAt: ending && new Date(),
      },
    });
  }
  const contact = (
    await staff.call('createUser', { id: distributor.id, email: 'contact@distributor.example', maySignIn: false })
  ).id;
  const view = (
    await staff.call('createSavedView', { list: 'accounts', name: 'View', query: [{ name: 'days', value: '30' }] })
  ).id;
  const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: distributor.master.email } });

  await distributor.master.call('splitLineItems', { rows: [{ lineItemId: line, accountId: partner.id, copies: 1 }] });
  const {
    mails: [told],
  } = await distributor.master.call('mailLineItem', { id: line, recipients: ['told@good.example'], language: 'en' });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const lasting = await w.issue(distributor, 5, { expiresOn: tomorrow });
  const withSecondFactor = async () =>
    (
      await w.db.secondFactor.upsert({
        where: { userId: waiting },
        create: { userId: waiting, seed: 'sealed', lastStep: 0 },
        update: {},
      })
    ).userId;
  await withSecondFactor();

  const signing = await keysWorld(w, { id: vendorId, slug: w.programme.slug });

  let made = 0;
  const fresh = (what: string) => `good-${what}-${made++}`;
  const { db } = w;
  const here = (raw: Raw | (() => Raw | Promise<Raw>)): Good => ({
    person: staff,
    raw: async () => (typeof raw === 'function' ? raw() : raw),
  });
  const at = (id: string): Raw => ({ params: { id } });
  const { id: seats } = await staff.call('createProduct', {
    sku: 'MEET',
    name: 'Meetings',
    kind: 'Service',
    delivers: 'seats',
  });
  const purchase = await staff.call('enterOrder', {
    accountId: distributor.id,
    number: 'PO-2041',
    lines: [{ productId: seats, quantity: 1_000, expiresOn: null }],
  });
  const purchased = purchase.lines[0]?.id ?? '';
  await distributor.master.call('assignOrder', {
    id: purchase.id,
    rows: [{ accountId: partner.id, lines: [{ orderLineId: purchased, quantity: 10 }] }],
  });
  await staff.call('grantCredits', { accountId: distributor.id, credits: 1_000_000 });
  const site = (
    await distributor.master.call('createSite', {
      name: 'Hotel Rosengarten',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      credits: 1_000,
    })
  ).id;
  const {
    administrators: [keeper],
  } = await distributor.master.call('inviteSiteAdministrators', { id: site, emails: ['keeper@good.example'] });
  await distributor.master.call('createSite', {
    name: 'Clínica Alameda',
    country: 'ES',
    timeZone: 'Europe/Madrid',
    notes: 'x',
  });
  const theirs = (raw: () => Raw | Promise<Raw>): Good => ({ person: distributor.master, raw: async () => raw() });
  const supply = await partner.master.call('createRequest', {
    toAccountId: distributor.id,
    lines: [1, 2].map(() => ({ productId: product, copies: 1_000_000 })),
  });
  const [served, forwarded] = supply.lines.map((one) => one.id);
  await distributor.master.call('setRequestRule', { accountId: partner.id, productId: product, copiesPerDay: 3 });
  const good: BadInputWorld['good'] = {
    readProgramme: here({}),
    readLegal: here({}),
    // From a browser without a session: one that has another loses it.
    signIn: {
      person: null,
      raw: async () => ({ body: { email: distributor.master.email, password: distributor.master.password } }),
    },
    refreshSession: { person: null, raw: async () => ({}), taken: false },
    signOut: { person: null, raw: async () => ({}) },
    // A password that is not the current one: whatever else is right, nothing may change.
    changePassword: {
      ...here({ body: { current: 'not-the-current-password', password: 'another-lantern-of-copper' } }),
      taken: false,
    },
    forgotPassword: here({ body: { email: 'nobody@nowhere.example' } }),
    // A link that nobody was sent: whatever else is right, nothing may change.
    resetPassword: {
      ...here({ body: { token: 'not-a-token-of-ours', password: 'another-lantern-of-copper' } }),
      taken: false,
    },
    listSessions: here({}),
    endSession: here(async () =>
      at(
        (
          await db.session.create({
            data: {
              id: randomUUID(),
              userId: staff.userId,
              refreshHash: randomUUID(),
              expiresAt: new Date(Date.now() + 3_600_000),
            },
          })
        ).id,
      ),
    ),
    readCaller: here({}),
    readAttention: here({}),
    readStock: here({ query: 'months=3' }),
    listApiKeys: here({}),
    createApiKey: here(() => ({ body: { name: fresh('key'), role: 'operator', expiresOn: tomorrow } })),
    revokeApiKey: here(async () =>
      at((await staff.call('createApiKey', { name: fresh('key'), role: 'observer', expiresOn: tomorrow })).apiKey.id),
    ),
    readVendorKeys: here({ params: { vendor: w.programme.slug } }),
    listSigningKeys: here({}),
    makeSigningKey: here(async () => {
      await db.signingKey.updateMany({ where: { state: 'next' }, data: { state: 'revoked', sealed: null } });
      return {};
    }),
    certifySigningKey: here(async () => {
      const { id, file } = await signing.next();
      return { ...at(id), body: { file, root: signing.root.thumbprint } };
    }),
    switchSigningKey: here(async () => at((await signing.certified()).id)),
    revokeSigningKey: here(async () => ({ ...at((await signing.next()).id), body: { reason: 'x' } })),
    takeRevokedKeys: here(async () => ({ body: { file: await signing.revoked(signing.root.thumbprint) } })),
    listChanges: here({}),
    readChange: here(async () => at((await db.operation.findFirstOrThrow({ where: { kind: 'split' } })).id)),
    readSecondFactor: here({}),
    // Wrong passwords and codes: whatever else is right, nothing may change.
    offerSecondFactor: { ...here({ body: { password: 'not-the-current-password', code: '123456' } }), taken: false },
    switchOnSecondFactor: { ...here({ body: { offer: 'not-an-offer-of-ours', code: '123456' } }), taken: false },
    renewRecoveryCodes: { ...here({ body: { password: 'not-the-current-password', code: '123456' } }), taken: false },
    switchOffSecondFactor: {
      ...here({ body: { password: 'not-the-current-password', code: '123456' } }),
      taken: false,
    },
    resetSecondFactor: here(async () => at(await withSecondFactor())),
    listOrders: here({}),
    readOrder: here(at(purchase.id)),
    enterOrder: here(() => ({
      body: {
        accountId: distributor.id,
        number: fresh('purchase'),
        orderedOn: '2026-01-01',
        lines: [{ productId: seats, quantity: 1, startsOn: '2026-01-01', expiresOn: '2026-12-31' }],
      },
    })),
    assignOrder: {
      person: distributor.master,
      raw: async () => ({
        ...at(purchase.id),
        body: { rows: [{ accountId: partner.id, lines: [{ orderLineId: purchased, quantity: 1 }] }] },
      }),
    },
    previewUnassign: {
      person: distributor.master,
      raw: async () => ({
        ...at(purchase.id),
        body: { accountId: partner.id, lines: [{ orderLineId: purchased, quantity: 1 }] },
      }),
    },
    // Of a partner of its own each time: one number, however odd, is taken once for each.
    correctOrder: here(async () => {
      const user = { email: `${fresh('mail')}@good.example` };
      const { account } = await staff.call('createAccount', { name: fresh('name'), tier: 1, user });
      const lines = [{ productId: seats, quantity: 1 }];
      const own = await staff.call('enterOrder', { accountId: account.id, number: fresh('order'), lines });
      const changed = {
        id: own.lines[0]?.id ?? '',
        productId: seats,
        quantity: 2,
        startsOn: '2026-01-01',
        expiresOn: null,
      };
      return { ...at(own.id), body: { version: 1, number: fresh('order'), orderedOn: '2026-01-01', lines: [changed] } };
    }),
    cancelOrder: here(async () => {
      const own = await staff.call('enterOrder', {
        accountId: distributor.id,
        number: fresh('order'),
        lines: [{ productId: seats, quantity: 1 }],
      });
      return { ...at(own.id), body: { reason: 'x' } };
    }),
    unassignOrder: {
      person: distributor.master,
      raw: async () => ({
        ...at(purchase.id),
        body: { accountId: partner.id, lines: [{ orderLineId: purchased, quantity: 1 }] },
      }),
    },
    listLicences: here(at(partner.id)),
    readUserLicences: here(at(partner.master.userId)),
    listSeats: here(at(partner.id)),
    switchSeats: {
      person: partner.master,
      raw: async () => ({
        ...at(partner.id),
        body: { rows: [{ userId: partner.master.userId, productId: seats, on: true }] },
      }),
    },
    previewSeats: {
      person: partner.master,
      raw: async () => ({
        ...at(partner.id),
        body: { rows: [{ userId: partner.master.userId, productId: seats, on: true }] },
      }),
    },
    checkSeat: here({ query: `user=${encodeURIComponent(partner.master.email)}&sku=MEET` }),
    readIntegrations: here(at(partner.id)),
    previewIntegration: {
      person: partner.master,
      raw: async () => ({ ...at(partner.id), body: { key: 'meetings', on: true } }),
    },
    switchIntegration: {
      person: partner.master,
      raw: async () => ({ ...at(partner.id), body: { key: 'meetings', on: true } }),
    },
    listSites: here({}),
    readSite: here(at(site)),
    createSite: theirs(() => ({
      body: { name: fresh('site'), country: 'DE', timeZone: 'Europe/Berlin', notes: 'x', credits: 5 },
    })),
    editSite: theirs(async () => ({
      ...at(site),
      body: {
        version: (await db.site.findUniqueOrThrow({ where: { id: site } })).version,
        name: 'Hotel Rosengarten',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        notes: 'x',
      },
    })),
    deleteSite: theirs(async () =>
      at(
        (await distributor.master.call('createSite', { name: fresh('short-lived'), country: 'DE', timeZone: 'UTC' }))
          .id,
      ),
    ),
    inviteSiteAdministrators: theirs(() => ({
      ...at(site),
      body: { emails: [`${fresh('keeper')}@good.example`], language: 'de' },
    })),
    mailSiteAdministrator: theirs(() => ({ params: { id: site, administratorId: keeper?.id ?? '' } })),
    removeSiteAdministrator: theirs(async () => ({
      params: {
        id: site,
        administratorId:
          (
            await distributor.master.call('inviteSiteAdministrators', {
              id: site,
              emails: [`${fresh('gone')}@good.example`],
            })
          ).administrators[0]?.id ?? '',
      },
    })),
    readBalance: here({ query: `accountId=${distributor.id}` }),
    moveCredits: theirs(() => ({ body: { rows: [{ fromSiteId: null, toSiteId: site, credits: 5 }], note: 'x' } })),
    reverseCredits: theirs(async () => ({
      params: {
        operationId: (
          await distributor.master.call('moveCredits', { rows: [{ fromSiteId: null, toSiteId: site, credits: 5 }] })
        ).operationId,
      },
      body: { note: 'x' },
    })),
    listCreditHistory: here({ query: `accountId=${distributor.id}` }),
    readCreditChart: here({ query: `accountId=${distributor.id}` }),
    readCreditSpending: here({ query: `accountId=${distributor.id}` }),
    reportUsage: here(() => ({ ...at(site), body: { users: 1, devices: 1, at: new Date().toISOString() } })),
    grantCredits: here({ body: { accountId: distributor.id, credits: 5, note: 'x' } }),
    listSignIns: here({}),
    listMarketingConsents: here({}),
    listUserSignIns: here(at(staff.userId)),
    acceptLegal: here({ body: { documents: [{ kind: 'terms', version: '1' }] } }),
    readMe: here({}),
    editMe: here({
      body: {
        firstName: 'Vera',
        lastName: 'Vendor',
        phone: '1',
        mobile: '2',
        address: 'Street',
        language: 'en',
        timeZone: 'Europe/Berlin',
        marketingMail: true,
        expiryMail: true,
      },
    }),
    listAccounts: here({}),
    readAccount: here(at(distributor.id)),
    createAccount: here(() => ({
      body: {
        name: fresh('name'),
        identifier: fresh('identifier'),
        tier: 1,
        description: 'x',
        address: 'y',
        country: 'DE',
        language: 'de',
        timeZone: 'UTC',
        visibleToPartners: false,
        user: { email: `${fresh('mail')}@good.example`, firstName: 'A', lastName: 'B', language: 'es' },
      },
    })),
    editAccount: here(async () => ({
      ...at(distributor.id),
      body: {
        version: (await db.account.findUniqueOrThrow({ where: { id: distributor.id } })).version,
        name: 'Northgate Distribution',
        description: 'x',
        address: 'y',
        country: null,
        language: 'en',
        timeZone: 'UTC',
        visibleToPartners: false,
      },
    })),
    askRelation: {
      person: distributor.master,
      raw: async () => ({ body: { nameOrIdentifier: 'Birch Systems' } }),
    },
    listRelationRequests: here({}),
    decideRelation: here({ ...at(request.id), body: { state: 'declined' } }),
    findUsers: here({ query: 'q=good' }),
    listUsers: here(at(distributor.id)),
    createUser: here(() => ({
      ...at(staff.accountId),
      body: {
        email: `${fresh('mail')}@good.example`,
        firstName: 'A',
        lastName: 'B',
        phone: '1',
        mobile: '2',
        address: 'x',
        language: 'en',
        timeZone: 'UTC',
        role: 'observer',
        maySignIn: true,
        sharedLogin: false,
        marketingMail: false,
        expiryMail: false,
      },
    })),
    readUser: here(at(waiting)),
    editUser: here(async () => ({
      ...at(waiting),
      body: {
        version: (await db.user.findUniqueOrThrow({ where: { id: waiting } })).version,
        firstName: 'A',
        lastName: 'B',
        phone: '1',
        mobile: '2',
        address: 'x',
        language: 'en',
        timeZone: 'UTC',
        role: 'observer',
        maySignIn: true,
        status: 'active',
        sharedLogin: false,
        marketingMail: false,
        expiryMail: false,
      },
    })),
    sendAccessMail: here(at(waiting)),
    // A version that the user never had: the request is refused, and the user stays.
    withdrawUser: { ...here({ ...at(waiting), query: 'version=0' }), taken: false },
    listInvitations: here({}),
    invitePeople: here(() => ({
      body: {
        accountId: staff.accountId,
        people: [
          { email: `${fresh('mail')}@good.example`, role: 'observer', firstName: 'A', lastName: 'B', language: 'de' },
        ],
      },
    })),
    previewImport: here(() => ({ body: { accounts: [accountCells(fresh)] } })),
    importRows: here(() => ({ body: { accounts: [accountCells(fresh)] } })),
    // Links that nobody was sent: whatever else is right, nothing may change.
    openInvitation: { ...here({ body: { token: 'not-a-token-of-ours' } }), taken: false },
    acceptInvitation: {
      ...here({
        body: {
          token: 'not-a-token-of-ours',
          firstName: 'A',
          lastName: 'B',
          language: 'en',
          timeZone: 'UTC',
          password: 'another-lantern-of-copper',
          documents: [{ kind: 'terms', version: '1' }],
        },
      }),
      taken: false,
    },
    listProducts: here({}),
    createProduct: here(() => ({
      body: {
        sku: fresh('sku'),
        name: 'x',
        kind: 'y',
        termMonths: 12,
        description: 'z',
        delivers: 'copies',
        ...activationRules,
      },
    })),
    editProduct: here(async () => ({
      ...at(product),
      body: {
        version: (await db.product.findUniqueOrThrow({ where: { id: product } })).version,
        name: 'x',
        kind: 'y',
        termMonths: 12,
        description: 'z',
        ...activationRules,
        status: 'active',
      },
    })),
    issueEntitlement: here(() => ({
      body: {
        accountId: distributor.id,
        orderNumber: fresh('order'),
        mail: true,
        contactId: contact,
        lines: [{ productId: rented, copies: 1, startsOn: '2026-01-01', expiresOn: '2026-12-31' }],
      },
    })),
    listLineItems: here({ query: 'view=all' }),
    readLineItem: here(at(line)),
    readLineage: here(at(line)),
    listLineMails: here(at(line)),
    printCards: here({ body: { lineItemIds: [line], language: 'de' } }),
    mailLineItem: {
      person: distributor.master,
      raw: async () => ({
        ...at(line),
        body: { recipients: ['one@good.example', 'two@good.example'], language: 'en', message: 'x' },
      }),
    },
    previewLineMail: {
      person: distributor.master,
      raw: async () => ({ ...at(line), body: { language: 'en', message: 'x' } }),
    },
    sendLineMailAgain: {
      person: distributor.master,
      raw: async () => ({ params: { id: line, mailId: told?.id ?? '' } }),
    },
    splitLineItems: {
      person: distributor.master,
      raw: async () => ({
        body: {
          rows: [{ lineItemId: line, accountId: partner.id, contactId: partner.master.userId, copies: 1 }],
          mail: true,
          message: 'x',
        },
      }),
    },
    returnCopies: {
      person: partner.master,
      raw: async () => ({ body: { rows: [{ lineItemId: handedOn?.id ?? '', copies: 1 }], reason: 'x' } }),
    },
    recallCopies: {
      person: distributor.master,
      raw: async () => ({ body: { rows: [{ lineItemId: handedOn?.id ?? '', copies: 1 }], reason: 'x' } }),
    },
    listRecallRequests: here({}),
    answerRecall: {
      person: partner.master,
      raw: async () => {
        await db.recallRequest.update({
          where: { id: recall?.requestId ?? '' },
          data: { state: 'open', decidedAt: null },
        });
        return { ...at(recall?.requestId ?? ''), body: { decision: 'declined', answer: 'x' } };
      },
    },
    createRequest: {
      person: distributor.master,
      raw: async () => ({
        body: {
          toAccountId: staff.accountId,
          customerId: partner.id,
          tellCustomer: true,
          reference: fresh('reference'),
          again: false,
          note: 'x',
          lines: [
            {
              productId: product,
              copies: 1,
              wantedOn: tomorrow,
              forwards: [{ requestLineId: forwarded ?? '', copies: 1 }],
            },
          ],
        },
      }),
    },
    listRenewals: theirs(() => ({
      query: `view=mine&stage=not-asked&quarter=${quarterOf(tomorrow)}&withinDays=90`,
    })),
    previewRenewal: theirs(() => ({
      body: { lines: [{ lineItemId: lasting, copies: 1 }], until: 'month-end', day: inAYear },
    })),
    renewLineItems: theirs(async () => ({
      body: {
        lines: [{ lineItemId: await w.issue(distributor, 5, { expiresOn: tomorrow }), copies: 1, devices: [] }],
        until: 'line',
        untilLineItemId: await w.issue(distributor, 5, { expiresOn: inAYear }),
        reference: 'x',
        note: 'x',
        again: true,
      },
    })),
    decideRenewals: {
      person: distributor.master,
      raw: async () => ({ body: { lineItemIds: [lasting], decision: 'let-go', reason: 'x' } }),
    },
    listRequests: theirs(() => ({})),
    readRequest: { person: distributor.master, raw: async () => at(supply.id) },
    printRequest: { person: distributor.master, raw: async () => at(supply.id) },
    fulfilRequest: {
      person: distributor.master,
      raw: async () => ({
        ...at(supply.id),
        body: {
          rows: [{ requestLineId: served ?? '', lineItemId: line, copies: 1, startsOn: tomorrow, expiresOn: null }],
          orderNumber: 'x',
          mail: true,
          message: 'x',
        },
      }),
    },
    answerRequest: {
      person: distributor.master,
      raw: async () => ({
        ...at(supply.id),
        body: { decision: 'asked-back', requestLineIds: [served ?? ''], text: 'x' },
      }),
    },
    listRequestRules: theirs(() => ({})),
    setRequestRule: theirs(() => ({ body: { accountId: partner.id, productId: product, copiesPerDay: 5 } })),
    // Of a product of its own: the example before it stays in the list.
    deleteRequestRule: theirs(async () => {
      const { id: productId } = await staff.call('createProduct', { sku: fresh('SKU'), name: 'Rule', kind: 'x' });
      const rule = { accountId: partner.id, productId, copiesPerDay: 7 };
      return at((await distributor.master.call('setRequestRule', rule)).id);
    }),
    activateCopies: {
      person: distributor.master,
      raw: async () => ({
        ...at(line),
        body: {
          hostId: fresh('host'),
          copies: 1,
          deviceName: 'Gate',
          deviceKey: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
        },
      }),
    },
    activateBatch: {
      person: distributor.master,
      raw: async () => ({
        body: {
          rows: [
            {
              lineItemId: line,
              hostId: fresh('host'),
              copies: 1,
              deviceName: 'Gate',
              deviceKey: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
            },
          ],
        },
      }),
    },
    previewBatch: {
      person: distributor.master,
      raw: async () => ({
        body: {
          rows: [
            {
              lineItemId: line,
              hostId: fresh('host'),
              copies: 1,
              deviceName: 'Gate',
              deviceKey: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
            },
          ],
        },
      }),
    },
    activateDevice: {
      person: null,
      told: { userId: null, accountId: distributor.id },
      raw: async () => {
        await db.rateLimit.deleteMany({ where: { key: { startsWith: 'activation' } } });
        return { body: { activationId: lineActivationId, hostId: fresh('host'), copies: 1, deviceName: 'Gate' } };
      },
    },
    listActivations: here({ query: 'state=active&q=gate' }),
    readActivation: here(at(activation.id)),
    fetchLicenceFile: { person: distributor.master, raw: async () => at(activation.id) },
    mailLicenceFiles: { person: distributor.master, raw: async () => ({ body: { ids: [activation.id] } }) },
    giveBackCopies: {
      person: distributor.master,
      raw: async () => {
        const { id, receipt } = await signed();
        return { ...at(id), body: { copies: 1, seen: 2, when: 'now', receipt } };
      },
    },
    replaceHost: {
      person: distributor.master,
      raw: async () => {
        const { id, receipt } = await signed();
        return { ...at(id), body: { hostId: fresh('host'), deviceName: 'Gate', receipt } };
      },
    },
    reportLost: {
      person: distributor.master,
      raw: async () => ({ ...at((await signed()).id), body: { reason: 'x' } }),
    },
    askForMoves: {
      person: distributor.master,
      raw: async () => ({ ...at((await signed()).id), body: { reason: 'x' } }),
    },
    answerMoves: here(async () => {
      const { id } = await distributor.master.call('askForMoves', { id: (await signed()).id, reason: 'x' });
      return { ...at(id), body: { decision: 'moves', extraMoves: 1, answer: 'x' } };
    }),
    renameDevice: {
      person: distributor.master,
      raw: async () => ({ ...at(activation.id), body: { deviceName: 'x' } }),
    },
    makeReceiptNonce: { person: distributor.master, raw: async () => at(activation.id) },
    holdLineItem: here(async () => {
      await db.lineItem.update({ where: { id: heldLine }, data: { state: 'open', stateReason: '', heldById: null } });
      return { ...at(heldLine), body: { reason: 'x', internalNote: 'y' } };
    }),
    releaseLineItem: here(async () => {
      await db.lineItem.update({
        where: { id: heldLine },
        data: { state: 'on-hold', stateReason: 'x', heldById: heldLine },
      });
      return at(heldLine);
    }),
    // A purchase, which is not undone: whatever else is right, nothing may change.
    undoOperation: {
      ...here(
        at((await db.operation.findFirstOrThrow({ where: { kind: 'entitlement.issue', actorId: staff.userId } })).id),
      ),
      taken: false,
    },
    listSavedViews: here({}),
    createSavedView: here(() => ({
      body: { list: 'line-items', name: fresh('view'), query: [{ name: 'days', value: '90' }], shared: true },
    })),
    editSavedView: here(async () => ({
      ...at(view),
      body: {
        version: (await db.savedView.findUniqueOrThrow({ where: { id: view } })).version,
        name: 'View',
        query: [{ name: 'days', value: '30' }],
        shared: false,
      },
    })),
    deleteSavedView: here(async () =>
      at(
        (
          await staff.call('createSavedView', {
            list: 'line-items',
            name: fresh('short-lived'),
            query: [{ name: 'days', value: '7' }],
          })
        ).id,
      ),
    ),
    previewSplits: {
      person: distributor.master,
      raw: async () => ({
        body: {
          rows: [{ lineItemId: line, accountId: partner.id, contactId: partner.master.userId, copies: 1 }],
          mail: true,
        },
      }),
    },
    listSentMails: here({}),
    listMails: here({}),
    readMail: here(at(mail.id)),
  };
  return {
    w,
    digest,
    good,
    foreign,
    async close() {
      await digest.close();
      await w.close();
    },
  };
}

// An id of each kind that another vendor on the same machine has.
async function otherVendor(w: World): Promise<string[]> {
  await createVendor(w.services, otherProgramme, {
    email: 'staff@other.example',
    firstName: 'Olga',
    lastName: 'Other',
  });
  const staff = await signInFirst(w, otherProgramme.slug, 'staff@other.example');
  const { account, user } = await staff.call('createAccount', {
    name: 'Foreign',
    user: { email: 'master@foreign.example' },
  });
  const product = await staff.call('createProduct', { sku: 'F-1', name: 'Foreign', kind: 'x' });
  const { id, lines } = await staff.call('issueEntitlement', {
    accountId: account.id,
    orderNumber: 'F-1',
    lines: [{ productId: product.id, copies: 10, expiresOn: null }],
  });
  const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: 'master@foreign.example' } });
  return [account.id, user?.id ?? '', product.id, id, lines[0]?.id ?? '', mail.id];
}

const activationRules = { ...defaultActivationRules, copiesPerHost: 1_000, features: ['f'] };

// A row to be imported, with something in each of its cells.
function accountCells(fresh: (what: string) => string) {
  return {
    line: 2,
    name: fresh('name'),
    identifier: fresh('identifier'),
    tier: 'Distributor',
    description: 'x',
    address: 'y',
    country: 'Germany',
    language: 'de',
    timeZone: 'UTC',
    visibleToPartners: 'no',
    email: `${fresh('mail')}@good.example`,
    firstName: 'A',
    lastName: 'B',
  };
}
