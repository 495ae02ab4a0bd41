import { roles, type FieldError, type Refusal, type RefusalCode } from '@tierline/domain';
import { describe, expect, it } from 'vitest';
import {
  contractTexts,
  endpoints,
  languages,
  Problem,
  problem,
  problemCode,
  problemDocument,
  problemStatus,
  problemType,
  wordDay,
  wordField,
  wordRefusal,
  type Endpoint,
} from '../../src/index.ts';
import { samples } from './samples.ts';

/** Facts of the samples that a reader must find in the text as they are. */
const told = ['Blickfang', 'SKU-1', 'ORDER-1', 'A-7', 'anna@blickfang.example', 'Not paid'];
const codes = Object.keys(problemStatus) as RefusalCode[]; // the keys of the table, which Object.keys forgets
// The pair is correlated by the code; TypeScript cannot see that it is a member of the union.
const refusals = codes.map((code) => ({ code, facts: samples[code] }) as Refusal);
const refusal = <C extends RefusalCode>(code: C, facts: Extract<Refusal, { code: C }>['facts']) =>
  ({ code, facts }) as Refusal; // the same

describe('every refusal', () => {
  it('X3 has a status of its kind, a stable type and texts in every language', () => {
    expect(codes.toSorted()).toEqual(Object.keys(samples).toSorted());
    for (const code of codes) {
      expect(problemStatus[code], `at ${code}`).toBeGreaterThanOrEqual(400);
      expect(problemCode(problemType(code))).toBe(code);
      expect(problemType(code)).toMatch(/^urn:tierline:problem:[a-z]+(?:-[a-z]+)*$/u);
      for (const language of languages)
        expect(contractTexts[language].problem[code], `${code} in ${language}`).toBeTypeOf('object');
    }
    for (const language of languages)
      expect(Object.keys(contractTexts[language].problem).toSorted()).toEqual(codes.toSorted());
  });

  it('X3 only what is our own fault or our being busy is a 5xx', () => {
    expect(codes.filter((code) => problemStatus[code] >= 500)).toEqual(['busy', 'outcome-unknown', 'unexpected']);
  });

  it.each(languages)('X6 is worded in %s with all its facts filled in', (language) => {
    for (const one of refusals) {
      const { title, detail } = wordRefusal(one, language);
      for (const text of [title, detail]) {
        expect(text, `at ${one.code}`).not.toMatch(
          /\{\{|\}\}|undefined|null|NaN|Invalid Date|\[object|problem\.|role\.\w/u,
        );
        expect(text.length, `at ${one.code}`).toBeGreaterThan(2);
      }
      const names = Object.values<unknown>(one.facts).filter((fact) => typeof fact === 'string' && told.includes(fact));
      expect(
        names.filter((fact) => !detail.includes(String(fact))),
        `at ${one.code}`,
      ).toEqual([]);
    }
  });

  it.each(['de', 'es'] as const)('X6 is worded in %s otherwise than in English', (language) => {
    for (const one of refusals) {
      const [ours, english] = [wordRefusal(one, language), wordRefusal(one, 'en')];
      expect(ours.title, `at ${one.code}`).not.toBe(english.title);
      expect(ours.detail, `at ${one.code}`).not.toBe(english.detail);
    }
  });

  it('X3 makes a problem document with its facts as members', () => {
    for (const one of refusals) {
      const { errors: _, ...facts } = 'errors' in one.facts ? one.facts : { ...one.facts, errors: undefined };
      const document = problemDocument(one, 'en');
      expect(document).toMatchObject({
        type: problemType(one.code),
        ...wordRefusal(one, 'en'),
        status: problemStatus[one.code],
      });
      // RFC 9457's own members are the document's: a fact of such a name must not come over them.
      expect(
        Object.keys(facts).filter((fact) =>
          ['type', 'title', 'status', 'detail', 'instance', 'errors', 'refused'].includes(fact),
        ),
        `at ${one.code}`,
      ).toEqual([]);
      expect(document).toMatchObject(facts);
    }
  });
});

describe('problems in words', () => {
  const left = (available: number, language: string) =>
    wordRefusal(refusal('only-available', { available, asked: 9_999_999 }), language).detail;

  it.each([
    ['en', 0, 'No copies are available.'],
    ['en', 1, 'Only 1 copy is available.'],
    ['en', 4, 'Only 4 copies are available.'],
    ['en', 1234, 'Only 1,234 copies are available.'],
    ['de', 0, 'Es sind keine Kopien verfügbar.'],
    ['de', 1, 'Es ist nur 1 Kopie verfügbar.'],
    ['de', 1234, 'Es sind nur 1.234 Kopien verfügbar.'],
    ['es', 0, 'No hay copias disponibles.'],
    ['es', 1, 'Solo hay 1 copia disponible.'],
    ['es', 4, 'Solo hay 4 copias disponibles.'],
    ['es', 1_000_000, 'Solo hay 1.000.000 de copias disponibles.'],
  ] as const)('E6 X6 in %s with %i left: %s', (language, available, detail) => {
    expect(left(available, language)).toBe(detail);
  });

  it.each([
    ['en', '28 Feb 2026'],
    ['de', '28.02.2026'],
    ['es', '28 feb 2026'],
  ])('X6 a day in %s is %s', (language, day) => {
    expect(wordDay('2026-02-28', language)).toBe(day);
    expect(wordRefusal(refusal('line-expired', { expiresOn: '2026-02-28' }), language).detail).toContain(day);
  });

  it('A6 X6 a role is called by its name in the reader’s language', () => {
    for (const language of languages)
      for (const role of roles)
        expect(wordRefusal(refusal('role-too-low', { needs: role }), language).detail).toContain(
          contractTexts[language].role[role],
        );
  });

  it('A3 X6 what somebody typed is shown as it is, and is no text of ours', () => {
    for (const language of languages)
      for (const name of ['{{account}}', '$t(problem.busy.title)', '<b>Bold & Co</b>', '$&', '"'])
        expect(wordRefusal(refusal('name-taken', { name }), language).detail).toContain(name);
  });

  it('X6 a language that we do not speak is English', () => {
    expect(wordRefusal(refusal('busy', { retryAfterSeconds: 1 }), 'tlh')).toEqual(
      wordRefusal(refusal('busy', { retryAfterSeconds: 1 }), 'en'),
    );
  });
});

describe('fields that are not as they must be', () => {
  const facts: FieldError['facts'] = {
    expected: 'string',
    minimum: 1234,
    maximum: 1234,
    values: 'a, b',
    field: 'colour',
    day: '2027-04-03',
    otherDay: '2027-03-04',
    example: 'gate-camera-1',
  };
  const rules = Object.keys(contractTexts.en.field);

  it.each(languages)('X3 X6 are worded in %s, whatever the rule', (language) => {
    for (const rule of rules) {
      const text = wordField({ pointer: '/x', rule, facts }, language);
      expect(text, `at ${rule}`).not.toMatch(/\{\{|undefined|field\./u);
    }
    const words = (spoken: string) => rules.map((rule) => wordField({ pointer: '/x', rule, facts }, spoken));
    expect(words(language).filter((text, index) => language !== 'en' && text === words('en')[index])).toEqual([]);
  });

  it('X3 each points to its place', () => {
    const document = problemDocument(
      refusal('invalid-input', {
        errors: [
          { pointer: '/rows/0/copies', rule: 'too-large', facts: { maximum: 1000 } },
          { pointer: '/message', rule: 'too-long', facts: { maximum: 2000 } },
        ],
      }),
      'de',
    );
    expect(document.errors).toEqual([
      { pointer: '/rows/0/copies', detail: 'Geben Sie 1.000 oder weniger ein.' },
      { pointer: '/message', detail: 'Geben Sie höchstens 2.000 Zeichen ein.' },
    ]);
  });
});

describe('problems', () => {
  it('X3 are distinguished by their code, on the server, at the client, and without any answer', () => {
    expect(problem('not-found', {}).code).toBe('not-found');
    expect(new Problem({ document: problemDocument(refusal('busy', { retryAfterSeconds: 1 }), 'de') }).code).toBe(
      'busy',
    );
    expect(new Problem({ document: null }).code).toBe('no-answer');
  });

  it('X3 every endpoint declares only refusals that there are, each once', () => {
    for (const [name, row] of Object.entries<Endpoint>(endpoints)) {
      expect(new Set(row.problems).size, `at ${name}`).toBe(row.problems.length);
      for (const code of row.problems) expect(codes, `at ${name}`).toContain(code);
    }
  });
});
