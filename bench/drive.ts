import { randomUUID } from 'node:crypto';
import { request, type Agent } from 'node:http';
import { percentile } from './figures.ts';
import type { Portal } from './place.ts';

/** What clients did together: how many a second, and the time in ms that 95 % did not exceed. */
export type Round = { perSecond: number; p95: number };

/** Lets so many clients act on things for so many ms, each with one act under way at a time. */
export async function drive(
  act: (id: string) => Promise<unknown>,
  ids: readonly string[],
  count: number,
  ms: number,
): Promise<Round> {
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, client) => {
      for (let n = client; performance.now() - begun < ms; n += count) {
        const sent = performance.now();
        await act(ids[(n * 7) % ids.length] ?? '');
        times.push(performance.now() - sent);
      }
    }),
  );
  return { perSecond: times.length / ((performance.now() - begun) / 1000), p95: percentile(times, 0.95) };
}

/** Sends a write to the API, with a key of its own; the answer, which has to be a success. */
export function post(
  portal: Portal,
  { agent, cookie }: { agent: Agent; cookie: string },
  path: string,
  asked: object,
): Promise<unknown> {
  const body = JSON.stringify(asked);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${portal.origin}/api/v1${path}`,
      {
        method: 'POST',
        agent,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Tierline-Vendor': portal.vendor.slug,
          'Idempotency-Key': randomUUID(),
          cookie,
        },
      },
      (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => (text += chunk))
          .on('end', () => {
            const { statusCode = 0 } = response;
            if (statusCode < 300) resolve(JSON.parse(text));
            else reject(new Error(`${path}: ${statusCode} ${text}`));
          });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
