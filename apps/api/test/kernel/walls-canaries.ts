/**
 * The accounts of the walls' world. `v` and `x` are the vendors; the letters say what each is, the order below who made
 * whom.
 */
export type Key =
  | 'v'
  | 'd'
  | 'dn'
  | 'd2'
  | 's'
  | 'p'
  | 'pn'
  | 'ps'
  | 'p2'
  | 'sp'
  | 'spn'
  | 'c'
  | 'cv'
  | 'c2'
  | 'sc'
  | 'x'
  | 'xd';

/**
 * How each account came to be: who created it, and whether its Master has activated it (A1, A7). End customers never
 * sign in.
 */
export const companies: Record<Key, { by: Key | null; activated: boolean; visible?: boolean; is: string }> = {
  v: { by: null, activated: true, is: 'the vendor' },
  d: { by: 'v', activated: true, is: 'the distributor' },
  dn: { by: 'v', activated: false, is: 'a distributor that nobody has activated' },
  d2: { by: 'v', activated: true, is: 'another distributor' },
  s: { by: 'v', activated: true, is: 'a suspended distributor' },
  p: { by: 'd', activated: true, is: 'the partner of the distributor' },
  pn: { by: 'd', activated: false, is: 'the distributor’s partner that nobody has activated' },
  ps: { by: 'd', activated: true, is: 'a partner that also buys from the other distributor' },
  p2: { by: 'd2', activated: true, is: 'a partner of the other distributor alone' },
  sp: { by: 's', activated: true, is: 'a partner of the suspended one' },
  spn: { by: 's', activated: false, is: 'a partner of the suspended one that nobody has activated' },
  c: { by: 'p', activated: false, is: 'the end customer of the partner' },
  cv: { by: 'p', activated: false, visible: true, is: 'another one, visible to other partners' },
  c2: { by: 'p2', activated: false, is: 'the end customer of the other partner' },
  sc: { by: 'sp', activated: false, is: 'an end customer below the suspended one' },
  x: { by: null, activated: true, is: 'another vendor on the same machine' },
  xd: { by: 'x', activated: true, is: 'its distributor' },
};

// End customers, who have no access to the portal.
const silent: readonly Key[] = ['c', 'cv', 'c2', 'sc'];

/** Relations that the vendor's staff made, besides those by creation. */
export const relatedByStaff: readonly [Key, Key][] = [['d2', 'ps']];

/** Business that was done once and is over: copies went that way, and neither knows the other any more. */
export const formerlyRelated: readonly [Key, Key][] = [['d2', 'p']];

/** What a secret of the world is about; decides who may know it. */
export type Secret =
  /** A4: name, identifier, address of an account, its contacts' names, e-mails and languages. */
  | { about: 'account'; of: Key; name?: boolean }
  /** What an account says of itself: not to those it does business with. */
  | { about: 'description'; of: Key }
  /** Phones and address of a person: known to their own account, and to its creator until it is activated. */
  | { about: 'person'; of: Key }
  /** What an account keeps for its own people. */
  | { about: 'internal'; of: Key }
  /** What is for an account's own people alone, in the vendor's audit too: the notes of a site (C3). */
  | { about: 'private'; of: Key }
  /** A line item: its holder and who handed it on. */
  | { about: 'line'; holder: Key; giver: Key }
  /** A device: to the line’s holder, and to who gave it to a customer who does not sign in (A3). */
  | { about: 'device'; holder: Key; giver: Key }
  /** An order number: between the vendor and the distributor. */
  | { about: 'order'; of: Key }
  /** The number of an order whose licences are assigned: its partner, and the customers who have some (O3). */
  | { about: 'purchase'; of: Key; assigned: readonly Key[] }
  /** An API key: its own account, and the vendor, whose audit shows what it did. */
  | { about: 'key'; of: Key }
  /** A product: everybody of its vendor's programme. */
  | { about: 'product'; of: Key }
  /** What no endpoint shows to anybody. */
  | { about: 'nothing' };

