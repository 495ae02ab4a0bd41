/** Texts of signing keys in German. */
export const signingKey = {
  title: 'Signaturschlüssel',
  hint: 'Lizenzdateien werden mit dem aktuellen Schlüssel signiert. Ihr Stammschlüssel zertifiziert Schlüssel auf einem Rechner, der nie online ist; im Portal liegt er nicht. Vergleichen Sie die Fingerabdrücke auf beiden Bildschirmen.',
  make: 'Nächsten Schlüssel erstellen',
  empty: {
    title: 'Noch kein Signaturschlüssel',
    hint: 'Ohne ihn lässt sich keine Lizenzdatei erstellen. Erstellen Sie den nächsten Schlüssel, zertifizieren Sie ihn mit Ihrem Stammschlüssel und wechseln Sie zu ihm.',
  },
  states: { next: 'Nächster', current: 'Aktuell', retired: 'Abgelöst', revoked: 'Widerrufen' },
  since: { next: 'Erstellt', current: 'Signiert seit', retired: 'Abgelöst am', revoked: 'Widerrufen am' },
  demo: 'Demo',
  certificate: 'Zertifikat',
  missing: 'fehlt',
  until: 'Zertifiziert bis',
  root: 'Stammschlüssel',
  request: 'Anforderung herunterladen',
  upload: 'Zertifikat hochladen',
  uploadDone: 'Das Zertifikat wurde hochgeladen. Wechseln Sie zu dem Schlüssel, sobald Sie so weit sind.',
  switch: 'Zu diesem Schlüssel wechseln',
  switchDone: 'Neue Dateien werden mit diesem Schlüssel signiert. Frühere bleiben gültig.',
  revoke: 'Widerrufen',
  revokeOf: 'Schlüssel {{key}} widerrufen',
  revokeTitle: '{{key}} widerrufen?',
  revokeText:
    'Für einen Schlüssel, der in fremde Hände geraten sein kann. Er signiert nie wieder, und seine Dateien lassen sich von gefälschten nicht mehr unterscheiden. Befristete Dateien werden ersetzt, sobald ihr Gerät die nächste abholt; Dateien für die ganze Laufzeit müssen von Hand ersetzt werden.',
  revokeWithNext: 'Der nächste Schlüssel signiert sofort.',
  revokeWithoutNext:
    'Es gibt keinen zertifizierten nächsten Schlüssel: Bis dahin lässt sich keine Lizenzdatei erstellen.',
  revokeList:
    'Geräte erfahren davon nur durch Ihren Stammschlüssel: Erstellen Sie seine Liste mit „tierline keys revoke“ und laden Sie sie hier hoch.',
  revokeDone: 'Der Schlüssel wurde widerrufen.',
  reason: 'Grund',
  reissue: {
    title: 'Geräte mit Dateien dieses Schlüssels',
    wholeTerm_one: '{{count, number}} für die ganze Laufzeit',
    wholeTerm_other: '{{count, number}} für die ganze Laufzeit',
    leased_one: '{{count, number}} befristet',
    leased_other: '{{count, number}} befristet',
    show: 'Geräte anzeigen',
  },
  listed: 'in der Liste des Stammschlüssels',
  unlisted: 'noch nicht in der Liste des Stammschlüssels',
  list: 'Widerrufene Schlüssel',
  listHint:
    'Die Liste, die Ihr Stammschlüssel signiert hat. Geräte rufen sie ab und vertrauen den Schlüsseln darin nicht mehr.',
  listUpload: 'Liste hochladen',
  listDone: 'Die Liste wurde hochgeladen.',
  newRoot: {
    title: 'Ist das Ihr Stammschlüssel?',
    text: 'Dieses Zertifikat stammt von einem Stammschlüssel, der hier noch nie verwendet wurde. Geräte vertrauen nur dem, mit dem sie gebaut wurden: Vergleichen Sie seinen Fingerabdruck mit Ihren Unterlagen.',
    confirm: 'Ja, das ist unserer',
  },
  warn: {
    none: 'Es gibt keinen aktuellen Schlüssel: Es lässt sich keine Lizenzdatei erstellen.',
    over: 'Das Zertifikat des aktuellen Schlüssels ist abgelaufen: Es lässt sich keine Lizenzdatei erstellen.',
    ends_zero:
      'Das Zertifikat des aktuellen Schlüssels läuft heute ab. Keine Lizenz gilt länger: Zertifizieren Sie jetzt den nächsten Schlüssel.',
    ends_one:
      'Das Zertifikat des aktuellen Schlüssels läuft in {{count, number}} Tag ab. Keine Lizenz gilt länger: Zertifizieren Sie jetzt den nächsten Schlüssel.',
    ends_other:
      'Das Zertifikat des aktuellen Schlüssels läuft in {{count, number}} Tagen ab. Keine Lizenz gilt länger: Zertifizieren Sie den nächsten Schlüssel.',
    unlisted_one:
      'Ein widerrufener Schlüssel steht noch nicht in der Liste Ihres Stammschlüssels: Geräte vertrauen ihm weiterhin. Erstellen Sie die Liste und laden Sie sie hoch.',
    unlisted_other:
      '{{count, number}} widerrufene Schlüssel stehen noch nicht in der Liste Ihres Stammschlüssels: Geräte vertrauen ihnen weiterhin. Erstellen Sie die Liste und laden Sie sie hoch.',
    demo: 'Diese Schlüssel dienen nur zum Ausprobieren. Bauen Sie kein Gerät mit diesem Stammschlüssel: Erstellen Sie Ihren eigenen und zertifizieren Sie damit den nächsten Schlüssel.',
  },
};
