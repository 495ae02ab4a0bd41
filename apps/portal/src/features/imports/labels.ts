import { csvSeparator, type ImportFieldName, type ImportKind } from '@tierline/contract';
import type { TFunction } from 'i18next';

/** What a field is called on the screen and in the template. */
export function fieldLabel(t: TFunction, kind: ImportKind, field: ImportFieldName): string {
  const labels: Record<ImportFieldName, string> = {
    name: t(kind === 'sites' ? 'ui.siteField.name' : 'account.form.companyName'),
    identifier: t('account.identifier'),
    tier: t('account.tier'),
    description: t('account.description'),
    address: t('account.address'),
    country: t('account.country'),
    language: t('account.language'),
    timeZone: t('account.timeZone'),
    visibleToPartners: t('account.visible'),
    email: t(kind === 'accounts' ? 'account.form.email' : 'user.email'),
    firstName: t('user.firstName'),
    lastName: t('user.lastName'),
    role: t('user.role'),
    maySignIn: t('user.maySignIn'),
    phone: t('user.phone'),
    mobile: t('user.mobile'),
    sharedLogin: t('user.sharedLogin'),
    marketingMail: t('user.marketingMail'),
    expiryMail: t('user.expiryMail'),
    number: t('ui.orderField.number'),
    account: t('ui.orderField.account'),
    product: t('ui.orderField.product'),
    quantity: t('ui.orderField.quantity'),
    startsOn: t('ui.orderField.startsOn'),
    expiresOn: t('ui.orderField.expiresOn'),
    orderedOn: t('ui.orderField.orderedOn'),
    credits: t('ui.siteField.credits'),
    notes: t('ui.siteField.notes'),
  };
  return labels[field];
}

/**
 * A CSV file with nothing but the headings, as spreadsheets of the reader's language open it: with its mark, and
 * semicolons where commas are for decimals.
 */
export function templateOf(t: TFunction, kind: ImportKind, fields: readonly ImportFieldName[], language: string): Blob {
  const separator = csvSeparator(language);
  return new Blob(
    [`\uFEFF${fields.map((field) => `"${fieldLabel(t, kind, field).replaceAll('"', '""')}"`).join(separator)}\r\n`],
    { type: 'text/csv;charset=utf-8' },
  );
}
