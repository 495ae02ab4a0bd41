import { expect, test } from 'vitest';
import { contrast, inkOn } from '../src/color.ts';
import { palette } from '../src/look.ts';

test('X1 the header and the button can be read whatever the programme’s colour is (WCAG AA)', () => {
  const steps = Array.from({ length: 18 }, (_, step) => (step * 15).toString(16).padStart(2, '0'));
  const colors = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));
  expect(colors.filter((color) => contrast(color, inkOn(color)) < 4.5)).toEqual([]);
});

test.each(['light', 'dark'] as const)('X1 all text can be read on all grounds (WCAG AA), %s', (time) => {
  const { page, card, panel, text, dim } = palette[time];
  const pairs = [page, card, panel].flatMap((ground) => [text, dim].map((ink) => ({ ground, ink })));
  expect(pairs.filter(({ ground, ink }) => contrast(ink, ground) < 4.5)).toEqual([]);
});

test.each(['light', 'dark'] as const)('X1 the edge of a button shows on the card (WCAG 1.4.11), %s', (time) => {
  expect(contrast(palette.middle, palette[time].card)).toBeGreaterThanOrEqual(3);
});

test.each([
  ['#000000', 21],
  ['#ffffff', 1],
  ['#767676', 4.54],
  ['#777777', 4.48],
  ['#ff0000', 4],
  ['#00ff00', 1.37],
  ['#0000ff', 8.59],
])('X1 the contrast of %s with white is %d, as WCAG reckons it', (color, ratio) => {
  expect(contrast(color, '#ffffff')).toBeCloseTo(ratio, 1);
});
