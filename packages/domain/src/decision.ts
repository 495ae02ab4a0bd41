import type { RefusalCode, RefusalFacts } from './refusals.ts';

/** Why something is not done: a code of the table of refusals, with the facts that explain it. */
export type Refusal = { [C in RefusalCode]: { code: C; facts: RefusalFacts[C] } }[RefusalCode];

/** What a rule answers: the value (often a plan), or a typed refusal. Rules never throw. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The rule allows it. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** The rule forbids it, and says why. */
export function refuse<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): { ok: false; refusal: Refusal } {
  // The pair is correlated by C; TypeScript cannot see that it is a member of the union.
  return { ok: false, refusal: { code, facts } as Refusal };
}
