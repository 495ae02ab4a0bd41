/** A number of copies as it was typed or pasted; `wrong`: nothing there, not a whole number from 1 on, or more than there can be. */
export type ReadCopies = { copies: number; wrong: null } | { copies: null; wrong: 'empty' | 'not-whole' | 'too-many' };

const most = 1_000_000_000;

/** Reads a number of copies as people of a language write it: 1,250 in English is 1.250 in German. A decimal is never rounded. */
export function readCopies(text: string, language: string): ReadCopies {
  const plain = cleaned(text)
    .replace(/[\s'’]/gu, ' ')
    .trim();
  if (plain === '') return { copies: null, wrong: 'empty' };
  if (!wholeIn(language).test(plain)) return { copies: null, wrong: 'not-whole' };
  const copies = Number(plain.replace(/\D/gu, ''));
  if (copies < 1) return { copies: null, wrong: 'not-whole' };
  return copies > most ? { copies: null, wrong: 'too-many' } : { copies, wrong: null };
}

const wholes = new Map<string, RegExp>();

// A whole number, with or without what parts the thousands: what the language has for that, or blanks.
function wholeIn(language: string): RegExp {
  const known = wholes.get(language);
  if (known) return known;
  const group =
    new Intl.NumberFormat(language).formatToParts(1_234_567).find((part) => part.type === 'group')?.value ?? ',';
  const whole = new RegExp(`^(?:\\d+|\\d{1,3}(?: \\d{3})+|\\d{1,3}(?:${group === '.' ? '\\.' : group}\\d{3})+)$`, 'u');
  wholes.set(language, whole);
  return whole;
}

/** A text without what nobody can see: marks of writing direction, blanks of no width, control characters; digits of any script are digits. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
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
