import { plainText } from './typed-text.ts';

/** The most of anything that one request may ask for, by default: a thousand million. */
export const maxQuantity = 1_000_000_000;

/** From how many to how many a quantity may be. */
export type QuantityBounds = { min?: number; max?: number };

/** Why a text is no quantity: nothing there, not a whole number as the language writes it, or outside the bounds. */
export type QuantityWrong =
  | { rule: 'missing' }
  | { rule: 'not-whole' }
  | { rule: 'too-small'; minimum: number }
  | { rule: 'too-large'; maximum: number };

/** A quantity as it was typed, pasted or found in a file. */
export type ReadQuantity = { quantity: number; wrong: null } | { quantity: null; wrong: QuantityWrong };

/**
 * Reads a whole number as people of a language write it. Thousands may stand apart by what the language has for that
 * (1,250 in English, 1.250 in German and Spanish), by blanks or by apostrophes, in groups of three. Decimals, signs,
 * exponents and units are refused: nothing is rounded or left out.
 */
export function readQuantity(
  text: string,
  language: string,
  { min = 1, max = maxQuantity }: QuantityBounds = {},
): ReadQuantity {
  const plain = plainText(text);
  if (plain === '') return wrongly({ rule: 'missing' });
  if (!wholeIn(language).test(plain)) return wrongly({ rule: 'not-whole' });
  const quantity = Number(plain.replace(/\D/gu, ''));
  if (quantity < min) return wrongly({ rule: 'too-small', minimum: min });
  return quantity > max ? wrongly({ rule: 'too-large', maximum: max }) : { quantity, wrong: null };
}

function wrongly(wrong: QuantityWrong): ReadQuantity {
  return { quantity: null, wrong };
}

const wholes = new Map<string, RegExp>();

// Making a number format costs far more than using what follows from it.
function wholeIn(language: string): RegExp {
  const known = wholes.get(language);
  if (known) return known;
  const group =
    new Intl.NumberFormat(language, { useGrouping: 'always' })
      .formatToParts(1_234_567)
      .find((part) => part.type === 'group')?.value ?? ',';
  const separators = group === '.' || group === ',' ? `[ '${group}]` : "[ ']";
  const whole = new RegExp(`^(?:\\d+|[1-9]\\d{0,2}(${separators})\\d{3}(?:\\1\\d{3})*)$`, 'u');
  wholes.set(language, whole);
  return whole;
}
