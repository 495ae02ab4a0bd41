import { describe, expect, it } from 'vitest';
import { de as deMain } from '../../src/texts/de.ts';
import { changes as deChanges } from '../../src/texts/records/changes.de.ts';
import { credit as deCredit } from '../../src/texts/credits/credit.de.ts';
import { importing as deImport } from '../../src/texts/imports/import.de.ts';
import { lineMail as deLineMail } from '../../src/texts/entitlements/line-mail.de.ts';
import { order as deOrder } from '../../src/texts/orders/order.de.ts';
import { seat as deSeat } from '../../src/texts/orders/seat.de.ts';
import { site as deSite } from '../../src/texts/credits/site.de.ts';
import { stock as deStock } from '../../src/texts/entitlements/stock.de.ts';
import { split as deSplit } from '../../src/texts/entitlements/split.de.ts';
import { en as enMain } from '../../src/texts/en.ts';
import { changes as enChanges } from '../../src/texts/records/changes.en.ts';
import { credit as enCredit } from '../../src/texts/credits/credit.en.ts';
import { importing as enImport } from '../../src/texts/imports/import.en.ts';
import { lineMail as enLineMail } from '../../src/texts/entitlements/line-mail.en.ts';
import { order as enOrder } from '../../src/texts/orders/order.en.ts';
import { seat as enSeat } from '../../src/texts/orders/seat.en.ts';
import { site as enSite } from '../../src/texts/credits/site.en.ts';
import { stock as enStock } from '../../src/texts/entitlements/stock.en.ts';
import { split as enSplit } from '../../src/texts/entitlements/split.en.ts';
import { es as esMain } from '../../src/texts/es.ts';
import { changes as esChanges } from '../../src/texts/records/changes.es.ts';
import { credit as esCredit } from '../../src/texts/credits/credit.es.ts';
import { importing as esImport } from '../../src/texts/imports/import.es.ts';
import { lineMail as esLineMail } from '../../src/texts/entitlements/line-mail.es.ts';
import { order as esOrder } from '../../src/texts/orders/order.es.ts';
import { seat as esSeat } from '../../src/texts/orders/seat.es.ts';
import { site as esSite } from '../../src/texts/credits/site.es.ts';
import { stock as esStock } from '../../src/texts/entitlements/stock.es.ts';
import { split as esSplit } from '../../src/texts/entitlements/split.es.ts';

// With those that are loaded later, with their screens.
const en = {
  ...enMain,
  changes: enChanges,
  credit: enCredit,
  site: enSite,
  import: enImport,
  split: enSplit,
  lineMail: enLineMail,
  stock: enStock,
  order: enOrder,
  seat: enSeat,
};
const de = {
  ...deMain,
  changes: deChanges,
  credit: deCredit,
  site: deSite,
  import: deImport,
  split: deSplit,
  lineMail: deLineMail,
  stock: deStock,
  order: deOrder,
  seat: deSeat,
};
const es = {
  ...esMain,
  changes: esChanges,
  credit: esCredit,
  site: esSite,
  import: esImport,
  split: esSplit,
  lineMail: esLineMail,
  stock: esStock,
  order: esOrder,
  seat: esSeat,
};

type Texts = { [key: string]: string | Texts };

const english = flat(en);
const stem = (key: string) => key.replace(/_(one|many|other)$/u, '');
const original = (key: string) => english.get(key) ?? english.get(`${stem(key)}_other`);
const blanks = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/gu)].map(([, name]) => name ?? '').toSorted();

/** Words that are rightly the same in another language, or have no words in them. */
const sameWord: Record<'de' | 'es', string[]> = {
  de: [
    'account.filter.stateLabel',
    'account.name',
    'account.state',
    'activity.delivery.credits',
    'activity.fields.credits',
    'activity.fields.integration',
    'activity.state',
    'entitlement.filter.stateLabel',
    'entitlement.state',
    'frame.nav.demo',
    'frame.nav.team',
    'mail.state',
    'order.state',
    'product.activation.schemes.uuid',
    'product.credits',
    'product.delivered.credits',
    'product.filter.stateLabel',
    'product.integration',
    'product.name',
    'product.state',
    'session.signIn.sampleNames.distributor',
    'session.signIn.sampleNames.partner',
    'site.charges.state',
    'site.filter.stateLabel',
    'site.name',
    'site.state',
    'ui.optional',
    'user.name',
    'user.person',
    'user.status',
    'user.team',
  ],
  es: ['activity.no', 'frame.nav.demo', 'product.activation.schemes.uuid'],
};

describe.each([
  ['de', de],
  ['es', es],
] as const)('X6 the portal’s texts in %s', (language, all) => {
  const texts = flat(all);

  it('X6 say all that the English ones say, and nothing else', () => {
    const extra =
      language === 'es'
        ? [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/u, '_many'))
        : [];
    expect([...texts.keys()].toSorted()).toEqual([...english.keys(), ...extra].toSorted());
  });

  it('X6 differ from the English ones, except for listed words', () => {
    expect(
      [...texts]
        .filter(([key, text]) => /\p{L}/u.test(text.replace(/\{\{[^}]*\}\}/gu, '')) && text === original(key))
        .map(([key]) => key)
        .toSorted(),
    ).toEqual(sameWord[language].toSorted());
  });

  it('X6 leave the same blanks to be filled in, but for a number that its plural form says in words', () => {
    for (const [key, text] of texts)
      expect([key, blanks(text).filter((name) => name !== 'count')]).toEqual([
        key,
        blanks(original(key) ?? '').filter((name) => name !== 'count'),
      ]);
  });
});

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[path + key, text] as const] : [...flat(text, `${path}${key}.`)],
    ),
  );
}
