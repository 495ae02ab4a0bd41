import { group } from '../group.ts';

export const imports = group({
  name: 'Imports',
  about: 'Rows of a file: accounts, users, orders or sites, up to 5,000 at once.',
  endpoints: {
    previewImport: 'Reads the rows as the import would and lists every mistake; imports nothing.',
    importRows: 'Imports all rows as one operation, or none. Cells are texts as a file has them.',
  },
  fields: {
    accounts: 'Accounts with their first users',
    users: 'Users of one account',
    orders: 'Lines of orders; rows of one number are one order',
    sites: 'Sites of your account',
    rows: 'What would become of each row, in the order of the request',
    'rows.name': 'The account’s or site’s name, the user’s e-mail address, or the order’s number',
    'rows.tier': 'The tier that the account would be of; null where it is no account',
    'rows.role': 'The role that the user would get; null where nobody would sign in',
    'rows.mail': 'The mail that gives the user access; null: none',
    'mail.kind': 'Which mail it is',
    'mail.to': 'The address it goes to',
    made: 'What was made',
    'made.name': 'The account’s or site’s name, the user’s e-mail address, or the order’s number',
    mails: 'How many mails are sent',
  },
});
