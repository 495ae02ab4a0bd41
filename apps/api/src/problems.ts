import { Problem, problem, problemDocument, problemStatus, problemType, wordWrong } from '@tierline/contract';
import { problemOf, troubleOf } from '@tierline/core';
import type { Programme, Refusal, RefusalCode } from '@tierline/domain';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { askedLanguage } from './language.ts';

/**
 * The reader of a problem: their language ('' for none asked), and the programme that names the roles. `asked`: what
 * was asked for, of which vendor, by whom, as far as it is known yet; for the log.
 */
export type Reader = { language: string; programme?: Programme; asked?: Asked };

/** Which endpoint was called, at which vendor, by which user or key of which account. */
export type Asked = { endpoint: string; vendor?: string; user?: string; key?: string; account?: string };

/**
 * Answers with a problem document, and logs why. An error that is no refusal is answered as unexpected, or as the
 * database's being away.
 */
export function sendProblem(
  response: Response,
  error: unknown,
  { language, programme, asked }: Reader,
  log: Logger,
): void {
  const told = asProblem(error, response.req.method);
  if (told.refusal?.code === 'unexpected') log.error({ err: error }, 'unexpected error');
  else if (told.cause !== undefined) log.warn({ err: told.cause }, 'the database is in trouble');
  else logRefusal(log, told.code, { ...asked, address: response.req.ip });
  const refusal: Refusal = told.refusal ?? { code: 'unexpected', facts: {} };
  const spoken = language || 'en';
  const document = problemDocument(refusal, spoken, programme);
  const refused = told.rows.map(({ row, field, refusal: reason }) => ({
    row,
    ...(field !== undefined && { field }),
    type: problemType(reason.code),
    detail: wordWrong(reason, spoken, programme).detail,
    ...('errors' in reason.facts ? {} : reason.facts),
  }));
  if ('retryAfterSeconds' in refusal.facts) response.set('Retry-After', String(refusal.facts.retryAfterSeconds));
  response
    .status(problemStatus[refusal.code])
    .type('application/problem+json')
    .set('Content-Language', spoken)
    .set('Cache-Control', 'no-store');
  // For the metrics.
  response.locals['refusal'] = refusal.code;
  const requestId = response.get('X-Request-Id');
  response.send(
    JSON.stringify({ ...document, ...(requestId && { requestId }), ...(refused.length > 0 && { refused }) }),
  );
}

// Nothing that was typed stands in it. A session that has ended is nothing to warn of.
function logRefusal(log: Logger, code: string, asked: object): void {
  const status = problemStatus[code as RefusalCode]; // the code of a refusal
  const warn = [401, 403, 429].includes(status) && code !== 'not-signed-in';
  log[warn ? 'warn' : 'info']({ ...asked, status, code }, 'refused');
}

/**
 * Answers what nothing before it under this path has answered, and each error there, with a problem: Express itself
 * would show where in the code it happened.
 */
export function refuseRest(app: Express, path: string, log: Logger): void {
  app.use(path, () => {
    throw problem('not-found', {});
  });
  // Express recognises an error handler by its four parameters.
  app.use(path, (error: unknown, request: Request, response: Response, next: NextFunction) =>
    response.headersSent ? next(error) : sendProblem(response, error, { language: askedLanguage(request, []) }, log),
  );
}

function asProblem(error: unknown, method: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError || isMissingFile(error))
    return new Problem({ refusal: { code: 'not-found', facts: {} } });
  if (!(error instanceof Error)) return new Problem({ refusal: { code: 'unexpected', facts: {} } });
  const trouble = troubleOf(error);
  // A failed read has changed nothing, wherever it was cut off.
  if (trouble) return problemOf(method === 'GET' ? 'not-done' : trouble, error);
  if ('type' in error && error.type === 'entity.too.large')
    return new Problem({
      refusal: {
        code: 'body-too-large',
        facts: {
          limitKb: 'limit' in error && typeof error.limit === 'number' ? Math.floor(error.limit / 1024) : bodyLimitKb,
        },
      },
    });
  // Other errors of reading a request (JSON, charset, encoding, compressed bytes) come from Express with a 4xx status.
  if ('status' in error && typeof error.status === 'number' && error.status < 500)
    return new Problem({ refusal: { code: 'malformed-json', facts: {} } });
  return new Problem({ refusal: { code: 'unexpected', facts: {} } });
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404;
}

/** The largest body that is read, in kB, where an endpoint does not say otherwise. */
export const bodyLimitKb = 256;
