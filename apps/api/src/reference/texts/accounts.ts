import { group } from '../group.ts';

export const accounts = group({
  name: 'Accounts',
  about: 'Companies of the programme, and how they are related to yours.',
  shapes: ['Account', 'RelationRequest'],
  endpoints: {
    listAccounts:
      'Lists the accounts below yours; `direction` also lists those above. What you may not know of an account is null.',
    readAccount: 'Reads one account that is related to yours, or your own.',
    createAccount:
      'Creates an account of a tier below yours and relates it to you. Its first user becomes its Master and gets a mail; where the tier does not sign in, they are its contact.',
    editAccount:
      'Changes your own account, or one that yours created, until it is activated. Only the vendor changes `status`. What is left out stays.',
    askRelation:
      'Asks the vendor to relate an account that exists already. The answer is the same whether there is such an account or not.',
    listRelationRequests: 'Lists your account’s requests to be related to others, the newest first.',
    decideRelation:
      'Accepts or declines a request to be related, for vendor staff. Once accepted, both accounts see each other.',
  },
  fields: {
    'Account.status': 'Suspended accounts only read; closed ones do not sign in',
    description:
      'A description, shown to the account, the vendor and, until it is activated, its creator; may be empty',
    activated: 'Whether its first Master has signed in; it may receive copies before that',
    visibleToPartners: 'Whether accounts below see its name; null where you may not know',
    'Account.createdAt': 'When it was made; null where you may not know',
    openCopies: 'Its available copies that came from you; for the vendor, from anybody',
    licences: 'Its licences that are valid today, from your orders; null in a programme without orders',
    'licences.total': 'All of them',
    'licences.free': 'Those that no user has',
    'licences.endSoon': 'Those that end within 60 days',
    'licences.firstEndOn': 'The day on which the first of them end; null: none do',
    credits: 'Its credits, for itself and the vendor; null where it runs no sites',
    'credits.balance': 'Those that are on no site',
    'credits.sites': 'How many sites it has',
    'credits.low': 'How many of them need credits',
    'credits.monthlyCost': 'What all of them cost in the coming month',
    lastsUntil: 'The last day that all of its credits pay for; null: without end',
    licencesEndWithinDays: 'Only accounts of which licences end within so many days',
    users: 'How many users it has; null where you may not know',
    lastSignInAt: 'When one of its users signed in last; null: never, or you may not know',
    direction: 'Accounts below yours, above it, or both; left out, those below',
    'listAccounts.tier': 'Only accounts of this tier',
    'listAccounts.status': 'Only accounts of this status; `not-activated`: those whose Master has not signed in yet',
    'createAccount.tier': 'The tier; left out, the first that you may create',
    'createAccount.identifier': 'Its short name, unique in the programme; left out, one is made of its name',
    'createAccount.visibleToPartners': 'Whether accounts below see its name; left out: no',
    'createAccount.user': 'Its first user; can be left out where the tier does not sign in',
    'editAccount.status': 'For vendor staff: suspend, resume or close it',
    nameOrIdentifier: 'The account’s exact name or identifier',
    typed: 'The name or identifier as it was typed',
    'RelationRequest.state': 'Whether the vendor has decided, and how',
    asking: 'The account that asks; null except for vendor staff',
    asked: 'The account that is asked for; null except for vendor staff',
    'decideRelation.state': 'What the vendor decides',
    'listRelationRequests.state': 'Only requests in this state',
  },
});
