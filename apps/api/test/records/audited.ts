import { auditField, type EndpointName } from '@tierline/contract';
import type { Database } from '@tierline/core';

/**
 * The line of the audit that a change leaves: its kind, what it is about, and the fields that it has of before and
 * after.
 */
export type Audited = readonly [kind: string, subject: string, before: string, after: string];

/** What each endpoint's example in `badInputWorld` leaves in the audit (X2); in brackets what a field's rows have. */
export const audited: Partial<Record<EndpointName, Audited>> = {
  endSession: ['session.end', 'user', '', ''],
  acceptLegal: ['legal.accept', 'user', '', 'documents'],
  editMe: [
    'user.edit',
    'user',
    'address expiryMail firstName language lastName marketingMail mobile phone timeZone',
    'address expiryMail firstName language lastName marketingMail mobile phone timeZone',
  ],
  resetSecondFactor: ['second-factor.reset', 'user', '', ''],
  createAccount: [
    'account.create',
    'account',
    '',
    'address country description identifier language name tier timeZone user(email firstName language lastName) visibleToPartners',
  ],
  editAccount: [
    'account.edit',
    'account',
    'address country description language name timeZone visibleToPartners',
    'address country description language name timeZone visibleToPartners',
  ],
  createUser: [
    'user.create',
    'user',
    '',
    'address email expiryMail firstName language lastName marketingMail maySignIn mobile phone role sharedLogin timeZone',
  ],
  askRelation: ['relation.ask', 'relation-request', '', ''],
  decideRelation: ['relation.declined', 'relation-request', '', 'asked asking'],
  editUser: [
    'user.edit',
    'user',
    'address expiryMail firstName language lastName marketingMail maySignIn mobile phone role sharedLogin status timeZone',
    'address expiryMail firstName language lastName marketingMail maySignIn mobile phone role sharedLogin status timeZone',
  ],
  sendAccessMail: ['user.initial-password', 'user', '', ''],
  invitePeople: ['user.invite', 'account', '', 'people(email firstName language lastName role)'],
  importRows: ['import.accounts', 'account', '', 'accounts(account accountId) count'],
  createProduct: [
    'product.create',
    'product',
    '',
    'copiesPerHost credits delivers description features graceDays hostScheme integration kind leaseDays movesPerYear name sku termMonths',
  ],
  editProduct: [
    'product.edit',
    'product',
    'copiesPerHost description features graceDays hostScheme kind leaseDays movesPerYear name status termMonths',
    'copiesPerHost description features graceDays hostScheme kind leaseDays movesPerYear name status termMonths',
  ],
  issueEntitlement: ['entitlement.issue', 'entitlement', '', 'account lines(copies expiresOn product startsOn)'],
  enterOrder: ['order.enter', 'order', '', 'account lines(expiresOn product quantity startsOn) orderedOn'],
  assignOrder: ['order.assign', 'order', '', 'parts(account accountId product quantity)'],
  unassignOrder: ['order.unassign', 'order', '', 'parts(account accountId product quantity)'],
  correctOrder: [
    'order.correct',
    'order',
    'lines(expiresOn product quantity startsOn) number orderedOn',
    'account lines(expiresOn product quantity startsOn) number orderedOn',
  ],
  cancelOrder: ['order.cancel', 'order', 'account lines(expiresOn product quantity startsOn)', 'reason'],
  switchSeats: ['seats.switch', 'account', '', 'seats(on product user)'],
  switchIntegration: ['integrations.switch', 'account', 'integration on', 'integration on seatsEnded'],
  createSite: ['site.create', 'site', '', 'country credits name notes timeZone'],
  editSite: ['site.edit', 'site', 'country name notes timeZone', 'country name notes timeZone'],
  deleteSite: ['site.delete', 'site', '', 'credits'],
  reportUsage: ['site.usage', 'site', 'devices users', 'at devices users'],
  inviteSiteAdministrators: ['site.invite', 'site', '', 'emails language'],
  mailSiteAdministrator: ['site.mail-administrator', 'site', '', 'emails'],
  removeSiteAdministrator: ['site.remove-administrator', 'site', 'emails', ''],
  moveCredits: ['credits.move', 'site', '', 'note rows(credits from to)'],
  grantCredits: ['credits.grant', 'account', '', 'credits note'],
  reverseCredits: ['credits.reverse', 'operation', '', 'credits note reversed'],
  mailLineItem: ['line.mail', 'line-item', '', 'activationId language message recipients'],
  sendLineMailAgain: ['line.mail-again', 'line-item', '', 'activationId language message recipients'],
  returnCopies: ['return', 'return', '', 'lines(account accountId copies line product) reason'],
  recallCopies: ['recall', 'recall', '', 'lines(account accountId copies line product) reason'],
  answerRecall: [
    'recall-request.declined',
    'recall-request',
    '',
    'lines(account accountId copies line product) reason',
  ],
  renewLineItems: ['request.create', 'request', '', 'account lines(copies product wantedOn) note reference'],
  decideRenewals: ['renewal.let-go', 'line-item', '', 'lines(activationId copies product) reason'],
  createRequest: ['request.forward', 'request', '', 'account customer lines(copies product wantedOn) note reference'],
  fulfilRequest: ['request.fulfil', 'request', '', 'account lines(copies product)'],
  setRequestRule: ['request-rule.set', 'request-rule', 'copiesPerDay', 'account copiesPerDay product'],
  deleteRequestRule: ['request-rule.delete', 'request-rule', 'account copiesPerDay product', ''],
  answerRequest: ['request.asked-back', 'request', '', 'account lines(copies product) question'],
  holdLineItem: [
    'line.hold',
    'line-item',
    '',
    'account activationId holders(account accountId copies lineItems product) internalNote lineItems reason',
  ],
  activateCopies: ['activation.create', 'activation', '', 'activationId copies deviceName fileEnds product'],
  activateBatch: ['activation.batch', 'activation-batch', '', 'devices(activationId copies deviceName hostId product)'],
  activateDevice: ['activation.create', 'activation', '', 'activationId copies deviceName fileEnds product'],
  fetchLicenceFile: ['activation.fetch', 'activation', '', 'copies fileEnds product'],
  mailLicenceFiles: ['activation.mail', 'activation-batch', '', 'devices(activationId copies hostId product)'],
  giveBackCopies: ['activation.give-back', 'activation', 'copies', 'activationId copies product receipt'],
  replaceHost: [
    'activation.replace',
    'activation',
    'hostId',
    'activationId copies deviceName fileEnds hostId product receipt',
  ],
  reportLost: ['activation.lost', 'activation', '', 'activationId copies product reason'],
  renameDevice: ['activation.rename', 'activation', 'deviceName', 'activationId deviceName product'],
  askForMoves: ['move-request.create', 'activation', '', 'activationId copies product reason'],
  answerMoves: ['move-request.moves', 'activation', '', 'activationId answer copies extraMoves product'],
  makeReceiptNonce: ['activation.nonce', 'activation', '', 'activationId product'],
  releaseLineItem: [
    'line.release',
    'line-item',
    '',
    'account activationId holders(account accountId copies lineItems product) lineItems',
  ],
  splitLineItems: ['split', 'split', '', 'splits(account accountId copies from product to)'],
  createSavedView: ['view.create', 'saved-view', '', 'list query(name value) shared'],
  editSavedView: ['view.edit', 'saved-view', 'name query(name value) shared', 'name query(name value) shared'],
  deleteSavedView: ['view.delete', 'saved-view', 'list shared', ''],
  makeSigningKey: ['signing-key.create', 'signing-key', '', ''],
  certifySigningKey: ['signing-key.certify', 'signing-key', '', 'expiresAt root'],
  switchSigningKey: ['signing-key.switch', 'signing-key', '', ''],
  revokeSigningKey: ['signing-key.revoke', 'signing-key', '', 'reason'],
  takeRevokedKeys: ['signing-key.list', 'signing-key', '', 'count'],
  createApiKey: ['api-key.create', 'api-key', '', 'expiresOn name role'],
  revokeApiKey: ['api-key.revoke', 'api-key', '', ''],
};

