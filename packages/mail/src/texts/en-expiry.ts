/** Of line items that expire, in English. */
export const expiry = {
  subject_one: 'A line item of {{account}} expires on {{expiry}}',
  subject_other: '{{count, number}} line items of {{account}} expire, the first on {{expiry}}',
  heading: 'Entitlements expire soon',
  intro_one: '{{count, number}} line item of {{account}} expires soon. Its last day is {{expiry}}.',
  intro_other: '{{count, number}} line items of {{account}} expire soon. The last day of the first ones is {{expiry}}.',
  available: 'Available',
  activated: 'Activated',
  more_one: 'And {{count, number}} more line item; the portal shows them all.',
  more_other: 'And {{count, number}} more line items; the portal shows them all.',
  whatToDo:
    'Copies of a line item that has expired cannot be handed on any more. If you still need them then, ask your supplier for new ones in time.',
  button: 'Look at what expires',
  off: 'No more such mails? Switch them off in your profile',
  why: 'You receive this e-mail because mails before entitlements of {{account}} expire are switched on for you.',
};
