/** Of sites whose credits run out, in English. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} site is low on credits',
  subject_other: '{{count, number}} sites are low on credits',
  heading: 'Sites low on credits',
  intro_one: '{{count, number}} site of {{account}} needs credits:',
  intro_other: '{{count, number}} sites of {{account}} need credits:',
  lasts_one: '{{count, number}} credit, {{monthlyCost, number}} a month: lasts until {{day}}',
  lasts_other: '{{count, number}} credits, {{monthlyCost, number}} a month: last until {{day}}',
  overdue_one:
    'Overdue: {{count, number}} credit is due, {{credits, number}} available. Suspended on {{day}} unless credits are added.',
  overdue_other:
    'Overdue: {{count, number}} credits are due, {{credits, number}} available. Suspended on {{day}} unless credits are added.',
  suspended_one: 'Suspended: {{count, number}} credit is due, {{credits, number}} available.',
  suspended_other: 'Suspended: {{count, number}} credits are due, {{credits, number}} available.',
  more_one: 'And {{count, number}} more site; the portal shows them all.',
  more_other: 'And {{count, number}} more sites; the portal shows them all.',
  paid: 'What is due is charged as soon as the site has enough credits.',
  button: 'View sites',
  why: 'You receive this e-mail because you manage the sites of {{account}}.',
};

/** To who looks after a site, in English. */
export const siteAdministrator = {
  subject: 'You are an administrator of the site {{site}}',
  heading: 'You are an administrator of {{site}}',
  intro:
    '{{by}} has named you as an administrator of the site {{site}}. {{account}} keeps the site supplied with credits.',
  introNobody:
    'You have been named as an administrator of the site {{site}}. {{account}} keeps the site supplied with credits.',
  site: 'Site',
  timeZone: 'Time zone',
  account: 'Looked after by',
  contact: 'Contact',
  noAccess:
    'You do not need to do anything. You have no access to this portal and need none: {{account}} takes care of the site’s credits.',
  why: 'You receive this e-mail because {{account}} has named you as an administrator of a site.',
};
