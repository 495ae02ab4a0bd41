import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locks } from '../credits/credit-world.ts';
import { refusal, refusedWith, world, type Company, type Person, type World } from '../kernel/world.ts';

// Forms in which one name reaches a field: decomposed, with blanks of other kinds, with what nobody sees, in capitals.
const forms = (name: string) => [
  name,
  name.normalize('NFD'),
  name.replace(' ', '\u00a0'),
  name.replace(' ', '  '),
  name.replace(' ', ''),
  `\u200b${name}`,
  name.slice(0, 2) + '\u00ad' + name.slice(2),
  name.toUpperCase(),
  name.toLowerCase(),
];

describe('A2 one name, however it is written', () => {
  let w: World;
  let distributor: Company;
  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Straße Süd');
    await w.staff.call('createProduct', { sku: 'ΟΔΟΣ-1', name: 'Kamera Größe ΟΔΟΣ', kind: 'Software' });
  });
  afterAll(() => w.close());

  it.each(forms('Straße Süd').map((name) => [JSON.stringify(name), name]))(
    'A2 %s is taken, and is found',
    async (_, name) => {
      expect((await refusal(w.staff.call('createAccount', { name, user: { email: 'x@x.example' } }))).code).toBe(
        'name-taken',
      );
      expect((await w.staff.call('listAccounts', { q: name })).items.map(({ id }) => id)).toEqual([distributor.id]);
    },
  );

  it.each(forms('Kamera Größe').map((name) => [JSON.stringify(name), name]))(
    'E3 %s finds the product, and the lines of it',
    async (_, name) => {
      const {
        items: [product],
      } = await w.staff.call('listProducts', { q: name });
      expect(product?.name).toBe('Kamera Größe ΟΔΟΣ');
    },
  );

  it('E4 a product is split by its name and by its SKU, in any case and spelling', async () => {
    const {
      items: [product],
    } = await w.staff.call('listProducts', { q: 'οδος' });
    await w.staff.call('issueEntitlement', {
      accountId: distributor.id,
      orderNumber: 'N-1',
      lines: [{ productId: product?.id ?? '', copies: 10, expiresOn: null }],
    });
    const partner = await w.company(distributor.master, 'Partner der Namen');
    for (const typed of [
      'Kamera Größe ΟΔΟΣ',
      'KAMERA GRÖSSE ΟΔΟΣ',
      'kamera größe οδος',
      'ΟΔΟΣ-1',
      'οδος\u20111',
      'ΟΔ\u200bΟΣ\u20131',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, of the same line.
      await distributor.master.call('splitLineItems', {
        rows: [{ product: typed, account: 'PARTNER  der\u00a0Namen', copies: 1 }],
      });
    }
    expect((await partner.master.call('listLineItems', {})).items.map(({ copies }) => copies)).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(
      (
        await distributor.master.call('listLineItems', {
          q: 'namen PARTNER'.split(' ').toReversed().join(' DER '),
          view: 'handed-on',
        })
      ).items,
    ).toHaveLength(6);
  });

  it('A2 a name keeps its accents and joiners, and loses what nobody sees', async () => {
    const account = async (name: string, n: number) =>
      (await w.staff.call('createAccount', { name, user: { email: `seen${n}@x.example` } })).account.name;
    expect(await account('  Mu\u0308ller\u200b \u202eGmbH\ufeff', 1)).toBe('Müller GmbH');
    expect(await account('می\u200cخواهم', 2)).toBe('می\u200cخواهم');
    expect(await account('👨\u200d👩\u200d👧 Markt', 3)).toBe('👨\u200d👩\u200d👧 Markt');
  });

  it.each([
    ['only what nobody sees', '\u200b\u00ad'],
    ['only blanks', '\u2003 \u3164'],
    ['a Braille blank', '\u2800'],
    ['a line break', 'A\nB'],
    ['a line separator', 'A\u2028B'],
    ['a bell', 'A\u0007B'],
    ['half a character', 'A\ud800B'],
    ['no character', 'A\ufffeB'],
    ['a name that becomes far too long', '㍿㍻㎭㏂'.repeat(50)],
  ])('A2 a name with %s is refused at its field', async (_, name) => {
    expect(
      (await refusal(w.staff.call('createAccount', { name, user: { email: 'y@x.example' } }))).document?.errors?.map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/name']);
  });

  it('A4 people are found by name over all accounts that one sees, and nobody else’s', async () => {
    const other = await w.company(w.staff, 'Andere Firma');
    const below = await w.company(other.master, 'Kunde der anderen');
    await below.master.call('createUser', {
      id: below.id,
      email: 'tilda@kunde-der-anderen.example',
      firstName: 'Tilda',
      lastName: 'Gesucht',
    });
    const found = async (by: Person, q: string) =>
      (await by.call('findUsers', { q })).items.map(({ email, account, full }) => [email, account.name, full !== null]);
    const tilda = ['tilda@kunde-der-anderen.example', 'Kunde der anderen'];
    expect(await found(below.master, 'gesucht tilda')).toEqual([[...tilda, true]]);
    expect(await found(other.master, 'TILDA')).toEqual([[...tilda, false]]);
    expect(await found(w.staff, 'kunde-der-anderen')).toEqual([[...tilda, false]]);
    expect(await found(distributor.master, 'Gesucht')).toEqual([]);
    expect((await refusal(w.staff.call('findUsers', { q: 'x' }))).document?.errors).toMatchObject([{ pointer: '/q' }]);
  });

  it('A2 a name may be written otherwise later, as long as it is the same, and two at once get one account', async () => {
    const { account } = await w.staff.call('createAccount', {
      name: 'Grosshandel',
      user: { email: 'gross@x.example' },
    });
    expect(
      (await w.staff.call('editAccount', { id: account.id, version: account.version, name: 'Großhandel' })).name,
    ).toBe('Großhandel');
    const made = await Promise.allSettled(
      ['Zwei\u200bmal', 'ZWEIMAL'].map((name, n) =>
        w.staff.call('createAccount', { name, user: { email: `zwei${n}@x.example` } }),
      ),
    );
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    'Ahrens, Anna',
    'anna ahrens',
    'AHRENS  ANNA',
    'Ahrens,Anna',
    '"Ahrens, Anna" <anna@müller.example>',
    'anna@müller.example',
    'ANNA@xn--mller-kva.example',
    'müller.example',
    'Á\u0301nna'.normalize('NFKD').replaceAll('\u0301', ''),
    '\u200bahr',
  ])('A4 %j finds the person', async (q) => {
    const { items } = await distributor.master.call('listUsers', { id: distributor.id, q: 'ahrens' });
    if (items.length === 0)
      await distributor.master.call('createUser', {
        id: distributor.id,
        email: 'Anna@müller.example',
        firstName: 'Anna',
        lastName: 'Ahrens',
        maySignIn: false,
      });
    expect(
      (await distributor.master.call('listUsers', { id: distributor.id, q })).items.map(({ email }) => email),
    ).toEqual(['Anna@xn--mller-kva.example']);
  });

  it('A4 a renamed user is found by the new name, and no longer by the old', async () => {
    const user = await distributor.master.call('createUser', {
      id: distributor.id,
      email: 'name@x.example',
      firstName: 'Berta',
      lastName: 'Alt',
      maySignIn: false,
    });
    await distributor.master.call('editUser', { id: user.id, version: user.full?.version ?? 0, lastName: 'Neumann' });
    const found = async (q: string) =>
      (await distributor.master.call('listUsers', { id: distributor.id, q })).items.length;
    expect([await found('Neumann, Berta'), await found('Berta Alt')]).toEqual([1, 0]);
    await distributor.master.call('editMe', { firstName: 'Maximiliane' });
    expect(await found('maximiliane')).toBe(1);
  });
});

