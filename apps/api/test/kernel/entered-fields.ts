import type { EndpointName, ListName, Reply } from '@tierline/contract';
import type { Raw } from './walls-send.ts';

/** What a write was sent, and what it answered. */
export type Written = { raw: Raw; reply: unknown };

/**
 * Where what a write stores is read afterwards: an endpoint with its request, and the list whose files show it, `null`
 * where it stands in none. `but`: the places that leave a field out (`field: record`, `audit`, `file`, `portal`), and
 * why.
 */
export type Reading = {
  read: EndpointName;
  ask: (written: Written) => Raw;
  list: ListName | null;
  but?: Readonly<Record<string, string>>;
};

const idOf = ({ reply }: Written) => (reply as { id: string }).id;
const made = (written: Written): Raw => ({ params: { id: idOf(written) } });
const edited = ({ raw }: Written): Raw => ({ params: raw.params ?? {} });
const all = (): Raw => ({});

/** The writes whose fields are stored, and where each is read. */
export const kept: Partial<Record<EndpointName, Reading>> = {
  createAccount: {
    read: 'readAccount',
    ask: ({ reply }) => ({ params: { id: (reply as Reply<'createAccount'>).account.id } }),
    list: 'listAccounts',
    but: {
      'user.email: file': 'the first user is a record of their own: createUser',
      'user.email: record': 'the first user is a record of their own: createUser',
      'user.firstName: file': 'the first user is a record of their own: createUser',
      'user.firstName: record': 'the first user is a record of their own: createUser',
      'user.language: record': 'the first user is a record of their own: createUser',
      'user.lastName: file': 'the first user is a record of their own: createUser',
      'user.lastName: record': 'the first user is a record of their own: createUser',
    },
  },
  editAccount: { read: 'readAccount', ask: edited, list: 'listAccounts' },
  createUser: { read: 'readUser', ask: made, list: 'listUsers' },
  editUser: { read: 'readUser', ask: edited, list: 'listUsers' },
  editMe: { read: 'readMe', ask: all, list: 'listUsers' },
  invitePeople: {
    read: 'listUsers',
    ask: ({ raw }) => ({ params: { id: (raw.body as { accountId: string }).accountId } }),
    list: 'listUsers',
    but: { 'accountId: file': 'a list is of one account' },
  },
  createProduct: { read: 'listProducts', ask: all, list: 'listProducts' },
  editProduct: { read: 'listProducts', ask: all, list: 'listProducts' },
  issueEntitlement: {
    read: 'listLineItems',
    ask: ({ raw }) => ({ query: `view=all&q=${(raw.body as { orderNumber: string }).orderNumber}` }),
    list: 'listLineItems',
    but: {
      'accountId: file': 'the file names the holder',
      'accountId: record': 'shown as the holder',
      'contactId: audit': 'the line item has it',
      'mail: audit': 'whether a mail goes out with it',
      'mail: file': 'whether a mail goes out with it',
      'mail: record': 'whether a mail goes out with it',
    },
  },
  enterOrder: { read: 'readOrder', ask: made, list: 'listOrders' },
  correctOrder: {
    read: 'readOrder',
    ask: edited,
    list: 'listOrders',
    but: { 'lines.id: audit': 'says which line is meant', 'lines.id: record': 'says which line is meant' },
  },
  cancelOrder: {
    read: 'readOrder',
    ask: edited,
    list: 'listOrders',
    but: { 'reason: file': 'read in the order and in Activity' },
  },
  createSite: { read: 'readSite', ask: made, list: 'listSites' },
  editSite: { read: 'readSite', ask: edited, list: 'listSites' },
  reportUsage: {
    read: 'readSite',
    ask: edited,
    list: 'listSites',
    but: { 'at: file': 'the file has when it arrived', 'at: record': 'the site has when it arrived' },
  },
  inviteSiteAdministrators: {
    read: 'readSite',
    ask: edited,
    list: null,
    but: { 'emails: record': 'each is an administrator with an e-mail address' },
  },
  grantCredits: {
    read: 'listCreditHistory',
    ask: ofAccount,
    list: 'listCreditHistory',
    but: { 'accountId: file': 'a history is of one account', 'accountId: record': 'a history is of one account' },
  },
  moveCredits: { read: 'listCreditHistory', ask: all, list: 'listCreditHistory' },
  createRequest: {
    read: 'readRequest',
    ask: made,
    list: 'listRequests',
    but: {
      'again: audit': 'says that the same request is meant a second time',
      'again: file': 'says that the same request is meant a second time',
      'again: record': 'says that the same request is meant a second time',
      'lines.forwards.requestLineId: audit': 'a request forwarded, which names what it forwards',
      'lines.forwards.requestLineId: file': 'a request forwarded, which names what it forwards',
      'lines.forwards.requestLineId: record': 'a request forwarded, which names what it forwards',
      'tellCustomer: audit': 'whether the customer gets a mail',
      'tellCustomer: file': 'whether the customer gets a mail',
      'tellCustomer: record': 'whether the customer gets a mail',
    },
  },
  setRequestRule: { read: 'listRequestRules', ask: all, list: 'listRequestRules' },
  activateCopies: {
    read: 'readActivation',
    ask: made,
    list: 'listActivations',
    but: {
      'deviceKey.crv: audit': 'a public key, kept for receipts alone',
      'deviceKey.crv: file': 'a public key, kept for receipts alone',
      'deviceKey.crv: portal': 'a public key, kept for receipts alone',
      'deviceKey.crv: record': 'a public key, kept for receipts alone',
      'deviceKey.kty: audit': 'a public key, kept for receipts alone',
      'deviceKey.kty: file': 'a public key, kept for receipts alone',
      'deviceKey.kty: portal': 'a public key, kept for receipts alone',
      'deviceKey.kty: record': 'a public key, kept for receipts alone',
      'deviceKey.x: audit': 'a public key, kept for receipts alone',
      'deviceKey.x: file': 'a public key, kept for receipts alone',
      'deviceKey.x: portal': 'a public key, kept for receipts alone',
      'deviceKey.x: record': 'a public key, kept for receipts alone',
    },
  },
  renameDevice: { read: 'readActivation', ask: edited, list: 'listActivations' },
  replaceHost: {
    read: 'readActivation',
    ask: made,
    list: 'listActivations',
    but: {
      'receipt: audit': 'verified, and kept nowhere',
      'receipt: file': 'verified, and kept nowhere',
      'receipt: record': 'verified, and kept nowhere',
    },
  },
  mailLineItem: {
    read: 'listLineMails',
    ask: edited,
    list: 'listLineMails',
    but: {
      'language: file': 'the mail itself has it, and Activity',
      'language: record': 'the mail itself has it, and Activity',
      'message: file': 'the mail itself has it, and Activity',
      'message: record': 'the mail itself has it, and Activity',
    },
  },
  holdLineItem: {
    read: 'readLineItem',
    ask: edited,
    list: 'listLineItems',
    but: {
      'internalNote: file': 'for the vendor’s staff, in Activity',
      'internalNote: record': 'for the vendor’s staff, in Activity',
    },
  },
  createSavedView: { read: 'listSavedViews', ask: all, list: null },
  editSavedView: { read: 'listSavedViews', ask: all, list: null },
  createApiKey: { read: 'listApiKeys', ask: all, list: 'listApiKeys' },
};

