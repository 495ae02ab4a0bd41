import { createVendor } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { fourRoles } from './programmes.ts';
import { companies, formerlyRelated, relatedByStaff, vendorOf, type Key, type Secret } from './walls-canaries.ts';
import { openDigest } from './walls-digest.ts';
import {
  canary,
  idOf,
  mailOf,
  masterOf,
  note,
  noteLine,
  noting,
  otherProgramme,
  portalOf,
  visitor,
  type Walls,
} from './walls-notes.ts';
import { furtherTexts } from './walls-texts.ts';
import { signingKeys, world, type Person, type World } from './world.ts';

/** Signs in with what the newest mail says, and chooses a password unless `first`. */
export async function signInFirst(w: World, vendor: string, email: string, first = false): Promise<Person> {
  const person = visitor(w, vendor);
  const current = await w.initialPassword(email);
  const me = await person.call('signIn', { email, password: current });
  const password = first ? current : `copper-lantern-${email.length}-${me.user.id.slice(0, 8)}-orchard`;
  if (!first) await person.call('changePassword', { current, password });
  return { ...person, email, password, userId: me.user.id, accountId: me.account.id };
}

/** Makes the world of the walls. */
export async function wallsWorld(): Promise<Walls> {
  const w = await world(fourRoles);
  const digest = await openDigest(w.database.ownerUrl);
  await createVendor(w.services, otherProgramme, {
    email: 'canary-x-master-email@canary.example',
    firstName: 'canary-x-master-firstname',
    lastName: 'canary-x-master-lastname',
  });
  await signingKeys(w);
  const things: Walls['things'] = {
    account: new Map(),
    user: new Map(),
    master: new Map(),
    line: new Map(),
    activation: new Map(),
    moveRequest: new Map(),
    product: new Map(),
    order: new Map(),
    purchase: new Map(),
    site: new Map(),
    administrator: new Map(),
    request: new Map(),
    withdrawable: new Map(),
    supply: new Map(),
    operation: new Map(),
    view: new Map(),
    rule: new Map(),
    apiKey: new Map(),
    secret: new Map(),
    change: new Map(),
  };
  const secrets = new Map<string, Secret>();
  const masters = new Map<Key, Person>([
    ['v', w.staff],
    ['x', await signInFirst(w, portalOf('x'), 'canary-x-master-email@canary.example')],
  ]);
  const walls: Walls = {
    w,
    digest,
    things,
    secrets,
    places: new Set(),
    masters,
    async colleague(of, role, { first = false } = {}) {
      const person = `${role}${colleagues++}`;
      const { id } = await masterOf(walls, of).call('createUser', {
        id: things.account.get(of) ?? '',
        role,
        ...personFields(walls, of, person),
        ...personParticulars(walls, of, person),
      });
      secrets.set(id, { about: 'account', of });
      return signInFirst(w, portalOf(of), mailOf(of, person), first);
    },
    async apiKey(of, role, controller) {
      const { apiKey, secret } = await masterOf(walls, of).call('createApiKey', {
        name: canary(walls, { about: 'key', of }, of, `key${colleagues++}`),
        role,
        expiresOn: tomorrow,
        ...(controller !== undefined && { controller }),
      });
      secrets.set(apiKey.id, { about: 'key', of });
      secrets.set(`${secret}`.toLowerCase(), { about: 'nothing' });
      return { id: apiKey.id, secret: secret ?? '' };
    },
    sender: (person, vendor = fourRoles.slug) => ({ origin: w.origin, vendor, cookies: person?.cookies ?? new Map() }),
    async close() {
      await digest.close();
      await w.close();
    },
  };
  for (const key of Object.keys(companies) as Key[]) await company(walls, key); // the keys of the table, in its order
  const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: idOf(walls, 'v') } });
  for (const [upper, lower] of [...relatedByStaff, ...formerlyRelated])
    await w.db.relation.create({
      data: { upperId: idOf(walls, upper), lowerId: idOf(walls, lower), vendorId },
    });
  await copies(walls);
  await purchases(walls);
  await sites(walls);
  await supplies(walls);
  await furtherTexts(walls);
  await w.staff.call('makeSigningKey', {});
  const suspended = await w.staff.call('readAccount', { id: idOf(walls, 's') });
  await w.staff.call('editAccount', { id: suspended.id, version: suspended.version, status: 'suspended' });
  await deeds(walls);
  for (const key of masters.keys()) {
    await sharedView(walls, key);
    await requestRule(walls, key);
  }
  for (const [upper, lower] of formerlyRelated)
    await w.db.relation.delete({
      where: { upperId_lowerId: { upperId: idOf(walls, upper), lowerId: idOf(walls, lower) } },
    });
  return walls;
}

