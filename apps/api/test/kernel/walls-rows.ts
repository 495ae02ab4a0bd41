import { endpoints, type EndpointName } from '@tierline/contract';
import { companies, type Key } from './walls-canaries.ts';
import type { Raw } from './walls-send.ts';
import type { Things, Walls } from './walls-notes.ts';
import { anotherDevice, requestRule, sharedView } from './walls-world.ts';
import type { Person } from './world.ts';

/** From where somebody asks: an account of each tier, and a suspended one. */
export type Stand = 'distributor' | 'suspended' | 'partner' | 'vendor';

/**
 * One cell: who asks from where, and for which thing of which account. `carriedOut`: by the table it is, so that there
 * must be something left to do it to.
 */
export type Cell = { walls: Walls; stand: Stand; person: Person | null; key: string; id: string; carriedOut: boolean };

/** How each row of the table of expected answers is asked: what the thing is, and the request. */
export type Asked = {
  thing: keyof Things | 'none';
  only?: (key: string) => boolean;
  ask: (cell: Cell) => Raw | Promise<Raw>;
};

/** The endpoint that a row is about: its name up to the colon. */
export function endpointOf(row: string): EndpointName {
  const [name = ''] = row.split(':');
  if (!(name in endpoints)) throw new Error(`no such endpoint: ${row}`);
  return name as EndpointName; // just looked up
}

/** The account right below each stand, for what needs one that will do. */
const belowOf: Record<Stand, Key> = { vendor: 'd', distributor: 'p', suspended: 'sp', partner: 'c' };
const ownOf: Record<Stand, Key> = { vendor: 'd', distributor: 'd', suspended: 's', partner: 'p' };
const tierOf: Record<Stand, number> = { vendor: 0, distributor: 1, suspended: 1, partner: 2 };

let made = 0;
const fresh = (what: string) => `walls-${what}-${made++}`;
const mail = () => `${fresh('mail')}@walls.example`;
const params = ({ id }: Cell): Raw => ({ params: { id } });
const query = (values: Record<string, string>): Raw => ({ query: new URLSearchParams(values).toString() });
// Without its end a canary is found all the same, and what is found is not what was typed.
const partOf = (key: string, field: string) => `anary-${key}-${field.slice(0, -1)}`;

const userBody = { firstName: 'Walls', role: 'observer' };
const lineOf = (cell: Cell, key: string) => cell.walls.things.line.get(key) ?? '';
const accountOf = (cell: Cell, key: string) => cell.walls.things.account.get(key) ?? '';

const keyOf = (key: string) => {
  if (key in companies) return key as Key; // just looked up
  throw new Error(`no such account: ${key}`);
};

const version = {
  account: async ({ walls, id }: Cell) => (await walls.w.db.account.findUniqueOrThrow({ where: { id } })).version,
  user: async ({ walls, id }: Cell) => (await walls.w.db.user.findUniqueOrThrow({ where: { id } })).version,
  product: async ({ walls, id }: Cell) => (await walls.w.db.product.findUniqueOrThrow({ where: { id } })).version,
  site: async ({ walls, id }: Cell) => (await walls.w.db.site.findUniqueOrThrow({ where: { id } })).version,
  view: async ({ walls, id }: Cell) => (await walls.w.db.savedView.findUnique({ where: { id } }))?.version ?? 0,
};

// The vendor's next signing key, which the world has made.
const nextSigningKey = async ({ walls }: Cell) =>
  (await walls.w.db.signingKey.findFirst({ where: { state: 'next' } }))?.id ?? '';
// One can be made while there is no next one.
const withoutNextKey = async ({ walls, person }: Cell) => {
  if (person === walls.w.staff)
    await walls.w.db.signingKey.updateMany({
      where: { state: 'next' },
      data: { state: 'revoked', sealed: null },
    });
};

const issue = (cell: Cell, changes: object) => ({
  accountId: accountOf(cell, 'd'),
  orderNumber: fresh('order'),
  mail: false,
  lines: [{ productId: cell.walls.things.product.get('v') ?? '', copies: 1 }],
  ...changes,
});
const split = (cell: Cell, changes: object) => ({
  rows: [
    {
      lineItemId: lineOf(cell, ownOf[cell.stand]),
      accountId: accountOf(cell, belowOf[cell.stand]),
      copies: 1,
      ...changes,
    },
  ],
  mail: false,
});
const activationIdOf = async ({ walls, id }: Cell) =>
  (await walls.w.db.lineItem.findUniqueOrThrow({ where: { id } })).activationId;
