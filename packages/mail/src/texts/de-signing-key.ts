/** The mail about a signing key that ends, in German. */
export const signingKeyEnds = {
  subject: 'Ihr Signaturschlüssel läuft am {{day}} ab',
  heading: 'Ihr Signaturschlüssel läuft am {{day}} ab',
  intro_one: 'Der Signaturschlüssel von {{account}} läuft in {{count, number}} Tag ab, am {{day}}.',
  intro_other: 'Der Signaturschlüssel von {{account}} läuft in {{count, number}} Tagen ab, am {{day}}.',
  key: 'Signaturschlüssel',
  effect:
    'Keine Lizenzdatei gilt länger als ihr Schlüssel. Nach dem {{day}} lässt sich kein Gerät aktivieren und keine Datei verlängern, bis ein anderer Schlüssel signiert.',
  switch:
    'Der nächste Schlüssel ist zertifiziert. Wechseln Sie im Portal zu ihm; bereits signierte Dateien bleiben gültig.',
  make: 'Erstellen Sie im Portal den nächsten Schlüssel, zertifizieren Sie ihn auf dem Rechner mit dem Stammschlüssel und wechseln Sie zu ihm. Bereits signierte Dateien bleiben gültig.',
  button: 'Signaturschlüssel öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Signaturschlüssel von {{account}} verwalten.',
};

/** The mail to those whose devices have files that a revoked key signed, in German. */
export const filesToReplace = {
  subject_one: 'Ersetzen Sie die Lizenzdatei von {{count, number}} Gerät',
  subject_other: 'Ersetzen Sie die Lizenzdateien von {{count, number}} Geräten',
  heading_one: 'Ersetzen Sie die Lizenzdatei von {{count, number}} Gerät',
  heading_other: 'Ersetzen Sie die Lizenzdateien von {{count, number}} Geräten',
  intro:
    '{{vendor}} hat einen Schlüssel widerrufen, mit dem Lizenzdateien von {{account}} signiert wurden. Geräte weisen diese Dateien möglicherweise ab; jedes braucht eine neue. Neue Dateien verbrauchen keine Kopien.',
  leased_one: '{{count, number}} Gerät hat eine Datei auf Zeit. Wenn es online ist, holt es die neue Datei selbst.',
  leased_other:
    '{{count, number}} Geräte haben Dateien auf Zeit. Geräte, die online sind, holen die neue Datei selbst.',
  wholeTerm_one:
    '{{count, number}} Gerät hat eine Datei für die ganze Laufzeit. Laden Sie die neue Datei herunter und spielen Sie sie auf das Gerät.',
  wholeTerm_other:
    '{{count, number}} Geräte haben Dateien für die ganze Laufzeit. Laden Sie die neuen Dateien herunter und spielen Sie sie auf die Geräte.',
  button: 'Geräte anzeigen',
  why: 'Sie erhalten diese E-Mail, weil Sie Lizenzen von {{account}} verwalten.',
};
