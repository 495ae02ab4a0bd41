import { problem, type Endpoint } from '@tierline/contract';
import express, { type Request, type Response } from 'express';
import { bodyLimitKb } from './problems.ts';

/** The most values in a body, and its greatest depth: an import of 5,000 rows with all their cells is well below. */
const max = { values: 100_000, depth: 32 } as const;

const parsers = new Map<number, ReturnType<typeof express.json>>();

/**
 * Reads a request's JSON. It is measured as bytes before it is parsed: a body that is too large, too deep or has too
 * many values costs no more than one scan. Compressed bodies are refused, as a small one may hold a great deal.
 */
export function readBody(row: Endpoint, request: Request, response: Response): Promise<void> {
  if (row.body && hasBody(request) && !request.is('json')) throw problem('malformed-json', {});
  const limit = row.bodyLimitKb ?? bodyLimitKb;
  const parse =
    parsers.get(limit) ??
    express.json({
      limit: limit * 1024,
      strict: false,
      inflate: false,
      verify: (_request, _response, bytes, encoding) => refuseUnreadable(bytes, encoding),
    });
  parsers.set(limit, parse);
  return new Promise((resolve, reject) =>
    parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
  );
}

function refuseUnreadable(bytes: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw problem('malformed-json', {});
  const { values, depth } = measureJson(bytes);
  if (depth > max.depth) throw problem('invalid-input', { errors: [{ pointer: '', rule: 'wrong', facts: {} }] });
  if (values > max.values)
    throw problem('invalid-input', { errors: [{ pointer: '', rule: 'too-many', facts: { maximum: max.values } }] });
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c] as const;
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/**
 * Measures the values and the depth of a JSON text, no further than is allowed. Text that is no JSON is measured as if
 * it were.
 */
export function measureJson(bytes: Uint8Array): { values: number; depth: number } {
  let [values, open, depth] = [1, 0, 0];
  for (let at = 0; at < bytes.length && values <= max.values && depth <= max.depth; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = endOfText(bytes, at);
    else if (byte === comma) values += 1;
    else if (opening.has(byte)) {
      values += 1;
      open += 1;
      depth = Math.max(depth, open);
    } else if (closing.has(byte)) open -= 1;
  }
  return { values, depth };
}

// The end of the string that begins here: the next quote with an even number of backslashes before it.
function endOfText(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(quote, start + 1); end !== -1; end = bytes.indexOf(quote, end + 1)) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return bytes.length;
}
