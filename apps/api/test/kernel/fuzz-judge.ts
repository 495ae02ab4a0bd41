import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import type { Operation } from './fuzz-requests.ts';

/** The OpenAPI document, as much of it as is judged by. */
export type Document = { paths: Record<string, Record<string, Operation>>; components: object };

/** What was answered. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Says what is wrong with an answer by the document; '' for nothing. */
export type Judge = (operation: Operation, answer: Answer) => string;

/** Judges each answer by what the document says of its operation, status and media type. */
export function judgeBy(document: Document): Judge {
  // Strict about keywords: one that it would not check throws.
  const ajv = new Ajv({ strictTypes: false, strictRequired: false, allowUnionTypes: true });
  ajv.addVocabulary(['example', ...Object.keys(document)]);
  addFormats.default(ajv);
  ajv.addSchema(document, 'portal');
  const places = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [operationId, ['paths', path, method]]),
    ),
  );
  const fits = (operation: Operation, status: number, type: string, value: unknown): string => {
    const way = [...(places.get(operation.operationId) ?? []), 'responses', String(status), 'content', type, 'schema'];
    const parts = way.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const ref = `portal#/${parts.join('/')}`;
    const check = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
    return check(value) ? '' : `off its schema: ${ajv.errorsText(check.errors)}`;
  };
  return (operation, { status, headers, body }) => {
    if (status >= 500) return `answered ${status}: ${body.toString().slice(0, 200)}`;
    const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
    if (status >= 400 && type !== 'application/problem+json')
      return `${status} is no problem+json but ${type}: ${body.toString().slice(0, 100)}`;
    const response = operation.responses[status];
    if (!response) return `${status} is not in the document: ${body.toString().slice(0, 200)}`;
    if (!response.content) return body.length === 0 ? '' : `${status} has a body: ${body.toString().slice(0, 100)}`;
    if (response.content[type] === undefined) return `${status} comes as ${type}`;
    if (!type.endsWith('json')) return body.length > 0 ? '' : `an empty ${type}`;
    let value: unknown;
    try {
      value = JSON.parse((headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString());
    } catch {
      return `no JSON: ${body.toString().slice(0, 100)}`;
    }
    const off = fits(operation, status, type, value);
    if (off !== '' || status < 400) return off;
    return problemFits(response.description, status, value as Problem); // what its schema says
  };
}

type Problem = { type: string; status: number };

function problemFits(documented: string, status: number, problem: Problem): string {
  if (problem.status !== status) return `a problem that says ${problem.status} with status ${status}`;
  return documented.split(', ').includes(problem.type) ? '' : `${problem.type} is not in the document`;
}
