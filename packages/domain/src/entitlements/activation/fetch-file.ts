import { accept, refuse, refusedBy, type Decision, type Refusal } from '../../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan } from '../../kernel/ledger.ts';
import {
  decideActivatable,
  decideOpen,
  fileColumns,
  notEnded,
  type ActivatedLine,
  type ActivatingActor,
  type StoredActivation,
} from './activate.ts';
import { handedColumns, handedWith } from './handed.ts';
import { fileTerm, lineOfFile, renewableFrom, type FileTerm, type KeyTerm } from './file-term.ts';

/** The facts for fetching a licence file. */
export type FetchFacts = {
  actor: ActivatingActor;
  line: ActivatedLine;
  activation: StoredActivation;
  now: string;
  key: KeyTerm | null;
};

/**
 * A file that is fetched: the present one, or a new one. `notRenewed`: why the present one was not renewed although it
 * is time.
 */
export type Fetched = {
  plan: Plan;
  renewed: FileTerm | null;
  generation: number;
  copies: number;
  notRenewed: Refusal | null;
};

/**
 * Gives the present file of an activation at any time, and from the last third of its life on a new one, as long as the
 * line is neither on hold nor over; it uses no copy (E10, E13).
 */
export function decideFetch({ actor, line, activation, now, key }: FetchFacts): Decision<Fetched> {
  const wrong = refusedBy(decideActivatable(actor, line)) ?? notEnded(activation);
  if (wrong) return wrong;
  const { file, generation, returnsAt } = activation;
  const copies = activation.copies - activation.returning;
  if (copies === 0) return refuse('already-returning', { day: (returnsAt ?? now).slice(0, 10) });
  const out = (given: FileTerm) => handedColumns(handedWith(activation.handed, given, copies, now));
  const present = (notRenewed: Refusal | null) =>
    accept({ plan: fetched(actor, activation, generation, out(file)), renewed: null, generation, copies, notRenewed });
  // A file is signed by the key that is current; one from before its certificate has to be made anew.
  const same = file.copies === copies && (key === null || key.startsAt <= file.issuedAt);
  if (same && now < renewableFrom(file)) return present(null);
  const usable = same && file.expiresAt > now;
  const shut = refusedBy(decideOpen(actor, line, now));
  if (shut) return usable ? present(shut.refusal) : shut;
  const renewed = fileTerm(line.rules, lineOfFile(line, file), now, key);
  if (renewed === null) return usable ? present(refuse('no-signing-key', {}).refusal) : refuse('no-signing-key', {});
  // Line or key end when the present file does: a new one would be the same.
  if (usable && renewed.expiresAt <= file.expiresAt) return present(null);
  const plan = fetched(actor, activation, generation + 1, {
    ...fileColumns(generation + 1, copies, renewed),
    ...out(renewed),
  });
  plan.facts.push({ kind: 'line', id: line.id, version: line.version, accountId: line.accountId });
  return accept({ plan, renewed, generation: generation + 1, copies, notRenewed: null });
}

// Many may fetch the present file at once; a new one is made by one of them.
function fetched(
  actor: ActivatingActor,
  { id, generation, version, returning }: StoredActivation,
  to: number,
  set: Readonly<Record<string, string | number | boolean | null>>,
): Plan {
  return {
    ...emptyPlan(),
    facts: actor === null ? [] : [actorFact(actor)],
    sets: [
      {
        table: 'activation',
        id,
        set: { ...set, fetchedGeneration: to },
        stamps: { fetchedAt: 'now' },
        while: to === generation ? { generation, state: 'active', returningCopies: returning } : { version },
      },
    ],
  };
}
