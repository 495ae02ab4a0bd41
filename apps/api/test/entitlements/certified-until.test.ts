import { expect, it } from 'vitest';
import { endOf } from '../../src/command/keys.ts';

const now = new Date('2026-11-30T09:00:00Z');

it.each([
  ['2026-11-30', '2026-12-01T00:00:00.000Z'],
  ['2028-02-29', '2028-03-01T00:00:00.000Z'],
  ['2031-12-31', '2032-01-01T00:00:00.000Z'],
])('E10 a key is certified until the end of %s', (until, end) => {
  expect(endOf(until, now).toISOString()).toBe(end);
});

it.each([
  '31.12.2031',
  '12/31/2031',
  '2031-12-31T00:00:00Z',
  '2031-2-3',
  '2031-02-30',
  '2031-13-01',
  '20311231',
  '+002031-12-31',
  '２０３１-12-31',
  'next year',
  '',
])('E10 “%s” is no day until which a key is certified', (until) => {
  expect(() => endOf(until, now)).toThrow('is not a day: write it as 2031-12-31.');
});

it('E10 a day that is over, or too far ahead, is refused with the reason', () => {
  expect(() => endOf('2026-11-29', now)).toThrow('is over already');
  expect(() => endOf('2999-01-01', now)).toThrow('years at the latest');
});
