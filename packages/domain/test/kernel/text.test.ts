import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasVisible, nameKey, withoutUnseen } from '../../src/index.ts';

// One of each kind of character that nobody sees: soft hyphen, zero width space, joiners, marks of direction, word
// joiner, byte order mark, fillers, grapheme joiner, variation selectors, tags, Mongolian selector, annotation mark,
// and control characters.
const unseen = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2060',
  '\u2066',
  '\ufeff',
  '\u115f',
  '\u3164',
  '\uffa0',
  '\u034f',
  '\ufe00',
  '\ufe0f',
  '\u{e0101}',
  '\u{e0041}',
  '\u180b',
  '\u180e',
  '\ufff9',
  '\u0007',
  '\u0085',
];
const anyText = fc.string({ unit: 'grapheme', maxLength: 20 });

describe('the key of a name', () => {
  it.each([
    ['Blickfang GmbH', 'blickfang gmbh'],
    ['Blickfang GmbH', ' BLICK  fang\tGmbH '],
    ['Ｂｌｉｃｋ', 'Blick'],
    ['É', 'e\u0301'.toUpperCase()],
    ['A\u00a0B', 'ab'],
    ['ﬁlm', 'FILM'],
    ['Straße 1', 'straße1'],
    ['Straße', 'STRASSE'],
    ['Straße', 'STRAẞE'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['İstanbul', 'ISTANBUL'],
    ['Istanbul', 'ıstanbul'],
    ['e \u0301', 'é'],
    ['LS-2026-001', 'LS\u20112026\u2013001'],
    ['LS-1', 'LS\u22121'],
    ["O'Brien", 'O\u2019Brien'],
    ['"A" KG', '\u201eA\u201c KG'],
    ['Nord', 'No\u00adrd'],
    ['4711', '4\u200b711'],
    ['Müller\u2800', 'Müller'],
  ])('A2 “%s” and “%s” are the same name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['Nord', 'Nörd'],
    ['A-B', 'AB'],
    ['Partner 1', 'Partner 11'],
    ['a.b', 'ab'],
    ['España', 'Espana'],
    ['1/2', '12'],
  ])('A2 “%s” and “%s” are two names', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('A2 is its own key, and has no blanks, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        expect(nameKey(text)).not.toMatch(/[\s\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  it('A2 a key is the same in each Unicode form and case, also as Turkish and Lithuanian write it', () => {
    const forms: ((text: string) => string)[] = [
      (text) => text.normalize('NFC'),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFKC'),
      (text) => text.normalize('NFKD'),
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.toLocaleUpperCase('tr'),
      (text) => text.toLocaleLowerCase('tr'),
      (text) => text.toLocaleLowerCase('lt'),
      withoutUnseen,
    ];
    expect(nameKey('ị'.toLocaleUpperCase('tr'))).toBe(nameKey('ị'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.constantFrom(...forms), (character, form) => {
        expect(nameKey(form(character))).toBe(nameKey(character));
      }),
      { numRuns: 3000 },
    );
  });

  it('A2 a name of plain letters has the key that it has beside others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(nameKey(`${text}é`)).toBe(`${nameKey(text)}é`);
      }),
    );
  });

  it('A2 no blank and nothing unseen makes another name of a name', () => {
    const between = fc.constantFrom(' ', '  ', '\t', '\n', '\u00a0', '\u3000', '\u2009', '\u2800', ...unseen);
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Z0-9ÄÖÜäöüßñéçø-]{1,5}$/u), { minLength: 1, maxLength: 6 }),
        between,
        fc.boolean(),
        (words, mark, upper) => {
          const typed = `${mark}${words.join(mark)}${mark}`;
          expect(nameKey(upper ? typed.toUpperCase() : typed)).toBe(nameKey(words.join('')));
        },
      ),
    );
  });
});

describe('what is stored of a text', () => {
  it.each(
    unseen.filter((mark) => !/\p{Cc}/u.test(mark)).map((mark) => [mark.codePointAt(0)?.toString(16) ?? '', mark]),
  )('A2 U+%s is dropped from a name', (_, mark) => {
    expect(withoutUnseen(`${mark}Nor${mark}d${mark}`)).toBe('Nord');
  });

  it.each([
    ['a Persian word with its joiner', 'می\u200cخواهم'],
    ['a Hindi word with its joiner', 'क्\u200dष'],
    ['a family of emoji', '👨\u200d👩\u200d👧'],
    ['a red heart', '❤\ufe0f'],
    ['a Japanese name with its form of a character', '葛\u{e0100}城'],
    ['an accented name', 'Müller'],
    ['blanks as they are', 'A  B\u00a0C'],
  ])('A2 %s stays as it was written', (_, text) => {
    expect(withoutUnseen(text)).toBe(text);
  });

  it('A2 is composed, also where something unseen stood between', () => {
    expect(withoutUnseen('Mu\u0308ller')).toBe('Müller');
    expect(withoutUnseen('Mu\u200b\u0308ller')).toBe('Müller');
  });

  it('A2 stays what it is when it is stored again, and has the same key', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 2 }), fc.constantFrom(...unseen)), {
          maxLength: 12,
        }),
        (parts) => {
          const once = withoutUnseen(parts.join(''));
          expect(withoutUnseen(once)).toBe(once);
          expect(nameKey(once)).toBe(nameKey(parts.join('')));
        },
      ),
    );
  });

  it.each([
    ['', false],
    [' \u00a0', false],
    ['\u200b', false],
    ['\u3164', false],
    ['\u2800', false],
    ['-', true],
    ['ü', true],
    ['👍', true],
  ])('A2 %j can be seen: %s', (text, seen) => {
    expect(hasVisible(text)).toBe(seen);
  });
});
