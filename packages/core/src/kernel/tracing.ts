import { SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import pg from 'pg';

/** The tracer of all that Tierline does; without a collector it records nothing (X10). */
export const tracer = trace.getTracer('tierline');

/** Does work as a span of its own; where it fails the span says so, without what the error says. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

const longestText = 2_000;

// `query` as the pool, the adapter and this project call it: with a callback as the last argument, or for a promise.
type Query = (...given: unknown[]) => unknown;

/** A connection that records each statement of a traced request, with its text and never with its values. */
export class TracedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    this.query = ((...given: unknown[]) => {
      const span = startStatement(given[0]);
      if (span === null) return send(...given);
      const last = given.at(-1);
      if (typeof last === 'function') {
        const told = last as Query;
        return send(...given.slice(0, -1), (error: unknown, result: unknown) => {
          endStatement(span, error);
          told(error, result);
        });
      }
      const answer = send(...given);
      if (answer instanceof Promise)
        answer.then(
          () => endStatement(span),
          (error: unknown) => endStatement(span, error),
        );
      else span.end();
      return answer;
    }) as typeof this.query;
  }
}

// What belongs to no request, such as a look for due work, is not recorded.
function startStatement(query: unknown): Span | null {
  if (trace.getActiveSpan() === undefined) return null;
  const text = typeof query === 'string' ? query : (query as pg.QueryConfig).text; // what it is called with
  const [verb = ''] = text.trimStart().split(/\s/u, 1);
  return tracer.startSpan(verb.toUpperCase(), {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, longestText) },
  });
}

function endStatement(span: Span, error?: unknown): void {
  if (error instanceof Error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    if ('code' in error) span.setAttribute('db.response.status_code', String(error.code));
  }
  span.end();
}