/**
 * Fields that the examples in `badInputWorld` leave out, and why. All others are sent, so that a new field shows
 * whether the audit records it.
 */
export const leftOut: Readonly<Record<string, string>> = {
  'signIn.code': 'only with a second factor',
  'editAccount.status': 'one that is suspended cannot be used by the other examples',
  'decideRenewals.devices': 'another decision than the one of the example',
  'editUser.revokeApiKeys': 'only for a Master who is deactivated',
  'importRows.users': 'instead of accounts',
  'importRows.orders': 'instead of accounts',
  'importRows.sites': 'instead of accounts',
  'importRows.accountId': 'only with users',
  'createProduct.integration': 'only of a product that delivers seats',
  'createProduct.credits': 'only of a product that delivers credits',
  'issueEntitlement.furtherDelivery': 'only for an order number that is used',
  'activateCopies.deviceKey.y': 'of another kind of key',
  'activateCopies.deviceKey.kid': 'read and not kept',
  'activateCopies.deviceKey.use': 'read and not kept',
  'activateCopies.deviceKey.alg': 'read and not kept',
  'activateCopies.deviceKey.d': 'a private key, which is refused',
  'activateBatch.rows[].deviceKey.y': 'as in activateCopies',
  'activateBatch.rows[].deviceKey.kid': 'as in activateCopies',
  'activateBatch.rows[].deviceKey.use': 'as in activateCopies',
  'activateBatch.rows[].deviceKey.alg': 'as in activateCopies',
  'activateBatch.rows[].deviceKey.d': 'as in activateCopies',
  'activateDevice.deviceKey': 'as in activateCopies',
  'activateBatch.rows[].activationId': 'instead of lineItemId',
  'replaceHost.deviceKey': 'as in activateCopies',
  'unassignOrder.release': 'only where seats are in use',
  'switchSeats.rows[].email': 'instead of userId',
  'splitLineItems.rows[].activationId': 'instead of lineItemId',
  'splitLineItems.rows[].productId': 'instead of lineItemId',
  'splitLineItems.rows[].product': 'instead of lineItemId',
  'splitLineItems.rows[].account': 'instead of accountId',
  'splitLineItems.prefer': 'only with a product',
  'issueEntitlement.account': 'instead of accountId',
  'issueEntitlement.lines[].product': 'instead of productId',
  'enterOrder.account': 'instead of accountId',
  'enterOrder.lines[].product': 'instead of productId',
  'correctOrder.lines[].product': 'instead of productId',
  'assignOrder.rows[].account': 'instead of accountId',
  'grantCredits.account': 'instead of accountId',
  'createRequest.lines[].product': 'instead of productId',
  'renewLineItems.day': 'instead of untilLineItemId',
  'createApiKey.controller': 'only of a controller’s key',
  'createApiKey.customerId': 'only of a controller’s key',
};

