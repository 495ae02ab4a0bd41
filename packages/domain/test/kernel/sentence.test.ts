import { describe, expect, it } from 'vitest';
import { withoutDoubleStop } from '../../src/index.ts';

describe('X6 a sentence that ends with a company whose name ends in a full stop', () => {
  it.each([
    ['Copies for Lumen S.L..', { account: 'Lumen S.L.' }, 'Copies for Lumen S.L.'],
    ['Ask Bell Inc.. Then go on.', { account: 'Bell Inc.' }, 'Ask Bell Inc. Then go on.'],
    ['«Lumen S.L.».', { account: 'Lumen S.L.' }, '«Lumen S.L.».'],
    ['ask Ada (Lumen S.L.).', { helper: 'Ada (Lumen S.L.)', account: 'Lumen S.L.' }, 'ask Ada (Lumen S.L.).'],
    ['For $& Co..', { account: '$& Co.' }, 'For $& Co.'],
    ['Copies for Nordlicht.', { account: 'Nordlicht' }, 'Copies for Nordlicht.'],
    ['Lumen S.L. has 3 copies.', { account: 'Lumen S.L.', count: 3 }, 'Lumen S.L. has 3 copies.'],
    ['Wait...', { account: '' }, 'Wait...'],
    ['Fuchs e. K.. und Lumen S.L..', { a: 'Fuchs e. K.', b: 'Lumen S.L.' }, 'Fuchs e. K. und Lumen S.L.'],
    ['A single stop.: ..', { account: '.' }, 'A single stop.: .'],
  ])('%s', (text, facts, expected) => {
    expect(withoutDoubleStop(text, facts)).toBe(expected);
  });
});
