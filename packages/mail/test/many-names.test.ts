import { expect, test } from 'vitest';
import { wordNotice } from '../src/index.ts';
import { licencesTakenBack, reader, seatsSwitched } from './samples.ts';

const people = (count: number, of: string) => Array.from({ length: count }, (_, n) => `${of} ${n + 1}`);
const taken = (users: string[]) => ({
  ...licencesTakenBack,
  licences: licencesTakenBack.licences.map((licences) => ({ ...licences, users })),
});
const switched = (...users: string[][]) => ({
  ...seatsSwitched,
  off: users.map((named, n) => ({ product: `Product ${n + 1}`, users: named })),
});

test.each([
  { of: 'taken back', notice: taken(people(50, 'Nele')), last: 'Nele 50', left: null, more: null },
  { of: 'taken back', notice: taken(people(51, 'Nele')), last: 'Nele 50', left: 'Nele 51', more: 'and 1 more' },
  { of: 'taken back', notice: taken(people(53, 'Nele')), last: 'Nele 50', left: 'Nele 51', more: 'and 3 more' },
  { of: 'switched', notice: switched(people(50, 'Nele')), last: 'Nele 50', left: null, more: null },
  { of: 'switched', notice: switched(people(51, 'Nele')), last: 'Nele 50', left: 'Nele 51', more: 'and 1 more' },
  {
    of: 'switched',
    notice: switched(people(40, 'Nele'), people(20, 'Ben')),
    last: 'Product 2: Ben 10',
    left: 'Ben 11',
    more: 'and 10 more',
  },
])(
  'O6 O7 of those whose licences were $of fifty are named, and how many more: $more',
  async ({ notice, last, left, more }) => {
    const { html, text } = await wordNotice(notice, reader());
    for (const body of [html, text]) {
      expect(body).toMatch(new RegExp(`${last}\\b`, 'u'));
      expect(body.includes(left ?? 'Nele 51')).toBe(false);
      expect(/and \d+ more/u.exec(body)?.[0] ?? null).toBe(more);
    }
  },
);
