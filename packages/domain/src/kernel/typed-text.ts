/**
 * The zeros of the scripts whose digits are read besides 0 to 9: Arabic-Indic, Persian, Devanagari, Bengali and Thai.
 */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const digits = new Map(
  zeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, value) => [String.fromCodePoint(zero + value), String(value)]),
  ),
);

/**
 * Converts a number or day as typed or pasted to plain characters: digits of other scripts and full-width characters
 * become ASCII, blanks become one space, dashes and minus signs `-`, apostrophes `'`; invisible characters are removed.
 * Superscripts, fractions and the like stay, as do line breaks and tabs between two characters.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cf}\uFE00-\uFE0F]/gu, '')
    .replace(/[\uFF01-\uFF5E]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[^\P{Nd}0-9]/gu, (character) => digits.get(character) ?? character)
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[’‘ʼ′´`]/gu, "'")
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}
