import { describe, expect, it } from 'vitest';
import { readPeople } from '../../src/features/accounts/user/read-people.ts';

const emails = (text: string) => readPeople(text).people.map(({ email }) => email);

describe('UX §2.11 a pasted list of addresses', () => {
  it.each([
    ['commas', 'a@x.example, b@x.example,c@x.example'],
    ['semicolons', 'a@x.example; b@x.example ;c@x.example;'],
    ['line breaks', 'a@x.example\r\nb@x.example\n\n c@x.example\n'],
    ['tabs', 'a@x.example\tb@x.example\tc@x.example'],
    ['blanks', 'a@x.example b@x.example   c@x.example'],
    ['whatever comes', ' a@x.example,b@x.example;\n<c@x.example>'],
    ['links', 'mailto:a@x.example, MAILTO:b@x.example, <mailto:c@x.example>'],
  ])('A10 is understood with %s', (_, text) => {
    expect(emails(text)).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });

  it.each([
    ['Anna Berg <a@x.example>', 'Anna', 'Berg'],
    ['"Berg, Anna" <a@x.example>', 'Anna', 'Berg'],
    ['Berg, Anna <a@x.example>', 'Anna', 'Berg'],
    ['Anna Maria Berg <a@x.example>', 'Anna Maria', 'Berg'],
    ['Berg <a@x.example>', '', 'Berg'],
    ['<a@x.example>', '', ''],
    ['a@x.example', '', ''],
  ])('A10 %s brings the name along', (text, firstName, lastName) => {
    expect(readPeople(text).people).toEqual([
      { key: 'a@x.example', email: 'a@x.example', firstName, lastName, good: true },
    ]);
  });

  it('A10 several names with commas stay apart', () => {
    expect(
      readPeople('Berg, Anna <a@x.example>, "Sol, Bo" <b@x.example>, c@x.example').people.map(({ email, lastName }) => [
        email,
        lastName,
      ]),
    ).toEqual([
      ['a@x.example', 'Berg'],
      ['b@x.example', 'Sol'],
      ['c@x.example', ''],
    ]);
  });

  it('A8 each address once, whatever its case, and the number of repeats is said', () => {
    expect(readPeople('Anna@X.example, b@x.example, anna@x.example')).toMatchObject({
      people: [{ email: 'Anna@X.example' }, { email: 'b@x.example' }],
      twice: 1,
    });
    expect(readPeople(' \n;,, ')).toEqual({ people: [], twice: 0 });
  });

  it.each([
    ['plus+sign@x.example', true],
    ['CAPITALS@X.EXAMPLE', true],
    ['zoë@x.example', false],
    ['a@xñ.example', true],
    ['a@localhost', false],
    ['nobody', false],
    ['a@@x.example', false],
  ])('A8 %s looks like an address: %s', (text, good) => {
    expect(readPeople(text).people.map((one) => one.good)).toEqual([good]);
  });
});
