import { expect, test } from 'vitest';
import { localeOf } from '../../src/ui/format.ts';

test.each([
  ['en', ['en-GB', 'en'], 'en-GB'],
  ['en', ['en-US', 'en'], 'en-US'],
  ['en', ['de-DE', 'en-US', 'en-GB'], 'en-US'],
  ['en', ['en', 'en-US'], 'en-GB'],
  ['en', ['en-AU'], 'en-GB'],
  ['en', ['es-ES'], 'en-GB'],
  ['en', [], 'en-GB'],
  ['de', ['en-US'], 'de'],
  ['es', ['es-MX', 'en-US'], 'es'],
])('X6 days in %s for a browser that speaks %j are written as in %s', (language, spoken, locale) => {
  expect(localeOf(language, spoken)).toBe(locale);
});
