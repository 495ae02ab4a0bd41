/** The mails about devices, in German. */
export const deviceNews = {
  device: 'Gerät',
  product: 'Produkt',
  copies: 'Kopien',
  button: 'Gerät öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Geräte von {{account}} betreuen.',
  returned: {
    subject: 'Kopien von {{device}} sind wieder verfügbar',
    heading: 'Kopien sind wieder verfügbar',
    intro_one: 'Die Lizenzdatei von {{device}} ist abgelaufen; die Kopie kann wieder aktiviert werden.',
    intro_other:
      'Die Lizenzdatei von {{device}} ist abgelaufen; {{count, number}} Kopien können wieder aktiviert werden.',
    said: 'Grund',
  },
  lost: {
    subject: '{{by}} hat {{device}} als verloren gemeldet',
    heading: 'Ein Gerät wurde als verloren gemeldet',
    intro:
      '{{by}} hat {{device}} als verloren gemeldet. Seine Kopien kommen zurück, wenn seine Lizenzdatei abgelaufen ist; das Portal zeigt, wann das ist.',
    said: 'Grund',
  },
  released: {
    subject: '{{by}} hat die Kopien von {{device}} freigegeben',
    heading: 'Kopien wurden freigegeben',
    intro_one:
      '{{by}} hat {{device}} als verloren gemeldet und die Kopie freigegeben. Sie kann wieder aktiviert werden.',
    intro_other:
      '{{by}} hat {{device}} als verloren gemeldet und die {{count, number}} Kopien freigegeben. Sie können wieder aktiviert werden.',
    said: 'Grund',
  },
  'used-up': {
    subject: 'Keine Umzüge mehr: {{device}} hat den letzten verbraucht',
    heading: 'Alle Umzüge des Jahres sind verbraucht',
    intro_one:
      'Der Umzug, den diese Position in einem Jahr hat, ist verbraucht. Bis zum nächsten kommen Kopien mit einer Quittung des Geräts zurück oder wenn seine Lizenzdatei abgelaufen ist; Sie können auch beim Hersteller anfragen.',
    intro_other:
      'Alle {{count, number}} Umzüge, die diese Position in einem Jahr hat, sind verbraucht. Bis zum nächsten kommen Kopien mit einer Quittung des Geräts zurück oder wenn seine Lizenzdatei abgelaufen ist; Sie können auch beim Hersteller anfragen.',
    said: 'Anmerkung',
  },
  asked: {
    subject: '{{by}} bittet um Umzüge',
    heading: 'Anfrage nach Umzügen',
    intro:
      '{{by}} möchte die Kopien von {{device}} auf ein anderes Gerät umziehen. Gewähren Sie Umzüge, geben Sie diese Kopien frei oder lehnen Sie ab.',
    said: 'Grund',
  },
  granted: {
    subject: 'Weitere Umzüge für {{device}}',
    heading: 'Ihre Anfrage wurde angenommen',
    intro_one: '{{by}} hat einen weiteren Umzug gewährt. Er kann innerhalb eines Jahres verwendet werden.',
    intro_other:
      '{{by}} hat {{count, number}} weitere Umzüge gewährt. Sie können innerhalb eines Jahres verwendet werden.',
    said: 'Antwort',
  },
  freed: {
    subject: 'Die Kopien von {{device}} sind wieder verfügbar',
    heading: 'Ihre Anfrage wurde angenommen',
    intro_one: '{{by}} hat die Kopie von {{device}} freigegeben. Sie kann wieder aktiviert werden.',
    intro_other:
      '{{by}} hat die {{count, number}} Kopien von {{device}} freigegeben. Sie können wieder aktiviert werden.',
    said: 'Antwort',
  },
  declined: {
    subject: 'Ihre Anfrage zu {{device}} wurde abgelehnt',
    heading: 'Ihre Anfrage wurde abgelehnt',
    intro: '{{by}} hat Ihre Anfrage nach Umzügen abgelehnt.',
    said: 'Grund',
  },
};

/** The mail with licence files that its reader has asked for. */
export const licenceFiles = {
  subject_one: 'Lizenzdatei',
  subject_other: '{{count, number}} Lizenzdateien',
  subjectOf: 'Lizenzdatei für {{device}}',
  heading_one: 'Ihre Lizenzdatei',
  heading_other: 'Ihre Lizenzdateien',
  intro_one: 'Die Lizenzdatei ist angehängt. Übertragen Sie sie auf das Gerät, wie es in dessen Anleitung steht.',
  intro_other:
    'Ein Archiv mit {{count, number}} Lizenzdateien ist angehängt. Entpacken Sie es und übertragen Sie jede Datei auf ihr Gerät, wie es in dessen Anleitung steht.',
  attached: 'Anhang',
  why: 'Sie erhalten diese E-Mail, weil Sie sich Lizenzdateien von {{account}} aus dem Portal geschickt haben.',
};

/** The mail about files for a new term, in German. */
export const filesWaiting = {
  subject_one: '{{count, number}} Gerät braucht seine neue Lizenzdatei',
  subject_other: '{{count, number}} Geräte brauchen ihre neuen Lizenzdateien',
  heading_one: 'Eine neue Lizenzdatei liegt bereit',
  heading_other: 'Neue Lizenzdateien liegen bereit',
  intro_one:
    'Die Lizenz von {{count, number}} Gerät ist verlängert. Laden Sie die Datei für die neue Laufzeit herunter und spielen Sie sie auf das Gerät: Die alte Datei läuft ab.',
  intro_other:
    'Die Lizenzen von {{count, number}} Geräten sind verlängert. Laden Sie die Dateien für die neue Laufzeit herunter und spielen Sie sie auf die Geräte: Die alten Dateien laufen ab.',
  devices_one: '{{count, number}} Gerät',
  devices_other: '{{count, number}} Geräte',
  more_one: 'Und {{count, number}} weiteres Produkt; im Portal sehen Sie alle Geräte.',
  more_other: 'Und {{count, number}} weitere Produkte; im Portal sehen Sie alle Geräte.',
  button: 'Geräte anzeigen',
  why: 'Sie erhalten diese E-Mail, weil Sie Geräte für {{account}} betreuen.',
};
