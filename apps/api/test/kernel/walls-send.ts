import { endpoints, problemCode, type Endpoint, type EndpointName } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { openApi } from '../../src/reference/document.ts';

/** A request as anybody could send it, without our client's help. */
export type Raw = {
  params?: Record<string, string>;
  /** Already encoded, with neither `?` nor checks. */
  query?: string;
  body?: unknown;
  /** The bytes of the body, where no JSON of ours would do. */
  bytes?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

/** The sender: the vendor's portal it calls, and its cookies. */
export type Sender = { origin: string; vendor: string; cookies: ReadonlyMap<string, string> };

/** What was answered; `code` is that of a problem, else ''; `document` of a file its text. */
export type Heard = { status: number; code: string; document: unknown; text: string; headers: Headers };

const heard = new Set<string>();

/** Sends a request to an endpoint and writes down that this status was heard of it, for `undocumented`. */
export async function send(sender: Sender, name: EndpointName, raw: Raw): Promise<Heard> {
  const row: Endpoint = endpoints[name];
  const path = row.path.replace(/:(\w+)/gu, (_, param: string) => raw.params?.[param] ?? '');
  const hasBody = raw.bytes !== undefined || raw.body !== undefined;
  const headers: Record<string, string> = {
    'Tierline-Vendor': sender.vendor,
    'Accept-Language': 'en',
    cookie: [...sender.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    ...(hasBody && { 'Content-Type': 'application/json' }),
    ...(row.keyed && { 'Idempotency-Key': randomUUID() }),
    ...raw.headers,
  };
  const response = await fetch(`${sender.origin}/api/v1${path}${raw.query === undefined ? '' : `?${raw.query}`}`, {
    method: row.method,
    headers: withoutEmpty(headers),
    ...(hasBody && { body: raw.bytes ?? JSON.stringify(raw.body) }),
  });
  // Two answers that say the same are the same, although each request has an id of its own.
  const id = response.headers.get('x-request-id') ?? 'none';
  const text = (await response.text()).replaceAll(id, 'of this request');
  const type = response.headers.get('content-type') ?? '';
  const isFile = row.file !== undefined && type.startsWith(row.file);
  const document: unknown = type.includes('json') ? JSON.parse(text) : isFile ? text : null;
  const code = problemIn(document, response.status, type);
  heard.add(`${name} ${response.status} ${code}`);
  return { status: response.status, code, document, text, headers: response.headers };
}

/** What was heard so far that the OpenAPI document does not say of the endpoint: `name status code`. */
export function undocumented(): string[] {
  // A document of our own making, of which only this much is read here.
  const { paths } = openApi() as {
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, { description: string }> }>>;
  };
  const operations = new Map(
    Object.values(paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => [operation.operationId, operation]),
  );
  return [...heard].filter((line) => {
    const [name = '', status = '', code = ''] = line.split(' ');
    const response = operations.get(name)?.responses[status];
    return (
      response === undefined ||
      (code !== '' && !response.description.split(', ').includes(`urn:tierline:problem:${code}`))
    );
  });
}

/** Whether a reply is a problem document as RFC 9457 and SPEC X3 want it; what is wrong with it, or ''. */
export function flaw({ status, document, headers }: Heard): string {
  if (status < 400) return '';
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return `content type ${headers.get('content-type')}`;
  if (document === null || typeof document !== 'object') return 'no document';
  // An object's fields, each checked below.
  const { type, title, status: told, detail } = document as Record<string, unknown>;
  if (typeof type !== 'string' || !/^urn:tierline:problem:[a-z-]+$/u.test(type)) return `type ${String(type)}`;
  for (const [name, words] of Object.entries({ title, detail }))
    if (typeof words !== 'string' || words === '' || /\{\{|undefined/u.test(words)) return `${name} ${String(words)}`;
  if (told !== status) return `status ${String(told)}`;
  return headers.get('cache-control') === 'no-store' ? '' : 'it may be stored';
}

function problemIn(document: unknown, status: number, type: string): string {
  if (status < 400 || !type.startsWith('application/problem+json') || document === null || typeof document !== 'object')
    return '';
  return 'type' in document && typeof document.type === 'string' ? problemCode(document.type) : '';
}

// A header that is '' is one that is left out.
function withoutEmpty(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

/** A fetch that keeps cookies, as a browser does. */
export function keeping(cookies: Map<string, string>): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}
