import { endpoints, isList } from '@tierline/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expected, type Answer, type Relation } from './expected-answers.ts';
import { actorsOf, expectedOf, kinds, standing, withoutRow, type Actor } from './walls-actors.ts';
import { allOf, auditTells, canariesIn, idsIn, mayKnow } from './walls-canaries.ts';
import { storedTexts, unusedExceptions } from './text-fields.ts';
import { asked, endpointOf, type Cell } from './walls-rows.ts';
import { flaw, send, undocumented, type Heard, type Raw } from './walls-send.ts';
import type { Walls } from './walls-notes.ts';
import { wallsWorld } from './walls-world.ts';
import { refusal } from './world.ts';

/** The relations that every row with a thing must be tried at, each from some stand. */
const relations: Relation[] = ['own', 'below', 'twoBelow', 'above', 'sibling', 'unrelated', 'other'];

/** What ends the session of the browser that asks it. */
const ending = ['signIn', 'signOut'];

type Place = { relation: Relation | null; key: string };

/** The walls of one half of the endpoints; there are two, as two workers run the tests. */
export type Half = 'first' | 'second';

/** Tries every endpoint of a half × everybody × every relation. */
export function describeWalls(half: Half): void {
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

  it('A3 every text that an endpoint stores has a canary in this world', () => {
    expect(
      storedTexts().filter((text) => !walls.places.has(text)),
      'send a canary in walls-world.ts or walls-texts.ts, or give a reason in text-fields.ts',
    ).toEqual([]);
    expect(unusedExceptions()).toEqual([]);
  });

  // Signing in and out come last: they end the sessions that the others need.
  const rows = Object.keys(asked)
    .filter((_, index) => (index % 2 === 0) === (half === 'first'))
    .toSorted((one, other) => ending.indexOf(one) - ending.indexOf(other));

  it.each(rows)(
    'A3 A4 A6 %s',
    async (row) => {
      const todo = actors.flatMap((actor) =>
        placesOf(row, actor).map((place) => ({ actor, ...place, answer: expectedOf(row, actor, place.relation) })),
      );
      const changes =
        endpoints[endpointOf(row)].method === 'GET' ? [] : todo.filter(({ answer }) => typeof answer === 'number');
      const others = todo.filter((one) => !changes.includes(one));
      // Keys that are not good are limited by address.
      await walls.digest.forgetLimits();
      const wrong: string[] = [];
      // What is refused or only reads may go side by side; afterwards nothing may have changed.
      for (let next = 0; next < others.length; next += 8)
        wrong.push(...(await Promise.all(others.slice(next, next + 8).map((one) => tried(row, one)))).flat());
      expect(wrong).toEqual([]);
      expect(await walls.digest.read()).toBe(stored);
      for (const one of changes) wrong.push(...(await tried(row, one)));
      stored = await walls.digest.read();
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  // The thing of a row, at each relation where there is one such.
  function placesOf(row: string, { stand, kind }: Actor): Place[] {
    const { thing, only = () => true } = asked[row] ?? { thing: 'none' };
    if (thing === 'none') return [{ relation: null, key: 'd' }];
    // The keys of the table, which Object.entries forgets.
    const entries = Object.entries(standing[stand]) as [Relation, string][];
    const places = entries
      .filter(([, key]) => walls.things[thing].has(key) && only(key))
      .map(([relation, key]) => ({ relation, key }));
    // A key that is not good is stopped before anybody looks at the thing: one will do.
    return kind === 'dead' || kind === 'elsewhere' ? places.slice(0, 1) : places;
  }

  async function tried(
    row: string,
    { actor, relation, key, answer }: Place & { actor: Actor; answer: Answer },
  ): Promise<string[]> {
    const { thing = 'none', ask } = asked[row] ?? {};
    const cell: Cell = {
      walls,
      stand: actor.stand,
      person: actor.person,
      key,
      carriedOut: typeof answer === 'number',
      id: thing === 'none' ? (walls.things.user.get('d') ?? '') : (walls.things[thing].get(key) ?? ''),
    };
    const raw = (await ask?.(cell)) ?? {};
    const asJson = await answered(row, { actor, relation, answer }, raw);
    // X3: what is a list as pages is the same list as CSV, behind the same walls; a key is looked at before the form
    // is.
    const asCsv =
      isList(endpointOf(row)) && actor.bearer === undefined
        ? await answered(row, { actor, relation, answer }, { ...raw, headers: { Accept: 'text/csv' } }, ' as CSV')
        : [];
    return [...asJson, ...asCsv];
  }

  async function answered(
    row: string,
    { actor, relation, answer }: { actor: Actor; relation: Relation | null; answer: Answer },
    raw: Raw,
    form = '',
  ): Promise<string[]> {
    const heard = await send(
      walls.sender(actor.person),
      endpointOf(row),
      actor.bearer === undefined
        ? raw
        : { ...raw, headers: { Authorization: `Bearer ${actor.bearer}`, ...raw.headers } },
    );
    cells.set(row, (cells.get(row) ?? new Set()).add(`${actor.name} ${relation ?? ''}${form}`));
    const where = `${row}${form}, ${actor.name}, ${relation ?? '-'}`;
    return [
      ...(told(heard, answer) === answer ? [] : [`${where}: ${told(heard, answer)} instead of ${answer}`]),
      ...(flaw(heard) === '' ? [] : [`${where}: ${flaw(heard)}`]),
      ...(form === '' || heard.status >= 400 || heard.headers.get('content-type')?.startsWith('text/csv') === true
        ? []
        : [`${where}: ${heard.headers.get('content-type')}`]),
      ...leaks(heard, actor, endpointOf(row), JSON.stringify(raw)).map((secret) => `${where}: told ${secret}`),
    ];
  }

  // What a reply reveals to its reader beyond what the request said.
  function leaks(heard: Heard, actor: Actor, name: string, sent: string): string[] {
    const reader = name === 'signIn' && heard.status < 400 ? actor.home : actor.reader;
    const text = allOf(heard.text, heard.headers);
    const typed = new Set([...canariesIn(sent), ...idsIn(sent)]);
    return [...canariesIn(text), ...idsIn(text)].filter((found) => {
      const secret = walls.secrets.get(found);
      if (typed.has(found)) return false;
      if (secret === undefined) return found.startsWith('canary');
      // E10: a licence file names the product's SKU to anybody with the activation ID, and no more of the product.
      if (name === 'activateDevice' && secret.about === 'product' && found.endsWith('-sku')) return false;
      return !mayKnow(reader, secret) && !(name === 'listChanges' && auditTells(reader, secret));
    });
  }

  it('A2 a name of another vendor is free, and nobody learns of it', async () => {
    const staff = await walls.w.signIn(walls.w.staff.email, walls.w.staff.password);
    const { account } = await staff.call('createAccount', {
      name: 'canary-xd-name',
      user: { email: 'free@walls.example' },
    });
    expect(account.name).toBe('canary-xd-name');
    expect(
      (await refusal(staff.call('createAccount', { name: 'canary-xd-name', user: { email: 'taken@walls.example' } })))
        .code,
    ).toBe('name-taken');
  });

  it('X3 whatever was answered here, the API’s document says of the endpoint', () => {
    expect(undocumented()).toEqual([]);
  });

  it('A6 every cell was tried', () => {
    const count = [...cells.values()].reduce((sum, of) => sum + of.size, 0);
    console.log(
      [
        `walls, ${half} half: ${count} cells`,
        `= ${cells.size} rows of ${Object.keys(endpoints).length} endpoints × ${actors.length} people × their relations`,
      ].join(' '),
    );
    expect(new Set(actors.map(({ kind }) => kind))).toEqual(new Set(kinds));
    const rowsWithPeople = rows.flatMap((row) =>
      actors
        .filter(({ name }) => ![...(cells.get(row) ?? [])].some((cell) => cell.startsWith(name)))
        .map(({ name }) => `${row} by ${name}`),
    );
    expect(rowsWithPeople).toEqual([]);
    const manyRelations = Object.entries(asked)
      .filter(
        ([row, { thing, only }]) =>
          rows.includes(row) && (thing === 'account' || thing === 'user') && only === undefined,
      )
      .map(([row]) => row);
    expect(
      manyRelations.flatMap((row) =>
        relations
          .filter((relation) => ![...(cells.get(row) ?? [])].some((cell) => cell.endsWith(` ${relation}`)))
          .map((relation) => `${row} at ${relation}`),
      ),
    ).toEqual([]);
    expect(count, `${count} cells`).toBeGreaterThan(1_200);
  });
}

// A page counts as shown where it has rows; its count must say the same.
function told({ status, code, document, text, headers }: Heard, answer: string | number): string | number {
  if (status >= 400) return code === '' ? status : code;
  if (answer !== 'some' && answer !== 'none') return status;
  if (headers.get('content-type')?.startsWith('text/csv') === true)
    return text.trimEnd().includes('\r\n') ? 'some' : 'none';
  const { items, count } = document as { items: unknown[]; count: { value: number } }; // the answer is a page's
  if (items.length > 0 !== count.value > 0) return `${items.length} items and a count of ${count.value}`;
  return items.length > 0 ? 'some' : 'none';
}
