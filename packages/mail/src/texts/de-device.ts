/** The mails about devices, in German. */
export const deviceNews = {
  device: 'Gerät',
  product: 'Produkt',
  copies: 'Kopien',
  button: 'Gerät öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Geräte von {{account}} betreuen.',
  returned: {
    subject: 'Kopien von {{device}} sind wieder frei',
    heading: 'Kopien sind wieder frei',
    intro_one: 'Die Lizenzdatei von {{device}} ist abgelaufen; die Kopie kann wieder aktiviert werden.',
    intro_other:
      'Die Lizenzdatei von {{device}} ist abgelaufen; {{count, number}} Kopien können wieder aktiviert werden.',
    said: 'Grund',
  },
  lost: {
    subject: '{{by}} hat {{device}} als verloren gemeldet',
    heading: 'Ein Gerät wurde als verloren gemeldet',
    intro:
      '{{by}} hat {{device}} als verloren gemeldet. Seine Kopien kommen zurück, wenn seine Lizenzdatei abgelaufen ist; das Portal zeigt den Tag.',
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
    subject: 'Keine Umzüge mehr: {{device}} war der letzte',
    heading: 'Die Umzüge des Jahres sind verwendet',
    intro_one:
      'Der Umzug, den diese Position in einem Jahr hat, ist verwendet. Bis zum nächsten kommen Kopien mit einer Quittung des Geräts zurück oder wenn seine Lizenzdatei abgelaufen ist; Sie können auch den Hersteller fragen.',
    intro_other:
      'Alle {{count, number}} Umzüge, die diese Position in einem Jahr hat, sind verwendet. Bis zum nächsten kommen Kopien mit einer Quittung des Geräts zurück oder wenn seine Lizenzdatei abgelaufen ist; Sie können auch den Hersteller fragen.',
    said: 'Anmerkung',
  },
  asked: {
    subject: '{{by}} bittet um Umzüge',
    heading: 'Eine Bitte um Umzüge',
    intro:
      '{{by}} möchte die Kopien von {{device}} auf ein anderes Gerät umziehen. Gewähren Sie Umzüge, geben Sie diese Kopien frei oder lehnen Sie ab.',
    said: 'Grund',
  },
  granted: {
    subject: 'Weitere Umzüge für {{device}}',
    heading: 'Ihre Bitte wurde angenommen',
    intro_one: '{{by}} hat einen weiteren Umzug gewährt. Er kann innerhalb eines Jahres verwendet werden.',
    intro_other:
      '{{by}} hat {{count, number}} weitere Umzüge gewährt. Sie können innerhalb eines Jahres verwendet werden.',
    said: 'Antwort',
  },
  freed: {
    subject: 'Die Kopien von {{device}} sind wieder frei',
    heading: 'Ihre Bitte wurde angenommen',
    intro_one: '{{by}} hat die Kopie von {{device}} freigegeben. Sie kann wieder aktiviert werden.',
    intro_other:
      '{{by}} hat die {{count, number}} Kopien von {{device}} freigegeben. Sie können wieder aktiviert werden.',
    said: 'Antwort',
  },
  declined: {
    subject: 'Ihre Bitte zu {{device}} wurde abgelehnt',
    heading: 'Ihre Bitte wurde abgelehnt',
    intro: '{{by}} hat Ihre Bitte um Umzüge abgelehnt.',
    said: 'Grund',
  },
};
