import type { FieldError } from '@tierline/domain';
import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Converts the issues of a schema to field errors that every language can word. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  const errors = issues.flatMap((issue) => {
    const pointer = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return reasons(issue).map(({ under = '', rule, facts = {} }) => ({ pointer: pointer + under, rule, facts }));
  });
  // A value of the wrong form often fails further checks, which would repeat the same mistake.
  return errors.filter(
    ({ pointer, rule }, index) =>
      errors.findIndex((other) => other.pointer === pointer && other.rule === rule) === index,
  );
}

type Reason = { under?: string; rule: string; facts?: FieldError['facts'] };

function reasons(issue: Issue): Reason[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((field) => ({
        under: `/${field.slice(0, 100)}`,
        rule: 'unknown-field',
        facts: { field: field.slice(0, 100) },
      }));
    case 'invalid_type':
      if (issue.input === undefined) return [{ rule: 'missing' }];
      return [
        issue.expected === 'int' ? { rule: 'not-whole' } : { rule: 'wrong-type', facts: { expected: issue.expected } },
      ];
    case 'too_small':
      if (issue.origin === 'string')
        return [
          issue.minimum === 1 ? { rule: 'missing' } : { rule: 'too-short', facts: { minimum: Number(issue.minimum) } },
        ];
      return [{ rule: issue.origin === 'array' ? 'too-few' : 'too-small', facts: { minimum: Number(issue.minimum) } }];
    case 'too_big':
      if (issue.origin === 'string') return [{ rule: 'too-long', facts: { maximum: Number(issue.maximum) } }];
      return [{ rule: issue.origin === 'array' ? 'too-many' : 'too-large', facts: { maximum: Number(issue.maximum) } }];
    case 'invalid_format':
      return [{ rule: formats[issue.format] ?? 'wrong' }];
    case 'invalid_value':
      return [{ rule: 'not-one-of', facts: { values: issue.values.map(String).join(', ') } }];
    case 'custom':
      return [
        {
          rule: typeof issue.params?.rule === 'string' ? issue.params.rule : 'wrong',
          facts: Object.fromEntries(
            ['minimum', 'maximum'].flatMap((bound) => {
              const value: unknown = issue.params?.[bound];
              return typeof value === 'number' ? [[bound, value]] : [];
            }),
          ),
        },
      ];
    default:
      return [{ rule: 'wrong' }];
  }
}

const formats: Record<string, string> = {
  email: 'not-an-email',
  uuid: 'not-an-id',
  date: 'not-a-day',
  datetime: 'not-an-instant',
  regex: 'wrong',
};
