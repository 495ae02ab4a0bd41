import type { RefusalCode, RefusalFacts } from './refusals.ts';

/** The reason why something is not done: a code of the table of refusals, with the facts that explain it. */
export type Refusal = { [C in RefusalCode]: { code: C; facts: RefusalFacts[C] } }[RefusalCode];

/** The answer “no” of a rule; a guard answers it too, or null where it has nothing against it. */
export type Refused = { ok: false; refusal: Refusal };

/** The answer of a rule: the value (often a plan), or a typed refusal. Rules never throw. */
export type Decision<T> = { ok: true; value: T } | Refused;

/** Accepts, with the value. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** Refuses, with the code and its facts. */
export function refuse<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): Refused {
  // The pair is correlated by C, which TypeScript cannot see.
  return { ok: false, refusal: { code, facts } as Refusal };
}

/** A rule as a guard of another one: its refusal; null where it accepts. */
export function refusedBy(decision: Decision<unknown>): Refused | null {
  return decision.ok ? null : decision;
}

/** Asks a guard about each of several, in their order: the first refusal; null where there is none. */
export function each<T>(all: readonly T[], guard: (one: T, index: number) => Refused | null): Refused | null {
  for (const [index, one] of all.entries()) {
    const wrong = guard(one, index);
    if (wrong) return wrong;
  }
  return null;
}
