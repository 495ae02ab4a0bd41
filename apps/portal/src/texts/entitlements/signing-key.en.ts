/** Texts of signing keys in English. */
export const signingKey = {
  title: 'Signing keys',
  hint: 'Licence files are signed with the current key. Your root certifies keys on a machine that is never online; it is not kept here. Compare the thumbprints on both screens.',
  make: 'Create the next key',
  empty: {
    title: 'No signing key yet',
    hint: 'Licence files cannot be created without one. Create the next key, certify it with your root, and switch to it.',
  },
  states: {
    next: 'Next',
    current: 'Current',
    retired: 'Retired',
    revoked: 'Revoked',
  },
  since: {
    next: 'Created',
    current: 'Signing since',
    retired: 'Retired on',
    revoked: 'Revoked on',
  },
  demo: 'Demonstration',
  certificate: 'Certificate',
  missing: 'missing',
  until: 'Certified until',
  root: 'Root',
  request: 'Download request',
  upload: 'Upload certificate',
  uploadDone: 'The certificate has been uploaded. Switch to the key when you are ready.',
  switch: 'Switch to this key',
  switchDone: 'New files are signed with this key. Earlier files stay valid.',
  revoke: 'Revoke',
  revokeOf: 'Revoke the key {{key}}',
  revokeTitle: 'Revoke {{key}}?',
  revokeText:
    'For a key that somebody else may have. It never signs again, and its files can no longer be told from forged ones. Leased files are replaced the next time their devices fetch one; whole-term files must be replaced by hand.',
  revokeWithNext: 'The next key signs at once.',
  revokeWithoutNext: 'There is no certified next key: no licence file can be created until there is one.',
  revokeList:
    'Devices learn of this only from your root: create its list with “tierline keys revoke” and upload it here.',
  revokeDone: 'The key has been revoked.',
  reason: 'Reason',
  reissue: {
    title: 'Devices with files of this key',
    wholeTerm_one: '{{count, number}} for the whole term',
    wholeTerm_other: '{{count, number}} for the whole term',
    leased_one: '{{count, number}} leased',
    leased_other: '{{count, number}} leased',
    show: 'Show devices',
  },
  listed: 'in the root’s list',
  unlisted: 'not in the root’s list yet',
  list: 'Revoked keys',
  listHint: 'The list signed by your root. Devices fetch it and no longer trust the keys in it.',
  listUpload: 'Upload list',
  listDone: 'The list has been uploaded.',
  newRoot: {
    title: 'Is this your root?',
    text: 'This certificate comes from a root that has not been used here before. Devices trust only the root they were built with, so compare its thumbprint with your records.',
    confirm: 'Yes, it is ours',
  },
  warn: {
    none: 'There is no current key: no licence file can be created.',
    over: 'The certificate of the current key has expired: no licence file can be created.',
    ends_zero: 'The certificate of the current key expires today. No licence outlasts it: certify the next key now.',
    ends_one:
      'The certificate of the current key expires in {{count, number}} day. No licence outlasts it: certify the next key now.',
    ends_other:
      'The certificate of the current key expires in {{count, number}} days. No licence outlasts it: certify the next key.',
    unlisted_one:
      'A revoked key is not in your root’s list yet: devices still trust it. Create the list and upload it.',
    unlisted_other:
      '{{count, number}} revoked keys are not in your root’s list yet: devices still trust them. Create the list and upload it.',
    demo: 'These keys are only for trying out Tierline. Do not build devices with this root: create your own, and certify the next key with it.',
  },
};
