/** The headings and words of lists as CSV, in English. */
export const csv = {
  head: {
    id: 'Id', identifier: 'Identifier', name: 'Name', description: 'Description', tier: 'Tier', status: 'Status', activated: 'Activated', address: 'Address', country: 'Country', language: 'Language',
    timeZone: 'Time zone', visible: 'Visible to other partners', openCopies: 'Open copies', people: 'People', lastSignIn: 'Last sign-in', created: 'Created',
    email: 'E-mail', firstName: 'First name', lastName: 'Last name', maySignIn: 'May sign in', level: 'Role', phone: 'Phone', mobile: 'Mobile phone', sharedLogin: 'Shared login', marketingMail: 'Marketing mail', expiryMail: 'Expiry mail',
    sku: 'SKU', product: 'Product', kind: 'Kind', termMonths: 'Term in months',
    activationId: 'Activation ID', orderNumber: 'Order number', holder: 'Held by', holderIdentifier: 'Held by, identifier', from: 'From', fromIdentifier: 'From, identifier', contact: 'Contact', contactEmail: 'Contact’s e-mail',
    copies: 'Copies', available: 'Available', handedOn: 'Handed on', activatedCopies: 'Activated', retired: 'Retired', starts: 'Starts', expires: 'Expires', state: 'State', reason: 'Reason', since: 'Since',
    recipient: 'Recipient', subject: 'Subject', at: 'Time', response: 'Mail server’s answer', actor: 'Who', actorEmail: 'E-mail of who', account: 'Account', about: 'What about', before: 'Before', after: 'After', network: 'Network address',
    list: 'List', shared: 'Shared',
    ending: 'Ends with', lastUsed: 'Last used', revoked: 'Revoked',
    asked: 'Asked for', by: 'By', device: 'Device', lastSeen: 'Last seen', current: 'This session', answer: 'Answer', decided: 'Answered',
    sent: 'Sent', opened: 'Opened', ended: 'Ended',
    ordered: 'Ordered on', licences: 'Licences', unassigned: 'Unassigned', assignedTo: 'Assigned to', inUse: 'In use',
    secondFactor: 'Second factor', outcome: 'Outcome',
  },
  word: {
    'yes': 'Yes', 'no': 'No', 'active': 'Active', 'inactive': 'Inactive', 'suspended': 'Suspended', 'expired': 'Expired', 'on-hold': 'On hold', 'closed': 'Closed', 'retired': 'Retired',
    'unassigned': 'Unassigned', 'partly': 'Partly assigned', 'assigned': 'Assigned',
    'api-key': 'API key',
    'waiting': 'Waiting', 'accepted': 'Accepted', 'deferred': 'Deferred', 'failed': 'Failed', 'open': 'Open', 'declined': 'Declined', 'withdrawn': 'Withdrawn',
    'opened': 'Opened', 'used': 'Used', 'revoked': 'Withdrawn', 'taken': 'Accepted by the mail server',
    'signed-in': 'Signed in', 'password-wrong': 'Wrong password', 'code-missing': 'No code', 'code-wrong': 'Wrong code', 'refused': 'Not let in',
  },
  undisclosed: 'Undisclosed: {{tier}}',
};