let colleagues = 1;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

function personFields(walls: Walls, key: Key, person: string) {
  const known = { about: 'account', of: key } as const;
  canary(walls, known, key, person, 'email');
  return {
    email: mailOf(key, person),
    firstName: canary(walls, known, key, person, 'firstname'),
    lastName: canary(walls, known, key, person, 'lastname'),
  };
}

function personParticulars(walls: Walls, key: Key, person: string) {
  const own = { about: 'person', of: key } as const;
  return {
    phone: canary(walls, own, key, person, 'phone'),
    mobile: canary(walls, own, key, person, 'mobile'),
    address: canary(walls, own, key, person, 'address'),
  };
}

function accountFields(walls: Walls, key: Key) {
  const known = { about: 'account', of: key } as const;
  return {
    name: canary(walls, { ...known, name: true }, key, 'name'),
    address: canary(walls, known, key, 'address'),
    description: canary(walls, { about: 'description', of: key }, key, 'description'),
    visibleToPartners: companies[key].visible ?? false,
  };
}

async function company(walls: Walls, key: Key): Promise<void> {
  const { by, activated } = companies[key];
  if (by === null) await furnishVendor(walls, key);
  else {
    const fields = {
      ...accountFields(walls, key),
      identifier: canary(walls, { about: 'account', of: key }, key, 'identifier'),
    };
    const { account, user } = await masterOf(walls, by).call('createAccount', {
      ...fields,
      user: personFields(walls, key, 'master'),
    });
    note(walls, 'account', key, account.id);
    note(walls, user?.maySignIn ? 'master' : 'user', key, user?.id ?? '');
    if (activated) walls.masters.set(key, await signInFirst(walls.w, portalOf(key), mailOf(key, 'master')));
    // Until then, and for an end customer for ever, its people are kept by who created it.
    else if (user?.full)
      await masterOf(walls, by).call('editUser', {
        id: user.id,
        version: user.full.version,
        ...personParticulars(walls, key, 'master'),
      });
  }
  if (activated) {
    await masterOf(walls, key).call('editMe', personParticulars(walls, key, 'master'));
    walls.things.apiKey.set(key, (await walls.apiKey(key, 'master')).id);
    walls.things.secret.set(key, (await walls.apiKey(key, 'master')).secret);
    walls.things.change.set(
      key,
      (
        await walls.w.db.operation.findFirstOrThrow({
          where: { kind: 'password.change', accountId: idOf(walls, key) },
        })
      ).id,
    );
  }
  if (walls.things.user.has(key)) return;
  // A user who has not signed in yet: can be read, edited, and sent a new initial password.
  const hand = masterOf(walls, activated || by === null ? key : by);
  const plain = await hand.call('createUser', {
    id: idOf(walls, key),
    role: 'observer',
    ...personFields(walls, key, 'plain'),
    ...personParticulars(walls, key, 'plain'),
  });
  note(walls, 'user', key, plain.id);
}

async function furnishVendor(walls: Walls, key: Key): Promise<void> {
  const master = masterOf(walls, key);
  const { id, version } = await master.call('readAccount', { id: master.accountId });
  await master.call('editAccount', { id, version, ...accountFields(walls, key) });
  note(walls, 'account', key, id);
  note(walls, 'master', key, master.userId);
  const { id: productId } = await master.call('createProduct', {
    sku: canary(walls, { about: 'product', of: key }, key, 'sku'),
    name: canary(walls, { about: 'product', of: key }, key, 'product'),
    kind: canary(walls, { about: 'product', of: key }, key, 'kind'),
    features: [canary(walls, { about: 'product', of: key }, key, 'feature')],
    description: canary(walls, { about: 'product', of: key }, key, 'about'),
  });
  walls.things.product.set(key, productId);
  if (key === 'x') walls.things.product.set('xd', productId);
  walls.secrets.set(productId, { about: 'product', of: key });
}

