import { describe, expect, it } from 'vitest';
import { contractTexts } from '../../src/index.ts';

type Texts = { [key: string]: string | Texts };

/** Texts that are rightly the same in another language. */
const sameWord: Record<'de' | 'es', string[]> = {
  de: [
    'role.administrator',
    'role.master',
    'csv.head.id',
    'csv.head.name',
    'csv.head.status',
    'csv.head.state',
    'csv.head.integration',
    'csv.word.uuid',
    'csv.word.credits',
  ],
  es: ['role.master', 'csv.head.id', 'csv.word.no', 'csv.word.uuid'],
};

const english = flat(contractTexts.en);
const stem = (key: string) => key.replace(/_(zero|one|many|other)$/u, '');
const blanks = (text: string) => [...text.matchAll(/\{\{\s*[\w, ]+\}\}/gu)].map(([blank]) => blank).toSorted();

describe.each(['de', 'es'] as const)('X6 the texts of refusals in %s', (language) => {
  const texts = flat(contractTexts[language]);

  it('X6 say all that the English ones say, and nothing else', () => {
    const extra =
      language === 'es'
        ? [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/u, '_many'))
        : [];
    expect([...texts.keys()].toSorted()).toEqual([...english.keys(), ...extra].toSorted());
  });

  it('X6 differ from the English ones, except for listed words', () => {
    expect(
      [...texts]
        .filter(([key, text]) => text === (english.get(key) ?? english.get(`${stem(key)}_other`)))
        .map(([key]) => key),
    ).toEqual(sameWord[language]);
  });

  it('X6 leave the same blanks to be filled in', () => {
    const original = (key: string) => english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
    expect([...texts].map(([key, text]) => [key, blanks(text)])).toEqual(
      [...texts.keys()].map((key) => [key, blanks(original(key))]),
    );
  });
});

describe.each(Object.entries(contractTexts))('X6 the texts of refusals in %s', (language, all) => {
  const texts = flat(all);

  it('X6 have a form for each plural of the language, and for none at all', () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories, 'zero'];
    const counted = new Set([...texts.keys()].filter((key) => stem(key) !== key).map(stem));
    expect(counted.size).toBeGreaterThan(0);
    for (const key of counted) for (const form of forms) expect([...texts.keys()]).toContain(`${key}_${form}`);
  });

  it('X6 are whole sentences, in the language’s own quotes, without words of machines', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), `at ${key}`).toBe(text);
      expect(text, `at ${key}`).not.toMatch(/"|\berror \d|\bundefined\b|\bnull\b| {2}/u);
    }
    const sentences = [...texts].filter(([key]) => key.startsWith('field.') || key.includes('.detail'));
    expect(sentences.filter(([, text]) => !/[.!?}]$/u.test(text))).toEqual([]);
  });
});

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[path + key, text] as const] : [...flat(text, `${path}${key}.`)],
    ),
  );
}
