/** Texts of the settings in English. */
export const settings = {
  title: 'Settings',
  parts: 'Parts of the settings',
  profile: 'Profile',
  account: 'Account',
  keys: 'API keys',
  signingKeys: 'Signing keys',
  accountHint: 'What your company is called and where it is. Related companies see its name, identifier and address.',
};
