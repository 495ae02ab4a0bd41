import { expect, it } from 'vitest';
import { browserTimeZone, timeZone } from '../../src/kernel/fields.ts';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['EUROPE/KYIV', 'Europe/Kiev'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
  ['Asia/Kolkata', 'Asia/Calcutta'],
  ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ['America/Port-au-Prince', 'America/Port-au-Prince'],
  ['Singapore', 'Asia/Singapore'],
  ['CET', 'Europe/Brussels'],
  ['EST5EDT', 'America/New_York'],
  ['NZ', 'Pacific/Auckland'],
  ['Etc/GMT+2', 'Etc/GMT+2'],
  ['etc/gmt-14', 'Etc/GMT-14'],
  ['Etc/UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['UTC', 'UTC'],
])('A2 C2 %s is a time zone, stored as %s', (name, stored) => {
  expect(timeZone().parse(name)).toBe(stored);
  expect(timeZone().parse(stored)).toBe(stored);
  expect(browserTimeZone().parse(name)).toBe(stored);
});

it.each([
  '',
  'Berlin',
  '+01:00',
  '-0300',
  'Europe/Berlinn',
  'Europe/',
  '/Berlin',
  'GMT+1',
  'UTC+2',
  'Etc/Unknown',
  'Factory',
  'IST',
  'CST',
  'PST',
  'SystemV/EST5',
  'Europe/Berlin\n',
  ' Europe/Berlin',
  "Europe/Berlin'",
  'Europe/Berlin; DROP',
  'local',
  '__proto__',
  'undefined',
  'Ëurope/Berlin',
])('A2 A10 C2 %j is none; told by a browser it counts as left out', (name) => {
  expect(timeZone().safeParse(name).success).toBe(false);
  expect(browserTimeZone().parse(name)).toBeUndefined();
});
