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
import * as z from 'zod/mini';
import { curlOf, exampleVendor, forPeople } from './curl.ts';
import { describeFields } from './describe.ts';
import { readExamples, type Example } from './examples.ts';
import { introduction } from './first-call.ts';
import { descriptionOf, endpointNames, groupOf, groups } from './groups.ts';
import { problemSchema, reasonSchema } from './problem.ts';
import { schemaOf, sharedSchemas, type Schema, type Shape } from './shapes.ts';

/** Builds the API's OpenAPI 3.1 document from the table of endpoints (X3). */
export function openApi(): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  const examples = readExamples();
  for (const name of endpointNames) {
    const row: Endpoint = endpoints[name];
    const path = row.path.replace(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(name, row, examples[name] ?? {}) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tierline',
      version: 'v1',
      description: introduction,
    },
    servers: [{ url: '/api/v1' }],
    tags: groups.map(({ name, about }) => ({ name, description: about })),
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
        ...Object.fromEntries(
          Object.entries(sharedSchemas()).map(([name, schema]) => [name, describeFields(schema, name)]),
        ),
        Reason: reasonSchema,
        Problem: problemSchema,
      },
    },
  };
}

/**
 * What an endpoint may refuse with: its own problems, and those of the checks before a use case: origin, vendor,
 * session, access, key and input.
 */
export function refusalsOf(row: Endpoint): Set<RefusalCode> {
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
  add('request-unreadable', 'head-too-large', 'request-too-slow');
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

function operationOf(name: EndpointName, row: Endpoint, example: Example): Schema {
  const byStatus = Map.groupBy([...refusalsOf(row)], (code) => problemStatus[code]);
  return {
    operationId: name,
    summary: row.summary,
    tags: [groupOf(name).name],
    description: `${descriptionOf(name)}\n\n${whoMay(row)}\n\n\`\`\`sh\n${curlOf(name, example)}\n\`\`\``,
    security: row.access === 'anybody' ? [] : forPeople(row) ? [{ session: [] }] : [{ apiKey: [] }, { session: [] }],
    parameters: [
      ...headersOf(name, row),
      ...parametersOf(name, row.params, 'path', example.params),
      ...parametersOf(name, row.query, 'query', example.query),
    ],
    ...(row.body && {
      requestBody: {
        required: true,
        ...(row.bodyText && { description: row.bodyText }),
        content: {
          'application/json': {
            schema: describeFields(schemaOf(row.body, 'input'), name),
            example: example.body,
          },
        },
      },
    }),
    responses: {
      [row.status]: row.output
        ? {
            description: 'Done',
            content: {
              'application/json': {
                schema: describeFields(schemaOf(row.output, 'output'), name),
                example: example.answer,
              },
              ...(isList(name) && { 'text/csv': { schema: { type: 'string', description: wholeList } } }),
            },
          }
        : {
            description: 'Done',
            ...(row.file !== undefined && {
              content: { [row.file]: { schema: { type: 'string', contentMediaType: row.file } } },
            }),
          },
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

function headersOf(name: EndpointName, row: Endpoint): Schema[] {
  return [
    {
      name: 'Tierline-Vendor',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description:
        'The short name of the vendor whose portal it is, the first part of its address. Needed without an API key; with one it may be left out, and must be the vendor of the key',
      example: exampleVendor,
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
  ];
}

/** Who may call an endpoint, in words. */
export function whoMay(row: Endpoint): string {
  const { access } = row;
  if (access === 'anybody') return row.who === undefined ? 'Open to anybody.' : `Open to ${row.who}.`;
  if (access === 'first-sign-in') return 'For every user, signed in themselves.';
  const { role, vendorOnly } = permissions[access];
  const how = forPeople(row) ? 'signed in themselves, not by API key' : 'by API key or signed in';
  const who = `${vendorOnly ? 'For vendor staff' : 'For'} ${role === roles[0] ? 'every role' : `the role ${role}${role === roles.at(-1) ? '' : ' and above'}`}, ${how}`;
  return `${who}${row.who === undefined ? '' : `; ${row.who.charAt(0).toLowerCase()}${row.who.slice(1)}`}. Permission: ${access}.`;
}

const wholeList =
  'With `Accept: text/csv`: all rows of the list, whatever `cursor` and `limit` say; UTF-8 with a byte order mark, commas, CRLF, headings in the reader’s language, days and instants in ISO 8601. With `Prefer: csv=spreadsheet` besides: a file for people with a spreadsheet, with semicolons where the reader’s language has commas for decimals, times in the reader’s time zone, days, countries, states and kinds as the portal writes them, and a row for each line of an order.';

function parametersOf(
  name: EndpointName,
  shape: Shape | undefined,
  place: 'path' | 'query',
  example: Record<string, string> = {},
): Schema[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = describeFields(
    z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }),
    name,
  ) as { properties?: Record<string, Schema>; required?: string[] }; // what a strict object is
  return Object.entries(properties).map(([key, { description, ...schema }]) => ({
    name: key,
    in: place,
    required: required.includes(key),
    schema,
    description,
    ...(example[key] !== undefined && { example: example[key] }),
  }));
}
