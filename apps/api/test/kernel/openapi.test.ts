import { endpoints, isList, problemStatus, problemType, type Endpoint, type EndpointName } from '@tierline/contract';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readExamples } from '../../src/reference/examples.ts';
import { groups } from '../../src/reference/groups.ts';
import { sharedFields } from '../../src/reference/texts/shared.ts';
import { world, type World } from './world.ts';

type Parameter = { name: string; in: string; required: boolean; schema: object; description?: string };
type Response = { description: string; content?: Record<string, { schema: object }> };
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: Parameter[];
  security: Record<string, string[]>[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, Response>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, { type: string }> };
};

describe('X3 the OpenAPI document', () => {
  let w: World;
  let document: Document;
  let found: { path: string; method: string; operation: Operation }[];

  beforeAll(async () => {
    w = await world();
    const response = await fetch(`${w.origin}/api/v1/openapi.json`);
    document = (await response.json()) as Document; // what these tests look at
    found = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  });
  afterAll(() => w.close());

  // An endpoint's row and its operation.
  const pairs = () =>
    Object.entries<Endpoint>(endpoints).map(([name, row]) => {
      const { operation } = found.find((one) => one.operation.operationId === name) ?? {};
      if (!operation) throw new Error(`${name} is not in the document`);
      return { name, row, operation };
    });

  it('X3 is OpenAPI 3.1, says what it is and where it is', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Tierline', version: 'v1' },
      servers: [{ url: '/api/v1' }],
    });
    expect(new Set(Object.keys(document))).toEqual(
      new Set(['openapi', 'info', 'servers', 'tags', 'paths', 'components']),
    );
  });

  it('X3 has one operation for every endpoint, at its path, and no other', () => {
    const told = found.map(({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`);
    const rows = Object.entries<Endpoint>(endpoints).map(
      ([name, row]) => `${name} ${row.method} ${row.path.replaceAll(/:(\w+)/gu, '{$1}')}`,
    );
    expect(told.toSorted()).toEqual(rows.toSorted());
    expect(new Set(found.map(({ operation }) => operation.operationId)).size).toBe(found.length);
  });

  it('X3 says of every operation what it does, under a tag that is declared', () => {
    for (const { operation } of found) {
      expect(operation.summary, `at ${operation.operationId}`).toMatch(/^\p{Lu}.{5,}/u);
      expect(operation.description, `at ${operation.operationId}`).toMatch(
        /^\p{Lu}.{15,}\.\n\n(?:Open to |For ).+\.\n\n```sh\ncurl /u,
      );
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags));
    }
    expect(new Set(document.tags.map(({ name }) => name)).size).toBe(document.tags.length);
  });

  it('X3 says of each field of requests and answers what it means', () => {
    const silent: string[] = [];
    for (const { operation } of found)
      for (const { name, description } of operation.parameters)
        if (description === undefined) silent.push(`${operation.operationId} ${name}`);
    walk(document, (node, path) => {
      // Actions are named after what they do, as permissions are, and what they hold is said above them.
      if (!isProperty(path) || /\/(?:actions|may)\/properties$/u.test(path)) return;
      for (const [name, field] of Object.entries(node))
        if (!(field !== null && typeof field === 'object' && 'description' in field)) silent.push(`${path} ${name}`);
    });
    expect(silent).toEqual([]);
  });

  it('X3 has no words for fields that are not there', () => {
    for (const { name, shapes = [], fields } of groups) {
      const parts = [
        ...found.filter(({ operation }) => operation.tags.includes(name)).map(({ operation }) => operation),
        ...shapes.map((shape) => document.components.schemas[shape]),
      ];
      const said = new Set<unknown>();
      walk(parts, (node) => said.add(node['description']));
      const unused = Object.entries(fields).filter(([, text]) => !said.has(text));
      expect(unused, `at ${name}`).toEqual([]);
    }
    const all = new Set<unknown>();
    walk(document, (node) => all.add(node['description']));
    expect(Object.entries(sharedFields).filter(([, text]) => !all.has(text))).toEqual([]);
  });

  it('X3 has an example of every endpoint that is as its shapes say', () => {
    const examples = readExamples();
    const stale: [name: string, what: string][] = [];
    for (const [name, row] of Object.entries<Endpoint>(endpoints)) {
      const { params, query, body, answer } = examples[name as EndpointName] ?? {}; // a key of the table
      for (const [shape, value] of [
        [row.params, params],
        [row.query, query ?? {}],
        [row.body, body],
      ] as const)
        expect(shape?.safeParse(value).error?.issues, `at ${name}`).toBeUndefined();
      // Nothing that is not answered any more, and nothing left out.
      const told = row.output?.safeParse(answer);
      if (told?.error) stale.push([name, told.error.issues.map(({ path }) => path.join('.')).join(', ')]);
      else if (!isDeepStrictEqual(told?.data, answer)) stale.push([name, 'more than its shape']);
    }
    const anew = stale.map(([name]) => `of ${name} `).join('|');
    expect(stale, `TIERLINE_EXAMPLES=write vitest run reference.test.ts -t '${anew}'`).toEqual([]);
    const odd = /"string"|"good-[^"]*|"[^"]+":"[xyAB]"|"2[1-9]\d\d-|"1\d\d\d-|@company\./gu;
    expect(JSON.stringify(examples).match(odd)).toBeNull();
  });

  it('X3 declares each part of a path as a parameter that is required, and no other', () => {
    for (const { path, operation } of found) {
      const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(
        declared.map(({ name }) => name),
        `at ${operation.operationId}`,
      ).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('X3 each operation says how to sign in: not at all, as a person, or also with an API key', () => {
    expect(Object.entries(document.components.securitySchemes).map(([name, { type }]) => [name, type])).toEqual([
      ['apiKey', 'http'],
      ['session', 'apiKey'],
    ]);
    const told = (of: string) =>
      found
        .filter(({ operation }) => operation.security.flatMap((way) => Object.keys(way)).join(' ') === of)
        .map(({ path }) => path);
    expect(told('')).toEqual(expect.arrayContaining(['/programme', '/session', '/password/forgotten']));
    expect(told('session')).toEqual(expect.arrayContaining(['/me', '/me/sessions', '/password', '/api-keys']));
    expect(told('apiKey session')).toEqual(expect.arrayContaining(['/accounts', '/line-items', '/splits', '/audit']));
    expect(told('').length + told('session').length + told('apiKey session').length).toBe(found.length);
  });

  it('X3 declares no parameter twice, and each with a place and a schema', () => {
    for (const { operation } of found) {
      const keys = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(keys).size, `at ${operation.operationId}`).toBe(keys.length);
      for (const parameter of operation.parameters) {
        expect(['path', 'query', 'header']).toContain(parameter.in);
        expect(parameter.required).toBeTypeOf('boolean');
        expect(Object.keys(parameter.schema).length, `${operation.operationId} ${parameter.name}`).toBeGreaterThan(0);
      }
    }
  });

  it('X3 has the query, the body and the headers that the endpoint takes', () => {
    for (const { name, row, operation } of pairs()) {
      const query = operation.parameters
        .filter((parameter) => parameter.in === 'query')
        .map((parameter) => parameter.name);
      expect(query, `at ${name}`).toEqual(
        row.query
          ? Object.keys(z.toJSONSchema(row.query, { io: 'input', unrepresentable: 'any' }).properties ?? {})
          : [],
      );
      const headers = operation.parameters
        .filter((parameter) => parameter.in === 'header')
        .map((parameter) => `${parameter.name}${parameter.required ? ' !' : ''}`);
      expect(headers, `at ${name}`).toEqual([
        'Tierline-Vendor',
        ...(row.access === 'anybody' ? [] : ['Tierline-User']),
        ...(row.keyed ? ['Idempotency-Key !'] : []),
        ...(isList(name as EndpointName) ? ['Prefer'] : []), // a key of the table
      ]);
      expect(operation.requestBody?.content['application/json'] !== undefined, `at ${name}`).toBe(
        row.body !== undefined,
      );
    }
  });

  it('X3 takes an Idempotency-Key on every POST that moves or creates', () => {
    // Signing in, going on with a session, asking for a link and one’s own second factor are no operations that a key
    // could repeat: they move and create nothing that is counted. Reports of usage differ by their instant.
    const without = Object.entries<Endpoint>(endpoints)
      .filter(([, row]) => row.method === 'POST' && !row.keyed)
      .map(([name]) => name);
    // What a device asks for is what it shall have in all: the same again is the same.
    expect(without.toSorted()).toEqual([
      'activateDevice',
      'forgotPassword',
      'offerSecondFactor',
      'previewBatch',
      'previewImport',
      'previewIntegration',
      'previewLineMail',
      'previewRenewal',
      'previewSeats',
      'previewSplits',
      'previewUnassign',
      'printCards',
      'refreshSession',
      'reportUsage',
      'signIn',
      'switchOffSecondFactor',
    ]);
  });

  it('X3 says of every endpoint its success and every problem that it declares, with status and type', () => {
    for (const { name, row, operation } of pairs()) {
      const done = operation.responses[row.status];
      expect(done?.content?.['application/json'] !== undefined, `at ${name}`).toBe(row.output !== undefined);
      for (const code of row.problems) {
        const response = operation.responses[problemStatus[code]];
        expect(response?.description.split(', '), `${name} ${code}`).toContain(problemType(code));
        expect(response?.content, `${name} ${code}`).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    }
  });

  it('X3 has a description for every answer, and statuses that are such', () => {
    for (const { operation } of found) {
      expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status, `at ${operation.operationId}`).toMatch(/^[2-5]\d\d$/u);
        expect(response.description).not.toBe('');
      }
    }
  });

  it('X3 what a rule refuses is a conflict; all other statuses are known, and clients handle each', () => {
    const statuses = new Set<number>(Object.values(problemStatus));
    expect([...statuses].toSorted((one, other) => one - other)).toEqual([
      400, 401, 403, 404, 408, 409, 413, 422, 429, 431, 500, 503,
    ]);
  });

  it('X3 refers to nothing that is not there, and its schemas are of kinds that there are', () => {
    const flaws: string[] = [];
    walk(document, (node, path) => {
      const { $ref, type } = node;
      if ($ref !== undefined && !(typeof $ref === 'string' && resolves(document, $ref)))
        flaws.push(`${path}: ${JSON.stringify($ref)}`);
      if (
        $ref === undefined &&
        type !== undefined &&
        !isProperty(path) &&
        !path.startsWith('#/components/securitySchemes/') &&
        ![type].flat().every((kind) => typeof kind === 'string' && kinds.includes(kind))
      )
        flaws.push(`${path}: type ${JSON.stringify(type)}`);
      if ('$schema' in node || '~standard' in node) flaws.push(`${path}: something of the library's`);
    });
    expect(flaws).toEqual([]);
  });

  it('X3 is compressed once and may be kept: the same bytes for everybody', async () => {
    const get = (accept: string) =>
      fetch(`${w.origin}/api/v1/openapi.json`, { headers: { 'Accept-Encoding': accept } });
    const [packed, plain] = [await get('gzip'), await get('identity')];
    expect(
      [packed, plain].map(({ headers }) => [
        headers.get('content-encoding'),
        headers.get('cache-control'),
        headers.get('vary'),
      ]),
    ).toEqual([
      ['gzip', 'public, max-age=300', 'Accept-Encoding'],
      [null, 'public, max-age=300', 'Accept-Encoding'],
    ]);
    expect(await packed.json()).toEqual(await plain.json());
  });

  it('X3 has a page to read it that works without anything from elsewhere', async () => {
    const page = await fetch(`${w.origin}/api/v1/docs`);
    const text = await page.text();
    expect(page.headers.get('content-type')).toMatch(/^text\/html/u);
    const links = new Set([...text.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, to = '']) => to));
    const within = [...links].filter((to) => to.startsWith('#'));
    for (const to of within) expect(text, `at ${to}`).toContain(`id="${to.slice(1)}"`);
    const others = [...links].filter((to) => !within.includes(to));
    for (const to of others) expect((await fetch(w.origin + to)).status, `at ${to}`).toBe(200);
    const styles = await (await fetch(`${w.origin}/api/v1/docs/page.css`)).text();
    expect(styles).not.toMatch(/url\(|@import/u);
    for (const name of Object.keys(endpoints)) expect(text).toContain(`id="${name}"`);
  });
});

const kinds = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

type Node = Record<string, unknown>;

function walk(value: unknown, visit: (node: Node, path: string) => void, path = '#'): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) visit(value as Node, path); // an object that is no list
  for (const [key, child] of Object.entries(value)) walk(child, visit, `${path}/${key}`);
}

// A field that is called “type” is no type.
function isProperty(path: string): boolean {
  return path.endsWith('/properties');
}

function resolves(document: Document, ref: string): boolean {
  let at: unknown = document;
  for (const part of ref.replace('#/', '').split('/'))
    at = at !== null && typeof at === 'object' ? Object.entries(at).find(([key]) => key === part)?.[1] : undefined;
  return at !== undefined;
}
