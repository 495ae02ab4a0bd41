/** Texts of forgotten passwords and of the user's own sessions, in English. */
export const access = {
  forgotten: {
    link: 'Forgotten your password?',
    title: 'Forgotten your password?',
    hint: 'Tell us the e-mail you sign in with, and you get a link to choose a new password.',
    submit: 'Send the link',
    back: 'Back to sign-in',
    sent: 'Look in your mail',
    sentHint:
      'If there is a sign-in for this address, a mail with a link is on its way. The link is good for 60 minutes.',
    spam: 'Look in the spam folder, too. If no mail comes, the address may be another one than you think: ask the person who manages your company’s users.',
    again: 'Try another address',
  },
  reset: {
    hint: 'Then sign in with it. All your other sessions end.',
    submit: 'Set password',
    done: 'Your password is changed. Please sign in with it.',
    noLink: 'The link is missing',
    noLinkHint:
      'Open the link of the mail once more: this page forgets it when it is loaded anew. Or ask for a new one.',
    newLink: 'Ask for a new link',
  },
  sessions: {
    title: 'Where you are signed in',
    hint: 'If there is one that you do not know, sign it out and change your password.',
    device: '{{browser}} on {{system}}',
    unknown: 'Unknown device',
    current: 'This one',
    address: 'Address',
    since: 'Since',
    lastSeen: 'Last seen',
    endOf: 'Sign out: {{device}}',
    endOthers: 'Sign out all others',
    done_one: 'Signed out there.',
    done_other: 'Signed out in {{count, number}} places.',
    failed: 'Not signed out. {{words}}',
  },
};
