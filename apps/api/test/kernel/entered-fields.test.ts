import {
  csvColumns,
  endpoints,
  orderLineColumns,
  type Endpoint,
  type EndpointName,
  type ListName,
} from '@tierline/contract';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badInputWorld, type BadInputWorld } from './bad-input-world.ts';
import { headOf, kept, notKept, sameAs } from './entered-fields.ts';
import { send, type Heard } from './walls-send.ts';

// The keys of a table, which Object.keys forgets.
const names = (table: object) => Object.keys(table) as EndpointName[];

const features = join(import.meta.dirname, '../../../portal/src/features');
const sources = globSync('**/*.{ts,tsx}', { cwd: features }).map((file) => ({
  folder: dirname(file),
  code: readFileSync(join(features, file), 'utf8'),
}));

describe('X2 X3 what is entered is found again: on its record, in the audit, in files and in the portal', () => {
  let world: BadInputWorld;
  beforeAll(async () => {
    world = await badInputWorld();
  });
  afterAll(() => world.close());

  async function ask(name: EndpointName, raw: Parameters<typeof send>[2]): Promise<Heard> {
    const { w, good } = world;
    const cookies = good[name].person?.cookies ?? new Map<string, string>();
    const heard = await send({ origin: w.origin, vendor: w.programme.slug, cookies }, name, raw);
    expect(heard.status, `at ${heard.text}`).toBeLessThan(300);
    return heard;
  }

  it('X2 every write with fields is either looked for here, or says why it keeps none', () => {
    const writes = names(endpoints).filter((name) => {
      const row: Endpoint = endpoints[name];
      return row.body !== undefined && !row.path.endsWith('/preview');
    });
    expect([...names(kept), ...names(notKept)].toSorted()).toEqual(writes.toSorted());
  });

  it.each(names(kept))('X2 X3 %s', async (name) => {
    const reading = kept[name];
    if (!reading) return;
    const { w, good } = world;
    await world.digest.forgetLimits();
    const raw = await good[name].raw();
    const { document: reply } = await ask(name, raw);
    const { changes } = await w.db.operation.findFirstOrThrow({ orderBy: [{ at: 'desc' }, { id: 'desc' }] });
    const shown = await send(
      { origin: w.origin, vendor: w.programme.slug, cookies: good[name].person?.cookies ?? new Map() },
      reading.read,
      reading.ask({ raw, reply }),
    );
    expect(shown.status, `at ${shown.text}`).toBe(200);
    const heads = headsOf(reading.list);
    const missing = leaves(raw.body).flatMap(({ path, value }) => {
      const field = path.at(-1) ?? '';
      if (field === 'version') return [];
      const places = {
        record: has(shown.document, field, value),
        audit: has(changes, field, value) || isSubject(changes, value),
        file: reading.list === null || headOf(field).some((head) => heads.has(head)),
        portal: inPortal(name, field),
      };
      return Object.entries(places)
        .filter(([, found]) => !found)
        .map(([place]) => `${path.join('.')}: ${place}`);
    });
    expect([...new Set(missing)].toSorted(), 'a place that lacks the field, or a reason in entered-fields.ts').toEqual(
      Object.keys(reading.but ?? {}).toSorted(),
    );
  });
});

// The headings of a list's files, for software and for people.
function headsOf(list: ListName | null): ReadonlySet<string> {
  if (list === null) return new Set();
  const columns = list === 'listOrders' ? [...csvColumns.listOrders, ...orderLineColumns] : csvColumns[list];
  return new Set(columns.map(([head]) => head));
}

function isSubject(changes: unknown, value: unknown): boolean {
  return leaves(changes).some(({ path, value: other }) => path.includes('subject') && other === value);
}

type Leaf = { path: readonly string[]; value: unknown };

// Each value within another, and the names of the fields that lead to it.
function leaves(value: unknown, path: readonly string[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((part: unknown) => leaves(part, path));
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([field, part]) => leaves(part, [...path, field]));
}

// A field of that name has the value; what is sent as an id may be shown as the name of what has it.
function has(document: unknown, field: string, value: unknown): boolean {
  const named = sameAs(field);
  return leaves(document).some(({ path, value: other }) =>
    named.some((name) => path.includes(name) && (other === value || name !== field)),
  );
}

// The screens beside the one that calls the endpoint know the field; what only software calls has no screen.
function inPortal(name: EndpointName, field: string): boolean {
  const callers = sources.filter(({ code }) => code.includes(`'${name}'`)).map(({ folder }) => folder);
  return (
    callers.length === 0 ||
    sources.some(({ folder, code }) => callers.includes(folder) && new RegExp(`\\b${field}\\b`, 'u').test(code))
  );
}
