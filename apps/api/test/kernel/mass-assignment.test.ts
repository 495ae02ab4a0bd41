import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { badInputWorld, type BadInputWorld } from './bad-input-world.ts';
import { plain, type Schema } from './bad-input-values.ts';
import { send, type Heard } from './walls-send.ts';

// Every scalar column of every table, by its name in our code and in the database, with a value that it would take.
const values: Record<string, unknown> = {
  String: 'x',
  Int: 999,
  BigInt: 999,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  Json: {},
};
const schema = readFileSync(join(import.meta.dirname, '../../../../prisma/schema.prisma'), 'utf8');
const columns = new Map<string, unknown>(
  [...schema.matchAll(/^ {2}(\w+) +(\w+)\??(?= |$)(.*)$/gmu)]
    .filter(([, , type = '']) => type in values)
    .flatMap(([, name = '', type = '', rest = '']) => {
      const value = rest.includes('@db.Uuid') ? randomUUID() : name === 'role' ? 'master' : values[type];
      return [[name, value] as const, [/@map\("(\w+)"\)/u.exec(rest)?.[1] ?? name, value] as const];
    }),
);
// What no table has, and what frameworks or JavaScript itself take for something.
for (const name of [
  'isAdmin',
  'is_admin',
  'admin',
  'role',
  'roles',
  'permissions',
  'vendor',
  'account',
  'actor',
  '__proto__',
  'constructor',
  'prototype',
  '$set',
  'connect',
  'create',
  'data',
])
  columns.set(name, { role: 'master' });

describe('X2 nothing is taken over that an endpoint does not offer', () => {
  let world: BadInputWorld;
  let tried = 0;
  beforeAll(async () => {
    world = await badInputWorld();
  });
  afterAll(() => world.close());

  const writable = (Object.entries(endpoints) as [EndpointName, Endpoint][])
    .filter(([, row]) => row.body !== undefined)
    .map(([name]) => name); // the keys of the table, which Object.entries forgets

  it.each(writable)(
    'A6 X2 %s',
    async (name) => {
      await world.digest.forgetLimits();
      const good = await world.good[name].raw();
      const stored = await world.digest.read();
      const row: Endpoint = endpoints[name];
      const places = objectsOf(
        z.toJSONSchema(row.body ?? z.any(), { io: 'input', unrepresentable: 'any' }) as Schema,
        good.body,
      ); // as much of JSON Schema as our shapes make
      const wrong: string[] = [];
      for (const { path, offered, put } of places) {
        const names = [...columns.keys()].filter((column) => !offered.includes(column));
        expect(names.length).toBeGreaterThan(100);
        // Twenty at a time: so many of them a problem names.
        for (let at = 0; at < names.length; at += 20) {
          const some = names.slice(at, at + 20);
          // An own property, as JSON.parse makes it, also where its name is __proto__.
          const heard = await ask(name, put(Object.fromEntries(some.map((column) => [column, columns.get(column)]))));
          const refused = heard.code === 'invalid-input' ? pointersOf(heard) : [];
          wrong.push(
            ...some
              .filter((column) => !refused.includes(`${path}/${column}`))
              .map((column) => `${path}/${column}: ${heard.status} ${heard.code}`),
          );
          tried += some.length;
        }
      }
      expect(wrong).toEqual([]);
      expect(await world.digest.read()).toBe(stored);

      async function ask(endpoint: EndpointName, body: unknown): Promise<Heard> {
        const { w } = world;
        return send(
          {
            origin: w.origin,
            vendor: w.programme.slug,
            cookies: world.good[endpoint].person?.cookies ?? new Map<string, string>(),
          },
          endpoint,
          { ...good, body },
        );
      }
    },
    60_000,
  );

  it('A6 X2 every column of every table was tried at every object that is sent', () => {
    console.log(
      [
        `mass assignment: ${tried} fields that are not offered, at ${writable.length} endpoints,`,
        `of ${columns.size} names`,
      ].join(' '),
    );
    expect([...columns.keys()]).toEqual(
      expect.arrayContaining([
        'passwordHash',
        'password_hash',
        'vendorId',
        'vendor_id',
        'activatedAt',
        'createdById',
        'acceptedLegal',
        'role',
        'status',
        'version',
        'input',
        'hash',
        'revokedAt',
      ]),
    );
    expect(tried).toBeGreaterThan(writable.length * 100);
  });
});

type Place = { path: string; offered: string[]; put: (extra: object) => unknown };

// The object itself and every object in it that the good request has: where it is, what may stand in it, and the whole
// request with more in it.
function objectsOf(given: Schema, value: unknown, path = ''): Place[] {
  const { shape } = plain(given);
  if (Array.isArray(value))
    return objectsOf(shape.items ?? {}, value[0], `${path}/0`).map((place) => ({
      ...place,
      put: (extra) => [place.put(extra), ...value.slice(1)],
    }));
  if (shape.type !== 'object' || value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    objectsOf(shape.properties?.[key] ?? {}, part, `${path}/${key}`).map((place) => ({
      ...place,
      put: (extra: object) => ({ ...value, [key]: place.put(extra) }),
    })),
  );
  return [
    {
      path,
      offered: Object.keys(shape.properties ?? {}),
      put: (extra) => Object.fromEntries([...Object.entries(value), ...Object.entries(extra)]),
    },
    ...inner,
  ];
}

function pointersOf({ document }: Heard): string[] {
  const { errors = [] } = (document ?? {}) as { errors?: { pointer: string; detail: string }[] }; // a problem document
  return errors.filter(({ detail }) => detail.startsWith('There is no field')).map(({ pointer }) => pointer);
}
