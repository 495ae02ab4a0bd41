/** Texts of the overview, in English. */
export const overview = {
  title: 'Overview',
  needs: 'What needs you',
  nothing: 'Nothing waits for you.',
  lately: 'Lately',
  all: 'All activity',
  nothingLately: 'Nothing has happened here yet.',
  rows: {
    relations_one: 'request to relate two companies', relations_other: 'requests to relate companies',
    recalls_one: 'request to give copies back waits for your answer', recalls_other: 'requests to give copies back wait for your answer',
    undelivered_one: 'mail could not be delivered', undelivered_other: 'mails could not be delivered',
    suspended_one: 'site suspended', suspended_other: 'sites suspended',
    overdue_one: 'site overdue', overdue_other: 'sites overdue',
    expiring_one: 'line item with copies available expires within 30 days', expiring_other: 'line items with copies available expire within 30 days',
    notActivated_one: 'company where nobody has signed in yet', notActivated_other: 'companies where nobody has signed in yet',
    invitations_one: 'invitation not accepted yet', invitations_other: 'invitations not accepted yet',
  },
};
