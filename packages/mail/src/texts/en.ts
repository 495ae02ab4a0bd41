import { creditsGranted, orderChanged, ordersArrived, seatsSwitched } from './en-received.ts';
import { deviceNews, licenceFiles, filesWaiting } from './en-device.ts';
import { requestNews, requestsWaiting } from './en-request.ts';
import { filesToReplace, signingKeyEnds } from './en-signing-key.ts';
import { expiry } from './en-expiry.ts';
import { siteAdministrator, sitesNeedCredits } from './en-site.ts';

/** What the mails say, in English. The German and Spanish files have the same keys. */
export const en = {
  footer: {
    sentBy: 'Sent by {{portal}}',
    becauseOfSignIn: 'You receive this e-mail because a sign-in was created for {{email}}.',
    becauseOfContact: 'You receive this e-mail because you are a contact of {{account}}.',
    automatic: 'This is an automatic message.',
  },
  line: {
    product: 'Product',
    activationId: 'Activation ID',
    copies: 'Copies',
    start: 'Start',
    expiry: 'Expiry',
    perpetual: 'Perpetual',
  },
  nowWith_one: '{{account}} now has {{count, number}} copy.',
  nowWith_other: '{{account}} now has {{count, number}} copies.',
  openEntitlements: 'Open entitlements',
  helper: '{{person}} ({{company}})',
  helperNobody: 'the person who set up your access',
  noAccess:
    'You do not need to sign in to the portal for this. If you have questions, contact the company named above.',
  licences: {
    button: 'Open licences',
    users: 'Users',
    lost: 'Users who have lost their licence:',
    onUntil: 'On until',
    amount_one: '{{count, number}} licence, {{start}} – {{expiry}}',
    amount_other: '{{count, number}} licences, {{start}} – {{expiry}}',
    more_one: 'and {{count, number}} more',
    more_other: 'and {{count, number}} more',
    why: 'You receive this e-mail because you manage the licences of {{account}}.',
    assigned: {
      subject_one: '{{count, number}} licence for {{account}}',
      subject_other: '{{count, number}} licences for {{account}}',
      heading: 'You have new licences',
      intro_one:
        '{{from}} has assigned {{count, number}} licence of order {{orderNumber}} to {{account}}. You can switch it on for a user now.',
      intro_other:
        '{{from}} has assigned {{count, number}} licences of order {{orderNumber}} to {{account}}. You can switch them on for your users now.',
    },
    takenBack: {
      subject_one: '{{count, number}} licence of {{account}} has been taken back',
      subject_other: '{{count, number}} licences of {{account}} have been taken back',
      heading: 'Licences have been taken back',
      intro_one: '{{from}} has taken {{count, number}} licence of order {{orderNumber}} back from {{account}}.',
      intro_other: '{{from}} has taken {{count, number}} licences of order {{orderNumber}} back from {{account}}.',
    },
    expiring: {
      subject_one: '{{customer}}: a licence in use expires',
      subject_other: '{{customer}}: {{count, number}} licences in use expire',
      heading: 'Licences in use expire',
      intro_one:
        'A licence of {{customer}} that is on for a user expires on {{expiry}}, and there is no free licence to replace it.',
      intro_other:
        '{{count, number}} licences of {{customer}} that are on for users expire, the first on {{expiry}}, and there are no free licences to replace them.',
      whatToDo:
        'Nobody loses a licence on that day. If there are other licences by then, their users keep theirs automatically; all others stay on until the date above and are switched off then.',
    },
    ended: {
      subject_one: '{{customer}}: a licence has been switched off',
      subject_other: '{{customer}}: {{count, number}} licences have been switched off',
      heading: 'Licences have been switched off',
      intro_one:
        'A licence of {{customer}} expired on {{expiry}}. There was no replacement by {{end}}, so it has been switched off for its user.',
      intro_other:
        '{{count, number}} licences of {{customer}} have expired, the first on {{expiry}}. There was no replacement by {{end}}, so they have been switched off for these users.',
    },
  },
  initialPassword: {
    subject: 'Your sign-in for {{portal}}',
    preview: 'Sign in with the initial password and choose one of your own.',
    heading: 'Welcome to {{portal}}',
    hello: 'Hello {{firstName}},',
    helloAnybody: 'Hello,',
    intro: 'You now have a sign-in for {{account}}. Sign in with the initial password, then choose your own.',
    address: 'Address',
    signInName: 'Sign-in name',
    password: 'Initial password',
    noLongerShown: '••• (no longer shown)',
    validUntil: 'Valid until',
    signIn: 'Sign in',
    onlyChange:
      'The initial password is only for choosing a new one. If you have received several, only the newest one works. If it has expired, ask {{helper}} for a new one.',
    unexpected:
      'Not expecting this e-mail? Then do not sign in and do not forward it: the initial password expires by itself. If in doubt, ask {{helper}}.',
  },
  invitation: {
    subject: 'Your invitation to {{portal}}',
    preview: 'Sign up and choose a password; the link is valid for 7 days.',
    heading: 'You have been invited to {{portal}}',
    intro: '{{by}} invites you to use {{portal}} for {{account}}.',
    introNobody: 'You have been invited to use {{portal}} for {{account}}.',
    signUp: 'Sign up',
    signInName: 'Sign-in name',
    role: 'Role',
    validUntil: 'Valid until',
    once: 'The link is only for you and works once. If you have received several, only the newest one works. If it has expired, ask {{helper}} for a new one.',
    unexpected: 'Not expecting this e-mail? Then do nothing and do not forward it: the invitation expires by itself.',
    why: 'You receive this e-mail because {{email}} was invited.',
  },
  passwordReset: {
    subject: 'Choose a new password for {{portal}}',
    preview: 'A link to choose a new password, valid for one hour.',
    heading: 'Choose a new password',
    intro: 'Somebody, probably you, asked for a new password for {{email}} at {{account}}.',
    choose: 'Choose a new password',
    validUntil: 'Valid until',
    noLongerShown: 'The link is no longer shown.',
    unexpected:
      'Was this not you? Then you do not need to do anything: your password stays the same, and the link expires by itself.',
  },
  signInChanged: {
    subject: {
      password: 'Your password for {{portal}} was changed',
      'second-factor-on': 'Second factor switched on for {{portal}}',
      'second-factor-off': 'Second factor switched off for {{portal}}',
      'second-factor-reset': 'Your second factor for {{portal}} was reset',
      'recovery-codes': 'New recovery codes for {{portal}}',
      'recovery-code-used': 'A recovery code was used for {{portal}}',
    },
    what: {
      password: 'Your password has been changed. All your other sessions have ended.',
      'second-factor-on':
        'From now on, the portal asks for a code from your authenticator app when you sign in. All your other sessions have ended.',
      'second-factor-off': 'The portal no longer asks for a code when you sign in. All your other sessions have ended.',
      'second-factor-reset':
        'Your second factor has been removed, so that you can sign in with your password alone. Please set up a new one. Your sessions have ended.',
      'recovery-codes': 'New recovery codes have been created for you. The old ones no longer work.',
      'recovery-code-used':
        'Somebody, probably you, used one of your recovery codes instead of the authenticator app. That code no longer works.',
    },
    heading: 'Your sign-in has been changed',
    when: 'When',
    by: 'By',
    look: 'Open your settings',
    unexpected:
      'Was this not you? Choose a new password at once with “Forgot your password?” on the sign-in page, and tell the person who manages the users of {{account}}.',
  },
  relation: {
    askedSubject: '{{from}} asks to be related to {{target}}',
    askedPreview: 'A distributor or partner asks you to relate an account to theirs.',
    askedHeading: 'A request for you',
    askedIntro:
      '{{by}} ({{from}}) asks you to relate the account {{target}} to theirs, so that copies can be handed on to it.',
    askedButton: 'View request',
    acceptedSubject: '{{target}} is now related to your account',
    acceptedIntro: 'Your request has been accepted: you can now hand copies on to {{target}}.',
    declinedSubject: '{{target}} has not been related to your account',
    declinedIntro: 'Your request to relate {{target}} has been declined. Ask the vendor if you would like to know why.',
    decidedHeading: 'Your request',
    decidedButton: 'Open the portal',
  },
  entitlementIssued: {
    subject: 'New entitlement for {{account}}: order {{orderNumber}}',
    heading: 'New entitlement',
    intro_one: 'An entitlement with {{count, number}} line item has been issued.',
    intro_other: 'An entitlement with {{count, number}} line items has been issued.',
    account: 'Account',
    orderNumber: 'Order number',
  },
  linesHandedOn: {
    subject_one: '{{from}} has handed {{count, number}} copy on to you',
    subject_other: '{{from}} has handed {{count, number}} copies on to you',
    heading_one: 'You have received {{count, number}} copy',
    heading_other: 'You have received {{count, number}} copies',
    intro_one: '{{from}} has handed {{count, number}} copy on to {{account}}.',
    intro_other: '{{from}} has handed {{count, number}} copies on to {{account}}.',
    howToUse:
      '{{from}} will activate the licence for you, or tell you where to enter the activation ID. You do not need to sign in for that. Anybody who has the ID can use it: keep it safe.',
    whomToAsk: 'Any questions, or do you need more copies? Contact {{helper}}.',
    messageFrom: 'Message from {{from}}',
  },
  expiry,
  sitesNeedCredits,
  ordersArrived,
  orderChanged,
  creditsGranted,
  requestNews,
  requestsWaiting,
  filesWaiting,
  signingKeyEnds,
  filesToReplace,
  deviceNews,
  licenceFiles,
  seatsSwitched,
  siteAdministrator,
  lineDetails: {
    subject: '{{product}}: details from {{from}}',
    intro: '{{from}} sends you the details of a line item: the product, the number of copies and the activation ID.',
    state: 'Status',
    states: { active: 'Active', expired: 'Expired', 'on-hold': 'On hold', closed: 'Closed' },
    asOf: 'These details were correct when the e-mail was written. Anybody who has the activation ID can use it: keep it safe.',
    why: 'You receive this e-mail because {{from}} sent it to you through {{portal}}.',
  },
  takenBack: {
    undisclosed: 'an undisclosed company',
    reason: 'Reason',
    answer: 'Answer',
    returnedToYou: {
      subject_one: '{{other}} has returned {{count, number}} copy to you',
      subject_other: '{{other}} has returned {{count, number}} copies to you',
      heading_one: '{{count, number}} copy is back with you',
      heading_other: '{{count, number}} copies are back with you',
      intro_one:
        '{{other}} has returned {{count, number}} copy to {{account}}. It is available again under the activation ID it came from.',
      intro_other:
        '{{other}} has returned {{count, number}} copies to {{account}}. They are available again under the activation ID they came from.',
    },
    returnedByYou: {
      subject_one: '{{count, number}} copy returned to {{other}}',
      subject_other: '{{count, number}} copies returned to {{other}}',
      heading_one: 'You have returned {{count, number}} copy',
      heading_other: 'You have returned {{count, number}} copies',
      intro_one: '{{account}} has returned {{count, number}} copy to {{other}}.',
      intro_other: '{{account}} has returned {{count, number}} copies to {{other}}.',
    },
    recalledByYou: {
      subject_one: '{{count, number}} copy taken back from {{other}}',
      subject_other: '{{count, number}} copies taken back from {{other}}',
      heading_one: '{{count, number}} copy is back with you',
      heading_other: '{{count, number}} copies are back with you',
      intro_one:
        '{{account}} has taken {{count, number}} copy back from {{other}}. It is available again under the activation ID it came from.',
      intro_other:
        '{{account}} has taken {{count, number}} copies back from {{other}}. They are available again under the activation ID they came from.',
    },
    recalledFromYou: {
      subject_one: '{{other}} has taken {{count, number}} copy back',
      subject_other: '{{other}} has taken {{count, number}} copies back',
      heading_one: '{{count, number}} copy has been taken back',
      heading_other: '{{count, number}} copies have been taken back',
      intro_one:
        '{{other}} has taken {{count, number}} copy back from {{account}}. Only available copies are affected.',
      intro_other:
        '{{other}} has taken {{count, number}} copies back from {{account}}. Only available copies are affected.',
    },
    asked: {
      subject_one: '{{other}} asks you to return {{count, number}} copy',
      subject_other: '{{other}} asks you to return {{count, number}} copies',
      heading: 'A request for you',
      intro_one:
        '{{other}} asks {{account}} to return {{count, number}} copy. You decide: accept or decline in the portal.',
      intro_other:
        '{{other}} asks {{account}} to return {{count, number}} copies. You decide: accept or decline in the portal.',
      button: 'Answer the request',
    },
    declined: {
      subject_one: '{{other}} keeps {{count, number}} copy',
      subject_other: '{{other}} keeps {{count, number}} copies',
      heading: 'Your request has been declined',
      intro_one: '{{other}} has declined to return {{count, number}} copy to {{account}}.',
      intro_other: '{{other}} has declined to return {{count, number}} copies to {{account}}.',
    },
  },
  held: {
    subject_one: '{{count, number}} line item of {{account}} is on hold',
    subject_other: '{{count, number}} line items of {{account}} are on hold',
    heading: 'On hold',
    intro_one:
      'The vendor has set {{count, number}} line item of {{account}} on hold. Until it is released, no copies of it can be handed on or returned.',
    intro_other:
      'The vendor has set {{count, number}} line items of {{account}} on hold. Until they are released, no copies of them can be handed on or returned.',
  },
  released: {
    subject_one: '{{count, number}} line item of {{account}} has been released',
    subject_other: '{{count, number}} line items of {{account}} have been released',
    heading: 'Released',
    intro_one: 'The vendor has released {{count, number}} line item of {{account}}: its copies can be handed on again.',
    intro_other:
      'The vendor has released {{count, number}} line items of {{account}}: their copies can be handed on again.',
  },
};
