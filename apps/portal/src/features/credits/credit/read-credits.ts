import { plainText, readQuantity } from '@tierline/domain';

// Callers that know the balance say what is too many.
const any = { min: 0, max: 999_999_999_999_999 };

/** The whole number that is typed, from 0 on; null where it is none. */
export function readWhole(typed: string, language: string): number | null {
  return readQuantity(typed, language, any).quantity;
}

/**
 * Reads what is typed over a number of credits: a new number (120), or a difference (+50, -20, −20). Returns the
 * difference; null where it is neither.
 */
export function readCredits(typed: string, present: number, language: string): number | null {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/su.exec(plainText(typed)) ?? [];
  const number = readWhole(rest, language);
  if (number === null) return null;
  return sign === '+' ? number : sign === '' ? number - present : -number;
}
