import { trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { levels, pino, type DestinationStream, type Logger } from 'pino';
import { complaint } from './env.ts';

const requests = new AsyncLocalStorage<{ requestId: string }>();

/**
 * Opens the log of a process: a JSON object in each line, whatever the texts in it, with the id of the request that it
 * is about. `LOG_LEVEL` sets from which level on lines are written.
 */
export function openLog(out?: DestinationStream): Logger {
  const level = process.env.LOG_LEVEL?.trim() || 'info';
  if (level !== 'silent' && !(level in levels.values))
    throw complaint(`LOG_LEVEL must be one of ${Object.keys(levels.values).join(', ')}, silent.`);
  return pino(
    {
      level,
      mixin: () => ({ ...requests.getStore(), ...traceOf() }),
      serializers: { err: (error: unknown) => told(error) },
    },
    out,
  );
}

// By the name under which collectors of logs look for it.
function traceOf(): { trace_id?: string } {
  const span = trace.getActiveSpan();
  return span ? { trace_id: span.spanContext().traceId } : {};
}

/** Gives each request an id, which its answer, its problem and its log lines have. */
export const nameRequests: RequestHandler = (_, response, next) => {
  const requestId = randomUUID();
  response.set('X-Request-Id', requestId);
  requests.run({ requestId }, next);
};

/** The properties of errors that say what and where it was, of Node's, Prisma's and Postgres's. */
const named = ['code', 'syscall', 'originalCode', 'schema', 'table', 'constraint', 'column', 'routine'] as const;

// To an error Postgres adds the row that it is about, with the password's hash in it, and Prisma passes that on; to a
// call that cannot be made Prisma adds all its values, and says in the last line what is wrong.
function told(error: unknown, depth = 0): object {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const one = error as Record<string, unknown>; // read by name alone
  const within = one['cause'] ?? (one['meta'] as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  const [type, message] = [one['name'], String(one['message'])];
  return {
    type,
    message: type === 'PrismaClientValidationError' ? message.trimEnd().split('\n').at(-1) : message,
    ...Object.fromEntries(named.flatMap((name) => (name in one ? [[name, one[name]]] : []))),
    stack: String(one['stack'])
      .match(/^ +at .*$/gmu)
      ?.join('\n'),
    ...(within !== undefined && depth < 5 && { cause: told(within, depth + 1) }),
  };
}
