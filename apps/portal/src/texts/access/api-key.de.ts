/** Texts of API keys in German. */
export const apiKey = {
  title: 'API-Schlüssel',
  hint: 'Mit einem Schlüssel tut Ihre Software (ein ERP-System, ein Shop) hier, was ein Benutzer seiner Rolle darf, ohne an eine Person gebunden zu sein. Wer einen Schlüssel hat, kann ihn benutzen: Geben Sie jedem System einen eigenen, mit der niedrigsten Rolle, die genügt.',
  create: 'Neuer API-Schlüssel',
  locked: 'API-Schlüssel',
  empty: {
    title: 'Noch keine API-Schlüssel',
    hint: 'Erstellen Sie einen für jedes System, das selbst mit diesem Portal arbeiten soll.',
  },
  states: { active: 'Aktiv', expired: 'Abgelaufen', revoked: 'Widerrufen' },
  role: 'Rolle',
  ending: 'Schlüssel',
  until: 'Gültig bis',
  expired: 'War gültig bis',
  revoked: 'Widerrufen am',
  lastUsed: 'Zuletzt benutzt',
  never: 'nie',
  made: 'Erstellt',
  name: 'Bezeichnung',
  nameHint:
    'Wofür er ist, etwa das System, das ihn benutzt. Sie steht in den Aktivitäten bei allem, was der Schlüssel tut.',
  roleHint:
    'Was der Schlüssel darf. Kein Schlüssel erstellt andere Schlüssel oder ändert jemanden mit der Rolle {{role}}.',
  controller: 'Wofür',
  noController: 'Alles, was eine Rolle darf',
  noControllerHint: 'Wählen Sie eine Steuerung für einen Schlüssel, der nur die Lizenzen ihres Produkts schaltet.',
  controllerHint:
    'Der Schlüssel liest und schaltet die Lizenzen, die diese Steuerung verwaltet, und tut sonst nichts. Er wirkt, wo die Steuerung eingeschaltet ist.',
  customer: 'Kunde',
  customerHint: 'Beschränken Sie den Schlüssel auf einen Kunden, wenn die Steuerung bei ihm steht.',
  allCustomers: 'Alle Kunden',
  lastDay: 'Gültig bis (letzter Tag, UTC)',
  submit: 'Schlüssel erstellen',
  madeTitle: 'Der Schlüssel „{{name}}“ ist erstellt',
  secret: 'Ihr API-Schlüssel',
  secretHint:
    'Kopieren Sie den Schlüssel jetzt: Er wird nur dieses eine Mal angezeigt und lässt sich später nicht mehr lesen.',
  secretLost:
    'Der Schlüssel wurde erstellt, aber sein Geheimnis ist hier nicht angekommen und lässt sich nicht mehr lesen. Widerrufen Sie ihn und erstellen Sie einen anderen.',
  copy: 'Schlüssel kopieren',
  use: 'Senden Sie mit jeder Anfrage zwei Header:',
  tryIt: 'Gleich ausprobieren',
  tryItHint: 'Die Antwort sagt, wer anfragt: der Schlüssel, seine Rolle und Ihre Firma.',
  copyCommand: 'Befehl kopieren',
  reference: 'API-Referenz',
  kept: 'Ich habe den Schlüssel sicher aufbewahrt',
  done: 'Fertig',
  revoke: 'Widerrufen',
  revokeOf: 'Schlüssel „{{name}}“ widerrufen',
  revokeTitle: '„{{name}}“ widerrufen?',
  revokeText:
    'Was diesen Schlüssel benutzt, funktioniert ab der nächsten Anfrage nicht mehr. Ein widerrufener Schlüssel lässt sich nicht wiederherstellen; Sie müssten einen neuen erstellen.',
  revokeTextUnused:
    'Bisher hat nichts diesen Schlüssel benutzt. Ein widerrufener Schlüssel lässt sich nicht wiederherstellen; Sie müssten einen neuen erstellen.',
  revokeDone: 'Der Schlüssel „{{name}}“ ist widerrufen.',
};
