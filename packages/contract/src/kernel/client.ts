import { csvPreference } from './csv-cell.ts';
import type { FileReply } from './endpoint.ts';
import type { ListName } from './lists.ts';
import { endpoints, type EndpointName, type Reply, type Send } from '../endpoints.ts';
import { Problem, type ProblemDocument } from './problems.ts';

/**
 * How to send calls. `user`: the id of the user whose screen they come from, so that they are not carried out as
 * somebody else; null for nobody.
 */
export type Connection = {
  origin: string;
  vendor: string;
  language: () => string;
  user?: () => string | null;
  fetch?: typeof fetch;
};

type Options = { key?: string; signal?: AbortSignal };

/**
 * Calls an endpoint by its name. `key` makes a repeat of the same call harmless; by default there is a new one. Throws
 * `Problem`.
 */
export async function call<N extends EndpointName>(
  connection: Connection,
  name: N,
  send: Send<N>,
  options: Options = {},
): Promise<Reply<N>> {
  const response = await request(connection, name, send, options);
  // What the row says that it answers with.
  if ('file' in endpoints[name]) return (await fileOf(response)) as Reply<N>;
  // The server parses every reply through the endpoint's shape before it sends it.
  return (response.status === 204 ? null : await response.json().catch(() => null)) as Reply<N>;
}

/** Downloads a list as CSV for people with a spreadsheet, with the file's name (X3). Throws `Problem`. */
export async function download<N extends ListName>(connection: Connection, name: N, send: Send<N>): Promise<FileReply> {
  const response = await request(connection, name, send, {}, { Accept: 'text/csv', Prefer: csvPreference });
  return fileOf(response);
}

async function fileOf(response: Response): Promise<FileReply> {
  const file = await response.blob().catch(() => {
    throw new Problem({ document: null });
  });
  return {
    file,
    fileName: /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file',
  };
}

async function request<N extends EndpointName>(
  connection: Connection,
  name: N,
  send: Send<N>,
  options: Options,
  more: Record<string, string> = {},
): Promise<Response> {
  const row = endpoints[name];
  // Send is an object for every endpoint; the generic hides that.
  const rest = new Map(Object.entries(send as Record<string, unknown>).filter(([, value]) => value !== undefined));
  const path = row.path.replace(/:(\w+)/gu, (_, param: string) => {
    const value = String(rest.get(param));
    rest.delete(param);
    return encodeURIComponent(value);
  });
  const inQuery = row.method === 'GET' || row.method === 'DELETE';
  const query =
    inQuery && rest.size > 0
      ? `?${new URLSearchParams([...rest].map(([key, value]) => [key, String(value)])).toString()}`
      : '';
  const headers: Record<string, string> = {
    'Tierline-Vendor': connection.vendor,
    'Accept-Language': connection.language(),
    ...more,
  };
  const user = connection.user?.() ?? null;
  if (user !== null) headers['Tierline-User'] = user;
  if (!inQuery) headers['Content-Type'] = 'application/json';
  if ('keyed' in row) headers['Idempotency-Key'] = options.key ?? crypto.randomUUID();
  const response = await (connection.fetch ?? fetch)(`${connection.origin}/api/v1${path}${query}`, {
    method: row.method,
    headers,
    credentials: 'same-origin',
    ...(!inQuery && { body: JSON.stringify(Object.fromEntries(rest)) }),
    ...(options.signal && { signal: options.signal }),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Problem({ document: null });
  });
  if (response.ok) return response;
  // The server refuses with a problem document; any other error comes from a proxy in between.
  throw new Problem({ document: (await response.json().catch(() => null)) as ProblemDocument | null });
}
