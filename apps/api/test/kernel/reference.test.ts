import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesFile, readExamples, type Example } from '../../src/reference/examples.ts';
import { firstCalls } from '../../src/reference/first-call.ts';
import { exampleOf, Runs } from './reference-runs.ts';

const names = Object.keys(endpoints) as EndpointName[]; // the keys of the table

describe('X3 the commands of the reference', () => {
  let runs: Runs;
  const made: Partial<Record<EndpointName, Example>> = {};
  beforeAll(async () => {
    runs = await Runs.open();
  });
  afterAll(async () => {
    await runs.close();
    // Where `TIERLINE_EXAMPLES` is set, what these runs were answered becomes the examples of the reference. The others
    // stay: `-t 'of readOrder '` writes one of them.
    if (process.env['TIERLINE_EXAMPLES'] === undefined) return;
    const examples = { ...readExamples(), ...made };
    const inOrder = Object.fromEntries(names.flatMap((name) => (examples[name] ? [[name, examples[name]]] : [])));
    writeFileSync(examplesFile, `${JSON.stringify(inOrder, null, 2)}\n`);
  });

  it.each(names)('X3 the command of %s does what its endpoint says', async (name) => {
    const run = await runs.of(name);
    const row: Endpoint = endpoints[name];
    expect(run.ran).toMatchObject({ status: row.status });
    expect(row.output?.parse(run.ran.answer) ?? null).toEqual(run.ran.answer);
    made[name] = exampleOf(run);
  });

  it('X3 the first calls can be made one after the other as they stand', async () => {
    const results = [];
    // oxlint-disable-next-line no-await-in-loop -- One after the other is what is tested.
    for (const { command } of firstCalls) results.push(await runs.asDistributor(command));
    expect(results).toMatchObject([
      { status: 200, answer: { kind: 'key', account: { name: 'Northgate Distribution' } } },
      { status: 200, answer: { items: expect.arrayContaining([expect.objectContaining({ mine: true })]) as unknown } },
      { status: 201, answer: { splits: [{ row: 0, copies: 5 }] } },
    ]);
  });
});
