import type { RefusalCode, RefusalFacts } from './refusals.ts';

/** The reason why something is not done: a code of the table of refusals, with the facts that explain it. */
export type Refusal = { [C in RefusalCode]: { code: C; facts: RefusalFacts[C] } }[RefusalCode];

/** The answer of a rule: the value (often a plan), or a typed refusal. Rules never throw. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Accepts, with the value. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** Refuses, with the code and its facts. */
export function refuse<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): { ok: false; refusal: Refusal } {
  // The pair is correlated by C, which TypeScript cannot see.
  return { ok: false, refusal: { code, facts } as Refusal };
}
