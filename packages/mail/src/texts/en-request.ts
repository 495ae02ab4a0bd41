/** The mails about requests. */
export const requestNews = {
  more_one: 'And {{count, number}} more line; the portal shows all of them.',
  more_other: 'And {{count, number}} more lines; the portal shows all of them.',
  button: 'Open request',
  why: 'You receive this e-mail because you look after what {{account}} buys and hands on.',
  received: {
    subject: 'New request from {{other}}',
    heading: 'A new request',
    intro: '{{other}} has sent request {{number}} to {{account}}.',
    said: 'Note',
  },
  'asked-back': {
    subject: 'A question about your request {{number}}',
    heading: 'A question about your request',
    intro: '{{other}} asks about request {{number}} of {{account}}. It waits for your answer.',
    said: 'Question',
  },
  replied: {
    subject: 'Answer about request {{number}} of {{other}}',
    heading: 'Your question was answered',
    intro: '{{other}} has answered your question about request {{number}}.',
    said: 'Answer',
  },
  declined: {
    subject: 'Your request {{number}} was declined',
    heading: 'Your request was declined',
    intro: '{{other}} has declined request {{number}} of {{account}}.',
    said: 'Reason',
  },
  cancelled: {
    subject: 'Request {{number}} of {{other}} was cancelled',
    heading: 'A request was cancelled',
    intro: '{{other}} has cancelled what was still open of request {{number}}.',
    said: 'Note',
  },
  wish: {
    subject: '{{other}} would like to cancel request {{number}}',
    heading: 'A wish to cancel',
    intro: '{{other}} would like to cancel request {{number}}, which you have forwarded. Please decide.',
    said: 'Note',
  },
  'wish-granted': {
    subject: 'Your request {{number}} was cancelled',
    heading: 'Your request was cancelled',
    intro: '{{other}} has cancelled request {{number}}, as you asked.',
    said: 'Note',
  },
  'wish-refused': {
    subject: 'Your request {{number}} stays',
    heading: 'Your request stays',
    intro: '{{other}} can no longer cancel request {{number}}.',
    said: 'Note',
  },
  reminder: {
    subject: 'Request {{number}} of {{other}} waits for an answer',
    heading: 'A request waits',
    intro: '{{other}} is waiting for an answer to request {{number}}. After 60 days without one it lapses.',
    said: 'Note',
  },
  lapsed: {
    subject: 'Your request {{number}} has lapsed',
    heading: 'Your request has lapsed',
    intro:
      '{{other}} has not answered request {{number}} of {{account}} for 60 days, so it has lapsed. You can request again.',
    said: 'Note',
  },
};
