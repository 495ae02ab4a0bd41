const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes an activation ID from 15 random bytes: 120 bits in 24 characters of Crockford's base 32, in groups of four. */
export function activationId(random: Uint8Array): string {
  if (random.length !== 15) throw new RangeError('an activation ID is made of 15 bytes');
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let place = 23n; place >= 0n; place--) text += alphabet[Number((bits >> (place * 5n)) & 31n)] ?? '';
  return text.replace(/.{4}(?=.)/gu, '$&-');
}

/**
 * Reads an activation ID as typed or pasted, into its written form; null where it cannot be one. Full-width characters,
 * dashes of any kind, invisible characters, and what a spreadsheet or a sentence puts around it (quotation marks,
 * `="…"`, brackets, a comma) do not count, nor does the address that a printed card has before it. O reads as 0, I and
 * L as 1.
 */
export function readActivationId(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*\S*#a=/iu, '')
    .toUpperCase()
    .replace(/^[\s\p{Cf}\p{Ps}\p{Pi}\p{Pf}="'`<#:]+|[\s\p{Cf}\p{Pe}\p{Pi}\p{Pf}"'`>,;:!?]+$/gu, '')
    .replace(/[\s\p{Pd}\p{Cf}\p{Default_Ignorable_Code_Point}−_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{24}$/u.test(plain)) return null;
  return plain.replace(/.{4}(?=.)/gu, '$&-');
}

/** Reads the activation IDs of a pasted list, each once, in its order, whatever separates them and stands between. */
export function readActivationIds(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[\s,;|/]+/u);
  return [...new Set(parts.flatMap((part) => readActivationId(part) ?? []))];
}

/** The most activation IDs in one search, as a page's address can hold them. */
export const maxActivationIds = 250;
