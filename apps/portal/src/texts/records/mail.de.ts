import type { mail as en } from './mail.en.ts';

/** Texts of the area mail in German. */
export const mail: typeof en = {
  title: 'Postfach',
  hint: 'Das ist eine Demo: Keine E-Mail verlässt diesen Rechner. Hier lesen Sie, was verschickt worden wäre.',
  recipient: 'An',
  from: 'Von',
  subject: 'Betreff',
  state: 'Status',
  time: 'Geschrieben',
  open: '„{{subject}}“ an {{recipient}} öffnen',
  search: 'E-Mail-Adresse des Empfängers, auch ein Teil davon',
  empty: {
    title: 'Noch keine E-Mails',
    hint: 'E-Mails erscheinen hier, sobald Benutzer angelegt oder Kopien weitergegeben werden.',
  },
  asHtml: 'Formatiert',
  asText: 'Nur Text',
  views: 'Format der E-Mail',
  one: 'E-Mail',
  toSignIn: 'Zur Anmeldung',
  sent: {
    title: 'E-Mails',
    hint: 'E-Mails zu dem, was Ihre Firma hier getan hat, die neuesten zuerst.',
    hintVendor: 'Alle E-Mails des ganzen Programms, die neuesten zuerst.',
    anyState: 'Jeder Status',
    caused: 'Zeitpunkt',
    answer: 'Antwort des Mailservers',
    open: 'Öffnen, worum es geht: {{subject}}',
    empty: 'Noch keine E-Mails',
    emptyHint:
      'E-Mails erscheinen hier mit ihrem Zustellstatus, sobald Kopien weitergegeben werden oder Benutzer Zugang erhalten.',
  },
};
