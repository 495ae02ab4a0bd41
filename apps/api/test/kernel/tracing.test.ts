import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type Running } from './process.ts';
import { world, type World } from './world.ts';

type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status?: { code?: number };
};
type Export = { resourceSpans: { resource: object; scopeSpans: { spans: Span[] }[] }[] };

const traceId = '0af7651916cd43dd8448eb211c80319c';
const caller = 'b7ad6b7169203331';

describe('X10 traces go to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names', () => {
  let w: World;
  let collector: Server;
  let heard: { path: string; text: string }[];
  beforeAll(async () => {
    w = await world();
    heard = [];
    collector = createServer((asked, answer) => {
      let text = '';
      asked
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => {
          heard.push({ path: asked.url ?? '', text });
          answer.setHeader('Content-Type', 'application/json').end('{}');
        });
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });
  let running: Running | undefined;
  const start = async (variables: Record<string, string>) => (running = await startProcess(w, 'main.ts', variables));
  afterEach(() => running?.stop());
  afterAll(async () => {
    collector.close();
    await w.close();
  });

  const spans = () =>
    heard.flatMap(({ text }) =>
      (JSON.parse(text) as Export).resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)),
    );
  const of = (span: Span | undefined, key: string) => {
    const value = span?.attributes.find((one) => one.key === key)?.value;
    return value?.stringValue ?? value?.intValue;
  };

  it('X10 a request is a span below its caller’s, its statements below it, and nothing typed is told', async () => {
    const { port } = collector.address() as AddressInfo; // it listens on a port
    const api = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
      LOG_LEVEL: 'info',
    });
    const { headers } = await request(api.origin)
      .post('/api/v1/session')
      .set('Tierline-Vendor', w.programme.slug)
      .set('traceparent', `00-${traceId}-${caller}-01`)
      .send({ email: 'typed-canary@nowhere.example', password: 'typed-canary' })
      .expect(401);
    await request(api.origin)
      .get('/api/v1/accounts?q=typed-canary')
      .set('Tierline-Vendor', w.programme.slug)
      .expect(401);
    await api.stop();

    expect(new Set(heard.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
    expect(heard.map(({ text }) => text).join(' ')).not.toMatch(/typed-canary|nowhere/u);
    const signIn = spans().find(({ name }) => name === 'POST /api/v1/session');
    expect(signIn).toMatchObject({ traceId, parentSpanId: caller });
    expect(of(signIn, 'http.response.status_code')).toBe(401);
    expect(of(signIn, 'error.type')).toBe('sign-in-failed');
    expect(of(signIn, 'tierline.request_id')).toBe(headers['x-request-id']);
    const statements = spans().filter(({ parentSpanId }) => parentSpanId === signIn?.spanId);
    expect(statements.map(({ name }) => name)).toContain('SELECT');
    expect(statements.every((one) => String(of(one, 'db.query.text')).length > 0)).toBe(true);
    // Lines of the log are found by the trace.
    const refused = api
      .logged()
      .split('\n')
      .find((line) => line.includes('"refused"'));
    expect(JSON.parse(refused ?? '{}')).toMatchObject({ trace_id: traceId });
    expect(spans().find(({ name }) => name === 'GET /api/v1/accounts')).toMatchObject({
      traceId: expect.not.stringMatching(traceId) as string,
    });
  });

  it('X10 a collector that is away keeps nobody waiting, and the log says so once', async () => {
    const api = await start({
      // Nobody listens there.
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    });
    await request(api.origin).get('/api/v1/me').set('Tierline-Vendor', w.programme.slug).expect(401);
    await expect.poll(() => api.logged(), { timeout: 60_000 }).toContain('traces could not be sent');
    await request(api.origin).get('/api/v1/me').set('Tierline-Vendor', w.programme.slug).expect(401);
    await api.stop();
    expect(api.child.exitCode).toBe(0);
    expect(api.logged().split('traces could not be sent')).toHaveLength(2);
  });
});
