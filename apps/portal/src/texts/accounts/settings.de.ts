/** Texts of the settings in German. */
export const settings = {
  title: 'Einstellungen',
  parts: 'Teile der Einstellungen',
  profile: 'Profil',
  account: 'Konto',
  keys: 'API-Schlüssel',
  signingKeys: 'Signaturschlüssel',
  accountHint: 'Wie Ihre Firma heißt und wo sie ist. Verbundene Firmen sehen Name, Kennung und Anschrift.',
};
