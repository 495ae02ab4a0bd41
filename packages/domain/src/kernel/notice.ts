import type { LineState } from './line-state.ts';

/** A line item as a mail shows it. Dates are ISO days. */
export type LineInMail = {
  activationId: string;
  product: string;
  copies: number;
  startsOn: string;
  expiresOn: string | null;
};

/** Licences as a mail shows them: `users` whom a seat was or will be taken from. Dates are ISO days. */
export type LicencesInMail = {
  product: string;
  quantity: number;
  startsOn: string;
  expiresOn: string | null;
  users: readonly string[];
};

/**
 * A site as a mail shows it: what it has, what it costs a month, until when that lasts (null: it is overdue), what is
 * due, and when it is suspended for that. Days are ISO days.
 */
export type SiteInMail = {
  site: string;
  state: 'at-risk' | 'overdue' | 'suspended';
  credits: number;
  monthlyCost: number;
  lastsUntil: string | null;
  arrears: number;
  suspendedOn: string | null;
};

/** What was changed about how a user signs in. `by` of its notice is who did it, null for the user. */
export type SignInChange =
  | 'password'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'second-factor-reset'
  | 'recovery-codes'
  | 'recovery-code-used';

/** An order as a mail shows it: its licences, and the credits that it brought. */
export type OrderInMail = {
  number: string;
  licences: readonly { product: string; quantity: number }[];
  credits: number;
};

/** Users whose licences of a product were switched. */
export type UsersInMail = { product: string; users: readonly string[] };

/**
 * The content of a mail, as data. The adapter puts it into words; a password or a link's token travels separately,
 * encrypted.
 */
