import { connect } from 'node:net';
import { aimed, percentile, type Figure, type Manner } from './figures.ts';
import type { Place } from './place.ts';

const part = 'slow connections';

/**
 * How long connections are kept that send nothing, their headers or their body a byte at a time, and how soon the
 * health is answered meanwhile.
 */
export async function measureSlow(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portal = await place.openPortal('bench_slow');
  const { port } = new URL(portal.origin);
  const begun = performance.now();
  const head = ['PATCH /api/v1/me HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 100000'];
  const kinds = [
    ['', ''],
    ['GET /api/v1/me HTTP/1.1\r\nHost: x\r\n', 'X-A: 1\r\n'],
    [`${head.join('\r\n')}\r\n\r\n`, ' '],
  ] as const;
  const each = quick ? 20 : 200;
  const kept: number[] = [];
  const all = Promise.all(
    kinds.flatMap(([text, drop]) =>
      Array.from({ length: each }, async () => {
        await hold(Number(port), text, drop);
        kept.push(performance.now() - begun);
      }),
    ),
  );
  let open = true;
  void all.then(() => (open = false));
  const health: number[] = [];
  // oxlint-disable-next-line no-unmodified-loop-condition -- Until all are closed.
  while (open) {
    const asked = performance.now();
    await (await fetch(`${portal.origin}/readyz`)).text();
    health.push(performance.now() - asked);
  }
  const what = `${kinds.length * each} of them`;
  return [
    aimed(
      { part, what: `${what}, until the last is closed`, value: Math.max(...kept) / 1_000, unit: 's' },
      { most: 15 },
    ),
    aimed({ part, what: `${what}, health p99`, value: percentile(health, 0.99), unit: 'ms' }, { most: 300 }),
  ];
}

// Until the server closes it.
function hold(port: number, text: string, drop: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const dripping = setInterval(() => drop !== '' && socket.write(drop), 500);
    // It may end with an error, of what was written too late.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(dripping);
      resolve();
    });
    socket.resume();
    if (text !== '') socket.write(text);
  });
}
