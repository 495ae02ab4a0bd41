import { problem, type Problem } from '@tierline/contract';

/** What a failure of the database means for the request: nothing of it was done, or it is not known whether it was. */
export type Trouble = 'not-done' | 'unknown';

// Refused before anything began, or rolled back: no connection to be had, none free, starting or read-only, a timed-out
// wait, a deadlock, a full disk.
const notDone = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // Prisma's names for what raw SQL meets.
  'DatabaseNotReachable',
  'TooManyConnections',
  'TransactionWriteConflict',
  'P1001',
  'P1002',
  'P2024',
  'P2028',
  'P2034',
  '08001',
  '08004',
  '53000',
  '53100',
  '53200',
  '53300',
  '57P03',
  '25006',
  '40001',
  '40P01',
  '55P03',
  '57014',
]);

// Cut off while it was under way.
const unknown = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'P1008',
  'P1017',
  'ConnectionClosed',
  'SocketTimeout',
  '08000',
  '08003',
  '08006',
  '08007',
  '08P01',
  '57P01',
  '57P02',
  '57P04',
]);

// The driver names some of these in words alone.
const neverConnected = /timeout exceeded when trying to connect|Connection terminated due to connection timeout/iu;
const cutOff =
  /Connection terminated|connection is closed|server closed the connection|Client has encountered a connection error|Client was closed/iu;

/**
 * Whether an error means that the database is away, restarting, out of connections or too slow, and what that means for
 * the request; null for any other error.
 */
export function troubleOf(error: unknown): Trouble | null {
  const { codes, words } = saidBy(error);
  if (codes.some((code) => unknown.has(code))) return 'unknown';
  if (codes.some((code) => notDone.has(code)) || neverConnected.test(words)) return 'not-done';
  return cutOff.test(words) ? 'unknown' : null;
}

/** The problem that answers a failure of the database, with the error that it was. */
export function problemOf(trouble: Trouble, cause: unknown): Problem {
  const code = trouble === 'not-done' ? 'busy' : 'outcome-unknown';
  return Object.assign(problem(code, { retryAfterSeconds: 2 }), { cause });
}

/**
 * Repeats an operation once where its connection was cut: it carries its id, so that what was committed after all is
 * answered and not done twice. Where that fails too, it is not known whether the first was done.
 */
export async function onceMore<T>(error: unknown, again: () => Promise<T>): Promise<T> {
  if (troubleOf(error) !== 'unknown') throw error;
  return again().catch((second: unknown) => {
    throw troubleOf(second) === null ? second : problemOf('unknown', second);
  });
}

// Collects all codes and messages of an error and of its causes: Prisma wraps the driver's, which may wrap the
// socket's.
function saidBy(error: unknown, depth = 0): { codes: string[]; words: string } {
  if (error === null || typeof error !== 'object' || depth > 5) return { codes: [], words: '' };
  const said = Object.entries({
    message: '',
    ...error,
    ...(error instanceof Error && { message: error.message, cause: error.cause }),
  });
  const codes = said.flatMap(([key, value]) =>
    /^(?:code|errorCode|originalCode|kind)$/u.test(key) && typeof value === 'string' ? [value] : [],
  );
  const words = said.flatMap(([key, value]) => (/message/iu.test(key) && typeof value === 'string' ? [value] : []));
  const within = said
    .flatMap(([key, value]) =>
      /^(?:cause|meta|driverAdapterError|errors)$/u.test(key) ? (Array.isArray(value) ? value : [value]) : [],
    )
    .map((one: unknown) => saidBy(one, depth + 1));
  return {
    codes: [...codes, ...within.flatMap((one) => one.codes)],
    words: [...words, ...within.map((one) => one.words)].join(' '),
  };
}
