import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useProgramme, type ProgrammeWords } from '../../programme.tsx';
import { useFormat, type Format } from '../../ui/format.ts';
import { countryName } from '../account/countries.ts';
import { integrationName } from '../seat/seat-words.ts';
import { languageName } from '../account/place-fields.tsx';

/** How each field of a change is called; those that a change keeps only as a reference are left out of lists. */
const labels = (t: TFunction): Record<string, string> => ({
  name: t('account.name'),
  identifier: t('account.identifier'),
  tier: t('account.tier'),
  description: t('account.description'),
  address: t('account.address'),
  country: t('account.country'),
  language: t('account.language'),
  timeZone: t('account.timeZone'),
  visibleToPartners: t('account.visible'),
  status: t('account.state'),
  user: t('account.form.person'),
  'seats.user': t('user.title'),
  'ended.user': t('user.title'),
  email: t('user.email'),
  firstName: t('user.firstName'),
  lastName: t('user.lastName'),
  phone: t('user.phone'),
  mobile: t('user.mobile'),
  level: t('user.role'),
  maySignIn: t('user.maySignIn'),
  sharedLogin: t('user.sharedLogin'),
  marketingMail: t('user.marketingMail'),
  expiryMail: t('user.expiryMail'),
  account: t('issue.account'),
  lines: t('issue.lines'),
  copies: t('issue.copies'),
  product: t('issue.product'),
  startsOn: t('issue.startsOn'),
  expiresOn: t('issue.expiresOn'),
  activationId: t('entitlement.activationId'),
  sku: t('product.sku'),
  kind: t('product.kind'),
  termMonths: t('product.termMonths'),
  accounts: t('activity.fields.accounts'),
  people: t('activity.fields.people'),
  names: t('activity.fields.names'),
  count: t('activity.fields.count'),
  splits: t('activity.fields.splits'),
  accountActivated: t('activity.fields.accountActivated'),
  documents: t('activity.fields.documents'),
  version: t('activity.fields.version'),
  undone: t('activity.fields.undone'),
  reason: t('activity.fields.reason'),
  lineItems: t('activity.fields.lineItems'),
  parts: t('activity.fields.parts'),
  quantity: t('activity.fields.quantity'),
  seats: t('activity.fields.seats'),
  on: t('activity.fields.on'),
  integration: t('activity.fields.integration'),
  seatsEnded: t('activity.fields.seatsEnded'),
  moved: t('activity.fields.moved'),
  ended: t('activity.fields.ended'),
  mails: t('activity.fields.mails'),
  orders: t('activity.fields.orders'),
  controller: t('activity.fields.controller'),
  from: t('entitlement.from'),
  to: t('entitlement.to'),
});

type Words = {
  /** `within`: the field whose part it is. */
  label: (field: string, within?: string) => string;
  /** A value that has no parts, in words. */
  word: (field: string, value: unknown) => string;
};

/** Words for the fields of a change and for their values. */
export function useFieldWords(): Words {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const programme = useProgramme();
  const named = labels(t);
  return {
    label: (field, within = '') => named[`${within}.${field}`] ?? named[field] ?? spaced(field),
    word: (field, value) => {
      if (value === null || value === undefined || value === '')
        return field === 'expiresOn'
          ? t('entitlement.never')
          : field === 'termMonths'
            ? t('product.perpetual')
            : t('ui.none');
      if (typeof value === 'boolean') return t(value ? 'activity.yes' : 'activity.no');
      if (typeof value === 'number') return field === 'tier' ? programme.tierName(value) : format.number(value);
      return typeof value === 'string'
        ? wordText(field, value, { t, language: i18n.language, programme, format })
        : t('ui.none');
    },
  };
}

function wordText(
  field: string,
  text: string,
  { t, language, programme, format }: { t: TFunction; language: string; programme: ProgrammeWords; format: Format },
): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return format.day(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(text)) return format.instant(text);
  if (field === 'country' && /^[A-Z]{2}$/u.test(text)) return countryName(text, language);
  if (field === 'language') return languageName(text);
  if (field === 'integration' || field === 'controller') return integrationName(programme, text, language);
  if (field === 'level') {
    const known = programme.levels.find((row) => row.level === text);
    return known ? programme.levelName(known.level) : text;
  }
  const states: Record<string, string> = {
    active: t('user.states.active'),
    inactive: t('user.states.inactive'),
    suspended: t('account.states.suspended'),
    closed: t('account.states.closed'),
    retired: t('product.states.retired'),
  };
  if (field === 'status') return states[text] ?? text;
  const documents: Record<string, string> = { terms: t('session.legal.terms'), privacy: t('session.legal.privacy') };
  return field === 'kind' ? (documents[text] ?? text) : text;
}

/** A field that has no words yet: its name in small words, `orderNumber` → “order number”. */
function spaced(field: string): string {
  return field.replace(/(?<=[a-z\d])(?=[A-Z])|[_-]/gu, ' ').toLowerCase();
}
