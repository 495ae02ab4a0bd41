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
