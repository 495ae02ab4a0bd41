import type { access as en } from './access.en.ts';

/** Texts of forgotten passwords and of one's own sessions, in German. */
export const access: typeof en = {
  forgotten: {
    link: 'Passwort vergessen?',
    title: 'Passwort vergessen?',
    hint: 'Sagen Sie uns, mit welcher E-Mail-Adresse Sie sich anmelden, und Sie bekommen einen Link, um ein neues Passwort zu wählen.',
    submit: 'Link senden',
    back: 'Zurück zur Anmeldung',
    sent: 'Sehen Sie in Ihre Mails',
    sentHint:
      'Wenn es zu dieser Adresse einen Zugang gibt, ist eine Mail mit einem Link unterwegs. Der Link gilt 60 Minuten.',
    spam: 'Sehen Sie auch im Spam-Ordner nach. Kommt keine Mail, ist die Adresse vielleicht eine andere, als Sie denken: Fragen Sie die Person, die die Benutzer Ihrer Firma verwaltet.',
    again: 'Andere Adresse versuchen',
  },
  reset: {
    hint: 'Melden Sie sich dann damit an. Überall, wo Sie jetzt angemeldet sind, werden Sie abgemeldet.',
    submit: 'Passwort setzen',
    done: 'Ihr Passwort ist geändert. Bitte melden Sie sich damit an.',
    noLink: 'Der Link fehlt',
    noLinkHint:
      'Öffnen Sie den Link aus der Mail noch einmal: Diese Seite vergisst ihn, wenn sie neu geladen wird. Oder fordern Sie einen neuen an.',
    newLink: 'Neuen Link anfordern',
  },
  sessions: {
    title: 'Wo Sie angemeldet sind',
    hint: 'Ist eine dabei, die Sie nicht kennen, melden Sie sie ab und ändern Sie Ihr Passwort.',
    device: '{{browser}} unter {{system}}',
    unknown: 'Unbekanntes Gerät',
    current: 'Diese hier',
    address: 'Adresse',
    since: 'Seit',
    lastSeen: 'Zuletzt gesehen',
    endOf: 'Abmelden: {{device}}',
    endOthers: 'Alle anderen abmelden',
    done_one: 'Dort sind Sie abgemeldet.',
    done_other: 'Sie sind an {{count, number}} Stellen abgemeldet.',
    failed: 'Nicht abgemeldet. {{words}}',
  },
};