// Mails that the actor's own account sent about a line, or else any mail about it.
const toldOf = async ({ walls, stand }: Cell, lineItemId: string) => {
  const own = walls.things.account.get({ vendor: 'v', distributor: 'd', suspended: 's', partner: 'p' }[stand]);
  const mails = await walls.w.db.mail.findMany({
    where: { lineItemId, kind: 'line-details' },
    orderBy: { createdAt: 'asc' },
  });
  return (mails.find(({ accountId }) => accountId === own) ?? mails[0])?.id ?? '';
};
const nameOf = async ({ walls, id }: Cell) => (await walls.w.db.account.findUniqueOrThrow({ where: { id } })).name;

const back = ({ id }: Cell): Raw => ({ body: { rows: [{ lineItemId: id, copies: 1 }], reason: 'walls' } });
// Answered once for all: each who may answers it anew.
const openAgain = async ({ walls, id }: Cell) =>
  void (await walls.w.db.recallRequest.updateMany({
    where: { id },
    data: { state: 'open', decidedAt: null, answer: '' },
  }));
// As many as the test asks are too many by any limit.
const unlimited = async ({ walls }: Cell) =>
  void (await walls.w.db.rateLimit.deleteMany({ where: { key: { startsWith: 'activation' } } }));
// Where copies come back from a device, it is a new one of the same line.
const deviceOf = async (cell: Cell) => {
  if (!cell.carriedOut) return cell.id;
  await unlimited(cell);
  return anotherDevice(cell.walls, cell.id, fresh('host'));
};
// Answered once for all: each who may answers another one.
const moveRequestOf = async (cell: Cell) => {
  if (!cell.carriedOut) return cell.id;
  await unlimited(cell);
  const { activationId, accountId } = await cell.walls.w.db.moveRequest.findUniqueOrThrow({
    where: { id: cell.id },
  });
  const master = [...cell.walls.masters.values()].find((one) => one.accountId === accountId);
  const device = await anotherDevice(cell.walls, activationId, fresh('host'));
  return (await master?.call('askForMoves', { id: device, reason: 'walls' }))?.id ?? '';
};
// What an earlier one has set on hold, but for the line that the world keeps so.
const releaseHolds = async ({ walls }: Cell) =>
  void (await walls.w.db.lineItem.updateMany({
    where: { heldById: { not: walls.things.line.get('d-held') ?? '' } },
    data: { state: 'open', stateReason: '', heldById: null },
  }));

// The line of an order, as its partner would name it.
const orderLineOf = async ({ walls }: Cell, orderId: string) =>
  (await walls.w.db.orderLine.findFirst({ where: { orderId } }))?.id ?? '00000000-0000-4000-8000-000000000000';
const aboveOf: Record<Stand, Key> = { vendor: 'v', distributor: 'v', suspended: 'v', partner: 'd' };
const supplyLineOf = async ({ walls, id }: Cell) =>
  (await walls.w.db.requestLine.findFirst({ where: { requestId: id } }))?.id ?? '';
// A request to an account, or to the one above.
const supply = (cell: Cell, changes: object, line: object = {}): Raw => ({
  body: {
    toAccountId: accountOf(cell, aboveOf[cell.stand]),
    lines: [{ productId: cell.walls.things.product.get('v') ?? '', copies: 1, ...line }],
    ...changes,
  },
});
const purchaseOf = (cell: Cell) =>
  cell.walls.things.purchase.get(ownOf[cell.stand]) ?? cell.walls.things.purchase.get('d') ?? '';
const assignment = async (cell: Cell, orderId: string, accountId: string): Promise<Raw> => ({
  params: { id: orderId },
  body: { rows: [{ accountId, lines: [{ orderLineId: await orderLineOf(cell, orderId), quantity: 1 }] }] },
});

// An order of the account, by its name.
const orderRows = async (cell: Cell): Promise<Raw> => ({
  body: {
    orders: [
      {
        number: fresh('imported'),
        account: await nameOf(cell),
        product: (
          await cell.walls.w.db.product.findUniqueOrThrow({
            where: { id: cell.walls.things.product.get('v-seats') ?? '' },
          })
        ).sku,
        quantity: '1',
      },
    ],
  },
});
// A licence for a user of the account.
const seatOf = (cell: Cell): Raw => ({
  ...params(cell),
  body: {
    rows: [
      {
        userId: cell.walls.masters.get(keyOf(cell.key))?.userId ?? cell.walls.things.user.get(cell.key) ?? '',
        productId: cell.walls.things.product.get('v-seats') ?? '',
        on: true,
      },
    ],
  },
});
// What an earlier one has deleted is there again.
const undeleteSite = async ({ walls, id }: Cell) => {
  const { db } = walls.w;
  if ((await db.site.count({ where: { id, state: 'deleted' } })) > 0)
    await db.site.update({ where: { id }, data: { state: 'active', deletedAt: null } });
};

