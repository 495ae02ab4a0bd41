import { shownEmail } from '@tierline/domain';
import { auditField, auditFields, type AuditField, type AuditFieldType } from '@tierline/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useProgramme, type ProgrammeWords } from '../../../programme.tsx';
import { useFormat, type Format } from '../../../ui/format.ts';
import { countryName } from '../../accounts/account/countries.ts';
import { languageName } from '../../accounts/account/place-fields.tsx';
import { integrationName } from '../../orders/seat/seat-words.ts';
import { useKindWords } from './kinds.ts';

// Fields that are called as on their own screens; all others have words in the activity's texts.
const elsewhere = {
  name: 'account.name',
  identifier: 'account.identifier',
  tier: 'account.tier',
  description: 'account.description',
  address: 'account.address',
  country: 'account.country',
  language: 'account.language',
  timeZone: 'account.timeZone',
  visibleToPartners: 'account.visible',
  status: 'account.state',
  user: 'account.form.person',
  'seats.user': 'user.title',
  'ended.user': 'user.title',
  email: 'user.email',
  firstName: 'user.firstName',
  lastName: 'user.lastName',
  phone: 'user.phone',
  mobile: 'user.mobile',
  role: 'user.role',
  maySignIn: 'user.maySignIn',
  sharedLogin: 'user.sharedLogin',
  marketingMail: 'user.marketingMail',
  expiryMail: 'user.expiryMail',
  account: 'issue.account',
  lines: 'issue.lines',
  copies: 'issue.copies',
  product: 'issue.product',
  startsOn: 'issue.startsOn',
  expiresOn: 'issue.expiresOn',
  activationId: 'entitlement.activationId',
  sku: 'product.sku',
  kind: 'product.kind',
  termMonths: 'product.termMonths',
  from: 'entitlement.from',
  to: 'entitlement.to',
} as const satisfies Partial<Record<AuditField, string>>;

type Elsewhere = keyof typeof elsewhere;
type Reference = { [F in AuditField]: (typeof auditFields)[F] extends 'reference' ? F : never }[AuditField];
type Worded = Exclude<AuditField, Elsewhere | Reference | 'documents.kind'>;

type Words = {
  /**
   * How a field is called; `within`: the list that it stands in. An unknown field is shown with its internal name, in
   * the reader's language.
   */
  label: (field: string, within?: string) => string;
  /** A value that has no parts, in words, by the type of its field. */
  word: (field: string, value: unknown, within?: string) => string;
};

/** How a field's text is read. One that is not known is shown as it stands. */
export function fieldType(field: string, within?: string): AuditFieldType {
  const known = auditField(field, within);
  return known === null ? 'text' : auditFields[known];
}

/** Words for the fields of a change and for their values. */
export function useFieldWords(): Words {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const programme = useProgramme();
  const kind = useKindWords();
  return {
    label: (field, within) => labelOf(t, field, within),
    word: (field, value, within) => {
      if (value === null || value === undefined || value === '')
        return field === 'expiresOn'
          ? t('entitlement.never')
          : field === 'termMonths'
            ? t('product.perpetual')
            : t('ui.none');
      if (typeof value === 'boolean') return t(value ? 'activity.yes' : 'activity.no');
      if (typeof value === 'number')
        return fieldType(field, within) === 'tier' ? programme.tierName(value) : format.number(value);
      if (typeof value !== 'string') return t('ui.none');
      return wordText(fieldType(field, within), value, { t, language: i18n.language, programme, format, kind });
    },
  };
}

function labelOf(t: TFunction, field: string, within?: string): string {
  const known = auditField(field, within);
  if (known === null) return t('activity.otherField', { field });
  if (isElsewhere(known)) return t(elsewhere[known]);
  return isWorded(known) ? t(`activity.fields.${known}`) : t('product.kind');
}

function isElsewhere(field: AuditField): field is Elsewhere {
  return Object.hasOwn(elsewhere, field);
}

function isWorded(field: AuditField): field is Worded {
  return auditFields[field] !== 'reference' && field !== 'documents.kind' && !isElsewhere(field);
}

type Wording = {
  t: TFunction;
  language: string;
  programme: ProgrammeWords;
  format: Format;
  kind: (kind: string) => string;
};

// A value that its type does not know stands as it is.
function wordText(type: AuditFieldType, text: string, { t, language, programme, format, kind }: Wording): string {
  switch (type) {
    case 'day':
      return isDay(text) ? format.day(text) : text;
    case 'instant':
      return Number.isNaN(Date.parse(text)) ? text : format.instant(text);
    case 'month':
      return isDay(text) ? monthName(text, language) : text;
    case 'country':
      return /^[A-Z]{2}$/u.test(text) ? countryName(text, language) : text;
    case 'language':
      return languageName(text);
    case 'integration':
      return integrationName(programme, text, language);
    case 'role': {
      const known = programme.roles.find((row) => row.role === text);
      return known ? programme.roleName(known.role) : text;
    }
    case 'status':
      return stateWord(text, {
        active: t('user.states.active'),
        inactive: t('user.states.inactive'),
        suspended: t('account.states.suspended'),
        closed: t('account.states.closed'),
        retired: t('product.states.retired'),
      });
    case 'document':
      return stateWord(text, { terms: t('session.legal.terms'), privacy: t('session.legal.privacy') });
    case 'delivery':
      return stateWord(text, {
        copies: t('activity.delivery.copies'),
        seats: t('activity.delivery.seats'),
        credits: t('activity.delivery.credits'),
      });
    case 'outcome':
      return stateWord(text, { moved: t('activity.fields.moved'), ended: t('activity.fields.ended') });
    case 'receipt':
      return receiptWord(text, t);
    case 'change':
      return kind(text);
    case 'text':
      return shownEmail(text);
    case 'code':
    case 'tier':
    case 'reference':
      return text;
  }
}

function stateWord(text: string, words: Record<string, string>): string {
  return words[text] ?? text;
}

// Why a receipt of a device was refused, in short.
function receiptWord(code: string, t: TFunction): string {
  return stateWord(code, {
    'device-without-key': t('activity.receipt.keyless'),
    'receipt-not-of-device': t('activity.receipt.foreign'),
    'receipt-not-destroyed': t('activity.receipt.kept'),
    'receipt-older': t('activity.receipt.older'),
    'nonce-over': t('activity.receipt.over'),
    'invalid-input': t('activity.receipt.long'),
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
}

/** A month in words, given by its first day. */
export function monthName(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
