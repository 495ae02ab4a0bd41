import type { Refusal, RefusalCode } from '@tierline/domain';

/** The HTTP status of every refusal (RFC 9457). 403 only for readers who may know that the thing exists. */
export const problemStatus = {
  'malformed-json': 400,
  'body-too-large': 413,
  'request-unreadable': 400,
  'head-too-large': 431,
  'request-too-slow': 408,
  'invalid-input': 422,
  'foreign-origin': 403,
  'vendor-missing': 400,
  'vendor-not-of-key': 400,
  'key-missing': 400,
  'key-reused': 422,
  'too-many-requests': 429,
  busy: 503,
  'outcome-unknown': 503,
  unexpected: 500,
  'not-signed-in': 401,
  'other-user-signed-in': 409,
  'api-key-invalid': 401,
  'people-only': 403,
  'sign-in-failed': 401,
  'initial-password-expired': 401,
  'password-change-needed': 403,
  'acceptance-needed': 403,
  'second-factor-needed': 401,
  'second-factor-set-up-needed': 403,
  'account-not-activated': 403,
  'account-suspended': 403,
  'account-closed': 403,
  'not-found': 404,
  'role-too-low': 403,
  'tier-may-not': 403,
  'password-wrong': 422,
  'second-factor-wrong': 422,
  'second-factor-off': 409,
  'second-factor-demanded': 403,
  'own-second-factor': 403,
  'set-up-expired': 409,
  'link-invalid': 409,
  'invitation-unknown': 409,
  'invitation-used': 409,
  'invitation-replaced': 409,
  'invitation-revoked': 409,
  'invitation-expired': 409,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-guessable': 422,
  'password-unchanged': 422,
  'name-taken': 409,
  'identifier-taken': 409,
  'email-taken': 409,
  'email-not-usable': 409,
  'site-administrator': 409,
  'email-twice': 422,
  'same-name': 422,
  'same-identifier': 422,
  'same-email': 422,
  'not-checked': 429,
  'too-many-rows': 422,
  'rows-refused': 422,
  'already-related': 409,
  'already-decided': 409,
  'role-not-offered': 422,
  'role-above-own': 403,
  'master-untouchable': 403,
  'last-master': 409,
  'own-access': 403,
  'tier-without-access': 422,
  'users-manage-themselves': 403,
  'user-not-waiting': 409,
  'changed-meanwhile': 409,
  'not-yours-to-change': 403,
  'view-name-taken': 409,
  'api-key-expiry': 422,
  'sku-taken': 409,
  'order-number-taken': 409,
  'product-retired': 409,
  'expiry-before-start': 422,
  'not-holder': 403,
  'line-on-hold': 409,
  'line-closed': 409,
  'line-expired': 409,
  'quantity-not-whole': 422,
  'target-not-related': 422,
  'tier-not-allowed': 422,
  'target-suspended': 409,
  'target-closed': 409,
  'contact-not-of-target': 422,
  'contact-inactive': 422,
  'only-available': 409,
  'copies-taken': 409,
  'no-recipient': 422,
  'no-signing-key': 409,
  'signing-key-waiting': 409,
  'signing-key-not-next': 409,
  'signing-key-not-certified': 409,
  'signing-key-revoked': 409,
  'certificate-unreadable': 422,
  'certificate-of-other': 422,
  'certificate-over': 409,
  'root-unknown': 409,
  'revocations-unreadable': 422,
  'revocations-shorter': 409,
  'revocations-older': 409,
  'not-sender': 403,
  'sender-closed': 409,
  'recall-pending': 409,
  'line-not-on-hold': 409,
  'on-hold-above': 409,
  'activation-on-hold': 409,
  'activation-ended': 409,
  'activation-fetched': 409,
  'no-copies-left': 409,
  'fewer-than-activated': 409,
  'host-twice': 409,
  'too-many-on-host': 409,
  'already-returning': 409,
  'moved-meanwhile': 409,
  'not-fewer': 409,
  'moves-used': 409,
  'whole-term-file': 409,
  'whole-term-lost': 403,
  'same-host': 409,
  'host-activated': 409,
  'device-key-differs': 409,
  'device-without-key': 409,
  'receipt-not-of-device': 409,
  'receipt-not-destroyed': 409,
  'receipt-older': 409,
  'nonce-over': 409,
  'move-request-open': 409,
  'copies-activated': 409,
  'not-your-line': 403,
  'mail-limit-reached': 429,
  'mail-of-an-event': 409,
  'not-author': 403,
  'undo-not-offered': 409,
  'already-undone': 409,
  'undo-expired': 409,
  'mail-being-sent': 409,
  'copies-used': 409,
  'line-unknown': 422,
  'product-unknown': 422,
  'product-ambiguous': 422,
  'target-unknown': 422,
  'target-ambiguous': 422,
  'nobody-above': 409,
  'request-not-above': 422,
  'ordered-from-vendor': 422,
  'fulfilled-apart': 409,
  'customer-not-below': 422,
  'name-not-shown': 422,
  'wanted-in-past': 422,
  'reference-used': 409,
  'not-receiver': 403,
  'not-requester': 403,
  'request-fulfilled': 409,
  'request-declined': 409,
  'request-cancelled': 409,
  'request-lapsed': 409,
  'more-than-open': 409,
  'other-product': 422,
  'forward-too-small': 422,
  'no-wish': 409,
  'wish-waits': 409,
  'line-perpetual': 409,
  'already-renewed': 409,
  'renewal-asked': 409,
  'renewal-end-past': 422,
  'renewal-end-far': 422,
  'renewal-end-early': 422,
  'renewal-devices': 422,
  'renewal-devices-more': 422,
  'renewal-mixed': 422,
  'renewal-not-arrived': 409,
  'renewal-other-line': 422,
  'nothing-asked': 409,
  'rule-without-stock': 409,
  'rule-not-below': 422,
  'product-not-issued': 409,
  'product-not-ordered': 409,
  'order-exists': 409,
  'order-cancelled': 409,
  'order-assigned': 409,
  'order-entered': 409,
  'order-rows-differ': 422,
  'order-of-other': 403,
  'line-not-of-order': 422,
  'nothing-to-assign': 409,
  'nothing-assigned': 409,
  'only-unassigned': 409,
  'seats-in-use': 409,
  'not-managing': 403,
  'integration-off': 409,
  'managed-by-controller': 409,
  'controller-off': 409,
  'wrong-controller': 403,
  'controller-key-only': 403,
  'controller-key-role': 422,
  'user-not-of-account': 422,
  'user-inactive': 409,
  'user-on-record': 409,
  'twice-in-list': 422,
  'no-seat-free': 409,
  'seats-changed': 409,
  'licences-used': 409,
  'only-available-of-product': 409,
  'too-many-lines': 422,
  'site-name-taken': 409,
  'site-deleted': 409,
  'site-owes': 409,
  'only-balance': 409,
  'too-many-credits': 409,
  'only-at-site': 409,
  'same-place': 422,
  'usage-in-future': 422,
  'administrator-exists': 409,
  'too-many-administrators': 422,
  'not-reversible': 409,
  'already-reversed': 409,
  'credits-used': 409,
} as const satisfies Record<RefusalCode, number>;

