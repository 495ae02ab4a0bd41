import { endpoints, Problem, type Endpoint, type EndpointName } from '@tierline/contract';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { openApi } from '../../src/reference/document.ts';
import { judgeBy, type Answer, type Document } from './fuzz-judge.ts';
import { bodyOf, firstTwo, requestsOf, told, withIds, type Operation, type Recipe } from './fuzz-requests.ts';
import { fuzzWorld, type FuzzWorld, type Taken } from './fuzz-world.ts';

// `npm run fuzz` sends 20,000 requests, others each time; the tests seven hundred, always the same.
const asked = process.env['TIERLINE_FUZZ_REQUESTS'];
const seed = Number(process.env['TIERLINE_FUZZ_SEED'] ?? (asked === undefined ? 7 : Date.now() % 2 ** 31));
const atOnce = 6;

describe('requests of all kinds to every operation of the OpenAPI document', () => {
  // What the portal answers as its own document.
  const document = openApi() as unknown as Document; // as openapi.test.ts looks at it
  const judge = judgeBy(document);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  // One after the other go those about signing keys, as there is one next key, and those that put the same line on hold
  // and free it.
  const lanes = [
    ...Map.groupBy(operations, ({ operationId: name }) =>
      name.includes('SigningKey') ? 'keys' : /^(?:hold|release)LineItem$/u.test(name) ? 'hold' : name,
    ).values(),
  ];
  const rounds = Math.ceil(Number(asked ?? 700) / operations.length);
  const agent = new Agent({ keepAlive: true });
  let world: FuzzWorld | undefined;
  let worlds = 0;
  const last = new Map<string, Taken>();
  afterAll(async () => {
    agent.destroy();
    await world?.close();
  });

  async function newWorld(): Promise<FuzzWorld> {
    await world?.close();
    worlds += 1;
    last.clear();
    return (world = await fuzzWorld());
  }

  const tally = new Map(operations.map(({ operationId }) => [operationId, { sent: 0, taken: 0, refused: 0 }]));
  const faults = new Map<string, string>();

  async function attempt(at: FuzzWorld, operation: Operation, recipe: Recipe): Promise<void> {
    const name = operation.operationId as EndpointName; // the document is made of the table
    const base = recipe.fresh ? undefined : last.get(name);
    const good = base ?? (await at.taken(name));
    last.set(name, good);
    const cookies = {
      'its own': good.cookies,
      nobody: new Map<string, string>(),
      'somebody else': at.other.cookies,
    }[recipe.who];
    const answer = await send(at, name, recipe, { ...good, cookies });
    const counted = tally.get(name);
    if (!counted) throw new Error(`${name} is not in the document`);
    counted.sent += 1;
    if (answer.status < 400) counted.taken += 1;
    else if (answer.status < 500) counted.refused += 1;
    const wrong = judge(operation, answer);
    const kind = `${name} ${wrong.slice(0, 60)}`;
    if (wrong !== '' && !faults.has(kind)) faults.set(kind, `${name}: ${wrong}\n  ${told(recipe)}`);
  }

  async function send(at: FuzzWorld, name: EndpointName, recipe: Recipe, { raw, cookies }: Taken): Promise<Answer> {
    const row: Endpoint = endpoints[name];
    const path = row.path.replace(/:(\w+)/gu, (_, part: string) =>
      withIds(recipe.path[part] ?? raw.params?.[part] ?? '', at.ids),
    );
    const query = recipe.query === null ? (raw.query ?? '') : withIds(recipe.query, at.ids);
    const json = row.body ? bodyOf(recipe, raw.body, at.ids) : null;
    const bytes = recipe.bytes?.(json ?? '') ?? (json === null ? null : Buffer.from(json));
    const headers = {
      'Tierline-Vendor': at.w.programme.slug,
      Cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      ...(bytes && { 'Content-Type': 'application/json', 'Content-Length': bytes.length }),
      ...(row.keyed && { 'Idempotency-Key': randomUUID() }),
      ...recipe.headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        `${at.w.origin}/api/v1${path}${query === '' ? '' : `?${query}`}`,
        {
          method: row.method,
          agent,
          headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(bytes ?? undefined);
    });
  }

  it(
    'X10 nothing is answered 5xx, off its schema, or refused without a problem; each is taken and refused',
    { timeout: 3_600_000 },
    async () => {
      console.log(`seed ${seed}: TIERLINE_FUZZ_SEED=${seed}${asked ? ` TIERLINE_FUZZ_REQUESTS=${asked}` : ''} repeats`);
      const recipes = new Map(
        operations.map((operation, index) => [
          operation.operationId,
          [...firstTwo, ...fc.sample(requestsOf(operation), { numRuns: rounds - 2, seed: seed + index })],
        ]),
      );
      let at = await newWorld();
      for (let round = 0; round < rounds; round++) {
        await at.forgetLimits();
        if (!(await at.acts())) at = await newWorld();
        const waiting = [...lanes];
        const turn = async (): Promise<void> => {
          for (const lane of drain(waiting))
            for (const operation of lane) {
              const recipe = recipes.get(operation.operationId)?.[round];
              if (recipe)
                await attempt(at, operation, recipe).catch((error: unknown) => unsent(operation, recipe, error));
            }
        };
        await Promise.all(Array.from({ length: atOnce }, turn));
      }
      const sums = [...tally.values()];
      const sum = (of: 'sent' | 'taken' | 'refused') => sums.reduce((total, one) => total + one[of], 0);
      console.log(
        `${sum('sent')} requests, ${sum('taken')} taken, ${sum('refused')} refused, in ${worlds} worlds; ` +
          `the fewest of an operation: ${Math.min(...sums.map((one) => one.sent))}`,
      );
      expect([...faults.values()].join('\n')).toBe('');
      const onesided = [...tally].filter(([, { taken: done, refused }]) => done === 0 || refused === 0);
      expect(onesided).toEqual([]);
      expect(sum('sent')).toBeGreaterThan(0.95 * rounds * operations.length);
    },
  );

  const problem = { type: 'urn:tierline:problem:not-signed-in', title: 'x', status: 401, detail: 'x' };
  it.each([
    ['', 401, 'application/problem+json', problem],
    ['answered 503', 503, 'application/problem+json', { ...problem, status: 503 }],
    ['is no problem.json', 401, 'application/json', problem],
    ['is not in the document', 402, 'application/problem+json', { ...problem, status: 402 }],
    ['off its schema', 401, 'application/problem+json', { type: problem.type, status: 401 }],
    ['with status 404', 404, 'application/problem+json', problem],
    ['nothing-of-ours is not in', 401, 'application/problem+json', { ...problem, type: 'urn:nothing-of-ours' }],
    ['off its schema', 200, 'application/json', { count: 1 }],
    ['comes as text/html', 200, 'text/html', {}],
    ['no JSON', 200, 'application/json', undefined],
  ])('X10 what is wrong with an answer is said: “%s” of %i as %s', (wrong, status, type, value) => {
    const readMe = operations.find(({ operationId }) => operationId === 'readMe');
    if (!readMe) throw new Error('readMe is not in the document');
    const said = judge(readMe, {
      status,
      headers: { 'content-type': type },
      body: Buffer.from(JSON.stringify(value) ?? '{'),
    });
    expect(said).toMatch(wrong === '' ? /^$/u : new RegExp(wrong, 'u'));
  });

  // What the request is about could not be made: somebody may have lost their rights. A fault of the portal is one here
  // too.
  function unsent(operation: Operation, recipe: Recipe, error: unknown): void {
    const refused = error instanceof Problem && (error.document?.status ?? 0) < 500;
    if (!refused) faults.set(`${operation.operationId} ${String(error)}`, `${told(recipe)}: ${String(error)}`);
  }
});

function* drain<T>(waiting: T[]): Generator<T> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) yield next;
}
