/** Of sites whose credits run out, in English. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} site needs credits',
  subject_other: '{{count, number}} sites need credits',
  heading: 'Credits are running out',
  intro_one: '{{count, number}} site of {{account}} needs credits:',
  intro_other: '{{count, number}} sites of {{account}} need credits:',
  lasts_one: '{{count, number}} credit, {{monthlyCost, number}} a month: lasts until {{day}}',
  lasts_other: '{{count, number}} credits, {{monthlyCost, number}} a month: last until {{day}}',
  overdue_one:
    'Overdue: {{count, number}} credit is due, {{credits, number}} there. Suspended on {{day}} if nothing comes.',
  overdue_other:
    'Overdue: {{count, number}} credits are due, {{credits, number}} there. Suspended on {{day}} if nothing comes.',
  suspended_one: 'Suspended: {{count, number}} credit is due, {{credits, number}} there.',
  suspended_other: 'Suspended: {{count, number}} credits are due, {{credits, number}} there.',
  more_one: 'And {{count, number}} more site; the portal shows them all.',
  more_other: 'And {{count, number}} more sites; the portal shows them all.',
  paid: 'What is due is taken as soon as the site has enough credits.',
  button: 'Look at the sites',
  why: 'You receive this e-mail because you look after the sites of {{account}}.',
};

/** To who looks after a site, in English. */
export const siteAdministrator = {
  subject: 'You look after the site {{site}}',
  heading: 'You look after {{site}}',
  intro:
    '{{by}} has named you as administrator of the site {{site}} at {{account}}, which keeps the site supplied with credits.',
  introNobody:
    'You have been named as administrator of the site {{site}} at {{account}}, which keeps the site supplied with credits.',
  site: 'Site',
  timeZone: 'Time zone',
  account: 'Looked after by',
  contact: 'Questions to',
  noAccess:
    'There is nothing that you must do. You need no sign-in to this portal and get none: whatever concerns the site’s credits is done by {{account}}.',
  why: 'You receive this e-mail because {{account}} has named you as administrator of a site.',
};