/** The stable `type` of a problem. */
export function problemType(code: RefusalCode): string {
  return `urn:tierline:problem:${code}`;
}

/** The code in a problem's `type`. */
export function problemCode(type: string): string {
  return type.replace('urn:tierline:problem:', '');
}

/** A problem document (RFC 9457): what is wrong, in the reader's language, with the refusal's facts as members. */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string }[];
  /** Of a request with many rows: each refused row with its own reason. */
  refused?: { row: number; field?: string; type: string; detail: string }[];
} & Record<string, unknown>;

/** A row of a request with many, or one field of it, refused with a reason of its own. */
export type RefusedRow = { row: number; field?: string; refusal: Refusal };

/** An error that refuses: on the server with the refusal, at the client with the document (null: no answer came). */
export class Problem extends Error {
  readonly refusal: Refusal | null;
  readonly rows: readonly RefusedRow[];
  readonly document: ProblemDocument | null;

  constructor(why: { refusal: Refusal; rows?: readonly RefusedRow[] } | { document: ProblemDocument | null }) {
    super('refusal' in why ? why.refusal.code : (why.document?.detail ?? 'no answer'));
    this.refusal = 'refusal' in why ? why.refusal : null;
    this.rows = 'refusal' in why ? (why.rows ?? []) : [];
    this.document = 'document' in why ? why.document : null;
  }

  /** The refusal's code; `no-answer` where none came. */
  get code(): string {
    if (this.refusal) return this.refusal.code;
    return this.document ? problemCode(this.document.type) : 'no-answer';
  }
}

/** Refuses: throws the problem of a code and its facts. */
export function problem<C extends RefusalCode>(code: C, facts: Extract<Refusal, { code: C }>['facts']): Problem {
  // The pair is correlated by C; TypeScript cannot see that it is a member of the union.
  return new Problem({ refusal: { code, facts } as Refusal });
}
