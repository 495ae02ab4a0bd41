import type { access as en } from './access.en.ts';

/** Texts of forgotten passwords and of one's own sessions, in German. */
export const access: typeof en = {
  forgotten: {
    link: 'Passwort vergessen?',
    title: 'Passwort vergessen?',
    hint: 'Geben Sie die E-Mail-Adresse ein, mit der Sie sich anmelden. Sie erhalten einen Link, um ein neues Passwort zu wählen.',
    submit: 'Link senden',
    back: 'Zurück zur Anmeldung',
    sent: 'Prüfen Sie Ihren Posteingang',
    sentHint:
      'Wenn es zu dieser Adresse einen Zugang gibt, ist eine E-Mail mit einem Link unterwegs. Der Link gilt 60 Minuten.',
    spam: 'Sehen Sie auch im Spam-Ordner nach. Kommt keine E-Mail, melden Sie sich vielleicht mit einer anderen Adresse an: Fragen Sie die Person, die die Benutzer Ihrer Firma verwaltet.',
    again: 'Andere Adresse versuchen',
  },
  reset: {
    hint: 'Melden Sie sich danach damit an. Alle Ihre Sitzungen werden beendet.',
    submit: 'Passwort setzen',
    done: 'Ihr Passwort wurde geändert. Bitte melden Sie sich damit an.',
    noLink: 'Der Link fehlt',
    noLinkHint:
      'Öffnen Sie den Link in der E-Mail noch einmal: Diese Seite vergisst ihn, wenn sie neu geladen wird. Oder fordern Sie einen neuen an.',
    newLink: 'Neuen Link anfordern',
  },
  sessions: {
    title: 'Ihre aktiven Sitzungen',
    hint: 'Wenn Sie eine davon nicht kennen, melden Sie sie ab und ändern Sie Ihr Passwort.',
    device: '{{browser}} unter {{system}}',
    unknown: 'Unbekanntes Gerät',
    current: 'Diese Sitzung',
    address: 'IP-Adresse',
    since: 'Seit',
    lastSeen: 'Zuletzt aktiv',
    endOf: 'Abmelden: {{device}}',
    endOthers: 'Alle anderen abmelden',
    done_one: 'Die Sitzung wurde beendet.',
    done_other: '{{count, number}} Sitzungen wurden beendet.',
    failed: 'Nicht abgemeldet. {{words}}',
  },
};