describe('E3 names are listed in the alphabet of the reader', () => {
  let w: World;
  let distributor: Company;
  const inOrder = {
    en: ['ábaco', 'Aero', 'Äpfel', 'Nunez', 'Núñez', 'nunz', 'Öl', 'Zebra'],
    es: ['ábaco', 'Aero', 'Äpfel', 'Nunez', 'nunz', 'Núñez', 'Öl', 'Zebra'],
  };
  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Alphabet');
    for (const [n, name] of inOrder.en.toReversed().entries()) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, of one account.
      await distributor.master.call('createAccount', { name, user: { email: `z${n}@alphabet.example` } });
      // oxlint-disable-next-line no-await-in-loop -- One after the other, of one account.
      await distributor.master.call('createUser', {
        id: distributor.id,
        email: `u${n}@alphabet.example`,
        lastName: name,
        maySignIn: false,
      });
      // oxlint-disable-next-line no-await-in-loop -- One after the other, of one account.
      await w.staff.call('createProduct', { sku: `SORT-${n}`, name, kind: 'Software' });
    }
  });
  afterAll(() => w.close());

  // Page after page, as a browser in a language asks.
  const walk = async (language: string, path: string, query: string) => {
    const names: string[] = [];
    const cookie = [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (let cursor = ''; ;) {
      // oxlint-disable-next-line no-await-in-loop -- Page after page.
      const response = await fetch(`${w.origin}/api/v1${path}?limit=3${query}${cursor}`, {
        headers: { cookie, 'Tierline-Vendor': w.programme.slug, 'Accept-Language': language },
      });
      // oxlint-disable-next-line no-await-in-loop -- Page after page.
      const { items, next } = (await response.json()) as {
        items: { name?: string; lastName?: string }[];
        next: string | null;
      };
      names.push(...items.map(({ name, lastName }) => name ?? lastName ?? ''));
      if (next === null) return names.filter((name) => inOrder.en.includes(name));
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
  };

  it.each(['en', 'de', 'es'] as const)(
    'E3 A4 in %s accounts, products and people, page by page, up and down',
    async (language) => {
      const wanted = inOrder[language === 'es' ? 'es' : 'en'];
      expect(await walk(language, '/accounts', '')).toEqual(wanted);
      expect(await walk(language, '/accounts', '&sort=-name')).toEqual(wanted.toReversed());
      expect(await walk(language, '/products', '')).toEqual(wanted);
      const people = await walk(language, `/accounts/${distributor.id}/users`, '');
      // Of two that differ in accents alone the first name and the address decide.
      expect(people.filter((name) => name !== 'Nunez')).toEqual(wanted.filter((name) => name !== 'Nunez'));
    },
  );
});

