import {
  csvPreference,
  endpoints,
  isList,
  problemStatus,
  problemType,
  type Endpoint,
  type EndpointName,
} from '@tierline/contract';
import { roles, permissions, type RefusalCode } from '@tierline/domain';
import type { Express } from 'express';
import express from 'express';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

// The package's entry is not typed; its files lie beside its package.json.
const referenceFiles = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

type Shape = NonNullable<Endpoint['body']>;
type Schema = Record<string, unknown>;

/** Builds the API's OpenAPI 3.1 document from the table of endpoints (X3). */
export function openApi(): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, row] of Object.entries(endpoints) as [EndpointName, Endpoint][]) {
    // the keys of the table, which Object.entries forgets
    const path = row.path.replace(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(name, row) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tierline',
      version: 'v1',
      description:
        'All that the portal does. Software signs in with an API key of its account, `Authorization: Bearer tl_…`, made by a Master under Settings; it may what a user of its role may, but for what is a person’s own. A browser has the session’s cookies of `POST /session`. An API key says by itself whose portal it is for; every other call names the vendor in the header `Tierline-Vendor`. Lists go on with `next` as `cursor`; asked for with `Accept: text/csv` they come whole, as CSV. Errors are problem documents (RFC 9457) with a stable `type`.',
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(Object.values<Endpoint>(endpoints).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key of an account, `tl_…`: shown once, when it is made',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-tierline-{vendor}-access',
          description: 'A user’s session, begun by `POST /session`',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string', format: 'uri' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
            },
            refused: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  row: { type: 'integer' },
                  field: { type: 'string' },
                  type: { type: 'string' },
                  detail: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  };
}

/** Serves the document at `/api/v1/openapi.json` and a page to read it at `/api/v1/docs`. */
export function mountReference(app: Express): void {
  const document = openApi();
  const text = Buffer.from(JSON.stringify(document));
  const packed = gzipSync(text);
  app.get('/api/v1/openapi.json', (request, response) => {
    // Compressed once and kept: compressing it for each request would slow all others down.
    const gzip = request.acceptsEncodings('gzip') === 'gzip';
    response.set({
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Encoding',
    });
    if (gzip) response.set('Content-Encoding', 'gzip');
    response.end(gzip ? packed : text);
  });
  app.get('/api/v1/docs', (_, response) => void response.type('html').send(page));
  app.get('/api/v1/docs/start.js', (_, response) => void response.type('js').send(start));
  app.use('/api/v1/docs/parts', express.static(referenceFiles, { index: false }));
}

// The problems of the checks before a use case: origin, vendor, session, access, key and input.
function refusalsOf(row: Endpoint): Set<RefusalCode> {
  const codes = new Set<RefusalCode>([
    ...row.problems,
    'vendor-missing',
    'vendor-not-of-key',
    'not-found',
    'unexpected',
    'busy',
    ...(row.method === 'GET' ? [] : (['outcome-unknown'] as const)),
  ]);
  const add = (...more: RefusalCode[]) => more.forEach((code) => codes.add(code));
  if (row.method !== 'GET') add('foreign-origin', 'malformed-json', 'body-too-large');
  if (row.query || row.body || row.method !== 'GET') add('invalid-input');
  if (row.keyed) add('key-missing', 'key-reused');
  add('api-key-invalid', 'too-many-requests');
  if (row.access === 'anybody') return codes;
  add('not-signed-in', 'other-user-signed-in');
  if (forPeople(row)) add('people-only');
  if (row.access !== 'first-sign-in') add('password-change-needed', 'acceptance-needed');
  if (row.access === 'first-sign-in') return codes;
  add('controller-key-only');
  const { role, vendorOnly } = permissions[row.access];
  if (vendorOnly) add('tier-may-not');
  if (role !== roles[0]) add('role-too-low', 'account-suspended');
  return codes;
}

function operationOf(name: EndpointName, row: Endpoint): Schema {
  const codes = [...refusalsOf(row)];
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code]);
  return {
    operationId: name,
    summary: row.summary,
    tags: [tagOf(row)],
    description: row.access === 'anybody' ? 'Open to anybody.' : `Needs: ${row.access}.`,
    security: row.access === 'anybody' ? [] : forPeople(row) ? [{ session: [] }] : [{ apiKey: [] }, { session: [] }],
    parameters: [
      {
        name: 'Tierline-Vendor',
        in: 'header',
        required: false,
        schema: { type: 'string' },
        description:
          'The short name of the vendor whose portal it is, the first part of its address. Needed without an API key; with one it may be left out, and must be the vendor of the key',
      },
      ...(row.access === 'anybody'
        ? []
        : [
            {
              name: 'Tierline-User',
              in: 'header',
              required: false,
              schema: { type: 'string', format: 'uuid' },
              description:
                'The id of the user whose screen sends it; where somebody else has signed in meanwhile, nothing is done',
            },
          ]),
      ...(row.keyed
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 8, maxLength: 200 },
              description: 'New for each thing to be done; a repeat gets the first reply',
            },
          ]
        : []),
      ...(isList(name)
        ? [
            {
              name: 'Prefer',
              in: 'header',
              required: false,
              schema: { type: 'string', enum: [csvPreference] },
              description: 'With `Accept: text/csv`: a file for people with a spreadsheet',
            },
          ]
        : []),
      ...parametersOf(row.params, 'path'),
      ...parametersOf(row.query, 'query'),
    ],
    ...(row.body && {
      requestBody: {
        required: true,
        ...(row.bodyText && { description: row.bodyText }),
        content: { 'application/json': { schema: schemaOf(row.body, 'input') } },
      },
    }),
    responses: {
      [row.status]: row.output
        ? {
            description: 'Done',
            content: {
              'application/json': { schema: schemaOf(row.output, 'output') },
              ...(isList(name) && { 'text/csv': { schema: { type: 'string', description: wholeList } } }),
            },
          }
        : { description: 'Done' },
      ...Object.fromEntries(
        [...byStatus].map(([status, list]) => [
          status,
          {
            description: list.map(problemType).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

// What API keys may not call: what belongs to a person, and what would let a leaked key make others.
function forPeople({ access }: Endpoint): boolean {
  if (access === 'anybody') return false;
  return access === 'first-sign-in' || 'peopleOnly' in permissions[access];
}

const wholeList =
  'With `Accept: text/csv`: all rows of the list, whatever `cursor` and `limit` say; UTF-8 with a byte order mark, commas, CRLF, headings in the reader’s language, days and instants in ISO 8601. With `Prefer: csv=spreadsheet` besides: a file for people with a spreadsheet, with semicolons where the reader’s language has commas for decimals, times in the reader’s time zone, days, countries, states and kinds as the portal writes them, and a row for each line of an order.';

function tagOf(row: Endpoint): string {
  return row.path.split('/')[1] ?? '';
}

function schemaOf(shape: Shape, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  return schema;
}

function parametersOf(shape: Shape | undefined, place: 'path' | 'query'): Schema[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tierline API</title>
<link rel="stylesheet" href="/api/v1/docs/parts/swagger-ui.css"></head><body><main id="reference"></main>
<script src="/api/v1/docs/parts/swagger-ui-bundle.js"></script><script src="/api/v1/docs/start.js"></script></body></html>`;

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#reference', deepLinking: true, defaultModelsExpandDepth: -1, tryItOutEnabled: false, supportedSubmitMethods: [] });`;
