/** Texts of the settings in English. */
export const settings = {
  title: 'Settings',
  parts: 'Settings sections',
  profile: 'Profile',
  account: 'Account',
  keys: 'API keys',
  signingKeys: 'Signing keys',
  accountHint: 'Your company’s name and location. Related companies see its name, identifier and address.',
};
