/** Of sites whose credits run out, in German. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} Standort hat wenig Guthaben',
  subject_other: '{{count, number}} Standorte haben wenig Guthaben',
  heading: 'Standorte mit wenig Guthaben',
  intro_one: '{{count, number}} Standort von {{account}} braucht Guthaben:',
  intro_other: '{{count, number}} Standorte von {{account}} brauchen Guthaben:',
  lasts_one: '{{count, number}} Credit, {{monthlyCost, number}} im Monat: reicht bis {{day}}',
  lasts_other: '{{count, number}} Credits, {{monthlyCost, number}} im Monat: reichen bis {{day}}',
  overdue_one:
    'Im Rückstand: {{count, number}} Credit ist fällig, {{credits, number}} vorhanden. Wird am {{day}} gesperrt, wenn kein Guthaben dazukommt.',
  overdue_other:
    'Im Rückstand: {{count, number}} Credits sind fällig, {{credits, number}} vorhanden. Wird am {{day}} gesperrt, wenn kein Guthaben dazukommt.',
  suspended_one: 'Gesperrt: {{count, number}} Credit ist fällig, {{credits, number}} vorhanden.',
  suspended_other: 'Gesperrt: {{count, number}} Credits sind fällig, {{credits, number}} vorhanden.',
  more_one: 'Und {{count, number}} weiterer Standort; das Portal zeigt alle.',
  more_other: 'Und {{count, number}} weitere Standorte; das Portal zeigt alle.',
  paid: 'Was fällig ist, wird abgebucht, sobald der Standort genug Credits hat.',
  button: 'Standorte ansehen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Standorte von {{account}} verwalten.',
};

/** To who looks after a site, in German. */
export const siteAdministrator = {
  subject: 'Sie sind Verwalter des Standorts {{site}}',
  heading: 'Sie sind Verwalter von {{site}}',
  intro: '{{by}} hat Sie als Verwalter des Standorts {{site}} eingetragen. {{account}} versorgt ihn mit Credits.',
  introNobody: 'Sie wurden als Verwalter des Standorts {{site}} eingetragen. {{account}} versorgt ihn mit Credits.',
  site: 'Standort',
  timeZone: 'Zeitzone',
  account: 'Betreut von',
  contact: 'Kontakt',
  noAccess:
    'Sie müssen nichts tun. Sie haben keinen Zugang zu diesem Portal und brauchen keinen: Um die Credits des Standorts kümmert sich {{account}}.',
  why: 'Sie erhalten diese E-Mail, weil {{account}} Sie als Verwalter eines Standorts eingetragen hat.',
};