async function copies(walls: Walls): Promise<void> {
  for (const key of ['d', 'dn', 'd2', 's', 'xd'] as const) {
    const giver = vendorOf(key);
    const orderNumber = canary(walls, { about: 'order', of: key }, key, 'order');
    const { id, lines } = await masterOf(walls, giver).call('issueEntitlement', {
      accountId: idOf(walls, key),
      orderNumber,
      lines: [{ productId: walls.things.product.get(giver) ?? '', copies: 100_000, expiresOn: null }],
    });
    walls.things.order.set(key, id);
    walls.secrets.set(id, { about: 'order', of: key });
    for (const line of lines) noteLine(walls, key, line, { about: 'line', holder: key, giver });
  }
  const ways: [Key, Key, string?][] = [
    ['d', 'p'],
    ['d', 'pn'],
    ['d', 'ps'],
    ['d2', 'ps', 'ps-d2'],
    ['d2', 'p', 'p-d2'],
    ['d2', 'p2'],
    ['s', 'sp'],
    ['s', 'spn'],
    ['p', 'c'],
    ['p', 'cv'],
    ['p2', 'c2'],
    ['sp', 'sc'],
  ];
  for (const [giver, holder, name = holder] of ways) {
    const message = canary(walls, { about: 'nothing' }, giver, holder, 'message');
    const { splits } = await masterOf(walls, giver).call('splitLineItems', {
      rows: [
        {
          lineItemId: walls.things.line.get(giver) ?? '',
          accountId: idOf(walls, holder),
          copies: companies[giver].by === 'v' ? 5_000 : 100,
        },
      ],
      message,
    });
    for (const line of splits) noteLine(walls, name, line, { about: 'line', holder, giver });
  }
  // A line that the vendor has put on hold, and why.
  const {
    lines: [held],
  } = await masterOf(walls, 'v').call('issueEntitlement', {
    accountId: idOf(walls, 'd'),
    orderNumber: canary(walls, { about: 'order', of: 'd' }, 'd', 'heldorder'),
    lines: [{ productId: walls.things.product.get('v') ?? '', copies: 1, expiresOn: null }],
  });
  if (held) noteLine(walls, 'd-held', held, { about: 'line', holder: 'd', giver: 'v' });
  await masterOf(walls, 'v').call('holdLineItem', {
    id: held?.id ?? '',
    reason: canary(walls, { about: 'line', holder: 'd', giver: 'v' }, 'd', 'reason'),
    internalNote: canary(walls, { about: 'internal', of: 'v' }, 'v', 'holdnote'),
  });
  for (const [key, id] of walls.things.line) {
    if (!(key in companies)) continue;
    await activate(walls, key as Key, id); // just looked up
  }
  for (const line of await walls.w.db.lineItem.findMany())
    for (const accountId of [line.accountId, line.fromAccountId]) await toldOf(walls, line, accountId);
  for (const kind of ['request', 'withdrawable'] as const)
    for (const [giver, holder] of requested) await askBack(walls, kind, giver, holder);
}

// A device with copies of each line, by the public door, as for some of them nobody signs in.
async function activate(walls: Walls, holder: Key, lineItemId: string): Promise<void> {
  const { activationId } = await walls.w.db.lineItem.findUniqueOrThrow({ where: { id: lineItemId } });
  const secret = { about: 'device', holder, giver: companies[holder].by ?? holder } as const;
  const { id } = await noting(walls, visitor(walls.w, portalOf(holder))).call('activateDevice', {
    activationId,
    hostId: canary(walls, secret, holder, 'host'),
    deviceName: canary(walls, secret, holder, 'device'),
  });
  walls.things.activation.set(holder, id);
  walls.secrets.set(id, secret);
}

/** Activates a copy on another host of the same line item as a device; returns its id. */
export async function anotherDevice(walls: Walls, activationId: string, hostId: string): Promise<string> {
  const { line, vendorId } = await walls.w.db.activation.findUniqueOrThrow({
    where: { id: activationId },
    select: { vendorId: true, line: { select: { activationId: true } } },
  });
  const { slug } = await walls.w.db.vendor.findUniqueOrThrow({ where: { id: vendorId } });
  return (await visitor(walls.w, slug).call('activateDevice', { activationId: line.activationId, hostId })).id;
}

// To which customer each partner assigns licences of its order.
const assigned: Partial<Record<Key, readonly Key[]>> = { d: ['p', 'pn', 'ps'], d2: ['ps', 'p2'], s: ['sp'], xd: [] };

