import type { Role } from './role.ts';

/** A field that is not as it must be: where (JSON pointer), which rule, and that rule's facts. */
export type FieldError = { pointer: string; rule: string; facts: Record<string, string | number> };

/**
 * Every reason for which something is refused, with the facts that the reader gets. The contract words and numbers
 * each.
 */
export type RefusalFacts = {
  // the request itself
  'malformed-json': Record<never, never>;
  'body-too-large': { limitKb: number };
  /** It is no HTTP, its address and headers are too long, or it did not arrive in time: nothing of it was read. */
  'request-unreadable': Record<never, never>;
  'head-too-large': { limitKb: number };
  'request-too-slow': Record<never, never>;
  'invalid-input': { errors: FieldError[] };
  'foreign-origin': Record<never, never>;
  /** The request does not say which vendor's portal it asks. */
  'vendor-missing': Record<never, never>;
  /** `named`: the vendor in the header; `own`: the vendor of the API key. */
  'vendor-not-of-key': { named: string; own: string };
  'key-missing': Record<never, never>;
  'key-reused': Record<never, never>;
  'too-many-requests': { retryAfterSeconds: number };
  busy: { retryAfterSeconds: number };
  'outcome-unknown': { retryAfterSeconds: number };
  unexpected: Record<never, never>;
  // who asks
  'not-signed-in': Record<never, never>;
  /** `user`: who is signed in now, where the request comes from the screen of somebody else. */
  'other-user-signed-in': { user: string };
  'api-key-invalid': Record<never, never>;
  'people-only': Record<never, never>;
  'sign-in-failed': Record<never, never>;
  'initial-password-expired': Record<never, never>;
  'password-change-needed': Record<never, never>;
  'acceptance-needed': Record<never, never>;
  'second-factor-needed': Record<never, never>;
  'second-factor-set-up-needed': Record<never, never>;
  /** `masters`: the names of those who can activate it; empty where there are none. */
  'account-not-activated': { account: string; masters: string };
  'account-suspended': { account: string };
  'account-closed': { account: string };
  'not-found': Record<never, never>;
  'role-too-low': { needs: Role };
  /** `whose`: it is for those who run sites, and not for the vendor's staff. */
  'tier-may-not': { whose?: 'sites' };
  // passwords
  'password-wrong': Record<never, never>;
  'second-factor-wrong': Record<never, never>;
  'second-factor-off': Record<never, never>;
  'second-factor-demanded': Record<never, never>;
  'own-second-factor': Record<never, never>;
  'set-up-expired': Record<never, never>;
  'link-invalid': Record<never, never>;
  'invitation-unknown': Record<never, never>;
  'invitation-used': Record<never, never>;
  'invitation-replaced': Record<never, never>;
  'invitation-revoked': { account: string };
  'invitation-expired': { account: string };
  'password-too-short': { minimum: number };
  'password-too-long': { maximum: number };
  'password-guessable': Record<never, never>;
  'password-unchanged': Record<never, never>;
  // accounts and users
  'name-taken': { name: string };
  'identifier-taken': { identifier: string };
  /** By a user of an account that the actor may see. */
  'email-taken': { email: string };
  /** A user has it that the actor may not know of. */
  'email-not-usable': { email: string };
  'site-administrator': { email: string; site: string };
  'email-twice': { email: string };
  // rows of a list; `line` is the number by which its reader knows the other one
  'same-name': { name: string; line: number };
  'same-identifier': { identifier: string; line: number };
  'same-email': { email: string; line: number };
  'not-checked': { minutes: number };
  'too-many-rows': { rows: number; limit: number };
  'rows-refused': { wrong: number; rows: number };
  'already-related': { account: string };
  'already-decided': Record<never, never>;
  'role-not-offered': { role: Role };
  'role-above-own': { role: Role };
  'master-untouchable': Record<never, never>;
  'last-master': Record<never, never>;
  'own-access': Record<never, never>;
  'tier-without-access': Record<never, never>;
  'users-manage-themselves': { account: string };
  'user-not-waiting': Record<never, never>;
  'changed-meanwhile': { version: number };
  'not-yours-to-change': Record<never, never>;
  'view-name-taken': { name: string };
  'api-key-expiry': { earliest: string; latest: string };
  // products and entitlements
  'sku-taken': { sku: string };
  'order-number-taken': { orderNumber: string; account: string; issuedOn: string; entitlementId: string };
  'product-retired': { sku: string };
  'expiry-before-start': { startsOn: string; expiresOn: string };
  'not-holder': Record<never, never>;
  'line-on-hold': { reason: string };
  'line-closed': Record<never, never>;
  'line-expired': { expiresOn: string };
  'quantity-not-whole': Record<never, never>;
  'target-not-related': Record<never, never>;
  'tier-not-allowed': { fromTier: number; toTier: number };
  'target-suspended': { account: string };
  'target-closed': { account: string };
  'contact-not-of-target': { account: string };
  'contact-inactive': { account: string; user: string };
  'only-available': { available: number; asked: number };
  'copies-taken': { available: number; asked: number };
  'no-recipient': { account: string };
  // licence files
  /** The vendor has no signing key in use, or its certificate has ended. */
  'no-signing-key': Record<never, never>;
  'signing-key-waiting': { thumbprint: string };
  'signing-key-not-next': Record<never, never>;
  'signing-key-not-certified': Record<never, never>;
  'signing-key-revoked': Record<never, never>;
  'certificate-unreadable': Record<never, never>;
  'certificate-of-other': { vendor: string; thumbprint: string };
  'certificate-over': { expiredOn: string };
  'root-unknown': { thumbprint: string };
  'revocations-unreadable': Record<never, never>;
  'revocations-shorter': { thumbprint: string };
  'revocations-older': Record<never, never>;
  // copies taken back
  'not-sender': Record<never, never>;
  'sender-closed': Record<never, never>;
  'recall-pending': Record<never, never>;
  'line-not-on-hold': Record<never, never>;
  'on-hold-above': Record<never, never>;
  // activations; days are ISO days
  /** At the public door: why is for the holder alone to know. */
  'activation-on-hold': Record<never, never>;
  'activation-ended': Record<never, never>;
  'activation-fetched': Record<never, never>;
  'no-copies-left': { copies: number };
  'fewer-than-activated': { activated: number; asked: number };
  'host-twice': { otherRow: number };
  'too-many-on-host': { limit: number; asked: number };
  'already-returning': { day: string };
  /** Somebody else changed it first: `copies` is what the device has now. */
  'moved-meanwhile': { copies: number };
  'not-fewer': { copies: number };
  /** `day`: the next one is possible; '' where it cannot be told. */
  'moves-used': { used: number; allowed: number; asked: number; day: string };
  'whole-term-file': Record<never, never>;
  'whole-term-lost': Record<never, never>;
  'same-host': Record<never, never>;
  'host-activated': Record<never, never>;
  'device-key-differs': Record<never, never>;
  'device-without-key': Record<never, never>;
  'receipt-not-of-device': Record<never, never>;
  'receipt-not-destroyed': Record<never, never>;
  'receipt-older': { generation: number; newest: number };
  'nonce-over': { days: number };
  'move-request-open': Record<never, never>;
  /** `hosts`: of the activated copies, as far as the reader may know them; else empty. */
  'copies-activated': { available: number; asked: number; activated: number; hosts: string };
  // a line's details by mail
  'not-your-line': Record<never, never>;
  'mail-limit-reached': { limit: number; left: number };
  'mail-of-an-event': Record<never, never>;
  'not-author': Record<never, never>;
  'undo-not-offered': Record<never, never>;
  'already-undone': Record<never, never>;
  'undo-expired': Record<never, never>;
  'mail-being-sent': Record<never, never>;
  'copies-used': { available: number; needed: number };
  'line-unknown': { activationId: string };
  'product-unknown': { product: string };
  'product-ambiguous': { product: string };
  'target-unknown': { account: string };
  'target-ambiguous': { account: string };
  // requests; `product`: of which line
  'nobody-above': Record<never, never>;
  'request-not-above': { account: string };
  'ordered-from-vendor': { product: string };
  'fulfilled-apart': { product: string };
  'customer-not-below': Record<never, never>;
  /** Its own account does not let accounts further up see its name (A3). */
  'name-not-shown': { account: string };
  'wanted-in-past': { wantedOn: string; today: string };
  'reference-used': { reference: string; number: number; account: string; askedOn: string };
  'not-receiver': Record<never, never>;
  'not-requester': Record<never, never>;
  'request-fulfilled': { product: string };
  'request-declined': { product: string };
  'request-cancelled': { product: string };
  'request-lapsed': { product: string };
  'more-than-open': { product: string; open: number; asked: number };
  'other-product': { product: string };
  'forward-too-small': { product: string; asked: number; forwarded: number };
  'no-wish': { product: string };
  'wish-waits': { product: string };
  'nothing-asked': { product: string };
  'rule-without-stock': Record<never, never>;
  'rule-not-below': { account: string };
  // renewals
  'line-perpetual': { activationId: string };
  /** `by`: the activation ID of a line item that follows it. */
  'already-renewed': { activationId: string; by: string };
  'renewal-asked': { activationId: string; number: number };
  'renewal-end-past': { endsOn: string; today: string };
  'renewal-end-far': { endsOn: string; latest: string };
  'renewal-end-early': { activationId: string; endsOn: string; expiresOn: string };
  'renewal-devices': { activationId: string; activated: number; copies: number };
  'renewal-devices-more': { activationId: string; chosen: number; copies: number };
  /** Of lines that are forwarded together: not all renew what came from the same line item, up to the same day. */
  'renewal-mixed': { product: string };
  'renewal-not-arrived': { product: string };
  'renewal-other-line': { product: string };
  // orders
  'product-not-issued': { sku: string };
  'product-not-ordered': { sku: string };
  'order-exists': { orderNumber: string; account: string; orderedOn: string; orderId: string };
  'order-entered': { orderNumber: string };
  'order-cancelled': { orderNumber: string };
  'order-assigned': { orderNumber: string; count: number };
  'order-rows-differ': { orderNumber: string; line: number };
  'order-of-other': { account: string };
  'line-not-of-order': Record<never, never>;
  'nothing-to-assign': Record<never, never>;
  'nothing-assigned': Record<never, never>;
  'only-unassigned': { product: string; unassigned: number; asked: number };
  'seats-in-use': { product: string; free: number; users: string };
  // seats and integrations; `integration`: the key of one of the programme's, or of its controller
  'not-managing': { account: string };
  'integration-off': { integration: string };
  'managed-by-controller': { integration: string };
  'controller-off': { integration: string };
  'wrong-controller': { integration: string };
  'controller-key-only': { integration: string };
  'controller-key-role': { needs: Role };
  'user-not-of-account': { account: string };
  'user-inactive': { user: string };
  'user-on-record': { user: string };
  'twice-in-list': { user: string };
  'no-seat-free': { product: string; free: number };
  'seats-changed': Record<never, never>;
  'licences-used': { available: number; needed: number };
  'only-available-of-product': { product: string; available: number; asked: number; lines: number };
  'too-many-lines': { limit: number };
  // sites and credits
  'site-name-taken': { site: string };
  'site-deleted': { site: string };
  'site-owes': { site: string; due: number; available: number };
  'only-balance': { available: number; asked: number };
  'too-many-credits': { limit: number; balance: number };
  'only-at-site': { site: string; available: number; asked: number };
  'same-place': Record<never, never>;
  'usage-in-future': { minutes: number };
  'administrator-exists': { email: string };
  'too-many-administrators': { limit: number };
  'not-reversible': Record<never, never>;
  'already-reversed': Record<never, never>;
  'credits-used': { available: number; needed: number };
};

/** The name of a refusal; part of the problem's `type`, and stable. */
export type RefusalCode = keyof RefusalFacts;