export type Notice =
  | {
      kind: 'initial-password';
      account: string;
      by?: string;
      byAccount?: string;
      firstName: string;
      email: string;
      expiresAt: string;
    }
  | {
      kind: 'invitation';
      account: string;
      // Who invites, and their company: whom to ask for another one.
      by: string;
      byAccount?: string;
      role: string;
      firstName: string;
      email: string;
      expiresAt: string;
    }
  | { kind: 'password-reset'; account: string; firstName: string; email: string; expiresAt: string }
  | {
      kind: 'sign-in-changed';
      account: string;
      firstName: string;
      email: string;
      at: string;
      change: SignInChange;
      by: string | null;
    }
  | { kind: 'relation-asked'; account: string; from: string; target: string; by: string }
  | { kind: 'relation-decided'; account: string; target: string; accepted: boolean }
  | { kind: 'entitlement-issued'; account: string; orderNumber: string; lines: LineInMail[] }
  // `by`: the address of who handed them on, for questions; '' or absent where it was no person.
  | { kind: 'lines-handed-on'; account: string; from: string; by?: string; message: string; lines: LineInMail[] }
  // Copies that went back: `side` is whose mail it is, `other` the account on the other side, null where the reader may
  // not know its name (A3).
  | {
      kind: 'copies-returned' | 'copies-recalled';
      side: 'giver' | 'holder';
      account: string;
      other: string | null;
      reason: string;
      lines: LineInMail[];
    }
  | { kind: 'recall-asked'; account: string; other: string | null; reason: string; lines: LineInMail[] }
  | { kind: 'recall-declined'; account: string; other: string | null; answer: string; lines: LineInMail[] }
  | { kind: 'lines-held'; account: string; reason: string; lines: LineInMail[] }
  | { kind: 'lines-released'; account: string; lines: LineInMail[] }
  // Licences that a customer got from an order, or that went back to it (O2).
  | {
      kind: 'licences-assigned' | 'licences-taken-back';
      account: string;
      from: string;
      orderNumber: string;
      licences: LicencesInMail[];
    }
  // Orders that were entered for the reader's company (O1); `more`: so many further ones.
  | { kind: 'orders-arrived'; account: string; orders: readonly OrderInMail[]; more: number }
  // A changed order that the reader had a mail about (O1); `order`: its present content, null where it is cancelled.
  | {
      kind: 'order-changed';
      account: string;
      from: string;
      orderNumber: string;
      order: OrderInMail | null;
      reason: string;
    }
  // The vendor's signing key ends (E10): `endsOn` is an ISO day, `nextReady`: the next one is certified.
  | {
      kind: 'signing-key-ends';
      account: string;
      thumbprint: string;
      endsOn: string;
      days: number;
      nextReady: boolean;
    }
  // A key that signed licence files of the reader's devices was revoked (E10): how many devices, leased ones and those
  // for the whole term, need another file.
  | { kind: 'files-to-replace'; account: string; vendor: string; leased: number; wholeTerm: number }
  // What has become of a request, for who asked, or what came for who was asked (E12); `text`: what was said with it.
  | {
      kind: 'request-news';
      account: string;
      other: string;
      what: RequestNews;
      requestId: string;
      number: number;
      text: string;
      asked: { product: string; copies: number }[];
      more: number;
    }
  // Requests that wait for an answer of the reader's account, those that wait longest first (E12).
  | {
      kind: 'requests-waiting';
      account: string;
      lapseAfterDays: number;
      requests: {
        requestId: string;
        number: number;
        other: string;
        waitedDays: number;
        asked: { product: string; copies: number }[];
        more: number;
      }[];
      more: number;
    }
  // What has become of a device and its copies, or of a request about it (E13); `number`: of moves, `by`: the account
  // that did it.
  | {
      kind: 'device-news';
      account: string;
      what: DeviceNews;
      device: string;
      product: string;
      activationId: string;
      copies: number;
      number: number;
      text: string;
      by: string;
    }
  // Devices of renewed line items whose file for the new term waits to be downloaded (E15), by product.
  | {
      kind: 'files-waiting';
      account: string;
      devices: number;
      products: { product: string; devices: number }[];
      more: number;
    }
  // Licence files that the reader mails to themselves, as one attached file (E14); `device` and `product` of one file,
  // '' of several.
  | { kind: 'licence-files'; account: string; files: number; fileName: string; device: string; product: string }
  // Credits that came to the reader's balance (C6); `balance`: what it holds then.
  | { kind: 'credits-granted'; account: string; from: string; credits: number; balance: number; note: string }
  // Licences that somebody switched for the reader's users; `by`: the person, '' where they are not known;
  // `integration`: what they went off with.
  | {
      kind: 'seats-switched';
      account: string;
      from: string;
      by: string;
      integration: string | null;
      off: readonly UsersInMail[];
      on: readonly UsersInMail[];
    }
  // Licences that expire while seats of them are on; `on`: until when these stay on. To the customer, and to the
  // partner they came from. `seats-ended`: they are off.
  | {
      kind: 'seats-expiring' | 'seats-ended';
      side: 'customer' | 'partner';
      account: string;
      customer: string;
      licences: (LicencesInMail & { endsOn: string })[];
    }
  // Line items of the reader's company that expire, earliest first (E11); `copies` are those available, `within`: in
  // how many days at most, `more`: how many further ones.
  | {
      kind: 'entitlements-expiring';
      account: string;
      within: number;
      lines: (LineInMail & { lineItemId?: string; activated: number; onHold: boolean })[];
      more: number;
    }
  // Sites whose credits run out or have run out (C4); `more`: so many further ones.
  | { kind: 'sites-need-credits'; account: string; sites: SiteInMail[]; more: number }
  // Informs a site administrator which site they look after, and whose customer it belongs to (C3); it gives no access
  // to the portal.
  | { kind: 'site-administrator'; account: string; by: string; site: string; timeZone: string; contact: string }
  // The details of a line that a user mails to others (E8); `orderNumber` null where the line's holder may not know it.
  | {
      kind: 'line-details';
      from: string;
      message: string;
      orderNumber: string | null;
      state: LineState;
      line: LineInMail;
    };

/** What a mail about a device says. */
export type DeviceNews = 'returned' | 'lost' | 'released' | 'used-up' | 'asked' | 'granted' | 'freed' | 'declined';

/** What a mail about a request says: it came, or was answered in one of these ways. */
export type RequestNews =
  | 'received'
  | 'asked-back'
  | 'replied'
  | 'declined'
  | 'cancelled'
  | 'wish'
  | 'wish-granted'
  | 'wish-refused'
  | 'reminder'
  | 'lapsed';

/** A mail for the outbox: recipient, language, notice. */
export type NoticeRow = {
  id: string;
  recipient: string;
  userId: string | null;
  accountId: string;
  lineItemId: string | null;
  language: string;
  notice: Notice;
};

/**
 * The state of a mail: nobody can know that it was delivered, only that the next server took it (A10). `withdrawn`:
 * what it is about was undone in time (X8).
 */
export type MailState = 'waiting' | 'accepted' | 'deferred' | 'failed' | 'withdrawn';
