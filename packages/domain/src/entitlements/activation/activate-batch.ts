import { refuse, type Decision } from '../../kernel/decision.ts';
import { mergedPlan, type Plan } from '../../kernel/ledger.ts';
import {
  decideActivate,
  type ActivateAsk,
  type Activated,
  type ActivatedLine,
  type ActivateFacts,
  type StoredActivation,
} from './activate.ts';
import { decideFetch } from './fetch-file.ts';
import type { FileTerm } from './file-term.ts';

/** The most devices that are activated in one go. */
export const maxBatch = 500;

/** The facts of one row of a batch; null where there is no line that the actor may see. */
export type BatchRowFacts = {
  line: ActivatedLine & { productId: string };
  hosted: StoredActivation | null;
  elsewhere: number;
  freshId: string;
} | null;

/** The facts for a batch of activations (E14). */
export type BatchFacts = Pick<ActivateFacts, 'now' | 'key' | 'triedBefore'> & {
  actor: NonNullable<ActivateFacts['actor']>;
  rows: readonly BatchRowFacts[];
};

/** What becomes of a row: the activation, with the file that is handed out. */
export type BatchedActivation = Omit<Activated, 'plan' | 'file'> & {
  file: FileTerm & { generation: number; copies: number };
};

/** What becomes of each row, and the plan of all that can be carried out. */
export type JudgedBatch = { rows: readonly Decision<BatchedActivation>[]; plan: Plan };

/**
 * Judges all rows of a batch together, in their order (E14): no two get the same copies. A device that is there twice
 * with the same number of copies is one activation; with different ones the second row is refused.
 */
export function judgeBatch(facts: BatchFacts, asks: readonly ActivateAsk[]): JudgedBatch {
  const taken = new Taken();
  const plans: Plan[] = [];
  const rows = asks.map((ask, index): Decision<BatchedActivation> => {
    const row = facts.rows[index] ?? null;
    if (row === null) return refuse('not-found', {});
    const earlier = taken.sameDevice(row.line, ask.hostId);
    if (earlier !== null) {
      const same = ask.copies === undefined || ask.copies === earlier.copies;
      return same ? earlier.decided : refuse('host-twice', { otherRow: earlier.row });
    }
    const judged = judgeRow(facts, taken.leftOf(row, ask.hostId), ask);
    if (judged.ok) {
      plans.push(judged.value.plan);
      taken.note(row.line, ask, { row: index + 1, judged: judged.value, decided: withoutPlan(judged) });
    }
    return judged.ok ? withoutPlan(judged) : judged;
  });
  return { rows, plan: { ...mergedPlan(plans), undoSeconds: 0 } };
}

type JudgedRow = BatchedActivation & { plan: Plan };

// A device that has what is asked for gets its file, which may be a new one.
function judgeRow(facts: BatchFacts, row: NonNullable<BatchRowFacts>, ask: ActivateAsk): Decision<JudgedRow> {
  const { rows: _, ...common } = facts;
  const decided = decideActivate({ ...common, ...row, filesAtOnce: true }, ask);
  if (!decided.ok) return decided;
  const { outcome, id, plan, file } = decided.value;
  const { hosted } = row;
  if (plan !== null && file !== null) {
    const copies = ask.copies ?? hosted?.copies ?? 1;
    const generation = (hosted?.generation ?? 0) + 1;
    return { ok: true, value: { outcome, id, plan, file: { ...file, generation, copies } } };
  }
  if (hosted === null) return refuse('not-found', {});
  const fetched = decideFetch({ ...common, line: row.line, activation: hosted });
  if (!fetched.ok) return fetched;
  const { renewed, generation, copies } = fetched.value;
  return {
    ok: true,
    value: { outcome, id, plan: fetched.value.plan, file: { ...(renewed ?? hosted.file), generation, copies } },
  };
}

function withoutPlan(judged: { ok: true; value: JudgedRow }): { ok: true; value: BatchedActivation } {
  const { plan: _, ...value } = judged.value;
  return { ok: true, value };
}

type Noted = { row: number; copies: number; decided: Decision<BatchedActivation> };

/** What earlier rows take: of lines, and of the limit of copies on a device. */
class Taken {
  readonly #ofLine = new Map<string, number>();
  readonly #onHost = new Map<string, { lineId: string; copies: number }[]>();
  readonly #devices = new Map<string, Noted>();

  sameDevice(line: ActivatedLine, hostId: string): Noted | null {
    return this.#devices.get(`${line.id} ${hostId}`) ?? null;
  }

  leftOf(row: NonNullable<BatchRowFacts>, hostId: string): NonNullable<BatchRowFacts> {
    const { line } = row;
    const others = this.#onHost.get(hostKey(line, hostId)) ?? [];
    const added = others.filter(({ lineId }) => lineId !== line.id).reduce((sum, { copies }) => sum + copies, 0);
    return {
      ...row,
      line: { ...line, available: line.available - (this.#ofLine.get(line.id) ?? 0) },
      elsewhere: row.elsewhere + added,
    };
  }

  note(
    line: NonNullable<BatchRowFacts>['line'],
    { hostId }: ActivateAsk,
    { row, judged, decided }: { row: number; judged: JudgedRow; decided: Decision<BatchedActivation> },
  ): void {
    const moved = judged.plan.transfers.reduce((sum, { quantity }) => sum + quantity, 0);
    this.#ofLine.set(line.id, (this.#ofLine.get(line.id) ?? 0) + moved);
    const key = hostKey(line, hostId);
    this.#onHost.set(key, [...(this.#onHost.get(key) ?? []), { lineId: line.id, copies: moved }]);
    this.#devices.set(`${line.id} ${hostId}`, { row, copies: judged.file.copies, decided });
  }
}

function hostKey(line: NonNullable<BatchRowFacts>['line'], hostId: string): string {
  return `${line.accountId} ${line.productId} ${hostId}`;
}
