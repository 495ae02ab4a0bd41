import type { mail as en } from '../en/mail.ts';

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
  search: 'Ganze E-Mail-Adresse des Empfängers',
  empty: { title: 'Noch keine Mails', hint: 'Sobald jemand angelegt wird oder Kopien weitergegeben werden, steht die Mail darüber hier.' },
  asHtml: 'Gestaltet',
  asText: 'Nur Text',
  views: 'Wie die Mail gezeigt wird',
  one: 'E-Mail',
  toSignIn: 'Zur Anmeldung',
};
