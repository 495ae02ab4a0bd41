import type { Language } from '@tierline/contract';
import { withoutDoubleStop } from '@tierline/domain';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './texts/en.ts';
import type { activation } from './texts/entitlements/activation.en.ts';
import type { batch } from './texts/entitlements/activation-batch.en.ts';
import type { changes } from './texts/records/changes.en.ts';
import type { devicePage } from './texts/entitlements/device-page.en.ts';
import type { credit } from './texts/credits/credit.en.ts';
import type { importing } from './texts/imports/import.en.ts';
import type { lineMail } from './texts/entitlements/line-mail.en.ts';
import type { stock } from './texts/entitlements/stock.en.ts';
import type { order } from './texts/orders/order.en.ts';
import type { renewal } from './texts/requests/renewal.en.ts';
import type { request } from './texts/requests/request.en.ts';
import type { overview } from './texts/records/overview.en.ts';
import type { seat } from './texts/orders/seat.en.ts';
import type { site } from './texts/credits/site.en.ts';
import type { split } from './texts/entitlements/split.en.ts';
import { loadPart } from './load-part.ts';

/** The texts of each language; only those that are shown are loaded. */
const texts = {
  en: async () => (await loadPart(() => import('./texts/en.ts'))).en,
  de: async () => (await loadPart(() => import('./texts/de.ts'))).de,
  es: async () => (await loadPart(() => import('./texts/es.ts'))).es,
} satisfies Record<Language, () => Promise<object>>;

/** Texts that only some screens need; they come with those. */
const lateTexts = {
  activation: {
    en: async () => (await loadPart(() => import('./texts/entitlements/activation.en.ts'))).activation,
    de: async () => (await loadPart(() => import('./texts/entitlements/activation.de.ts'))).activation,
    es: async () => (await loadPart(() => import('./texts/entitlements/activation.es.ts'))).activation,
  },
  batch: {
    en: async () => (await loadPart(() => import('./texts/entitlements/activation-batch.en.ts'))).batch,
    de: async () => (await loadPart(() => import('./texts/entitlements/activation-batch.de.ts'))).batch,
    es: async () => (await loadPart(() => import('./texts/entitlements/activation-batch.es.ts'))).batch,
  },
  changes: {
    en: async () => (await loadPart(() => import('./texts/records/changes.en.ts'))).changes,
    de: async () => (await loadPart(() => import('./texts/records/changes.de.ts'))).changes,
    es: async () => (await loadPart(() => import('./texts/records/changes.es.ts'))).changes,
  },
  credit: {
    en: async () => (await loadPart(() => import('./texts/credits/credit.en.ts'))).credit,
    de: async () => (await loadPart(() => import('./texts/credits/credit.de.ts'))).credit,
    es: async () => (await loadPart(() => import('./texts/credits/credit.es.ts'))).credit,
  },
  devicePage: {
    en: async () => (await loadPart(() => import('./texts/entitlements/device-page.en.ts'))).devicePage,
    de: async () => (await loadPart(() => import('./texts/entitlements/device-page.de.ts'))).devicePage,
    es: async () => (await loadPart(() => import('./texts/entitlements/device-page.es.ts'))).devicePage,
  },
  import: {
    en: async () => (await loadPart(() => import('./texts/imports/import.en.ts'))).importing,
    de: async () => (await loadPart(() => import('./texts/imports/import.de.ts'))).importing,
    es: async () => (await loadPart(() => import('./texts/imports/import.es.ts'))).importing,
  },
  lineMail: {
    en: async () => (await loadPart(() => import('./texts/entitlements/line-mail.en.ts'))).lineMail,
    de: async () => (await loadPart(() => import('./texts/entitlements/line-mail.de.ts'))).lineMail,
    es: async () => (await loadPart(() => import('./texts/entitlements/line-mail.es.ts'))).lineMail,
  },
  order: {
    en: async () => (await loadPart(() => import('./texts/orders/order.en.ts'))).order,
    de: async () => (await loadPart(() => import('./texts/orders/order.de.ts'))).order,
    es: async () => (await loadPart(() => import('./texts/orders/order.es.ts'))).order,
  },
  overview: {
    en: async () => (await loadPart(() => import('./texts/records/overview.en.ts'))).overview,
    de: async () => (await loadPart(() => import('./texts/records/overview.de.ts'))).overview,
    es: async () => (await loadPart(() => import('./texts/records/overview.es.ts'))).overview,
  },
  renewal: {
    en: async () => (await loadPart(() => import('./texts/requests/renewal.en.ts'))).renewal,
    de: async () => (await loadPart(() => import('./texts/requests/renewal.de.ts'))).renewal,
    es: async () => (await loadPart(() => import('./texts/requests/renewal.es.ts'))).renewal,
  },
  request: {
    en: async () => (await loadPart(() => import('./texts/requests/request.en.ts'))).request,
    de: async () => (await loadPart(() => import('./texts/requests/request.de.ts'))).request,
    es: async () => (await loadPart(() => import('./texts/requests/request.es.ts'))).request,
  },
  seat: {
    en: async () => (await loadPart(() => import('./texts/orders/seat.en.ts'))).seat,
    de: async () => (await loadPart(() => import('./texts/orders/seat.de.ts'))).seat,
    es: async () => (await loadPart(() => import('./texts/orders/seat.es.ts'))).seat,
  },
  site: {
    en: async () => (await loadPart(() => import('./texts/credits/site.en.ts'))).site,
    de: async () => (await loadPart(() => import('./texts/credits/site.de.ts'))).site,
    es: async () => (await loadPart(() => import('./texts/credits/site.es.ts'))).site,
  },
  stock: {
    en: async () => (await loadPart(() => import('./texts/entitlements/stock.en.ts'))).stock,
    de: async () => (await loadPart(() => import('./texts/entitlements/stock.de.ts'))).stock,
    es: async () => (await loadPart(() => import('./texts/entitlements/stock.es.ts'))).stock,
  },
  split: {
    en: async () => (await loadPart(() => import('./texts/entitlements/split.en.ts'))).split,
    de: async () => (await loadPart(() => import('./texts/entitlements/split.de.ts'))).split,
    es: async () => (await loadPart(() => import('./texts/entitlements/split.es.ts'))).split,
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>;

type Late = keyof typeof lateTexts;

const languages = Object.keys(texts) as Language[]; // the keys of the table, which Object.keys forgets

const key = 'tierline-language';
// The language shown last: it is likely to be the next one too, so that its texts are the first to be loaded.
const shownKey = 'tierline-language-shown';

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

// A page that is opened by its address is loaded while the first texts still are.
let begin = () => {};
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

/**
 * Starts the texts of the portal, in the language chosen on this device, or else shown there last, or else the
 * browser's.
 */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const lng = chosenLanguage() ?? kept(shownKey) ?? browserLanguage(languages);
  await i18next
    .use(initReactI18next)
    .use(oneStop)
    .init({
      resources: { [lng]: { translation: await texts[lng]() } },
      lng,
      fallbackLng: false,
      interpolation: { escapeValue: false },
      postProcess: [oneStop.name],
    });
  begin();
}

// Names of companies may end in a full stop.
const oneStop = {
  type: 'postProcessor' as const,
  name: 'one-stop',
  process: (text: string, _: unknown, facts: Record<string, unknown>) => withoutDoubleStop(text, facts),
};

// The language asked for last: texts that arrive late must not turn the portal back.
let wanted: Language | null = null;

async function show(language: Language): Promise<void> {
  wanted = language;
  keep(shownKey, language);
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await texts[language]());
  await Promise.all([...lateNames].map((name) => addLate(name, language)));
  if (wanted === language) await i18next.changeLanguage(language);
}

