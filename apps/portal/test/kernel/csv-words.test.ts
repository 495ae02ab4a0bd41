import { contractTexts } from '@tierline/contract';
import { describe, expect, it } from 'vitest';
import { de } from '../../src/texts/de.ts';
import { activation as activationDe } from '../../src/texts/entitlements/activation.de.ts';
import { credit as creditDe } from '../../src/texts/credits/credit.de.ts';
import { order as orderDe } from '../../src/texts/orders/order.de.ts';
import { renewal as renewalDe } from '../../src/texts/requests/renewal.de.ts';
import { request as requestDe } from '../../src/texts/requests/request.de.ts';
import { site as siteDe } from '../../src/texts/credits/site.de.ts';
import { en } from '../../src/texts/en.ts';
import { activation as activationEn } from '../../src/texts/entitlements/activation.en.ts';
import { credit as creditEn } from '../../src/texts/credits/credit.en.ts';
import { order as orderEn } from '../../src/texts/orders/order.en.ts';
import { renewal as renewalEn } from '../../src/texts/requests/renewal.en.ts';
import { request as requestEn } from '../../src/texts/requests/request.en.ts';
import { site as siteEn } from '../../src/texts/credits/site.en.ts';
import { es } from '../../src/texts/es.ts';
import { activation as activationEs } from '../../src/texts/entitlements/activation.es.ts';
import { credit as creditEs } from '../../src/texts/credits/credit.es.ts';
import { order as orderEs } from '../../src/texts/orders/order.es.ts';
import { renewal as renewalEs } from '../../src/texts/requests/renewal.es.ts';
import { request as requestEs } from '../../src/texts/requests/request.es.ts';
import { site as siteEs } from '../../src/texts/credits/site.es.ts';

const texts = {
  en: {
    ...en,
    activation: activationEn,
    credit: creditEn,
    order: orderEn,
    renewal: renewalEn,
    request: requestEn,
    site: siteEn,
  },
  de: {
    ...de,
    activation: activationDe,
    credit: creditDe,
    order: orderDe,
    renewal: renewalDe,
    request: requestDe,
    site: siteDe,
  },
  es: {
    ...es,
    activation: activationEs,
    credit: creditEs,
    order: orderEs,
    renewal: renewalEs,
    request: requestEs,
    site: siteEs,
  },
};

type Words = { readonly [key: string]: string | Words };

/** Texts by their keys, those within others by both: `order.enter`. */
function flat(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${before}${key}`, text] as [string, string]] : flat(text, `${before}${key}.`),
  );
}

describe('X3 files for people have the words of the screen', () => {
  it.each(['en', 'de', 'es'] as const)('X3 in %s: states and kinds', (language) => {
    const t = texts[language];
    const { noAccess: _, ...user } = t.user.states;
    expect(contractTexts[language].csv.shown).toEqual({
      account: t.account.states,
      activation: t.activation.states,
      user,
      order: t.order.states,
      licence: t.order.licenceStates,
      line: t.entitlement.states,
      lineMail: t.entitlement.mailKinds,
      site: t.site.states,
      place: t.credit.history.places,
      credit: t.credit.history.kinds,
      invitation: t.invitation.states,
      product: t.product.states,
      mail: t.ui.mailStates,
      apiKey: t.apiKey.states,
      recall: t.takeBack.requests.states,
      renewal: t.renewal.stages,
      request: t.request.states,
      signIn: t.factor.history.outcomes,
      change: Object.fromEntries(flat(t.activity.kinds)),
    });
  });
});
