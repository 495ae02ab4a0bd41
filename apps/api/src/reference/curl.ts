import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { permissions } from '@tierline/domain';
import type { Example } from './examples.ts';

/** The short name of the vendor in the examples. */
export const exampleVendor = 'velkamo';

/**
 * The command that sends an example to the portal of `$TIERLINE_VENDOR` at `$TIERLINE`: with the API key
 * `$TIERLINE_KEY`, or where only people may, with the cookies that `POST /session` has stored.
 */
export function curlOf(name: EndpointName, { params = {}, query = {}, body }: Example): string {
  const row: Endpoint = endpoints[name];
  const path = row.path.replace(/:(\w+)/gu, (_, part: string) => encodeURIComponent(params[part] ?? ''));
  const search = new URLSearchParams(query).toString();
  const address = `$TIERLINE/api/v1${path}${search === '' ? '' : `?${search}`}`;
  const parts = [
    ...(row.method === 'GET' || (row.method === 'POST' && body !== undefined) ? [] : [`-X ${row.method}`]),
    ...signedIn(name, row),
    '-H "Tierline-Vendor: $TIERLINE_VENDOR"',
    ...(row.keyed ? [`-H 'Idempotency-Key: ${dashed(name)}-0001'`] : []),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${jsonOf(body).replaceAll("'", String.raw`'\''`)}'`]),
    ...(row.file === undefined ? [] : [`-o ${dashed(name)}.${row.file.replace(/^.*\//u, '')}`]),
  ];
  return [`curl "${address}"`, ...parts].join(' \\\n  ');
}

/** What API keys may not call: what belongs to a person, and what would let a leaked key make others. */
export function forPeople({ access }: Endpoint): boolean {
  if (access === 'anybody') return false;
  return access === 'first-sign-in' || 'peopleOnly' in permissions[access];
}

// What begins, renews or ends a session.
const withCookies = new Set<EndpointName>([
  'signIn',
  'refreshSession',
  'signOut',
  'acceptInvitation',
  'changePassword',
]);

function signedIn(name: EndpointName, row: Endpoint): string[] {
  if (withCookies.has(name)) return ['-b cookies.txt -c cookies.txt'];
  if (row.access === 'anybody') return [];
  return forPeople(row) ? ['-b cookies.txt'] : ['-H "Authorization: Bearer $TIERLINE_KEY"'];
}

// A short body in one line, a longer one as people read it.
function jsonOf(body: unknown): string {
  const line = JSON.stringify(body);
  return line.length <= 80 ? line : JSON.stringify(body, null, 2);
}

function dashed(name: string): string {
  return name.replace(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);
}
