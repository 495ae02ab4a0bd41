import { endpoints, isList, type Endpoint, type EndpointName } from '@tierline/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { casesOf, type Case } from './bad-input-cases.ts';
import { badInputWorld, type BadInputWorld } from './bad-input-world.ts';
import { flaw, send, undocumented, type Heard, type Raw } from './walls-send.ts';

/** Sends bad and odd requests to every endpoint of a half; there are two, as two workers run the tests. */
export function describeBadInput(half: 'first' | 'second'): void {
  let world: BadInputWorld;
  let tried = 0;

  beforeAll(async () => {
    world = await badInputWorld();
  }, 60_000);
  afterAll(() => world.close());

  const all = Object.keys(endpoints) as EndpointName[]; // the keys of the table, which Object.keys forgets
  const names = all.filter((_, index) => (index % 2 === 0) === (half === 'first'));

  it.each(names)(
    'X3 X6 %s',
    async (name) => {
      const { raw, taken = true } = world.good[name];
      await world.digest.forgetLimits();
      const cases = casesOf(name, await raw(), world.foreign);
      const stored = await world.digest.read();
      const wrong: string[] = [];
      // What must be refused may go side by side: nothing of it may change anything.
      const refused = cases.filter((one) => one.refused);
      for (let next = 0; next < refused.length; next += 8)
        wrong.push(...(await Promise.all(refused.slice(next, next + 8).map((one) => answered(name, one)))).flat());
      if ((await world.digest.read()) !== stored) wrong.push('something was changed by what must be refused');
      let before = stored;
      for (const odd of cases.filter((one) => !one.refused)) {
        wrong.push(...(await answered(name, odd)));
        const now = await world.digest.read();
        if (!lastTaken && now !== before) wrong.push(`${odd.what}: refused, and changed something all the same`);
        before = now;
      }
      await world.digest.forgetLimits();
      const { status, text } = await ask(name, await raw(), 'en');
      if (status < 400 !== taken) wrong.push(`the good request: ${status} ${text}`);
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  let lastTaken = false;
  const translated = new Set<string>();

  function ask(name: EndpointName, raw: Raw, language: string): Promise<Heard> {
    const { w, good } = world;
    const sender = {
      origin: w.origin,
      vendor: w.programme.slug,
      cookies: good[name].person?.cookies ?? new Map<string, string>(),
    };
    return send(sender, name, { ...raw, headers: { 'Accept-Language': language, ...raw.headers } });
  }

  // What is wrong with the answer to a bad request: in English, and where it was refused with words not heard before,
  // in German and Spanish.
  async function answered(name: EndpointName, { what, raw, refused, code }: Case): Promise<string[]> {
    tried += 1;
    const english = await ask(name, raw, 'en');
    lastTaken = english.status < 400;
    if (english.status >= 500) return [`${what}: ${english.status}`];
    if (lastTaken) return refused ? [`${what}: taken with ${english.status}`] : [];
    if (code !== undefined && english.code !== code && english.code !== 'too-many-requests')
      return [`${what}: ${english.code} instead of ${code}`];
    // The same words of the same endpoint come from the same texts: once is enough.
    const words = `${name} ${textsOf(english).join(' ')}`;
    const others = translated.has(words)
      ? []
      : await Promise.all(['de', 'es'].map(async (language) => ({ language, heard: await ask(name, raw, language) })));
    translated.add(words);
    return [
      ...[english, ...others.map(({ heard }) => heard)]
        .map(flaw)
        .filter((found) => found !== '')
        .map((found) => `${what}: ${found}`),
      ...others
        .flatMap(({ language, heard }) => untranslated(english, heard, language))
        .map((found) => `${what}: ${found}`),
    ];
  }

  it('X3 what is no endpoint, or no readable address, is not found in the same manner', async () => {
    const { w } = world;
    for (const path of [
      '/api',
      '/api/v1',
      '/api/v1/nothing',
      '/api/v1/accounts/%E0%A4%A',
      '/api/v2/me',
      '/api/v1/__proto__',
      '/api/v1/%00',
    ]) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await fetch(w.origin + path, {
          method,
          headers: { 'Tierline-Vendor': w.programme.slug, 'Accept-Language': 'de', 'Content-Type': 'application/json' },
          ...(method !== 'GET' && { body: '{}' }),
        });
        expect(`${method} ${path} ${response.status} ${response.headers.get('content-type')}`).toBe(
          `${method} ${path} 404 application/problem+json; charset=utf-8`,
        );
        expect(await response.json()).toMatchObject({
          type: 'urn:tierline:problem:not-found',
          status: 404,
          title: 'Nicht gefunden',
        });
      }
    }
  });

  it('X3 a cursor that a list gave is taken by it, in any sort: all pages together are the whole list', async () => {
    const lists = names.flatMap((name) => sorts(name).map((sort) => ({ name, sort })));
    expect(lists.length).toBeGreaterThan(5);
    for (const { name, sort } of lists) {
      const { raw } = world.good[name];
      const good = await raw();
      const page = async (more: string) =>
        pageOf(await ask(name, { ...good, query: [good.query, sort, more].filter(Boolean).join('&') }, 'en'));
      const whole = await page('limit=100');
      const ids: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { items, next: after }: Page = await page(`limit=1${next === '' ? '' : `&cursor=${next}`}`);
        ids.push(...items.map(({ id }) => id));
        next = after;
      }
      expect(ids.slice(0, 100), `${name} ${sort}`).toEqual(whole.items.map(({ id }) => id));
      expect(ids.length, `at ${name}`).toBeGreaterThan(0);
    }
  });

  it('X6 a language that nobody speaks, or no language at all, is answered in English', async () => {
    for (const language of ['tlh', 'xx-!!;q=,,', '*', 'q=1', 'x'.repeat(2_000)]) {
      const { status, headers, document } = await ask('readAccount', { params: { id: 'x' } }, language);
      expect({ status, language: headers.get('content-language'), document }).toMatchObject({
        status: 404,
        language: 'en',
        document: { title: 'Not found' },
      });
    }
  });

  it('X3 whatever was answered here, the API’s document says of the endpoint', () => {
    expect(undocumented()).toEqual([]);
    console.log(
      [
        `bad input, ${half} half: ${tried} bad or odd requests of ${names.length} endpoints,`,
        `${translated.size} different refusals in three languages`,
      ].join(' '),
    );
    expect(tried).toBeGreaterThan(700);
  });
}

