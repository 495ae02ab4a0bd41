/**
 * Removes what nobody can see from a text: marks of writing direction, zero-width spaces, control characters; digits of
 * any script become digits. Superscripts and fractions stay.
 */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\P{No}+/gu, (part) => part.normalize('NFKC'))
    .replace(/\p{Cf}|[^\P{Cc}\n\r\t]/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, digit);
}

// Ten digits of a script stand in a row, beginning with its zero; where that begins, the one before is no digit.
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
