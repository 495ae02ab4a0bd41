import { context, diag, DiagLogLevel, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { endpoints, type EndpointName } from '@tierline/contract';
import { tracer } from '@tierline/core';
import type { RequestHandler } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** How long the last spans may take to reach the collector when the process ends, in ms. */
const closeMs = 2_000;
/** How often the log says that the collector cannot be reached, in ms. */
const complainMs = 60_000;

/**
 * Sends the spans of this process to the collector at `url` by OTLP over HTTP, in the background (X10); nowhere without
 * one. A collector that is away costs spans and nothing else.
 */
export async function openTracing(url: string | undefined, log: Logger): Promise<{ close: () => Promise<void> }> {
  if (url === undefined) return { close: async () => undefined };
  // Loaded only where it is used: reading these takes a tenth of a second.
  const [
    { AsyncLocalStorageContextManager },
    { W3CTraceContextPropagator },
    { OTLPTraceExporter },
    { resourceFromAttributes },
    { BatchSpanProcessor, TracerProvider },
  ] = await Promise.all([
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ]);
  complainTo(log);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/$/u, '')}/v1/traces`, timeoutMillis: 5_000 });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME?.trim() || 'tierline' }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  });
  trace.setGlobalTracerProvider(provider);
  return {
    async close() {
      const closed = provider.shutdown().catch(() => undefined);
      await Promise.race([closed, pause(closeMs, undefined, { ref: false })]);
    },
  };
}

// A collector that is away fails every few seconds.
function complainTo(log: Logger): void {
  let quietUntil = 0;
  const error = (message: string) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + complainMs;
    log.warn({ said: message.slice(0, 500) }, 'traces could not be sent');
  };
  const nothing = () => undefined;
  diag.setLogger({ error, warn: nothing, info: nothing, debug: nothing, verbose: nothing }, DiagLogLevel.ERROR);
}

/**
 * Makes a span of each request, below that of the caller where it sends a `traceparent`. It names the endpoint, and
 * neither address, query, body nor caller: they hold names and addresses of people.
 */
export const traceRequests: RequestHandler = (request, response, next) => {
  const outer = propagation.extract(context.active(), request.headers);
  const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, outer);
  response.once('close', () => {
    // What `mount` and `sendProblem` have set.
    const { endpoint, refusal } = response.locals as { endpoint?: EndpointName; refusal?: string };
    const route = endpoint && `/api/v1${endpoints[endpoint].path}`;
    if (route !== undefined) span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.request.method': request.method,
      'http.response.status_code': response.statusCode,
      'tierline.request_id': response.get('X-Request-Id') ?? '',
      ...(route !== undefined && { 'http.route': route }),
      ...(refusal !== undefined && { 'error.type': refusal }),
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(outer, span), next);
};