// An order of each distributor, some of it assigned. A customer knows the number of the order of its licences, and no
// id of it.
async function purchases(walls: Walls): Promise<void> {
  for (const vendor of ['v', 'x'] as const) {
    const of = { about: 'product', of: vendor } as const;
    const { id } = await masterOf(walls, vendor).call('createProduct', {
      sku: canary(walls, of, vendor, 'seatsku'),
      name: canary(walls, of, vendor, 'seat'),
      kind: 'x',
      delivers: 'seats',
    });
    walls.secrets.set(id, of);
    walls.things.product.set(`${vendor}-seats`, id);
  }
  for (const [key, customers] of Object.entries(assigned) as [Key, readonly Key[]][]) {
    // the keys of the table, which Object.entries forgets
    const vendor = vendorOf(key);
    const order = await masterOf(walls, vendor).call('enterOrder', {
      accountId: idOf(walls, key),
      number: canary(walls, { about: 'purchase', of: key, assigned: customers }, key, 'purchase'),
      lines: [{ productId: walls.things.product.get(`${vendor}-seats`) ?? '', quantity: 100_000, expiresOn: null }],
    });
    walls.things.purchase.set(key, order.id);
    for (const id of [order.id, ...order.lines.map((line) => line.id)])
      walls.secrets.set(id, { about: 'order', of: key });
    if (customers.length === 0) continue;
    await masterOf(walls, key).call('assignOrder', {
      id: order.id,
      rows: customers.map((customer) => ({
        accountId: idOf(walls, customer),
        lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 5_000 }],
      })),
    });
    for (const { id, account } of (await masterOf(walls, key).call('readOrder', { id: order.id })).assignments) {
      const holder = customers.find((customer) => idOf(walls, customer) === account.id) ?? key;
      walls.secrets.set(id, { about: 'line', holder, giver: key });
    }
  }
}

// A site of each distributor, with credits that the vendor granted.
async function sites(walls: Walls): Promise<void> {
  for (const key of ['d', 'd2', 's', 'xd'] as const) {
    const of = { about: 'key', of: key } as const;
    await masterOf(walls, vendorOf(key)).call('grantCredits', {
      accountId: idOf(walls, key),
      credits: 1_000_000,
      note: canary(walls, of, key, 'grant', 'note'),
    });
    const { id } = await masterOf(walls, key).call('createSite', {
      name: canary(walls, of, key, 'site'),
      country: 'DE',
      timeZone: 'Europe/Berlin',
      notes: canary(walls, { about: 'private', of: key }, key, 'site', 'notes'),
      credits: 1_000,
    });
    walls.things.site.set(key, id);
    canary(walls, of, key, 'keeper', 'email');
    const {
      administrators: [keeper],
    } = await masterOf(walls, key).call('inviteSiteAdministrators', { id, emails: [mailOf(key, 'keeper')] });
    walls.things.administrator.set(key, keeper?.id ?? '');
    for (const one of [id, keeper?.id ?? '']) walls.secrets.set(one, of);
  }
}

// A request for copies of each account to one above it, on behalf of a customer whose name is not told. `ps-d2`: to the
// other distributor.
async function supplies(walls: Walls): Promise<void> {
  const ways: [Key, Key, string, Key?][] = [
    ['d', 'v', 'd', 'p'],
    ['p', 'd', 'p', 'c'],
    ['ps', 'd', 'ps'],
    ['ps', 'd2', 'ps-d2'],
    ['p2', 'd2', 'p2', 'c2'],
    ['s', 'v', 's', 'sp'],
    ['sp', 's', 'sp', 'sc'],
    ['xd', 'x', 'xd'],
  ];
  for (const [lower, upper, name, customer] of ways) {
    const secret = { about: 'line', holder: lower, giver: upper } as const;
    const { id, lines } = await masterOf(walls, lower).call('createRequest', {
      toAccountId: idOf(walls, upper),
      ...(customer && { customerId: idOf(walls, customer) }),
      reference: canary(walls, secret, lower, upper, 'ref'),
      note: canary(walls, secret, lower, upper, 'note'),
      lines: [{ productId: walls.things.product.get(vendorOf(lower)) ?? '', copies: 1_000_000 }],
    });
    walls.things.supply.set(name, id);
    for (const one of [id, ...lines.map((line) => line.id)]) walls.secrets.set(one, secret);
  }
}

const requested: [Key, Key][] = [
  ['v', 'd'],
  ['d', 'p'],
  ['d', 'ps'],
  ['d2', 'p2'],
  ['s', 'sp'],
  ['x', 'xd'],
];

