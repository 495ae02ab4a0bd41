/** The mail about a signing key that ends, in German. */
export const signingKeyEnds = {
  subject: 'Ihr Signaturschlüssel endet am {{day}}',
  heading: 'Ihr Signaturschlüssel endet am {{day}}',
  intro_one: 'Der Signaturschlüssel von {{account}} endet in {{count, number}} Tag, am {{day}}.',
  intro_other: 'Der Signaturschlüssel von {{account}} endet in {{count, number}} Tagen, am {{day}}.',
  key: 'Signaturschlüssel',
  effect:
    'Keine Lizenzdatei gilt länger als ihr Schlüssel. Nach dem {{day}} lässt sich kein Gerät aktivieren und keine Datei verlängern, bis ein anderer Schlüssel signiert.',
  switch:
    'Der nächste Schlüssel ist zertifiziert. Wechseln Sie im Portal zu ihm; bereits signierte Dateien bleiben gültig.',
  make: 'Erzeugen Sie im Portal den nächsten Schlüssel, zertifizieren Sie ihn auf dem Rechner mit dem Stammschlüssel und wechseln Sie zu ihm. Bereits signierte Dateien bleiben gültig.',
  button: 'Signaturschlüssel öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Signaturschlüssel von {{account}} verwalten.',
};
