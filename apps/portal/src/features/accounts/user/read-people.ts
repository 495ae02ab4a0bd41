import { emailKey, readEmail } from '@tierline/domain';

/**
 * Somebody found in a pasted list; `good`: whether it looks like an address that we can write to. The API has the last
 * word.
 */
export type FoundPerson = { key: string; email: string; firstName: string; lastName: string; good: boolean };

/**
 * The people in a pasted list, each once, in its order. Commas, semicolons, tabs, line breaks and blanks between
 * addresses are understood, and names as mail programs write them: `Anna Berg <anna@…>`, `"Berg, Anna" <anna@…>`,
 * `Berg, Anna <anna@…>`.
 */
export function readPeople(text: string): { people: FoundPerson[]; twice: number } {
  const all = text
    .split(/[\n\r;\t]+/u)
    .flatMap(entries)
    .map(person);
  const people = [...Map.groupBy(all, (one) => one.key).values()].flatMap(([first]) => first ?? []);
  return { people, twice: all.length - people.length };
}

// Of the parts between commas one without an address belongs to the name that follows.
function entries(line: string): string[] {
  const found: string[] = [];
  let name = '';
  for (const part of line.match(/(?:"[^"]*"|<[^>]*>|[^,"<])+/gu) ?? []) {
    const whole = name === '' ? part.trim() : `${name}, ${part.trim()}`;
    name = '';
    if (whole === '') continue;
    if (whole.includes('<')) found.push(whole);
    else if (whole.includes('@')) found.push(...whole.split(/[\s,]+/u).filter((word) => word !== ''));
    else name = whole;
  }
  return name === '' ? found : [...found, name];
}

function person(entry: string): FoundPerson {
  const [, before = '', inside] = /^(.*?)<([^>]*)>?[^<]*$/u.exec(entry) ?? [];
  const email = (inside ?? entry)
    .trim()
    .replace(/^mailto:/iu, '')
    .replace(/^["'“„([]+|["'”“)\].,:]+$/gu, '');
  return {
    key: emailKey(email),
    email,
    ...names(before.replaceAll('"', '').trim()),
    good: 'email' in readEmail(email),
  };
}

function names(name: string): { firstName: string; lastName: string } {
  const [last = '', first] = name.split(',').map((part) => part.trim());
  if (first !== undefined) return { firstName: first.slice(0, 100), lastName: last.slice(0, 100) };
  const words = name.split(/\s+/u);
  return { firstName: words.slice(0, -1).join(' ').slice(0, 100), lastName: (words.at(-1) ?? '').slice(0, 100) };
}
