/** The mail about orders that were entered for a partner. */
export const ordersArrived = {
  subject_one: 'Order {{orderNumber}} for {{account}}',
  subject_other: '{{count, number}} orders for {{account}}',
  heading_one: 'New order',
  heading_other: 'New orders',
  intro_one: 'Order {{orderNumber}} has been entered for {{account}}.',
  intro_other: '{{count, number}} orders have been entered for {{account}}.',
  order: 'Order {{orderNumber}}',
  more_one: 'And {{count, number}} more order; the portal shows all of them.',
  more_other: 'And {{count, number}} more orders; the portal shows all of them.',
  whatToDo: 'You can now assign the licences to your customers.',
  button: 'Open orders',
  why: 'You receive this e-mail because you manage the orders of {{account}}.',
};

/** The mail about an order that was cancelled or corrected after a mail about it. */
export const orderChanged = {
  cancelled: {
    subject: 'Order {{orderNumber}} has been cancelled',
    heading: 'An order has been cancelled',
    intro:
      '{{from}} has cancelled order {{orderNumber}} for {{account}}. Its licences or credits are no longer available.',
  },
  corrected: {
    subject: 'Order {{orderNumber}} has been corrected',
    heading: 'An order has been corrected',
    intro: '{{from}} has corrected order {{orderNumber}} for {{account}}. It now contains:',
  },
  reason: 'Reason',
};

/** The mail about credits that came to a balance. */
export const creditsGranted = {
  subject_one: '{{count, number}} credit for {{account}}',
  subject_other: '{{count, number}} credits for {{account}}',
  heading: 'You have new credits',
  intro_one: '{{from}} has added {{count, number}} credit to the balance of {{account}}.',
  intro_other: '{{from}} has added {{count, number}} credits to the balance of {{account}}.',
  note: 'Note',
  balance: 'Balance',
  amount_one: '{{count, number}} credit',
  amount_other: '{{count, number}} credits',
  button: 'Open sites',
};

/** The mail about licences that somebody else switched for a customer’s users. */
export const seatsSwitched = {
  wentOff: 'Switched off for',
  wentOn: 'Switched on for',
  integration: {
    subject_one: '{{integration}} is off: {{count, number}} licence of {{account}} was switched off',
    subject_other: '{{integration}} is off: {{count, number}} licences of {{account}} were switched off',
    heading: '{{integration}} was switched off',
    intro_one:
      '{{from}} has switched {{integration}} off for {{account}}. {{count, number}} licence was switched off along with it and is free again. Once {{integration}} is on again, you can switch it back on.',
    intro_other:
      '{{from}} has switched {{integration}} off for {{account}}. {{count, number}} licences were switched off along with it and are free again. Once {{integration}} is on again, you can switch them back on.',
  },
  off: {
    subject_one: '{{count, number}} licence of {{account}} was switched off',
    subject_other: '{{count, number}} licences of {{account}} were switched off',
    heading: 'Licences were switched off',
    intro_one: '{{from}} has switched off {{count, number}} licence of {{account}}. It is free again.',
    intro_other: '{{from}} has switched off {{count, number}} licences of {{account}}. They are free again.',
  },
  on: {
    subject_one: '{{count, number}} licence of {{account}} was switched on',
    subject_other: '{{count, number}} licences of {{account}} were switched on',
    heading: 'Licences were switched on',
    intro_one: '{{from}} has switched on {{count, number}} licence of {{account}}.',
    intro_other: '{{from}} has switched on {{count, number}} licences of {{account}}.',
  },
  both: {
    subject_one: '{{count, number}} licence of {{account}} was switched on or off',
    subject_other: '{{count, number}} licences of {{account}} were switched on or off',
    heading: 'Licences were switched on and off',
    intro_one: '{{from}} has switched {{count, number}} licence of {{account}} on or off.',
    intro_other: '{{from}} has switched {{count, number}} licences of {{account}} on or off.',
  },
};