// A site administrator; one who was taken off is added again.
const administratorOf = async ({ walls, id, key }: Cell): Promise<Raw> => {
  const { db } = walls.w;
  const siteId = walls.things.site.get(key) ?? '';
  if ((await db.siteAdministrator.count({ where: { id } })) === 0) {
    const { vendorId } = await db.site.findUniqueOrThrow({ where: { id: siteId } });
    await db.siteAdministrator.create({
      data: { id, vendorId, siteId, email: fresh('keeper'), emailKey: fresh('keeper'), language: 'en' },
    });
  }
  return { params: { id: siteId, administratorId: id } };
};

// What was moved to a site and is not reversed yet, else how it got its first credits.
const movedTo = async ({ walls, id }: Cell): Promise<Raw> => {
  const moves = await walls.w.db.transfer.findMany({
    where: { toId: id, operation: { kind: { in: ['credits.move', 'site.create'] }, reversedBy: null } },
    include: { operation: true },
  });
  const [last] = moves.toSorted((one, other) => other.operation.at.getTime() - one.operation.at.getTime());
  return { params: { operationId: last?.operationId ?? id }, body: { note: 'walls' } };
};

const unassignment = async (cell: Cell): Promise<Raw> => ({
  ...params(cell),
  body: { accountId: accountOf(cell, 'p'), lines: [{ orderLineId: await orderLineOf(cell, cell.id), quantity: 1 }] },
});

const controllerKey = (changes: object): Raw => ({
  body: {
    name: fresh('key'),
    role: 'operator',
    controller: 'switchboard',
    expiresOn: new Date().toISOString().slice(0, 10),
    ...changes,
  },
});

