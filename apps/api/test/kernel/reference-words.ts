// Words for examples, by the names of fields.
const words: Record<string, readonly string[]> = {
  name: ['Linden Secure Systems', 'Juniper Access', 'Harbour Fire & Safety', 'Old Town Cameras', 'Westside Locks'],
  identifier: ['linden-secure', 'juniper-access', 'harbour-fire', 'old-town-cameras', 'westside-locks'],
  description: ['Buys for four branches in the north.'],
  address: ['Hafenstraße 12\n20457 Hamburg'],
  firstName: ['Nora'],
  lastName: ['Keller'],
  phone: ['+49 40 5550 101'],
  mobile: ['+49 151 5550 1010'],
  reason: ['Ordered one too many.'],
  internalNote: ['Invoice 2041 is overdue.'],
  message: ['Your copies for the new building. Call me with any question.'],
  note: ['For the opening in spring.'],
  notes: ['Two entrances, one reception.'],
  answer: ['Agreed, from Monday on.'],
  text: ['Which version do your cameras run?'],
  number: ['PO-2042', 'PO-2043', 'PO-2044', 'PO-2045'],
  orderNumber: ['SO-7731', 'SO-7732', 'SO-7733'],
  reference: ['PO-88-104', 'PO-88-105'],
  Product: ['Scene Analytics Pro', 'Scene Analytics'],
  Site: ['Hotel am Markt', 'Hotel Rosengarten'],
  SavedView: ['Ending within 90 days', 'Ending within 30 days'],
  ApiKey: ['ERP system'],
  sku: ['VMS-50'],
  kind: ['Software'],
  deviceName: ['Reception'],
  hostId: ['AX-2207-0148', 'AX-2207-0149', 'AX-2207-0150', 'AX-2207-0151', 'AX-2207-0152'],
  features: ['analytics'],
};

const emails = [
  'nora.keller@linden-secure.example',
  'jon.avery@juniper.example',
  'pia.lund@harbour-fire.example',
  'sam.ode@westside.example',
  'eva.roth@old-town.example',
  'leo.brandt@juniper.example',
  'mia.sand@linden-secure.example',
  'tim.falk@westside.example',
];

// A value that a test made up, as any would have done.
const madeUp = /^(?:.|good-.*|Site|Street|View)$/u;

/** Writes for values that tests made up for want of a better one what a person would have written. */
export function dresser(): (endpoint: string, body: unknown) => unknown {
  const used = new Map<string, number>();
  const next = (field: string, from: readonly string[]) => {
    const place = used.get(field) ?? 0;
    used.set(field, place + 1);
    return from[place % from.length] ?? '';
  };
  const dress = (value: unknown, field: string, named: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => dress(one, field, named));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([key, child]) => [key, dress(child, key === 'name' ? named : key, named)]),
      );
    if (typeof value !== 'string' || !madeUp.test(value)) return value;
    return value.includes('@') ? next('email', emails) : next(field, words[field] ?? [value]);
  };
  return (endpoint, body) => dress(body, '', nameField(endpoint));
}

function nameField(endpoint: string): string {
  const [, of = ''] = /(Product|Site|SavedView|ApiKey)$/u.exec(endpoint) ?? [];
  return of === '' ? 'name' : of;
}

/** Requests that developers write by names; the world of bad input sends ids. */
export const byNames: Readonly<Record<string, unknown>> = {
  issueEntitlement: {
    account: 'Northgate Distribution',
    orderNumber: 'SO-7731',
    lines: [{ product: 'SA-12', copies: 10 }],
  },
  splitLineItems: {
    rows: [{ product: 'P-1', account: 'Alder Security', copies: 5 }],
    message: 'Your copies for the new building. Call me with any question.',
  },
  enterOrder: {
    account: 'Northgate Distribution',
    number: 'PO-2042',
    lines: [{ product: 'MEET', quantity: 25 }],
  },
  grantCredits: { account: 'Northgate Distribution', credits: 500, note: 'For the opening in spring.' },
};

const shownItems = 2;
const shownCharacters = 300;

const companies = 'Northgate Distribution|Alder Security|Harbour Trading|Birch Systems';
const replaced: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`Max (${companies})`, 'gu'), 'Max Stern'],
  [new RegExp(`"lastName":"(${companies})"`, 'gu'), '"lastName":"Stern"'],
  [/master\d+@company\.example/gu, 'max.stern@northgate.example'],
  [/colleague\d+(?<at>@|%40)company\.example/gu, 'lea.winter$<at>northgate.example'],
  [/@good\.example/gu, '@northgate.example'],
  [/good-short-lived-\d+/gu, 'Pop-up shop'],
  [/(?<role>observer|operator|administrator|master)-(?:de|es)/gu, '$<role>'],
  [/::ffff:127\.0\.0\.1/gu, '203.0.113.7'],
  [/"userAgent":"node"/gu, '"userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0"'],
];

/** Gives the people of an example the names of people. */
export function peopled<T>(example: T): T {
  const text = replaced.reduce((said, [from, to]) => said.replaceAll(from, to), JSON.stringify(example));
  return JSON.parse(text) as T; // only texts within it have changed
}

/** What of an answer an example shows: the first rows of lists, the beginning of long texts, and no secrets. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, shownItems).map(shortened);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shortened(child)]));
  if (typeof value !== 'string') return value;
  if (value.startsWith('tl_')) return 'tl_EXAMPLE_shown_once_when_it_is_made';
  return value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value;
}
