import { expect, it } from 'vitest';
import { matchingOptions } from '../../src/ui/matching-options.ts';

const options = ['Müller Türen', 'Scene Analytics', 'Straße 7'].map((label) => ({
  value: label,
  label,
  disabled: false,
}));
const found = (search: string, limit = 10) =>
  matchingOptions({ options, search, limit }).map((one) => ('label' in one ? one.label : ''));

it('X6 options are found however they are typed: decomposed, full width, spaced, in capitals', () => {
  expect(found('Mu\u0308ller')).toEqual(['Müller Türen']);
  expect(found('Ｓｃｅｎｅ')).toEqual(['Scene Analytics']);
  expect(found('scene\u00a0\u00a0analytics')).toEqual(['Scene Analytics']);
  expect(found('STRASSE')).toEqual(['Straße 7']);
  expect(found('an\u200balyt\u00adics')).toEqual(['Scene Analytics']);
  expect(found('')).toHaveLength(3);
  expect(found('nothing')).toEqual([]);
});

it('X6 no more options are shown than may be, and a group without any is left out', () => {
  expect(found('e', 1)).toEqual(['Müller Türen']);
  const groups = [
    { group: 'one', items: options.slice(0, 1) },
    { group: 'two', items: options.slice(1) },
  ];
  expect(matchingOptions({ options: groups, search: 'scene', limit: 10 })).toEqual([
    { group: 'two', items: [options[1]] },
  ]);
});
