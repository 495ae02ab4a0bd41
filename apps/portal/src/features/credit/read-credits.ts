/**
 * What somebody types over a number of credits: a new number (120), or a difference (+50, -20, −20). Group marks of any language are
 * understood. Answers the difference; null where it is neither, or would leave fewer than none.
 */
export function readCredits(typed: string, present: number): number | null {
  const plain = typed.replace(/[\s'’.,\u00A0\u202F]/gu, '').replaceAll('\u2212', '-').replaceAll('–', '-');
  // A decimal comma is no group mark: what follows one of those are three digits.
  if (/[.,](?!\d{3}(?:\D|$))/u.test(typed.trim())) return null;
  const [, sign, digits] = /^([+-]?)(\d{1,9})$/u.exec(plain) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  return sign === '+' ? number : sign === '-' ? -number : number - present;
}
