import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureEventLoop } from './event-loop.ts';
import { measureGrowth } from './growth.ts';
import { measureHistory } from './history.ts';
import { measureLicenceFiles } from './licence-files.ts';
import { measureLists } from './list.ts';
import { openPlace, type Place } from './place.ts';
import { measureSlow } from './slow.ts';
import { measureSplits } from './split.ts';
import { table, type Manner } from './figures.ts';
import { measureWall } from './wall.ts';
import { measureWeight } from './weight.ts';

// `npm run bench`: how fast it is, and whether it stays so. On one machine, loopback alone, and on a database that
// survives power cuts, as in production. Candidates take turns within one run, and figures are medians, so that a busy
// machine slows all of them alike.

const parts = {
  splits: measureSplits,
  lists: measureLists,
  files: measureLicenceFiles,
  history: measureHistory,
  growth: measureGrowth,
  wall: measureWall,
  weight: measureWeight,
  slow: measureSlow,
  loop: (_: Place, manner: Manner) => measureEventLoop(manner),
} as const;

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
});
const place = await openPlace();
const found = [];
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (values.only && !values.only.includes(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- Each has the machine to itself.
    found.push(...(await measure(place, { quick: values.quick })));
  }
} finally {
  await place.close();
}

const machine = [
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB,`,
  `Node ${process.version}`,
].join(' ');
console.log(`\n${table(found)}\n\n${machine}`);
const folder = join(import.meta.dirname, '..', '.data');
mkdirSync(folder, { recursive: true });
const file = join(folder, 'bench.json');
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, figures: found }, null, 2)}\n`);
console.log(`As JSON: ${file}`);
