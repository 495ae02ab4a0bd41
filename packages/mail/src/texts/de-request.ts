/** The mails about requests, in German. */
export const requestNews = {
  more_one: 'Und {{count, number}} weitere Position; im Portal sehen Sie alle.',
  more_other: 'Und {{count, number}} weitere Positionen; im Portal sehen Sie alle.',
  button: 'Anforderung öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie Käufe und Weitergaben von {{account}} betreuen.',
  received: {
    subject: 'Neue Anforderung von {{other}}',
    heading: 'Neue Anforderung',
    intro: '{{other}} hat {{account}} die Anforderung {{number}} gesendet.',
    said: 'Anmerkung',
  },
  'asked-back': {
    subject: 'Rückfrage zu Ihrer Anforderung {{number}}',
    heading: 'Rückfrage zu Ihrer Anforderung',
    intro: '{{other}} hat eine Rückfrage zu Anforderung {{number}} von {{account}} und wartet auf Ihre Antwort.',
    said: 'Rückfrage',
  },
  replied: {
    subject: 'Antwort zu Anforderung {{number}} von {{other}}',
    heading: 'Ihre Rückfrage wurde beantwortet',
    intro: '{{other}} hat Ihre Rückfrage zu Anforderung {{number}} beantwortet.',
    said: 'Antwort',
  },
  declined: {
    subject: 'Ihre Anforderung {{number}} wurde abgelehnt',
    heading: 'Ihre Anforderung wurde abgelehnt',
    intro: '{{other}} hat Anforderung {{number}} von {{account}} abgelehnt.',
    said: 'Grund',
  },
  cancelled: {
    subject: 'Anforderung {{number}} von {{other}} wurde storniert',
    heading: 'Eine Anforderung wurde storniert',
    intro: '{{other}} hat storniert, was von Anforderung {{number}} noch offen war.',
    said: 'Anmerkung',
  },
  wish: {
    subject: '{{other}} möchte Anforderung {{number}} stornieren',
    heading: 'Bitte um Stornierung',
    intro: '{{other}} möchte Anforderung {{number}} stornieren, die Sie weitergeleitet haben. Bitte entscheiden Sie.',
    said: 'Anmerkung',
  },
  'wish-granted': {
    subject: 'Ihre Anforderung {{number}} wurde storniert',
    heading: 'Ihre Anforderung wurde storniert',
    intro: '{{other}} hat Anforderung {{number}} wie gewünscht storniert.',
    said: 'Anmerkung',
  },
  'wish-refused': {
    subject: 'Ihre Anforderung {{number}} bleibt bestehen',
    heading: 'Ihre Anforderung bleibt bestehen',
    intro: '{{other}} kann Anforderung {{number}} nicht mehr stornieren.',
    said: 'Anmerkung',
  },
  reminder: {
    subject: 'Anforderung {{number}} von {{other}} wartet auf Antwort',
    heading: 'Eine Anforderung wartet auf Antwort',
    intro: '{{other}} wartet auf eine Antwort zu Anforderung {{number}}.',
    said: 'Anmerkung',
  },
  lapsed: {
    subject: 'Ihre Anforderung {{number}} ist verfallen',
    heading: 'Ihre Anforderung ist verfallen',
    intro:
      '{{other}} hat Anforderung {{number}} von {{account}} nicht rechtzeitig beantwortet; sie ist damit verfallen. Sie können neu anfordern.',
    said: 'Anmerkung',
  },
};

/** The mail about requests that wait, in German. */
export const requestsWaiting = {
  subject_one: '{{count, number}} Anforderung wartet auf Ihre Antwort',
  subject_other: '{{count, number}} Anforderungen warten auf Ihre Antwort',
  heading_one: 'Eine Anforderung wartet auf Antwort',
  heading_other: 'Anforderungen warten auf Antwort',
  intro_one: '{{count, number}} Anforderung an {{account}} ist seit einigen Tagen unbeantwortet.',
  intro_other: '{{count, number}} Anforderungen an {{account}} sind seit einigen Tagen unbeantwortet.',
  request_one: 'Anforderung {{number}} von {{other}}, seit {{count, number}} Tag',
  request_other: 'Anforderung {{number}} von {{other}}, seit {{count, number}} Tagen',
  moreLines_one: 'und {{count, number}} weitere',
  moreLines_other: 'und {{count, number}} weitere',
  more_one: 'Und {{count, number}} weitere Anforderung; im Portal sehen Sie alle.',
  more_other: 'Und {{count, number}} weitere Anforderungen; im Portal sehen Sie alle.',
  lapse_one: 'Was nicht innerhalb von {{count, number}} Tag beantwortet wird, verfällt.',
  lapse_other: 'Was nicht innerhalb von {{count, number}} Tagen beantwortet wird, verfällt.',
  button: 'Anforderungen öffnen',
};