type Page = { items: { id: string }[]; next: string | null };

function pageOf({ status, document, text }: Heard): Page {
  if (status !== 200) throw new Error(text);
  return document as Page; // what a list answers
}

// The sorts that a list offers, as it would be asked for them; none for what is no list.
function sorts(name: EndpointName): string[] {
  const row: Endpoint = endpoints[name];
  if (!row.query || !isList(name)) return [];
  const { properties = {} } = z.toJSONSchema(row.query, { io: 'input', unrepresentable: 'any' });
  // Each of our sorts is one of some words.
  const { sort } = properties as Record<string, { enum?: string[] } | undefined>;
  return sort?.enum?.map((one) => `sort=${one}`) ?? [''];
}

// What of a problem is the same in another language as in English.
function untranslated(english: Heard, other: Heard, language: string): string[] {
  if (other.code !== english.code && other.code !== 'too-many-requests')
    return [`${other.code} in ${language}, ${english.code} in English`];
  if (other.headers.get('content-language') !== language)
    return [`${other.headers.get('content-language')} instead of ${language}`];
  const [ours, theirs] = [textsOf(english), textsOf(other)];
  return ours.flatMap((text, index) => (text === theirs[index] ? [`“${text}” also in ${language}`] : []));
}

function textsOf({ document }: Heard): string[] {
  const {
    title,
    detail,
    errors = [],
    refused = [],
  } = (document ?? {}) as {
    title?: string;
    detail?: string;
    errors?: { detail: string }[];
    refused?: { detail: string }[];
  }; // `flaw` looks at what it is
  return [title ?? '', detail ?? '', ...errors.map((error) => error.detail), ...refused.map((row) => row.detail)];
}