/** The requests of the walls, by the names of the expected answers. */
export const asked: Record<string, Asked> = {
  readProgramme: { thing: 'none', ask: () => ({}) },
  readLegal: { thing: 'none', ask: () => ({}) },
  signIn: {
    thing: 'none',
    ask: ({ person }) => ({
      body: { email: person?.email ?? mail(), password: person?.password ?? 'nobody-knows-this-password' },
    }),
  },
  refreshSession: { thing: 'none', ask: () => ({}) },
  signOut: { thing: 'none', ask: () => ({}) },
  changePassword: {
    thing: 'none',
    ask: () => ({ body: { current: 'not-the-current-password', password: 'another-lantern-of-copper' } }),
  },
  forgotPassword: { thing: 'none', ask: () => ({ body: { email: 'nobody@nowhere.example' } }) },
  openInvitation: { thing: 'none', ask: () => ({ body: { token: 'not-a-token-of-ours' } }) },
  acceptInvitation: {
    thing: 'none',
    ask: () => ({
      body: {
        token: 'not-a-token-of-ours',
        firstName: 'A',
        lastName: 'B',
        language: 'en',
        password: 'another-lantern-of-copper',
      },
    }),
  },
  resetPassword: {
    thing: 'none',
    ask: () => ({ body: { token: 'not-a-token-of-ours', password: 'another-lantern-of-copper' } }),
  },
  readSecondFactor: { thing: 'none', ask: () => ({}) },
  offerSecondFactor: { thing: 'none', ask: () => ({ body: { password: 'not-the-current-password' } }) },
  switchOnSecondFactor: { thing: 'none', ask: () => ({ body: { offer: 'not-an-offer-of-ours', code: '123456' } }) },
  renewRecoveryCodes: {
    thing: 'none',
    ask: () => ({ body: { password: 'not-the-current-password', code: '123456' } }),
  },
  switchOffSecondFactor: {
    thing: 'none',
    ask: () => ({ body: { password: 'not-the-current-password', code: '123456' } }),
  },
  listOrders: { thing: 'none', ask: () => ({}) },
  'listOrders: for a customer': { thing: 'account', ask: ({ id }) => query({ customerId: id }) },
  'listOrders: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  readOrder: { thing: 'purchase', ask: params },
  enterOrder: {
    thing: 'account',
    ask: (cell) => ({
      body: {
        accountId: cell.id,
        number: fresh('purchase'),
        lines: [{ productId: cell.walls.things.product.get('v-seats') ?? '', quantity: 1 }],
      },
    }),
  },
  assignOrder: { thing: 'purchase', ask: (cell) => assignment(cell, cell.id, accountOf(cell, belowOf[cell.stand])) },
  'assignOrder: to whom': { thing: 'account', ask: (cell) => assignment(cell, purchaseOf(cell), cell.id) },
  'assignOrder: to an account by name': {
    thing: 'account',
    ask: async (cell) => {
      const id = purchaseOf(cell);
      const lines = [{ orderLineId: await orderLineOf(cell, id), quantity: 1 }];
      return { params: { id }, body: { rows: [{ account: (await nameOf(cell)).toUpperCase(), lines }] } };
    },
  },
  correctOrder: { thing: 'purchase', ask: (cell) => ({ ...params(cell), body: { version: 1 } }) },
  cancelOrder: { thing: 'purchase', ask: (cell) => ({ ...params(cell), body: { reason: 'walls' } }) },
  unassignOrder: { thing: 'purchase', ask: unassignment },
  previewUnassign: { thing: 'purchase', ask: unassignment },
  listLicences: { thing: 'account', ask: params },
  readUserLicences: { thing: 'user', ask: params },
  listSeats: { thing: 'account', ask: params },
  switchSeats: { thing: 'account', ask: seatOf },
  previewSeats: { thing: 'account', ask: seatOf },
  checkSeat: {
    thing: 'user',
    ask: async (cell) =>
      query({
        user: cell.id,
        sku: (
          await cell.walls.w.db.product.findUniqueOrThrow({
            where: { id: cell.walls.things.product.get('v-seats') ?? '' },
          })
        ).sku,
      }),
  },
  readIntegrations: { thing: 'account', ask: params },
  previewIntegration: { thing: 'account', ask: (cell) => ({ ...params(cell), body: { key: 'meetings', on: true } }) },
  switchIntegration: { thing: 'account', ask: (cell) => ({ ...params(cell), body: { key: 'meetings', on: true } }) },
  'createApiKey: for a controller': { thing: 'none', ask: () => controllerKey({}) },
  'createApiKey: for a controller, as Observer': { thing: 'none', ask: () => controllerKey({ role: 'observer' }) },
  'createApiKey: for a controller at a customer': {
    thing: 'account',
    ask: (cell) => controllerKey({ customerId: cell.id }),
  },
  listSites: { thing: 'none', ask: () => ({}) },
  'listSites: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id, state: 'all' }) },
  'listSites: searched for by name': { thing: 'site', ask: ({ key }) => query({ q: partOf(key, 'site') }) },
  readSite: { thing: 'site', ask: params },
  createSite: {
    thing: 'none',
    ask: () => ({ body: { name: fresh('site'), country: 'DE', timeZone: 'Europe/Berlin', credits: 1 } }),
  },
  editSite: {
    thing: 'site',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.site(cell), country: 'AT' } }),
  },
  inviteSiteAdministrators: { thing: 'site', ask: (cell) => ({ ...params(cell), body: { emails: [mail()] } }) },
  mailSiteAdministrator: { thing: 'administrator', ask: administratorOf },
  removeSiteAdministrator: { thing: 'administrator', ask: administratorOf },
  readBalance: { thing: 'none', ask: () => ({}) },
  'readBalance: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  moveCredits: {
    thing: 'site',
    ask: ({ id }) => ({ body: { rows: [{ fromSiteId: null, toSiteId: id, credits: 1 }] } }),
  },
  grantCredits: { thing: 'account', ask: ({ id }) => ({ body: { accountId: id, credits: 1, note: 'walls' } }) },
  listCreditHistory: { thing: 'none', ask: () => ({}) },
  'listCreditHistory: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  'listCreditHistory: of a site': { thing: 'site', ask: ({ id }) => query({ siteId: id }) },
  readCreditChart: { thing: 'none', ask: () => ({}) },
  'readCreditChart: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  'readCreditChart: of a site': { thing: 'site', ask: ({ id }) => query({ siteId: id }) },
  readCreditSpending: { thing: 'none', ask: () => ({}) },
  'readCreditSpending: of an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  reverseCredits: { thing: 'site', ask: movedTo },
  reportUsage: {
    thing: 'site',
    ask: ({ id }) => ({ params: { id }, body: { users: 1, devices: 1, at: new Date().toISOString() } }),
  },
  listSignIns: { thing: 'none', ask: () => ({}) },
  listMarketingConsents: { thing: 'none', ask: () => ({}) },
  askRelation: { thing: 'none', ask: () => ({ body: { nameOrIdentifier: 'nobody of that name' } }) },
  listRelationRequests: { thing: 'none', ask: () => ({}) },
  decideRelation: {
    thing: 'none',
    ask: () => ({ params: { id: '00000000-0000-4000-8000-000000000000' }, body: { state: 'accepted' } }),
  },
  listSessions: { thing: 'none', ask: () => ({}) },
  endSession: { thing: 'none', ask: () => ({ params: { id: '00000000-0000-4000-8000-000000000000' } }) },
  readCaller: { thing: 'none', ask: () => ({}) },
  readStock: { thing: 'none', ask: () => ({}) },
  readAttention: { thing: 'none', ask: () => ({}) },
  listApiKeys: { thing: 'none', ask: () => ({}) },
  createApiKey: {
    thing: 'none',
    ask: () => ({ body: { name: fresh('key'), role: 'observer', expiresOn: new Date().toISOString().slice(0, 10) } }),
  },
  revokeApiKey: { thing: 'apiKey', ask: params },
  readVendorKeys: { thing: 'none', ask: ({ walls }) => ({ params: { vendor: walls.w.programme.slug } }) },
  'readVendorKeys: of a vendor that is not there': { thing: 'none', ask: () => ({ params: { vendor: 'nobody' } }) },
  listSigningKeys: { thing: 'none', ask: () => ({}) },
  makeSigningKey: { thing: 'none', ask: async (cell) => (await withoutNextKey(cell), {}) },
  certifySigningKey: {
    thing: 'none',
    ask: async (cell) => ({ params: { id: await nextSigningKey(cell) }, body: { file: 'not a certificate' } }),
  },
  switchSigningKey: {
    thing: 'none',
    ask: async (cell) => ({ params: { id: await nextSigningKey(cell) } }),
  },
  revokeSigningKey: {
    thing: 'none',
    ask: async (cell) => ({ params: { id: await nextSigningKey(cell) }, body: { reason: 'walls' } }),
  },
  takeRevokedKeys: { thing: 'none', ask: () => ({ body: { file: 'not a list' } }) },
  readChange: { thing: 'change', ask: params },
  listChanges: { thing: 'none', ask: () => ({}) },
  acceptLegal: { thing: 'none', ask: () => ({ body: { documents: [{ kind: 'terms', version: '1' }] } }) },
  readMe: { thing: 'none', ask: () => ({}) },
  editMe: { thing: 'none', ask: () => ({ body: { marketingMail: false } }) },

  listAccounts: { thing: 'none', ask: () => query({ direction: 'any', limit: '100' }) },
  'listAccounts: searched for by name': {
    thing: 'account',
    ask: ({ key }) => query({ q: partOf(key, 'name'), direction: 'any', limit: '1' }),
  },
  readAccount: { thing: 'account', ask: params },
  createAccount: { thing: 'none', ask: () => ({ body: { name: fresh('company'), user: { email: mail() } } }) },
  'createAccount: of one’s own tier': {
    thing: 'none',
    ask: ({ stand }) => ({ body: { name: fresh('company'), tier: tierOf[stand], user: { email: mail() } } }),
  },
  'createAccount: under a name that is taken': {
    thing: 'account',
    only: (key) => !key.startsWith('x'),
    ask: ({ key }) => ({ body: { name: ` CANARY-${key}-Name `, user: { email: mail() } } }),
  },
  editAccount: {
    thing: 'account',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.account(cell), language: 'en' } }),
  },
  'editAccount: its state': {
    thing: 'account',
    ask: async (cell) => ({
      ...params(cell),
      body: { version: await version.account(cell), status: cell.key === 's' ? 'suspended' : 'active' },
    }),
  },
  findUsers: { thing: 'none', ask: () => query({ q: 'canary', limit: '100' }) },
  listUsers: { thing: 'account', ask: (cell) => ({ ...params(cell), query: 'limit=100' }) },
  createUser: { thing: 'account', ask: (cell) => ({ ...params(cell), body: { ...userBody, email: mail() } }) },
  'createUser: a contact': {
    thing: 'account',
    ask: (cell) => ({ ...params(cell), body: { ...userBody, email: mail(), maySignIn: false } }),
  },
  'createUser: a Master': {
    thing: 'account',
    ask: (cell) => ({ ...params(cell), body: { ...userBody, email: mail(), role: 'master' } }),
  },

  readUser: { thing: 'user', ask: params },
  editUser: {
    thing: 'user',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.user(cell), marketingMail: false } }),
  },
  'editUser: a Master': {
    thing: 'master',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.user(cell), marketingMail: false } }),
  },
  'editUser: raise to Master': {
    thing: 'user',
    ask: (cell) => ({ ...params(cell), body: { version: 0, role: 'master' } }),
  },
  'editUser: the own role': {
    thing: 'none',
    ask: ({ person, id }) => ({ params: { id: person?.userId ?? id }, body: { version: 0, role: 'master' } }),
  },
  sendAccessMail: { thing: 'user', ask: params },
  withdrawUser: { thing: 'user', ask: (cell) => ({ ...params(cell), ...query({ version: '0' }) }) },
  'withdrawUser: a Master': { thing: 'master', ask: (cell) => ({ ...params(cell), ...query({ version: '0' }) }) },
  listInvitations: { thing: 'none', ask: () => query({ limit: '100' }) },
  invitePeople: {
    thing: 'account',
    ask: ({ id }) => ({ body: { accountId: id, people: [{ email: mail() }, { email: mail(), firstName: 'Walls' }] } }),
  },
  previewImport: { thing: 'none', ask: () => ({ body: { accounts: [{ name: fresh('import'), email: mail() }] } }) },
  'previewImport: under a name that is taken': {
    thing: 'account',
    only: (key) => !key.startsWith('x'),
    ask: ({ key }) => ({ body: { accounts: [{ name: ` CANARY-${key}-Name `, email: mail() }] } }),
  },
  'previewImport: users': {
    thing: 'account',
    ask: ({ id }) => ({ body: { accountId: id, users: [{ email: mail() }] } }),
  },
  'previewImport: orders': { thing: 'account', ask: orderRows },
  'importRows: orders': { thing: 'account', ask: orderRows },
  'previewImport: sites': {
    thing: 'none',
    ask: () => ({ body: { sites: [{ name: fresh('site'), country: 'DE', credits: '1' }] } }),
  },
  'importRows: sites': {
    thing: 'none',
    ask: () => ({ body: { sites: [{ name: fresh('site'), country: 'DE', credits: '1' }] } }),
  },
  importRows: { thing: 'none', ask: () => ({ body: { accounts: [{ name: fresh('import'), email: mail() }] } }) },
  'importRows: of one’s own tier': {
    thing: 'none',
    ask: ({ stand }) => ({
      body: { accounts: [{ name: fresh('import'), email: mail(), tier: String(tierOf[stand]) }] },
    }),
  },
  'importRows: under a name that is taken': {
    thing: 'account',
    only: (key) => !key.startsWith('x'),
    ask: ({ key }) => ({ body: { accounts: [{ name: ` CANARY-${key}-Name `, email: mail() }] } }),
  },
  'importRows: users': {
    thing: 'account',
    ask: ({ id }) => ({
      body: {
        accountId: id,
        users: [
          { email: mail(), maySignIn: 'yes' },
          { email: mail(), role: 'observer' },
        ],
      },
    }),
  },
  'importRows: a Master': {
    thing: 'account',
    ask: ({ id }) => ({ body: { accountId: id, users: [{ email: mail(), role: 'master' }] } }),
  },
  'invitePeople: a Master': {
    thing: 'account',
    ask: ({ id }) => ({ body: { accountId: id, people: [{ email: mail(), role: 'master' }] } }),
  },
  resetSecondFactor: { thing: 'user', ask: params },
  'resetSecondFactor: of a Master': { thing: 'master', ask: params },
  'resetSecondFactor: one’s own': {
    thing: 'none',
    ask: ({ person, id }) => ({ params: { id: person?.userId ?? id } }),
  },
  listUserSignIns: { thing: 'user', ask: params },

  listProducts: { thing: 'none', ask: () => query({ limit: '100' }) },
  createProduct: { thing: 'none', ask: () => ({ body: { sku: fresh('sku'), name: 'Walls', kind: 'Software' } }) },
  editProduct: {
    thing: 'product',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.product(cell), status: 'active' } }),
  },

  issueEntitlement: { thing: 'account', ask: (cell) => ({ body: issue(cell, { accountId: cell.id }) }) },
  'issueEntitlement: of a product': {
    thing: 'product',
    ask: (cell) => ({ body: issue(cell, { lines: [{ productId: cell.id, copies: 1 }] }) }),
  },
  'issueEntitlement: told to a contact': {
    thing: 'user',
    ask: (cell) => ({ body: issue(cell, { contactId: cell.id }) }),
  },
  listLineItems: { thing: 'none', ask: () => query({ view: 'all', empty: 'true', limit: '100' }) },
  'listLineItems: searched for by account': {
    thing: 'account',
    ask: ({ key }) => query({ view: 'all', q: partOf(key, 'name'), limit: '1' }),
  },
  'listLineItems: searched for by order number': {
    thing: 'order',
    ask: ({ key }) => query({ view: 'all', q: `c${partOf(key, 'order')}`, limit: '1' }),
  },
  'listLineItems: of a holder': { thing: 'account', ask: ({ id }) => query({ view: 'all', holderId: id }) },
  'listLineItems: from a giver': { thing: 'account', ask: ({ id }) => query({ view: 'all', fromId: id }) },
  'listLineItems: handed on from a line': { thing: 'line', ask: ({ id }) => query({ view: 'all', parentId: id }) },
  'listLineItems: by activation ID': {
    thing: 'line',
    ask: async (cell) => query({ view: 'all', activationIds: await activationIdOf(cell) }),
  },
  readLineItem: { thing: 'line', ask: params },
  readLineage: { thing: 'line', ask: params },
  listLineMails: { thing: 'line', ask: params },
  printCards: { thing: 'line', ask: ({ id }) => ({ body: { lineItemIds: [id] } }) },
  mailLineItem: {
    thing: 'line',
    ask: (cell) => ({ ...params(cell), body: { recipients: [mail()], language: 'en', message: 'walls' } }),
  },
  previewLineMail: { thing: 'line', ask: (cell) => ({ ...params(cell), body: { language: 'en' } }) },
  sendLineMailAgain: {
    thing: 'line',
    ask: async (cell) => ({ params: { id: cell.id, mailId: await toldOf(cell, cell.id) } }),
  },
  'sendLineMailAgain: as one about a line of one’s own': {
    thing: 'line',
    ask: async (cell) => ({ params: { id: lineOf(cell, ownOf[cell.stand]), mailId: await toldOf(cell, cell.id) } }),
  },
  splitLineItems: { thing: 'line', ask: (cell) => ({ body: split(cell, { lineItemId: cell.id }) }) },
  'splitLineItems: to an account': { thing: 'account', ask: (cell) => ({ body: split(cell, { accountId: cell.id }) }) },
  'splitLineItems: told to a contact': {
    thing: 'user',
    ask: (cell) => ({ body: split(cell, { contactId: cell.id }) }),
  },
  'splitLineItems: by activation ID': {
    thing: 'line',
    ask: async (cell) => ({ body: split(cell, { lineItemId: undefined, activationId: await activationIdOf(cell) }) }),
  },
  'splitLineItems: to an account by name': {
    thing: 'account',
    ask: async (cell) => ({ body: split(cell, { accountId: undefined, account: (await nameOf(cell)).toUpperCase() }) }),
  },
  previewSplits: { thing: 'line', ask: (cell) => ({ body: split(cell, { lineItemId: cell.id }) }) },
  'previewSplits: of a product': {
    thing: 'product',
    ask: (cell) => ({ body: split(cell, { lineItemId: undefined, productId: cell.id }) }),
  },
  'previewSplits: to an account': { thing: 'account', ask: (cell) => ({ body: split(cell, { accountId: cell.id }) }) },
  'previewSplits: to an account by a name that is nearly its own': {
    thing: 'account',
    ask: (cell) => ({ body: split(cell, { accountId: undefined, account: `c${partOf(cell.key, 'name')}` }) }),
  },
  'previewSplits: told to a contact': { thing: 'user', ask: (cell) => ({ body: split(cell, { contactId: cell.id }) }) },

  returnCopies: { thing: 'line', ask: back },
  recallCopies: { thing: 'line', ask: back },
  activateCopies: {
    thing: 'line',
    ask: (cell) => ({ ...params(cell), body: { hostId: fresh('host'), copies: 1 } }),
  },
  activateBatch: {
    thing: 'line',
    ask: ({ id }) => ({ body: { rows: [{ lineItemId: id, hostId: fresh('host'), copies: 1 }] } }),
  },
  'activateBatch: by activation ID': {
    thing: 'line',
    ask: async (cell) => ({ body: { rows: [{ activationId: await activationIdOf(cell), hostId: fresh('host') }] } }),
  },
  previewBatch: { thing: 'line', ask: ({ id }) => ({ body: { rows: [{ lineItemId: id, hostId: fresh('host') }] } }) },
  activateDevice: {
    thing: 'none',
    ask: async (cell) => (
      await unlimited(cell),
      { body: { activationId: await activationIdOf({ ...cell, id: lineOf(cell, 'd') }), hostId: fresh('host') } }
    ),
  },
  'activateDevice: by the ID of another vendor': {
    thing: 'none',
    ask: async (cell) => (
      await unlimited(cell),
      { body: { activationId: await activationIdOf({ ...cell, id: lineOf(cell, 'xd') }), hostId: fresh('host') } }
    ),
  },
  listActivations: { thing: 'none', ask: () => query({ limit: '100' }) },
  'listActivations: of a line': { thing: 'line', ask: ({ id }) => query({ lineItemId: id }) },
  readActivation: { thing: 'activation', ask: params },
  fetchLicenceFile: { thing: 'activation', ask: params },
  mailLicenceFiles: { thing: 'activation', ask: ({ id }) => ({ body: { ids: [id] } }) },
  giveBackCopies: {
    thing: 'activation',
    ask: async (cell) => ({ params: { id: await deviceOf(cell) }, body: {} }),
  },
  replaceHost: {
    thing: 'activation',
    ask: async (cell) => ({ params: { id: await deviceOf(cell) }, body: { hostId: fresh('host') } }),
  },
  reportLost: {
    thing: 'activation',
    ask: async (cell) => ({ params: { id: await deviceOf(cell) }, body: { reason: 'walls' } }),
  },
  renameDevice: {
    thing: 'activation',
    ask: async (cell) => ({ params: { id: await deviceOf(cell) }, body: { deviceName: 'walls' } }),
  },
  makeReceiptNonce: { thing: 'activation', ask: params },
  askForMoves: {
    thing: 'activation',
    ask: async (cell) => ({ params: { id: await deviceOf(cell) }, body: { reason: 'walls' } }),
  },
  answerMoves: {
    thing: 'moveRequest',
    ask: async (cell) => ({
      params: { id: await moveRequestOf(cell) },
      body: { decision: 'declined', answer: 'walls' },
    }),
  },
  listRecallRequests: { thing: 'none', ask: () => query({ limit: '100' }) },
  'listRecallRequests: of a line': {
    thing: 'request',
    ask: async ({ walls, id }) =>
      query({ lineItemId: (await walls.w.db.recallRequest.findUniqueOrThrow({ where: { id } })).lineItemId }),
  },
  answerRecall: {
    thing: 'request',
    ask: async (cell) => (await openAgain(cell), { ...params(cell), body: { decision: 'declined' } }),
  },
  'answerRecall: withdrawn': {
    thing: 'withdrawable',
    ask: async (cell) => (await openAgain(cell), { ...params(cell), body: { decision: 'withdrawn' } }),
  },
  listRenewals: { thing: 'none', ask: () => query({ limit: '100', withinDays: '3650' }) },
  'listRenewals: of a holder': { thing: 'account', ask: ({ id }) => query({ holderId: id, withinDays: '3650' }) },
  previewRenewal: {
    thing: 'line',
    ask: ({ id }) => ({ body: { lines: [{ lineItemId: id, copies: 1 }], until: 'own-term' } }),
  },
  renewLineItems: {
    thing: 'line',
    ask: ({ id }) => ({ body: { lines: [{ lineItemId: id, copies: 1 }], until: 'own-term' } }),
  },
  decideRenewals: { thing: 'line', ask: ({ id }) => ({ body: { lineItemIds: [id], decision: 'keep' } }) },
  listRequests: { thing: 'none', ask: () => query({ limit: '100' }) },
  'listRequests: with an account': { thing: 'account', ask: ({ id }) => query({ accountId: id }) },
  createRequest: { thing: 'account', ask: (cell) => supply(cell, { toAccountId: cell.id }) },
  'createRequest: on behalf of': { thing: 'account', ask: (cell) => supply(cell, { customerId: cell.id }) },
  'createRequest: forwarded': {
    thing: 'supply',
    ask: async (cell) => supply(cell, {}, { forwards: [{ requestLineId: await supplyLineOf(cell), copies: 1 }] }),
  },
  readRequest: { thing: 'supply', ask: params },
  printRequest: { thing: 'supply', ask: params },
  fulfilRequest: {
    thing: 'supply',
    ask: async (cell) => ({
      ...params(cell),
      body: { rows: [{ requestLineId: await supplyLineOf(cell), copies: 1 }], mail: false },
    }),
  },
  answerRequest: {
    thing: 'supply',
    ask: async (cell) => ({
      ...params(cell),
      body: { decision: 'asked-back', requestLineIds: [await supplyLineOf(cell)], text: 'walls' },
    }),
  },
  listRequestRules: { thing: 'none', ask: () => query({ limit: '100' }) },
  setRequestRule: {
    thing: 'account',
    ask: (cell) => ({
      body: { accountId: cell.id, productId: cell.walls.things.product.get('v') ?? '', copiesPerDay: 5 },
    }),
  },
  // Whatever somebody has deleted is there again for the next one.
  deleteRequestRule: {
    thing: 'rule',
    ask: async (cell) => ({
      params: {
        id: (await cell.walls.w.db.requestRule.findUnique({ where: { id: cell.id } }))
          ? cell.id
          : await requestRule(cell.walls, keyOf(cell.key)),
      },
    }),
  },
  undoOperation: { thing: 'operation', ask: params },
  releaseLineItem: { thing: 'line', ask: params },
  listSavedViews: { thing: 'none', ask: () => ({}) },
  createSavedView: {
    thing: 'none',
    ask: () => ({ body: { list: 'line-items', name: fresh('view'), query: [{ name: 'days', value: '90' }] } }),
  },
  editSavedView: {
    thing: 'view',
    ask: async (cell) => ({ ...params(cell), body: { version: await version.view(cell), shared: true } }),
  },
  // Whatever somebody has deleted is there again for the next one.
  deleteSavedView: {
    thing: 'view',
    ask: async (cell) => ({
      params: { id: (await version.view(cell)) > 0 ? cell.id : await sharedView(cell.walls, keyOf(cell.key)) },
    }),
  },

  listSentMails: { thing: 'none', ask: () => query({ limit: '100' }) },
  'listSentMails: those that failed': { thing: 'none', ask: () => query({ state: 'failed' }) },
  listMails: { thing: 'none', ask: () => ({}) },
  readMail: { thing: 'none', ask: ({ walls }) => ({ params: { id: walls.things.account.get('v') ?? '' } }) },

  // Last: they leave sites deleted and lines on hold.
  deleteSite: { thing: 'site', ask: async (cell) => (await undeleteSite(cell), params(cell)) },
  holdLineItem: {
    thing: 'line',
    ask: async (cell) => (await releaseHolds(cell), { ...params(cell), body: { reason: 'walls' } }),
  },
};
