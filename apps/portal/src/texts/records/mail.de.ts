import type { mail as en } from './mail.en.ts';

/** Texts of the area mail in German. */
export const mail: typeof en = {
  title: 'Postfach',
  hint: 'Das ist eine Demo: Keine Mail verlässt diesen Rechner. Hier lesen Sie, was verschickt worden wäre.',
  recipient: 'An',
  from: 'Von',
  subject: 'Betreff',
  state: 'Zustand',
  time: 'Geschrieben',
  open: '„{{subject}}“ an {{recipient}} öffnen',
  search: 'E-Mail-Adresse des Empfängers, auch ein Teil davon',
  empty: {
    title: 'Noch keine Mails',
    hint: 'Sobald jemand angelegt wird oder Kopien weitergegeben werden, steht die Mail darüber hier.',
  },
  asHtml: 'Gestaltet',
  asText: 'Nur Text',
  views: 'Wie die Mail gezeigt wird',
  one: 'E-Mail',
  toSignIn: 'Zur Anmeldung',
  sent: {
    title: 'E-Mails',
    hint: 'Die Mails zu dem, was Ihre Firma hier getan hat, die neuesten zuerst.',
    hintVendor: 'Die Mails des ganzen Programms, die neuesten zuerst.',
    anyState: 'Jeder Zustand',
    caused: 'Veranlasst',
    answer: 'Antwort des Mailservers',
    open: 'Ansehen, worum es geht: {{subject}}',
    empty: 'Keine Mails',
    emptyHint:
      'Sobald etwas weitergegeben oder jemand eingelassen wird, steht die Mail hier, samt der Auskunft, wie sie durchkam.',
  },
};
