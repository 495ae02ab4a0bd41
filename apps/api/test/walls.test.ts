import { endpoints } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expected, type Relation } from './expected-answers.ts';
import { actorsOf, expectedOf, kinds, standing, withoutRow, type Actor } from './walls-actors.ts';
import { allOf, canariesIn, idsIn, mayKnow } from './walls-canaries.ts';
import { asked, endpointOf, type Cell } from './walls-rows.ts';
import { flaw, send, undocumented, type Heard } from './walls-send.ts';
import { wallsWorld, type Walls } from './walls-world.ts';
import { refusal } from './world.ts';

/** The relations that every row with a thing must be tried at, each from some stand. */
const relations: Relation[] = ['own', 'below', 'twoBelow', 'above', 'sibling', 'unrelated', 'other'];

describe('the walls: every endpoint × everybody × every relation', () => {
  let walls: Walls;
  let actors: Actor[];
  let stored: string;
  const cells = new Map<string, Set<string>>();

  beforeAll(async () => {
    walls = await wallsWorld();
    actors = await actorsOf(walls);
    stored = await walls.digest.read();
  }, 60_000);
  afterAll(() => walls.close());

  it('A6 every endpoint has a row of expected answers, and every row a request', () => {
    expect(withoutRow(Object.keys(endpoints))).toEqual([]);
    expect(Object.keys(asked).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  // Signing out comes last: it ends the sessions that the others need.
  const rows = Object.keys(asked).toSorted((one, other) => Number(one === 'signOut') - Number(other === 'signOut'));

  it.each(rows)('A3 A4 A6 %s', async (row) => {
    const wrong: string[] = [];
    const writes = endpoints[endpointOf(row)].method !== 'GET';
    const todo = actors.flatMap((actor) => placesOf(row, actor).map((place) => ({ actor, ...place })));
    // What only reads may go side by side; after a write what is stored is looked at before the next one.
    for (let next = 0; next < todo.length; next += writes ? 1 : 8) {
      const some = todo.slice(next, next + (writes ? 1 : 8));
      wrong.push(...(await Promise.all(some.map((one) => tried(row, one.actor, one.relation, one.key)))).flat());
      if (!writes) continue;
      const now = await walls.digest.read();
      if (now !== stored && wrong.length === 0 && refusedLast) wrong.push(`${row}: refused, and changed something all the same`);
      stored = now;
    }
    if (!writes) expect(await walls.digest.read()).toBe(stored);
    expect(wrong).toEqual([]);
  }, 60_000);

  let refusedLast = false;

  // The thing of a row, at each relation where there is one such.
  function placesOf(row: string, { stand }: Actor): { relation: Relation | null; key: string }[] {
    const { thing, only = () => true } = asked[row] ?? { thing: 'none' };
    if (thing === 'none') return [{ relation: null, key: 'd' }];
    const entries = Object.entries(standing[stand]) as [Relation, string][]; // the keys of the table, which Object.entries forgets
    return entries.filter(([, key]) => walls.things[thing].has(key) && only(key)).map(([relation, key]) => ({ relation, key }));
  }

  async function tried(row: string, actor: Actor, relation: Relation | null, key: string): Promise<string[]> {
    const { thing = 'none', ask } = asked[row] ?? {};
    const cell: Cell = { walls, stand: actor.stand, person: actor.person, key, id: thing === 'none' ? (walls.things.user.get('d') ?? '') : (walls.things[thing].get(key) ?? '') };
    const raw = (await ask?.(cell)) ?? {};
    const heard = await send(walls.sender(actor.person), endpointOf(row), raw);
    cells.set(row, (cells.get(row) ?? new Set()).add(`${actor.name} ${relation ?? ''}`));
    refusedLast = heard.status >= 400;
    const where = `${row}, ${actor.name}, ${relation ?? '-'}`;
    const answer = expectedOf(row, actor, relation);
    return [
      ...(told(heard, answer) === answer ? [] : [`${where}: ${told(heard, answer)} instead of ${answer}`]),
      ...(flaw(heard) === '' ? [] : [`${where}: ${flaw(heard)}`]),
      ...leaks(heard, actor, endpointOf(row), JSON.stringify(raw)).map((secret) => `${where}: told ${secret}`),
    ];
  }

  // What a reply gives away to its reader beyond what he sent himself.
  function leaks(heard: Heard, actor: Actor, name: string, sent: string): string[] {
    const reader = name === 'signIn' && heard.status < 400 ? actor.home : actor.reader;
    const text = allOf(heard.text, heard.headers);
    const typed = new Set([...canariesIn(sent), ...idsIn(sent)]);
    return [...canariesIn(text), ...idsIn(text)].filter((found) => {
      const secret = walls.secrets.get(found);
      if (typed.has(found)) return false;
      if (secret === undefined) return found.startsWith('canary');
      return !mayKnow(reader, secret);
    });
  }

  it('A2 a name of another vendor is free, and nobody learns of it', async () => {
    const { account } = await walls.w.staff.call('createAccount', { name: 'canary-xd-name', user: { email: 'free@walls.example' } });
    expect(account.name).toBe('canary-xd-name');
    expect((await refusal(walls.w.staff.call('createAccount', { name: 'canary-xd-name', user: { email: 'taken@walls.example' } }))).code).toBe('name-taken');
  });

  it('X3 whatever was answered here, the API’s document says of the endpoint', () => {
    expect(undocumented()).toEqual([]);
  });

  it('A6 every cell was tried', () => {
    const count = [...cells.values()].reduce((sum, of) => sum + of.size, 0);
    console.log(`walls: ${count} cells = ${cells.size} rows of ${Object.keys(endpoints).length} endpoints × ${actors.length} people × their relations`);
    expect(new Set(actors.map(({ kind }) => kind))).toEqual(new Set(kinds));
    for (const [row, { thing }] of Object.entries(asked)) {
      const tried = [...(cells.get(row) ?? [])];
      for (const actor of actors) expect(tried.filter((cell) => cell.startsWith(actor.name)).length, `${row} by ${actor.name}`).toBeGreaterThan(0);
      if (thing === 'account' || thing === 'user') for (const relation of relations) if (row !== 'createAccount: under a name that is taken' || relation !== 'other') expect(tried.filter((cell) => cell.endsWith(` ${relation}`)), `${row} at ${relation}`).not.toEqual([]);
    }
    expect(count, `${count} cells`).toBeGreaterThan(2_500);
  });
});

// A page is told by whether there is something on it; its count must say the same.
function told({ status, code, document }: Heard, answer: string | number): string | number {
  if (status >= 400) return code === '' ? status : code;
  if (answer !== 'some' && answer !== 'none') return status;
  const { items, count } = document as { items: unknown[]; count: { value: number } }; // the answer is a page's
  if ((items.length > 0) !== count.value > 0) return `${items.length} items and a count of ${count.value}`;
  return items.length > 0 ? 'some' : 'none';
}
