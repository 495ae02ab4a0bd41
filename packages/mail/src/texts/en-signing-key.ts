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