// A line of its own that was handed on long ago, and a request to give a copy of it back, with a reason that only the
// two may read.
async function askBack(walls: Walls, kind: 'request' | 'withdrawable', giver: Key, holder: Key): Promise<void> {
  const { db } = walls.w;
  const secret = { about: 'line', holder, giver } as const;
  const target = idOf(walls, holder);
  const line =
    giver === 'v' || giver === 'x'
      ? (
          await masterOf(walls, giver).call('issueEntitlement', {
            accountId: target,
            orderNumber: canary(walls, { about: 'order', of: holder }, holder, `${kind}order`),
            lines: [{ productId: walls.things.product.get(giver) ?? '', copies: 5, expiresOn: null }],
          })
        ).lines[0]
      : (
          await masterOf(walls, giver).call('splitLineItems', {
            rows: [{ lineItemId: walls.things.line.get(giver) ?? '', accountId: target, copies: 5 }],
            mail: false,
          })
        ).splits[0];
  if (!line) throw new Error('no line was made');
  noteLine(walls, `${holder}-${kind}`, line, secret);
  await db.lineItem.update({ where: { id: line.id }, data: { createdAt: new Date(Date.now() - 90 * 86_400_000) } });
  const {
    recalls: [recall],
  } = await masterOf(walls, giver).call('recallCopies', {
    rows: [{ lineItemId: line.id, copies: 1 }],
    reason: canary(walls, secret, giver, holder, kind),
  });
  const id = recall?.requestId ?? '';
  walls.things[kind].set(holder, id);
  walls.secrets.set(id, secret);
}

// A mail that an account sent about a line: its recipient is for that account alone, and the vendor's, who sees all
// mails.
async function toldOf(
  walls: Walls,
  line: { id: string; vendorId: string; operationId: string },
  accountId: string,
): Promise<void> {
  // Accounts are noted by the keys of the companies.
  const of = [...walls.things.account].find(([, id]) => id === accountId)?.[0] as Key | undefined;
  if (of === undefined) return;
  const id = randomUUID();
  const told = { about: 'key', of } as const;
  walls.secrets.set(id, told);
  const payload = {
    kind: 'line-details',
    from: 'x',
    message: canary(walls, told, of, 'told', 'message'),
    orderNumber: null,
    state: 'active',
    line: { activationId: 'x', product: 'x', copies: 1, startsOn: '2026-01-01', expiresOn: null },
  };
  await walls.w.db.mail.create({
    data: {
      id,
      vendorId: line.vendorId,
      operationId: line.operationId,
      accountId,
      kind: payload.kind,
      recipient: canary(walls, told, of, 'told', 'recipient'),
      lineItemId: line.id,
      language: 'en',
      payload,
      state: 'accepted',
    },
  });
}

// Something that its Master has done and that cannot be undone.
async function deeds(walls: Walls): Promise<void> {
  for (const [key, master] of walls.masters) {
    const deed = await walls.w.db.operation.findFirst({
      where: { actorId: master.userId, undoUntil: null },
      orderBy: { at: 'asc' },
    });
    if (deed) walls.things.operation.set(key, deed.id);
  }
}
/** A view that an account's Master shares with colleagues. */
export async function sharedView(walls: Walls, key: Key): Promise<string> {
  const internal = { about: 'internal', of: key } as const;
  const { id } = await masterOf(walls, key).call('createSavedView', {
    list: 'line-items',
    name: canary(walls, internal, key, `view${views++}`, 'name'),
    query: [{ name: 'q', value: canary(walls, internal, key, 'view', 'query') }],
    shared: true,
  });
  walls.things.view.set(key, id);
  walls.secrets.set(id, internal);
  return id;
}

/** A rule by which an account fulfils requests of one below it; none where there is none below. */
export async function requestRule(walls: Walls, key: Key): Promise<string> {
  const { db } = walls.w;
  const accountId = idOf(walls, key);
  const below = await db.relation.findFirst({ where: { upperId: accountId }, orderBy: { lowerId: 'asc' } });
  const product = below && (await db.product.findFirst({ where: { vendorId: below.vendorId, delivers: 'copies' } }));
  if (!below || !product) return '';
  const pair = { accountId, partnerId: below.lowerId, productId: product.id };
  const set = { copiesPerDay: 5, setById: masterOf(walls, key).userId };
  const { id } = await db.requestRule.upsert({
    where: { accountId_partnerId_productId: pair },
    create: { id: randomUUID(), vendorId: below.vendorId, ...pair, ...set },
    update: set,
  });
  walls.things.rule.set(key, id);
  walls.secrets.set(id, { about: 'internal', of: key });
  return id;
}

let views = 0;
