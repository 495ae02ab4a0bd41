import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

// As much of curl as the commands of the API reference use, for machines without it: see `curlPath`.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd' },
    cookie: { type: 'string', short: 'b' },
    'cookie-jar': { type: 'string', short: 'c' },
    output: { type: 'string', short: 'o' },
    silent: { type: 'boolean', short: 's' },
  },
});
const [address = ''] = positionals;
const headers = new Headers(
  (values.header ?? []).map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1).trim()];
  }),
);
if (values.cookie !== undefined) headers.set('cookie', cookiesIn(values.cookie));
const response = await fetch(address, {
  method: values.request ?? (values.data === undefined ? 'GET' : 'POST'),
  headers,
  ...(values.data !== undefined && { body: values.data }),
});
const bytes = Buffer.from(await response.arrayBuffer());
if (values.output === undefined) process.stdout.write(bytes);
else writeFileSync(values.output, bytes);
if (values['cookie-jar'] !== undefined)
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const line = [new URL(address).hostname, 'FALSE', '/', 'FALSE', '0', pair.slice(0, at), pair.slice(at + 1)];
    appendFileSync(values['cookie-jar'], `${line.join('\t')}\n`);
  }
// A test sets what curl shall print after the answer.
if (process.env['CURL_HOME'] !== undefined) process.stdout.write(`\n${response.status}`);

// The last of each name in a file of Netscape's form.
function cookiesIn(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cookies = lines.flatMap((line) => {
    const [, , , , , name, value] = line.split('\t');
    return name === undefined || line.startsWith('# ') ? [] : [[name, value ?? ''] as const];
  });
  return [...new Map(cookies)].map((cookie) => cookie.join('=')).join('; ');
}