const lateNames = new Set<Late>();

/**
 * Loads texts that only some screens need, in the language shown; from then on they come along whenever another one is
 * shown.
 */
export async function loadTexts(name: Late): Promise<void> {
  await begun;
  lateNames.add(name);
  await addLate(name, asLanguage(i18next.language) ?? 'en');
}

async function addLate(name: Late, language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, name))
    i18next.addResourceBundle(language, name, await lateTexts[name][language]());
}

/** The language of the portal as it is shown now. */
export function currentLanguage(): string {
  return i18next.language;
}

/** Shows the portal in a language, and remembers that on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  keep(key, language);
  await show(language);
}

/** The language somebody chose on this device; null where nobody did. */
export function chosenLanguage(): Language | null {
  return kept(key);
}

/** Calls back when a language is chosen in another tab of this browser; the answer ends that. */
export function onChosenElsewhere(heard: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key && asLanguage(event.newValue) !== null) heard();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

/** Shows the portal in a language without remembering it: one that the programme has, or its first. */
export async function showLanguage(asked: string | null, offered: readonly Language[]): Promise<void> {
  const language = offered.find((name) => name === asked) ?? browserLanguage(offered);
  if (language !== (wanted ?? i18next.language)) await show(language);
}

/** Those of a programme's languages that the portal speaks. */
export function offeredLanguages(names: readonly string[]): readonly Language[] {
  const offered = languages.filter((language) => names.includes(language));
  return offered.length > 0 ? offered : ['en'];
}

function browserLanguage(offered: readonly Language[]): Language {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2));
  return (
    spoken.map(asLanguage).find((language) => language !== null && offered.includes(language)) ?? offered[0] ?? 'en'
  );
}

function keep(name: string, language: Language): void {
  try {
    localStorage.setItem(name, language);
  } catch {
    // A browser that keeps nothing still shows the language.
  }
}

function kept(name: string): Language | null {
  try {
    return asLanguage(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function asLanguage(name: string | null): Language | null {
  return languages.find((language) => language === name) ?? null;
}

declare module 'i18next' {
  // An interface because only that can be merged into i18next's own.
  // oxlint-disable-next-line typescript/consistent-type-definitions -- A type cannot be merged.
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      activation: typeof activation;
      batch: typeof batch;
      changes: typeof changes;
      credit: typeof credit;
      devicePage: typeof devicePage;
      import: typeof importing;
      lineMail: typeof lineMail;
      stock: typeof stock;
      order: typeof order;
      renewal: typeof renewal;
      request: typeof request;
      overview: typeof overview;
      seat: typeof seat;
      site: typeof site;
      split: typeof split;
    };
  }
}
