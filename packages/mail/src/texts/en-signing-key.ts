/** The mail about a signing key that ends. */
export const signingKeyEnds = {
  subject: 'Your signing key expires on {{day}}',
  heading: 'Your signing key expires on {{day}}',
  intro_one: 'The signing key of {{account}} expires in {{count, number}} day, on {{day}}.',
  intro_other: 'The signing key of {{account}} expires in {{count, number}} days, on {{day}}.',
  key: 'Signing key',
  effect:
    'No licence file lasts longer than its key. After {{day}}, no device can be activated and no file renewed until another key signs.',
  switch: 'The next key is certified. Switch to it in the portal; files signed before stay valid.',
  make: 'Create the next key in the portal, certify it on the machine that keeps the root, and switch to it. Files signed before stay valid.',
  button: 'Open signing keys',
  why: 'You receive this e-mail because you manage the signing keys of {{account}}.',
};

/** The mail to those whose devices have files that a revoked key signed. */
export const filesToReplace = {
  subject_one: 'Replace the licence file of {{count, number}} device',
  subject_other: 'Replace the licence files of {{count, number}} devices',
  heading_one: 'Replace the licence file of {{count, number}} device',
  heading_other: 'Replace the licence files of {{count, number}} devices',
  intro:
    '{{vendor}} has revoked a key that signed licence files of {{account}}. Devices may reject these files, so each needs a new one. New files use no copies.',
  leased_one: '{{count, number}} device has a leased file. If the device is online, it fetches the new file by itself.',
  leased_other:
    '{{count, number}} devices have leased files. Devices that are online fetch the new file by themselves.',
  wholeTerm_one:
    '{{count, number}} device has a file for the whole term. Download the new file and put it on the device.',
  wholeTerm_other:
    '{{count, number}} devices have files for the whole term. Download the new files and put them on the devices.',
  button: 'Show the devices',
  why: 'You receive this e-mail because you manage licences of {{account}}.',
};
