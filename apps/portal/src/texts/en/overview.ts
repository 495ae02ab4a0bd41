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
  mails: {
    title: 'Mails',
    hint: 'The mails that went out because of what your company did here, newest first.',
    hintVendor: 'The mails that went out in the whole programme, newest first.',
    state: 'State', anyState: 'Any state',
    subject: 'Mail', recipient: 'To', sent: 'Caused', answer: 'Mail server’s answer', open: 'Look at what it is about: {{subject}}',
    empty: 'No mails', emptyHint: 'As soon as something is handed on or somebody is let in, the mail stands here with how it got through.',
  },
};
