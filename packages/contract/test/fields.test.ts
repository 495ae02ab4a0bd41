import { expect, it } from 'vitest';
import { timeZone } from '../src/fields.ts';

it.each([
  'Europe/Berlin',
  'Asia/Calcutta',
  'Asia/Kolkata',
  'Europe/Kyiv',
  'America/Argentina/Buenos_Aires',
  'America/Port-au-Prince',
  'UTC',
])('A2 C2 %s is a time zone, whichever of its names a browser prefers', (name) => {
  expect(timeZone().safeParse(name).success).toBe(true);
});

it.each([
  '',
  'Berlin',
  '+01:00',
  'europe/berlin',
  'Europe/Berlinn',
  'Europe/',
  'GMT+1',
  'Europe/Berlin\n',
  "Europe/Berlin'",
])('A2 C2 %j is none', (name) => {
  expect(timeZone().safeParse(name).success).toBe(false);
});
