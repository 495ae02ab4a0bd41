/** Texts of the settings in German. */
export const settings = {
  title: 'Einstellungen',
  parts: 'Bereiche der Einstellungen',
  profile: 'Profil',
  account: 'Konto',
  keys: 'API-Schlüssel',
  signingKeys: 'Signaturschlüssel',
  accountHint: 'Name und Standort Ihrer Firma. Verbundene Firmen sehen Name, Kennung und Anschrift.',
};
