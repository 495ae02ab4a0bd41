/** The mail about a signing key that ends. */
export const signingKeyEnds = {
  subject: 'Your signing key ends on {{day}}',
  heading: 'Your signing key ends on {{day}}',
  intro_one: 'The signing key of {{account}} ends in {{count, number}} day, on {{day}}.',
  intro_other: 'The signing key of {{account}} ends in {{count, number}} days, on {{day}}.',
  key: 'Signing key',
  effect:
    'No licence file lasts longer than its key. After {{day}} no device can be activated and no file renewed, until another key signs.',
  switch: 'The next key is certified. Switch to it in the portal; files that were signed before stay valid.',
  make: 'Make the next key in the portal, certify it on the machine that keeps the root, and switch to it. Files that were signed before stay valid.',
  button: 'Open signing keys',
  why: 'You receive this e-mail because you look after the signing keys of {{account}}.',
};
