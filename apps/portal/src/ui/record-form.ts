import type { Problem } from '@tierline/contract';
import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from './states.tsx';

type Value = string | number | boolean | null;
type NamesOf<V, T extends Value> = { [K in keyof V]: V[K] extends T ? K & string : never }[keyof V];
type Typed = Record<string, { value: Value; over: Value }>;
type Errors = Record<string, string>;

/** A form over a record: its values, what differs from the record, the properties of its inputs, and what is wrong. */
export type RecordForm<V> = {
  values: V;
  /** What differs from the record, and nothing else. */
  changed: Partial<V>;
  dirty: boolean;
  /** For one-line and many-line inputs. */
  text: (name: NamesOf<V, string>) => {
    name: string;
    value: string;
    error: string | null;
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  };
  /** For selects and whatever else gives its value itself. */
  choice: <K extends keyof V & string>(
    name: K,
  ) => { value: V[K]; error: string | null; onChange: (value: V[K] | string | null) => void };
  /** For switches and checkboxes. */
  check: (name: NamesOf<V, boolean>) => {
    name: string;
    checked: boolean;
    error: string | null;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  };
  /** Says what is wrong at the fields and goes to the first of them in the form; true where there is nothing. */
  fail: (wrong: Record<string, string | false>, within: HTMLFormElement) => boolean;
  /** Forgets what was typed. */
  reset: () => void;
};

/**
 * A form over a record that others may change meanwhile. Only what was typed is kept; all else follows the record when
 * it is read again, and a field that both changed says so. For something new the record are the defaults.
 */
export function useRecordForm<V extends Record<string, Value>>(record: V): RecordForm<V> {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<Errors>({});
  const kept = Object.entries(typed).filter(([name, { value }]) => value !== record[name]);
  // Values are put in under their own names and types only, by the functions below.
  const changed = Object.fromEntries(kept.map(([name, { value }]) => [name, value])) as Partial<V>;
  const values: V = { ...record, ...changed };

  const set = (name: string, value: Value) => {
    setTyped((before) => ({ ...before, [name]: { value, over: record[name] ?? null } }));
    setErrors(({ [name]: _, ...others }) => others);
  };
  const errorOf = (name: string): string | null => {
    const said = errors[name];
    if (said !== undefined) return said;
    const mine = typed[name];
    if (mine === undefined || mine.over === record[name] || mine.value === record[name]) return null;
    return typeof record[name] === 'string' && record[name] !== ''
      ? t('ui.meanwhileTo', { value: record[name] })
      : t('ui.meanwhile');
  };
  return {
    values,
    changed,
    dirty: kept.length > 0,
    text: (name) => ({
      name,
      value: String(values[name]),
      error: errorOf(name),
      onChange: (event) => set(name, event.currentTarget.value),
    }),
    choice: (name) => ({ value: values[name], error: errorOf(name), onChange: (value) => set(name, value) }),
    check: (name) => ({
      name,
      checked: values[name] === true,
      error: errorOf(name),
      onChange: (event) => set(name, event.currentTarget.checked),
    }),
    fail: (wrong, within) => {
      const said = Object.fromEntries(
        Object.entries(wrong).filter((entry): entry is [string, string] => entry[1] !== false),
      );
      setErrors(said);
      if (Object.keys(said).length > 0) focusFirstError(within);
      return Object.keys(said).length === 0;
    },
    reset: () => {
      setTyped({});
      setErrors({});
    },
  };
}

/** Goes to the first field of a form that says something is wrong, once it does. */
export function focusFirstError(within: HTMLFormElement): void {
  setTimeout(() => within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
}

/**
 * What a problem says of single fields: the API's words for invalid input, and refusals that are about one field.
 * `fields` names the field of a refusal's code, or of a pointer that is called otherwise here.
 */
export function problemFields(problem: Problem, fields: Record<string, string>): Errors {
  const errors = Object.entries(fieldErrors(problem)).map(([name, detail]) => [fields[name] ?? name, detail] as const);
  const field = fields[problem.code];
  return Object.fromEntries([
    ...errors,
    ...(field !== undefined && problem.document ? [[field, problem.document.detail] as const] : []),
  ]);
}

/** The problem, unless it is shown at fields of the form already. */
export function unhandledProblem(
  problem: Problem | null,
  fields: Record<string, string>,
  values: object,
): Problem | null {
  if (problem === null) return null;
  return Object.keys(problemFields(problem, fields)).some((name) => name in values) ? null : problem;
}
