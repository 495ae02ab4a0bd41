export * from './access/api-key.ts';
export { readCaller } from './access/caller.ts';
export { acceptInvitation, openInvitation } from './access/invitation-link.ts';
export * from './access/invitation.ts';
export * from './access/password-change.ts';
export * from './access/password-reset.ts';
export { hashPassword, passwordCost, readyToJudgePasswords } from './access/password.ts';
export { passSecondFactor } from './access/second-factor-code.ts';
export * from './access/second-factor-reset.ts';
export * from './access/second-factor.ts';
export { contextOfSession, contextOfUser, languageOf } from './access/session-context.ts';
export { refreshGraceSeconds, sessionHours } from './access/session-hours.ts';
export {
  beginSession,
  endOwnSession,
  endSessionOfBrowser,
  listSessions,
  refreshSession,
  type Ticket,
} from './access/session.ts';
export * from './access/sign-in.ts';
export * from './access/way-in.ts';

export * from './accounts/account-create.ts';
export { editAccount } from './accounts/account-edit.ts';
export { readAccountRow } from './accounts/account-row.ts';
export * from './accounts/account.ts';
export { listMarketingConsents } from './accounts/marketing-consent.ts';
export { acceptLegal, editMe, readMe } from './accounts/me.ts';
export * from './accounts/programme.ts';
export * from './accounts/relation-request.ts';
export * from './accounts/user-access.ts';
export * from './accounts/user-create.ts';
export { editUser } from './accounts/user-edit.ts';
export { readUserRow, readUserRows, readUsersAccount } from './accounts/user-row.ts';
export { userView } from './accounts/user-view.ts';
export * from './accounts/user.ts';

export * from './credits/balance.ts';
export * from './credits/charge.ts';
export * from './credits/credit-chart.ts';
export * from './credits/credit-spending.ts';
export { listCreditHistory } from './credits/credit-history.ts';
export { reverseCredits } from './credits/credit-reversal.ts';
export * from './credits/credit.ts';
export {
  inviteSiteAdministrators,
  mailSiteAdministrator,
  removeSiteAdministrator,
} from './credits/site-administrator.ts';
export * from './credits/site.ts';
export * from './credits/usage.ts';

export { readStock } from './entitlements/stock.ts';
export { activateCopies, activateDevice } from './entitlements/activation/activate.ts';
export { giveBackCopies, makeReceiptNonce, renameDevice, reportLost } from './entitlements/activation/give-back.ts';
export { passDueDevices } from './entitlements/activation/pass.ts';
export { returnDueCopies } from './entitlements/activation/return-due.ts';
export { answerMoves, askForMoves } from './entitlements/activation/move-request.ts';
export { replaceHost } from './entitlements/activation/replace-host.ts';
export { fetchLicenceFile } from './entitlements/activation/file.ts';
export { listActivations, readActivation } from './entitlements/activation/list.ts';
export { signLicence } from './entitlements/activation/licence-file.ts';
export * from './entitlements/activation/batch.ts';
export { mailLicenceFiles } from './entitlements/activation/mail-files.ts';
export * from './entitlements/card/print-cards.ts';
export * from './entitlements/entitlement.ts';
export * from './entitlements/expiry-notice.ts';
export * from './entitlements/hold.ts';
export {
  certify,
  readCertificate,
  readKeyRequest,
  readRevocations,
  requestCertificate,
  signRevocations,
  type RevocationList,
} from './entitlements/keys/certificate.ts';
export { makeDemoKeys } from './entitlements/keys/demo-keys.ts';
export { makeKeyPair, signJws, type KeyPair } from './entitlements/keys/jws.ts';
export * from './entitlements/keys/root-file.ts';
export { sealKey } from './entitlements/keys/sealed-key.ts';
export * from './entitlements/keys/key-warning.ts';
export * from './entitlements/keys/revoked-key-notices.ts';
export * from './entitlements/keys/signing-key.ts';
export { readVendorKeys } from './entitlements/keys/vendor-keys.ts';
export * from './entitlements/line-item.ts';
export * from './entitlements/line-mail.ts';
export * from './entitlements/lineage.ts';
export * from './entitlements/product.ts';
export * from './entitlements/recall-request.ts';
export { previewRenewal, renewLineItems } from './requests/renew.ts';
export { decideRenewals, listRenewals } from './requests/renewal.ts';
export { answerRequest } from './requests/request-answer.ts';
export { printRequest } from './requests/print-request.ts';
export { fulfilRequest } from './requests/request-fulfil.ts';
export { tellOfWaitingFiles } from './entitlements/activation/waiting-files.ts';
export { fulfilByRules } from './requests/request-by-rule.ts';
export { deleteRequestRule, listRequestRules, setRequestRule } from './requests/request-rule.ts';
export { lookAfterRequests } from './requests/request-waiting.ts';
export { createRequest, listRequests, readRequest } from './requests/request.ts';
export * from './entitlements/split-preview.ts';
export * from './entitlements/split.ts';
export * from './entitlements/take-back.ts';

export { importRows, previewImport } from './imports/import.ts';

export * from './kernel/archive.ts';
export { provedSecret } from './kernel/canary.ts';
export * from './kernel/commit.ts';
export * from './kernel/bound.ts';
export * from './kernel/context.ts';
export * from './kernel/db.ts';
export * from './kernel/input-hash.ts';
export * from './kernel/limit.ts';
export * from './kernel/operation.ts';
export { minPassphrase } from './kernel/passphrase.ts';
export * from './kernel/outbox.ts';
export { timeZoneOf } from './kernel/reader-time-zone.ts';
export { bool, float, int, oneOf, queryRows, readCount, readRow, readRows, text, type Row } from './kernel/rows.ts';
export * from './kernel/scope.ts';
export * from './kernel/secret.ts';
export { inSpan, tracer } from './kernel/tracing.ts';
export { problemOf, troubleOf } from './kernel/trouble.ts';

export { listLicences } from './orders/customer-licences.ts';
export * from './orders/integration.ts';
export { assignOrder } from './orders/order-assign.ts';
export { cancelOrder, correctOrder } from './orders/order-change.ts';
export { enterOrder } from './orders/order-enter.ts';
export { previewUnassign, unassignOrder } from './orders/order-unassign.ts';
export * from './orders/order.ts';
export * from './orders/seat-expiry.ts';
export { listSeats, readUserLicences } from './orders/seat-view.ts';
export * from './orders/seat.ts';

export { readAttention } from './records/attention.ts';
export * from './records/audit.ts';
export * from './records/mail.ts';
export * from './records/saved-view.ts';
export { rotateSecret } from './records/secret-rotation.ts';
export * from './records/undo.ts';
