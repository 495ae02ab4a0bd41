/** Of line items that expire, in English. */
export const expiry = {
  subject_one: 'A line item of {{account}} expires on {{expiry}}',
  subject_other: '{{count, number}} line items of {{account}} expire, the first on {{expiry}}',
  heading: 'Entitlements expire soon',
  intro_one: '{{count, number}} line item of {{account}} expires soon. Its last day is {{expiry}}.',
  intro_other:
    '{{count, number}} line items of {{account}} expire soon. The last day of the earliest ones is {{expiry}}.',
  available: 'Available',
  activated: 'Activated',
  more_one: 'And {{count, number}} more line item; the portal shows them all.',
  more_other: 'And {{count, number}} more line items; the portal shows them all.',
  whatToDo:
    'Copies of an expired line item can no longer be handed on. If you still need them, renew the line items in time; your supplier receives a request.',
  button: 'View expiring line items',
  renew: 'Renew',
  off: 'Don’t want these e-mails? Switch them off in your profile',
  why: 'You receive this e-mail because you have switched on notices before entitlements of {{account}} expire.',
};
