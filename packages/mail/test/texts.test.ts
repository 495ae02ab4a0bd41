import { describe, expect, test } from 'vitest';
import { mailTexts } from '../src/words.ts';

type Texts = { [key: string]: string | Texts };

/** Texts that are rightly the same in another language. */
const sameWord: string[] = ['helper', 'lineDetails.state'];

const english = flat(mailTexts.en);
const stem = (key: string) => key.replace(/_(one|many|other)$/u, '');
const blanks = (text: string) => [...text.matchAll(/\{\{\w+/gu)].map(([blank]) => blank).toSorted();

describe.each(['de', 'es'] as const)('X6 the mails in %s', (language) => {
  const texts = flat(mailTexts[language]);

  test('X6 say all that the English ones say, and nothing else', () => {
    expect(new Set([...texts.keys()].map(stem))).toEqual(new Set([...english.keys()].map(stem)));
  });

  test('X6 differ from the English ones, except for listed words', () => {
    expect([...texts].filter(([key, text]) => text === english.get(key) && !sameWord.includes(key))).toEqual([]);
  });

  test('X6 leave the same blanks to be filled in', () => {
    const original = (key: string) => english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
    const ours = [...texts].map(([key, text]) => [key, blanks(text)]);
    expect(ours).toEqual([...texts.keys()].map((key) => [key, blanks(original(key))]));
  });
});

test.each(Object.entries(mailTexts))(
  'X6 the mails in %s have a form for each plural of the language',
  (language, all) => {
    const keys = new Set(flat(all).keys());
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set([...keys].filter((key) => stem(key) !== key).map(stem));
    expect(counted.size).toBeGreaterThan(0);
    for (const key of counted) for (const form of forms) expect(keys).toContain(`${key}_${form}`);
  },
);

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[path + key, text] as const] : [...flat(text, `${path}${key}.`)],
    ),
  );
}
