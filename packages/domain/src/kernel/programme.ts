import { roles, reaches, type Role } from './role.ts';

/** A text in the languages of the programme. */
export type Words = Record<string, string>;

/**
 * What a vendor's portal is made of (SPEC §1): configuration, never code. The contract checks the file it comes from.
 */
export type Programme = {
  /** The part of the portal's address that names the vendor. */
  slug: string;
  name: string;
  color: string;
  modules: readonly ('entitlements' | 'orders' | 'credits')[];
  /**
   * Role at which accounts take part, 0 is the vendor; `handsOn` names the tiers an account of this tier may hand on
   * to.
   */
  /** `managedFromAbove`: the accounts above go on managing its users once it is activated (A4). */
  tiers: readonly {
    tier: number;
    name: Words;
    plural: Words;
    handsOn: readonly number[];
    signsIn: boolean;
    managedFromAbove: boolean;
  }[];
  roles: readonly { role: Role; name: Words }[];
  firstAccess: 'initial-password' | 'invitation';
  languages: readonly string[];
  labels: Record<string, Words>;
  sender: { name: string; email: string };
  recallWindowDays: number;
  /** Where what follows a line item begins that is renewed after it has expired (E15). */
  lateRenewals: { from: 'old-end' | 'today' } | { from: 'old-end-within'; days: number };
  /** After how many days the receiver of a request is reminded of it, and after how many it lapses (E12). */
  waitingRequests: { remindAfterDays: readonly number[]; lapseAfterDays: number };
  /** How many days before line items expire users who opted in get a notice, once each (E11); none: no notices. */
  expiryNoticeDays: readonly number[];
  /** The roles that must have a second factor; anybody may have one (A12). */
  secondFactor: 'optional' | 'vendor' | 'all';
  /**
   * What connects a product of seats at a customer's (O5): a switch of its own and, where there is one, that of an
   * external controller. All keys differ.
   */
  integrations: readonly { key: string; name: Words; controller: { key: string; name: Words } | null }[];
  /** What sites cost (C4); null where nothing runs on credits. */
  credits: CreditTerms | null;
  legal: readonly { kind: 'terms' | 'privacy'; version: string; text: Words }[];
};

/**
 * The price list and the warnings of a programme with credits. A price holds from its day on, until the next one's; it
 * is what a site costs a month: `base`, and so much for each user and device, in credits, to two decimals. `warnDays`:
 * at which runways, in days, Operators are warned.
 */
export type CreditTerms = {
  prices: readonly { from: string; base: number; perUser: number; perDevice: number }[];
  warnDays: readonly number[];
};

/** Whether an account is the vendor's own: it is on tier 0 (A2). */
export function isVendor({ tier }: { tier: number }): boolean {
  return tier === 0;
}

/** The tiers that an account of this tier may create accounts on and hand copies to (A1, E6). */
export function tiersBelow(programme: Programme, tier: number): readonly number[] {
  return programme.tiers.find((row) => row.tier === tier)?.handsOn ?? [];
}

/** Whether accounts of this tier are customers of a partner: somebody below the vendor hands on to them. */
export function takesLicences(programme: Pick<Programme, 'tiers'>, tier: number): boolean {
  return programme.tiers.some((row) => row.tier > 0 && row.handsOn.includes(tier));
}

/** Whether users of accounts of this tier may sign in at all. */
export function signsIn(programme: Programme, tier: number): boolean {
  return programme.tiers.find((row) => row.tier === tier)?.signsIn ?? false;
}

/**
 * How many days before line items expire users of accounts of this tier may get notices (E11), the most first; none
 * where there are no notices.
 */
export function expiryNotices(
  programme: Pick<Programme, 'modules' | 'expiryNoticeDays'>,
  tier: number,
): readonly number[] {
  // The vendor issues line items and holds none.
  return programme.modules.includes('entitlements') && tier > 0
    ? programme.expiryNoticeDays.toSorted((one, other) => other - one)
    : [];
}

/** The legal documents whose present version somebody has not accepted yet (A9, A10). */
export function legalToAccept(programme: Programme, accepted: Record<string, string>): Programme['legal'] {
  return programme.legal.filter((document) => accepted[document.kind] !== document.version);
}

/** What the programme calls the lowest of its roles that has all of this one. */
export function roleName(programme: Pick<Programme, 'roles'>, role: Role, language: string): string {
  const offered = programme.roles.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  const name = offered.find((row) => reaches(row.role, role))?.name;
  return name ? inWords(name, language) : role;
}

/** A text in a language, or in the programme's first. */
export function inWords(words: Words, language: string): string {
  return words[language] ?? Object.values(words)[0] ?? '';
}
