/** Digits, alone or in groups of three by the marks of any language: 1200, 1.200, 1,200, 1 200, 1’200. */
const whole = /^(?:\d{1,15}|[1-9]\d{0,2}([.,'’\s\u00A0\u202F])\d{3}(?:\1\d{3}){0,3})$/u;

/** The whole number that somebody types, with or without a plus; null where it is none. That it is too many is for who knows how many there are. */
export function readWhole(typed: string): number | null {
  const text = typed.trim().replace(/^\+\s*/u, '');
  return whole.test(text) ? Number(text.replace(/\D/gu, '')) : null;
}

/**
 * What somebody types over a number of credits: a new number (120), or a difference (+50, -20, −20). Answers the difference; null where it is
 * neither.
 */
export function readCredits(typed: string, present: number): number | null {
  const [, sign = '', rest = ''] = /^\s*([+\-−–]?)\s*(.*)$/su.exec(typed) ?? [];
  const number = rest.startsWith('+') ? null : readWhole(rest);
  if (number === null) return null;
  return sign === '+' ? number : sign === '' ? number - present : -number;
}
