import { parseArgs } from 'node:util';
import { isSound, playFaults, prepareBank, type Outcome } from './bank.ts';
import { missingForPair, openPair, type PairFault } from './pair.ts';
import { openPortal } from './place.ts';

// `npm run failover`: the clients of the bank test move what can be moved while the leader of a pair of Postgres is
// lost in every way. Nothing that was acknowledged may be missing at the one that took over. The control is the same
// pair without synchronous replication, which must lose something.

const every: readonly PairFault[] = [
  'Postgres killed',
  'machine lost',
  'machine frozen',
  'standby behind, machine lost',
  'planned switch',
];

/** The longest time without an acknowledged write around each fault, in ms. */
type Gaps = Map<string, number[]>;

async function play(
  synchronous: boolean,
  kinds: readonly PairFault[],
  times: number,
): Promise<{ outcome: Outcome; gaps: Gaps }> {
  const pair = await openPair({ synchronous });
  try {
    const portal = await openPortal(pair, 'failover');
    try {
      const strikes: { kind: PairFault; from: number; until: number }[] = [];
      // One after the other: a pair that is being mended has no second machine to lose.
      const fault = {
        name: 'leader lost',
        everySeconds: 2,
        times: times * kinds.length,
        strike: async () => {
          const kind = kinds[strikes.length % kinds.length] ?? 'machine lost';
          const from = Date.now();
          await pair.faults[kind]();
          strikes.push({ kind, from, until: Date.now() });
          console.log(`${kind}: the pair was whole again after ${((Date.now() - from) / 1_000).toFixed(1)} s`);
        },
      };
      const task = { ...(await prepareBank(portal)), acknowledged: 0, freshKeys: false };
      const { outcome, entries } = await playFaults(portal, [fault], task);
      const done = entries
        .filter(({ told }) => told === 'done')
        .map(({ at }) => at)
        .toSorted((one, other) => one - other);
      const gaps: Gaps = new Map();
      for (const { kind, from, until } of strikes)
        gaps.set(kind, [...(gaps.get(kind) ?? []), longestGap(done, from, until)]);
      return { outcome, gaps };
    } finally {
      await portal.close();
    }
  } finally {
    await pair.close();
  }
}

// Between two acknowledgements that follow each other, some of the time between them within that of the fault.
function longestGap(times: readonly number[], from: number, until: number): number {
  let longest = 0;
  for (const [n, time] of times.entries()) {
    const before = times[n - 1] ?? time;
    if (time >= from && before <= until) longest = Math.max(longest, time - before);
  }
  return longest;
}

const missing = missingForPair();
if (missing !== null) {
  console.log(`Skipped: ${missing} not installed. On Debian: apt install patroni etcd-server haproxy postgresql`);
} else {
  const { values } = parseArgs({ options: { each: { type: 'string', default: '10' } } });
  const { outcome, gaps } = await play(true, every, Number(values.each));
  console.table(outcome);
  console.table(
    Object.fromEntries(
      [...gaps].map(([kind, all]) => {
        const sorted = all.toSorted((one, other) => one - other);
        const seconds = (ms: number | undefined) => ((ms ?? 0) / 1_000).toFixed(1);
        const middle = seconds(sorted[Math.floor(sorted.length / 2)]);
        return [kind, { times: all.length, 'median gap in s': middle, 'longest gap in s': seconds(sorted.at(-1)) }];
      }),
    ),
  );
  const { outcome: control } = await play(false, ['standby behind, machine lost'], 3);
  console.log(`Control without synchronous replication: ${control.lost} of ${control.acknowledged} lost.`);
  process.exitCode = isSound(outcome) && control.lost > 0 ? 0 : 1;
}
