/** The mails about requests. */
export const requestNews = {
  more_one: 'And {{count, number}} more line; the portal shows all of them.',
  more_other: 'And {{count, number}} more lines; the portal shows all of them.',
  button: 'Open request',
  why: 'You receive this e-mail because you manage the entitlements of {{account}}.',
  received: {
    subject: 'New request from {{other}}',
    heading: 'New request',
    intro: '{{other}} has sent request {{number}} to {{account}}.',
    said: 'Note',
  },
  'asked-back': {
    subject: 'A question about your request {{number}}',
    heading: 'A question about your request',
    intro: '{{other}} has a question about request {{number}} of {{account}} and is waiting for your answer.',
    said: 'Question',
  },
  replied: {
    subject: 'Answer about request {{number}} of {{other}}',
    heading: 'Your question has been answered',
    intro: '{{other}} has answered your question about request {{number}}.',
    said: 'Answer',
  },
  declined: {
    subject: 'Your request {{number}} has been declined',
    heading: 'Your request has been declined',
    intro: '{{other}} has declined request {{number}} of {{account}}.',
    said: 'Reason',
  },
  cancelled: {
    subject: 'Request {{number}} of {{other}} has been cancelled',
    heading: 'A request has been cancelled',
    intro: '{{other}} has cancelled what was outstanding of request {{number}}.',
    said: 'Note',
  },
  wish: {
    subject: '{{other}} would like to cancel request {{number}}',
    heading: 'Cancellation requested',
    intro: '{{other}} would like to cancel request {{number}}, which you have forwarded. Please decide.',
    said: 'Note',
  },
  'wish-granted': {
    subject: 'Your request {{number}} has been cancelled',
    heading: 'Your request has been cancelled',
    intro: '{{other}} has cancelled request {{number}}, as you asked.',
    said: 'Note',
  },
  'wish-refused': {
    subject: 'Your request {{number}} still stands',
    heading: 'Your request still stands',
    intro: '{{other}} can no longer cancel request {{number}}.',
    said: 'Note',
  },
  reminder: {
    subject: 'Request {{number}} of {{other}} is waiting for an answer',
    heading: 'A request is waiting',
    intro: '{{other}} is waiting for an answer to request {{number}}.',
    said: 'Note',
  },
  lapsed: {
    subject: 'Your request {{number}} has lapsed',
    heading: 'Your request has lapsed',
    intro:
      '{{other}} has not answered request {{number}} of {{account}} in time, so it has lapsed. You can request again.',
    said: 'Note',
  },
};

/** The mail about requests that wait. */
export const requestsWaiting = {
  subject_one: '{{count, number}} request is waiting for your answer',
  subject_other: '{{count, number}} requests are waiting for your answer',
  heading_one: 'A request is waiting',
  heading_other: 'Requests are waiting',
  intro_one: '{{count, number}} request to {{account}} has not been answered for some days.',
  intro_other: '{{count, number}} requests to {{account}} have not been answered for some days.',
  request_one: 'Request {{number}} from {{other}}, waiting for {{count, number}} day',
  request_other: 'Request {{number}} from {{other}}, waiting for {{count, number}} days',
  moreLines_one: 'and {{count, number}} more',
  moreLines_other: 'and {{count, number}} more',
  more_one: 'And {{count, number}} more request; the portal shows all of them.',
  more_other: 'And {{count, number}} more requests; the portal shows all of them.',
  lapse_one: 'What is not answered within {{count, number}} day lapses.',
  lapse_other: 'What is not answered within {{count, number}} days lapses.',
  button: 'Open requests',
};
