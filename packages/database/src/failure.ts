/** What can be wrong with a database, for callers that put it into a sentence of their own. */
export type FailureCode =
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_newer'
  | 'database_running'
  | 'database_not_empty'
  | 'dump_newer'
  | 'dump_damaged'
  | 'role_missing'
  | 'migration_failed'
  | 'migration_edited'
  | 'postgres_failed';

/** An error whose message is one clear sentence and whose code says which one it is. */
export type Failure = Error & { readonly code: FailureCode };

/** Makes a `Failure`; the cause is kept for the log. */
export function failure(code: FailureCode, message: string, cause?: unknown): Failure {
  return Object.assign(new Error(message, { cause }), { code });
}

/** True for errors made by `failure` (and not for those of Node or Postgres, which carry codes too). */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code);
}

const codes: ReadonlySet<string> = new Set<FailureCode>([
  'database_unreachable',
  'database_too_old',
  'database_newer',
  'database_running',
  'database_not_empty',
  'dump_newer',
  'dump_damaged',
  'role_missing',
  'migration_failed',
  'migration_edited',
  'postgres_failed',
]);
