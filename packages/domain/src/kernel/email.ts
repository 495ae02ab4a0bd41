import { nameKey, withoutUnseen } from './text.ts';

/** The most characters of an e-mail address, in its stored form (RFC 5321). */
export const maxEmailLength = 254;

/** Why Tierline cannot write to a text as an e-mail address: each has words of its own. */
export type EmailTrouble = 'not-an-email' | 'email-too-long' | 'email-quoted' | 'email-letters' | 'email-domain';

// The characters before the @ without quotation marks (RFC 5322, atext), with dots between.
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u;
const domainName = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])$/u;

/**
 * Reads an e-mail address as typed into the form it is stored and written to, or says why it cannot be one. The one
 * rule for sign-in names, recipients, administrators of sites, imports and senders (A8). An international domain is
 * kept in its ASCII form; invisible characters are dropped.
 */
export function readEmail(text: string): { email: string } | { trouble: EmailTrouble } {
  const typed = withoutUnseen(text).normalize('NFKC').trim();
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1);
  if (at <= 0 || domain === '') return { trouble: 'not-an-email' };
  if (/["“”„\\]/u.test(local)) return { trouble: 'email-quoted' };
  if (/[^\p{ASCII}]/u.test(local) && /^[^\s@<>(),:;]+$/u.test(local)) return { trouble: 'email-letters' };
  if (!localPart.test(local)) return { trouble: 'not-an-email' };
  const ascii = asciiDomain(domain);
  if (ascii === null) return { trouble: 'email-domain' };
  const email = `${local}@${ascii}`;
  return local.length > 64 || email.length > maxEmailLength ? { trouble: 'email-too-long' } : { email };
}

// The domain as name servers know it, in the case it was typed in; null where it is none. A URL parser would only look
// at the part up to a / or :.
function asciiDomain(domain: string): string | null {
  if (/[\s/\\:?#@%[\]]/u.test(domain) || domain.length > maxEmailLength) return null;
  const host = hostOf(domain);
  if (host === null || !domainName.test(host)) return null;
  return host === domain.toLowerCase() ? domain : host;
}

function hostOf(domain: string): string | null {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/**
 * The key that e-mail addresses are compared by and unique by: the stored form without case (A8); of other texts, the
 * text.
 */
export function emailKey(email: string): string {
  const read = readEmail(email);
  return ('email' in read ? read.email : withoutUnseen(email).normalize('NFKC').trim()).toLowerCase();
}

/** An e-mail address as people read it: an international domain in its own script. Any other text stays as it is. */
export function shownEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 1 || !/^[^\s@]+@[\w.-]*xn--[\w.-]*$/iu.test(text)) return text;
  return `${text.slice(0, at)}@${text
    .slice(at + 1)
    .split('.')
    .map(shownLabel)
    .join('.')}`;
}

// Imitated addresses mix the letters of two scripts in one label: such a label stays in ASCII, and so does what is no
// label at all.
function shownLabel(label: string): string {
  if (!/^xn--/iu.test(label)) return label;
  const letters = decoded(label.slice(4).toLowerCase());
  if (letters === null || hostOf(`${letters}.example`) !== `${label.toLowerCase()}.example`) return label;
  return /\p{Script=Latin}/u.test(letters) &&
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(letters)
    ? label
    : letters;
}

/** The key that people are searched by: first and last name in either order, and the address as stored and as shown. */
export function personKey(person: { firstName: string; lastName: string; email: string }): string {
  const [first, last] = [nameKey(person.firstName), nameKey(person.lastName)];
  return [...new Set([first + last, last + first, nameKey(person.email), nameKey(shownEmail(person.email))])]
    .join(' ')
    .trim();
}

/** Decodes Punycode (RFC 3492, 6.2), which no browser does; null where it is none. */
function decoded(text: string): string | null {
  const dash = text.lastIndexOf('-');
  const letters = dash > 0 ? Array.from(text.slice(0, dash)) : [];
  let [code, place, bias] = [128, 0, 72];
  for (let index = dash > 0 ? dash + 1 : 0; index < text.length;) {
    const before = place;
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = '0123456789'.includes(text[index] ?? ' ') ? Number(text[index]) + 26 : text.charCodeAt(index) - 97;
      if (!(digit >= 0 && digit < 36)) return null;
      index += 1;
      place += digit * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (place > 0x7fffffff || weight > 0x7fffffff) return null;
    }
    const count = letters.length + 1;
    bias = adapted(place - before, count, before === 0);
    code += Math.floor(place / count);
    place %= count;
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null;
    letters.splice(place, 0, String.fromCodePoint(code));
    place += 1;
  }
  return letters.join('');
}

function adapted(delta: number, count: number, first: boolean): number {
  let left = Math.floor(delta / (first ? 700 : 2));
  left += Math.floor(left / count);
  let k = 0;
  for (; left > 455; k += 36) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}