describe('C2 E3 sites are listed in the alphabet of the reader', () => {
  let w: World;
  let reseller: Company;
  const inOrder = {
    en: ['ábaco', 'Aero', 'Äpfel', 'Nunez', 'Núñez', 'nunz', 'Öl', 'Zebra'],
    es: ['ábaco', 'Aero', 'Äpfel', 'Nunez', 'nunz', 'Núñez', 'Öl', 'Zebra'],
  };
  beforeAll(async () => {
    w = await world(locks);
    reseller = await w.company(w.staff, 'Schlüsselwerk');
    await reseller.master.call('importRows', {
      sites: inOrder.en.toReversed().map((name) => ({ name, country: 'DE' })),
    });
  });
  afterAll(() => w.close());

  it.each(['en', 'de', 'es'] as const)('C2 E3 in %s, page by page, up and down', async (language) => {
    const cookie = [...reseller.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = async (sort: string, cursor: string): Promise<string[]> => {
      const response = await fetch(`${w.origin}/api/v1/sites?limit=3&sort=${sort}${cursor}`, {
        headers: { cookie, 'Tierline-Vendor': w.programme.slug, 'Accept-Language': language },
      });
      const { items, next } = (await response.json()) as { items: { name: string }[]; next: string | null };
      const names = items.map(({ name }) => name);
      return next === null ? names : [...names, ...(await page(sort, `&cursor=${encodeURIComponent(next)}`))];
    };
    const wanted = inOrder[language === 'es' ? 'es' : 'en'];
    expect(await page('name', '')).toEqual(wanted);
    expect(await page('-name', '')).toEqual(wanted.toReversed());
  });
});

describe('E2 order numbers are those of the buyer', () => {
  let w: World;
  let one: Company;
  let other: Company;
  beforeAll(async () => {
    w = await world();
    one = await w.company(w.staff, 'Käufer Eins');
    other = await w.company(w.staff, 'Käufer Zwei');
  });
  afterAll(() => w.close());

  const issue = async (to: Company, orderNumber: string, more: { furtherDelivery?: boolean } = {}) =>
    w.staff.call('issueEntitlement', {
      accountId: to.id,
      orderNumber,
      lines: [{ productId: await w.product(), copies: 5, expiresOn: null }],
      ...more,
    });

  it('E2 an order number is unique in its account; the refusal names the other; a further delivery may be', async () => {
    const first = await issue(one, 'PO-1');
    expect((await issue(other, 'po\u20111')).id).not.toBe(first.id);
    const refused = await refusal(issue(one, ' PO\u2013 1\u200b'));
    expect([refused.code, refused.document?.entitlementId, refused.document?.account]).toEqual([
      'order-number-taken',
      first.id,
      'Käufer Eins',
    ]);
    expect(refused.document?.detail).toMatch(
      /^Käufer Eins already has an entitlement under the order number “PO– 1”, issued on .+ Issue this one as another delivery/u,
    );
    for (const delivery of [2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- One delivery after the other.
      await issue(one, 'PO-1', { furtherDelivery: true });
      // oxlint-disable-next-line no-await-in-loop -- One delivery after the other.
      expect((await one.master.call('listLineItems', { q: 'po-1' })).items).toHaveLength(delivery);
    }
    expect((await refusal(issue(one, 'PO-1'))).document?.entitlementId).toBe(first.id);
  });

  it('E2 of two issued at once under one number one is first, and the other is asked whether it is meant', async () => {
    const outcomes = await Promise.allSettled([issue(one, 'PO-2'), issue(one, 'PO-2')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(refusedWith(outcomes)).toEqual(['order-number-taken']);
  });
});

describe('A8 one rule for e-mail addresses', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const invite = (email: string) => w.staff.call('createUser', { id: w.staff.accountId, email, role: 'observer' });

  it('A8 A9 an international address is stored in ASCII and signs in in either form, or with unseen marks', async () => {
    const user = await invite('info@müller.example');
    expect(user.email).toBe('info@xn--mller-kva.example');
    const password = await w.initialPassword('info@xn--mller-kva.example');
    for (const email of [
      'info@müller.example',
      'INFO@MÜLLER.example',
      'info@xn--mller-kva.example',
      'in\u200bfo@mu\u0308ller.example',
      ' info@müller.example\u00a0',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- Each is a session of its own.
      expect((await w.signIn(email, password)).userId).toBe(user.id);
    }
    expect((await refusal(invite('Info@MÜLLER.example'))).code).toBe('email-taken');
  });

  it.each(['r&d@x.example', 'x=y@x.example', "o'brien@x.example", 'a@b.xn--p1ai'])(
    'A8 %s is an address',
    async (email) => {
      expect((await invite(email)).email).toBe(email);
    },
  );

  it.each([
    ['"a b"@x.example', 'Addresses with quotation marks or \\ cannot be used. Enter one like name@example.com.'],
    ['müller@x.example', 'Before the @ only letters from a to z, digits and signs such as . - _ + can be used.'],
    ['a@localhost', 'Check what comes after the @: a domain like example.com.'],
    ['anna', 'Enter an e-mail address, like name@example.com.'],
    [`${'a'.repeat(65)}@x.example`, 'The address may have at most 254 characters, and 64 before the @.'],
    [`a@${'x'.repeat(2000)}.example`, 'The address may have at most 254 characters, and 64 before the @.'],
  ])('A8 %s is refused in words at its field', async (email, detail) => {
    expect((await refusal(invite(email))).document?.errors).toEqual([{ pointer: '/email', detail }]);
  });
});
