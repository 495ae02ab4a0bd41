import { group } from '../group.ts';

export const users = group({
  name: 'Users and invitations',
  about: 'People of accounts: who signs in, with which role, and who only receives mails.',
  shapes: ['User', 'Invitation'],
  endpoints: {
    listUsers:
      'Lists the people of an account. Of related accounts you get name, e-mail address and language; `full` is then null.',
    createUser:
      'Creates a user of your account, or of one whose users you manage. Who may sign in gets an invitation or an initial password by mail.',
    findUsers: 'Searches people by name and e-mail address in your own and in related accounts.',
    readUser: 'Reads one person of your own or of a related account.',
    editUser:
      'Changes particulars, role or access of a user. Nobody changes their own role; only Masters change Masters. What is left out stays.',
    sendAccessMail:
      'Sends the invitation or initial password again, with a new link or password. The old one stops working.',
    withdrawUser: 'Removes a user who has never signed in, so that the e-mail address is free again.',
    listMarketingConsents:
      'Lists who agreed to marketing mail, for vendor staff. Take the list anew before each mailing.',
    listInvitations: 'Lists invitations with how far they have come, the newest first.',
    invitePeople: 'Creates up to 100 users of one account and mails each of them; one wrong row refuses all.',
    openInvitation: 'Reads what an invitation says. The token is that of the link in the mail.',
    acceptInvitation: 'Sets name and password, accepts the documents and signs the new user in. Works once.',
  },
  fields: {
    'listUsers.contacts': '`true`: only people who can be written to, those you wrote to last first',
    'listUsers.sort':
      'The order of the rows; a minus in front turns it round. People of other accounts always stand by name',
    full: 'What only the account itself and those who manage its users know; null for others',
    status: 'Inactive users do not sign in',
    waiting: 'They have not yet accepted the invitation or changed the initial password',
    secondFactor: 'Whether a second factor is set up',
    apiKeys: 'API keys they made that still work',
    'apiKeys.expiresOn': 'The last day on which the key works',
    licences: 'The products of which they have a licence that is on, as far as you may know',
    lastSignInAt: 'When they signed in last; null: never',
    lastMail: 'The last mail that gave them access; null: none',
    'lastMail.state': 'Whether a mail server has accepted the mail',
    'lastMail.at': 'Since when it is in this state',
    invitation: 'The newest invitation; null: none was sent',
    'invitation.state': 'How far the invitation has come',
    expiresAt: 'Until when the link works',
    'createUser.role': 'The role; left out, observer',
    'createUser.maySignIn': 'Whether they sign in; left out: yes',
    'createUser.language': 'The language of their mails and screens; left out, the account’s',
    'createUser.timeZone': 'Their time zone; left out, the account’s',
    revokeApiKeys: 'Also revoke the API keys that they made',
    'withdrawUser.version': 'The version of the user as it was read',
    'findUsers.q': 'Text to search for, two characters at least',
    'findUsers.account': 'Their account',
    'listInvitations.open': '`true`: only those that can still be accepted',
    'Invitation.userId': 'The invited user; null: they were taken back',
    'Invitation.state': 'How far the invitation has come: its mail, its link, its end',
    sentAt: 'When it was sent',
    openedAt: 'When its link was opened first; null: not yet',
    endedAt: 'When it was used, replaced, revoked or ran out; null: it still works',
    people: 'The people to invite, 100 at most',
    'people.role': 'The role; left out, observer',
    users: 'The users made',
    token: 'The token of the link in the mail',
    'openInvitation.account': 'The name of the account',
    accept: 'Why it cannot be accepted yet; null where it can',
    password: 'The password to sign in with from now on',
    'acceptInvitation.documents':
      'The documents accepted, as `PUT /invitations/opened` names them; left out where there are none',
    'account.name': 'The account’s name',
  },
});