// What the audit never shows: secrets, had one been written, and the account that a row is about.
const unseen = /password|secret|token|hash|^accountId$/iu;

/** The fields that the audit recorded and that have no type and no words in `auditFields`. */
export async function fieldsWithoutWords(db: Database): Promise<string[]> {
  const unknown = new Set<string>();
  const look = (value: unknown, within?: string): void => {
    if (Array.isArray(value)) for (const part of value) look(part, within);
    else if (typeof value === 'object' && value !== null)
      for (const [field, part] of Object.entries(value)) {
        if (!unseen.test(field) && auditField(field, within) === null)
          unknown.add(within === undefined ? field : `${within}.${field}`);
        look(part, field);
      }
  };
  // What use cases write: plain data of this shape.
  const lines = (await db.operation.findMany({ select: { changes: true } })) as {
    changes: { before?: object; after?: object };
  }[];
  for (const { changes } of lines) {
    look(changes.before);
    look(changes.after);
  }
  return [...unknown];
}

/**
 * The fields of what a line records of before or after, with those of a field's first row in brackets, by the alphabet.
 */
export function fieldsIn(recorded: object | undefined): string {
  const within = (value: unknown): string => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'object' && first !== null ? `(${fieldsIn(first)})` : '';
  };
  return Object.entries(recorded ?? {})
    .map(([field, value]) => `${field}${within(value)}`)
    .toSorted()
    .join(' ');
}
