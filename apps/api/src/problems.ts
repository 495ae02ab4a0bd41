import { Problem, problemDocument, problemStatus, problemType, wordRefusal } from '@tierline/contract';
import type { FieldError, Programme, Refusal } from '@tierline/domain';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Who reads a problem: his language ('' for none asked), and the programme that names the roles. */
export type Reader = { language: string; programme?: Programme };

/** Answers with a problem document; what is no refusal of ours is logged and told as unexpected. */
export function sendProblem(response: Response, error: unknown, { language, programme }: Reader, log: Logger): void {
  const told = asProblem(error);
  if (told.refusal?.code === 'unexpected') log.error({ err: error }, 'unexpected error');
  const refusal: Refusal = told.refusal ?? { code: 'unexpected', facts: {} };
  const spoken = language || 'en';
  const document = problemDocument(refusal, spoken, programme);
  const refused = told.rows.map(({ row, refusal: reason }) => ({ row, type: problemType(reason.code), detail: wordRefusal(reason, spoken, programme).detail, ...reason.facts }));
  if ('retryAfterSeconds' in refusal.facts) response.set('Retry-After', String(refusal.facts.retryAfterSeconds));
  response.status(problemStatus[refusal.code]).type('application/problem+json').set('Content-Language', spoken).set('Cache-Control', 'no-store');
  response.send(JSON.stringify({ ...document, ...(refused.length > 0 && { refused }) }));
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem({ refusal: { code: 'not-found', facts: {} } });
  if (!(error instanceof Error)) return new Problem({ refusal: { code: 'unexpected', facts: {} } });
  if ('type' in error && error.type === 'entity.too.large') return new Problem({ refusal: { code: 'body-too-large', facts: { limitKb: bodyLimitKb } } });
  // Whatever else Express cannot read of a request (its JSON, charset, encoding, compressed bytes) comes with a status of the client's.
  if ('status' in error && typeof error.status === 'number' && error.status < 500) return new Problem({ refusal: { code: 'malformed-json', facts: {} } });
  return new Problem({ refusal: { code: 'unexpected', facts: {} } });
}

/** The largest body that is read, in kB. */
export const bodyLimitKb = 256;

/** What a schema found wrong, as field errors that every language can word. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const pointer = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return reasons(issue).map(({ under = '', rule, facts = {} }) => ({ pointer: pointer + under, rule, facts }));
  });
}

type Reason = { under?: string; rule: string; facts?: FieldError['facts'] };

function reasons(issue: Issue): Reason[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((field) => ({ under: `/${field.slice(0, 100)}`, rule: 'unknown-field', facts: { field: field.slice(0, 100) } }));
    case 'invalid_type':
      if (issue.input === undefined) return [{ rule: 'missing' }];
      return [issue.expected === 'int' ? { rule: 'not-whole' } : { rule: 'wrong-type', facts: { expected: issue.expected } }];
    case 'too_small':
      if (issue.origin === 'string') return [issue.minimum === 1 ? { rule: 'missing' } : { rule: 'too-short', facts: { minimum: Number(issue.minimum) } }];
      return [{ rule: issue.origin === 'array' ? 'too-few' : 'too-small', facts: { minimum: Number(issue.minimum) } }];
    case 'too_big':
      if (issue.origin === 'string') return [{ rule: 'too-long', facts: { maximum: Number(issue.maximum) } }];
      return [{ rule: issue.origin === 'array' ? 'too-many' : 'too-large', facts: { maximum: Number(issue.maximum) } }];
    case 'invalid_format':
      return [{ rule: formats[issue.format] ?? 'wrong' }];
    case 'invalid_value':
      return [{ rule: 'not-one-of', facts: { values: issue.values.map(String).join(', ') } }];
    case 'custom':
      return [{ rule: typeof issue.params?.rule === 'string' ? issue.params.rule : 'wrong' }];
    default:
      return [{ rule: 'wrong' }];
  }
}

const formats: Record<string, string> = { email: 'not-an-email', uuid: 'not-an-id', date: 'not-a-day', regex: 'wrong' };