function ofAccount({ raw }: Written): Raw {
  return { query: `accountId=${(raw.body as { accountId: string }).accountId}` };
}

/** The names under which a field may stand elsewhere. */
export function sameAs(field: string): string[] {
  const base = /^(?:from|to)?(\w+)Id$/u.exec(field)?.[1];
  return [
    field,
    ...(base === undefined ? [] : [base.charAt(0).toLowerCase() + base.slice(1)]),
    ...(others[field] ?? []),
  ];
}

/** The headings under which a field may stand in a file. */
export function headOf(field: string): string[] {
  return [...sameAs(field), ...(heads[field] ?? [])];
}

const others: Readonly<Record<string, string[]>> = {
  recipients: ['recipient'],
  reason: ['stateReason'],
  fromSiteId: ['from'],
  toSiteId: ['to'],
  toAccountId: ['to', 'account'],
};

const heads: Readonly<Record<string, string[]>> = {
  visibleToPartners: ['visible'],
  number: ['orderNumber'],
  orderedOn: ['ordered'],
  startsOn: ['starts'],
  expiresOn: ['expires'],
  quantity: ['licences'],
  wantedOn: ['wanted'],
  hostId: ['host'],
};

/** The writes that keep no field of theirs as it was sent, and why. */
export const notKept: Partial<Record<EndpointName, string>> = {
  signIn: 'nothing is stored but the session',
  changePassword: 'a secret',
  forgotPassword: 'an address is looked up by it',
  resetPassword: 'a secret',
  acceptLegal: 'the audit has the documents, the profile when',
  offerSecondFactor: 'a secret',
  switchOnSecondFactor: 'a secret',
  renewRecoveryCodes: 'a secret',
  switchOffSecondFactor: 'a secret',
  askRelation: 'an account is looked up by it',
  decideRelation: 'the answer is the new state',
  openInvitation: 'a secret',
  acceptInvitation: 'the user’s own fields: editMe',
  importRows: 'cells, which are read into the fields of createAccount, createUser, enterOrder and createSite',
  activateDevice: 'as activateCopies',
  activateBatch: 'as activateCopies, in rows',
  mailLicenceFiles: 'files that exist already are mailed',
  giveBackCopies: 'copies move',
  reportLost: 'copies move',
  printCards: 'a file of cards, of which nothing is kept',
  askForMoves: 'the vendor’s list of requests has it',
  answerMoves: 'the vendor’s list of requests has it',
  assignOrder: 'licences move',
  unassignOrder: 'licences move',
  switchSeats: 'seats change',
  switchIntegration: 'seats change',
  reverseCredits: 'credits move',
  returnCopies: 'copies move',
  recallCopies: 'copies move',
  answerRecall: 'copies move',
  renewLineItems: 'a request, which createRequest makes too',
  decideRenewals: 'the list of renewals has it',
  fulfilRequest: 'copies move',
  answerRequest: 'the history of the request has it',
  splitLineItems: 'copies move',
  certifySigningKey: 'a certificate, which is published',
  revokeSigningKey: 'the key has the reason',
  takeRevokedKeys: 'a list, which is published',
};