/**
 * Whether somebody of the reader's account may know it; `null`: nobody is signed in. Written by hand from SPEC A3 and
 * A4.
 */
export function mayKnow(reader: Key | null, secret: Secret): boolean {
  if (reader === null) return false;
  switch (secret.about) {
    case 'account':
      if (vendorOf(reader) !== vendorOf(secret.of)) return false;
      if (reader === secret.of || isVendor(reader) || related(reader, secret.of)) return true;
      return secret.name === true && companies[secret.of].visible === true && above(secret.of).includes(reader);
    case 'description':
      return (
        mayKnow(reader, { about: 'person', of: secret.of }) || (isVendor(reader) && vendorOf(secret.of) === reader)
      );
    case 'person':
      return reader === secret.of || (companies[secret.of].by === reader && !companies[secret.of].activated);
    case 'internal':
    case 'private':
      return reader === secret.of;
    case 'line':
      return (
        vendorOf(reader) === vendorOf(secret.holder) &&
        (isVendor(reader) || reader === secret.holder || reader === secret.giver)
      );
    case 'device':
      return (
        vendorOf(reader) === vendorOf(secret.holder) &&
        (isVendor(reader) || reader === secret.holder || (reader === secret.giver && silent.includes(secret.holder)))
      );
    case 'order':
      return vendorOf(reader) === vendorOf(secret.of) && (isVendor(reader) || reader === secret.of);
    case 'purchase':
      return mayKnow(reader, { about: 'order', of: secret.of }) || secret.assigned.includes(reader);
    case 'key':
      return reader === secret.of || (isVendor(reader) && vendorOf(secret.of) === reader);
    case 'product':
      return vendorOf(reader) === secret.of;
    case 'nothing':
      return false;
  }
}

/** Whether the reader’s account has typed it, when it created the other account with its first user. */
function wroteItself(reader: Key | null, secret: Secret): boolean {
  return (
    reader !== null &&
    (secret.about === 'description' || secret.about === 'person') &&
    companies[secret.of].by === reader
  );
}

/**
 * Whether the audit shows it: to its own company what its people typed, to the vendor what was done in the whole
 * programme (X2), and to everybody whom the vendor did something for that it was the vendor.
 */
export function auditTells(reader: Key | null, secret: Secret): boolean {
  return (
    wroteItself(reader, secret) ||
    (secret.about === 'account' && reader !== null && secret.of === vendorOf(reader)) ||
    (secret.about === 'internal' && reader !== null && isVendor(reader) && vendorOf(secret.of) === reader)
  );
}

/** The vendor whose channel an account is in. */
export function vendorOf(key: Key): 'v' | 'x' {
  return above(key).includes('x') || key === 'x' ? 'x' : 'v';
}

/** Canaries in a text; each is an account, maybe a person of it, and a field. */
export function canariesIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/canary-[a-z0-9]+(-[a-z0-9]+){1,2}/gu));
}

/** Ids and activation IDs in a text. */
export function idsIn(text: string): Set<string> {
  const ids = text.toLowerCase().match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu) ?? [];
  const activationIds = text.match(/([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}/gu) ?? [];
  return new Set([...ids, ...activationIds]);
}

/** All that a reply says, with what its cursor hides. */
export function allOf(text: string, headers: Headers): string {
  const cursors = [...text.matchAll(/"next":"([\w-]+)"/gu)].map(([, cursor = '']) =>
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  return [text, ...cursors, ...[...headers].map(([name, value]) => `${name}: ${value}`)].join('\n');
}

function isVendor(key: Key): boolean {
  return companies[key].by === null;
}

function related(one: Key, other: Key): boolean {
  return (
    companies[one].by === other ||
    companies[other].by === one ||
    relatedByStaff.some(([upper, lower]) => (upper === one && lower === other) || (upper === other && lower === one))
  );
}

// All of the world's copies went the way of creation, so who is above whom in custody is known from that.
function above(key: Key): Key[] {
  const { by } = companies[key];
  return by === null ? [] : [by, ...above(by)];
}
