/** Of sites whose credits run out, in German. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} Standort braucht Credits',
  subject_other: '{{count, number}} Standorte brauchen Credits',
  heading: 'Credits gehen zu Ende',
  intro_one: '{{count, number}} Standort von {{account}} braucht Credits:',
  intro_other: '{{count, number}} Standorte von {{account}} brauchen Credits:',
  lasts_one: '{{count, number}} Credit, {{monthlyCost, number}} im Monat: reicht bis {{day}}',
  lasts_other: '{{count, number}} Credits, {{monthlyCost, number}} im Monat: reichen bis {{day}}',
  overdue_one:
    'Überfällig: {{count, number}} Credit ist fällig, {{credits, number}} vorhanden. Wird am {{day}} ausgesetzt, wenn nichts kommt.',
  overdue_other:
    'Überfällig: {{count, number}} Credits sind fällig, {{credits, number}} vorhanden. Wird am {{day}} ausgesetzt, wenn nichts kommt.',
  suspended_one: 'Ausgesetzt: {{count, number}} Credit ist fällig, {{credits, number}} vorhanden.',
  suspended_other: 'Ausgesetzt: {{count, number}} Credits sind fällig, {{credits, number}} vorhanden.',
  more_one: 'Und {{count, number}} weiterer Standort; das Portal zeigt alle.',
  more_other: 'Und {{count, number}} weitere Standorte; das Portal zeigt alle.',
  paid: 'Was fällig ist, wird abgebucht, sobald der Standort genug Credits hat.',
  button: 'Standorte ansehen',
  why: 'Sie erhalten diese E-Mail, weil Sie sich um die Standorte von {{account}} kümmern.',
};

/** To who looks after a site, in German. */
export const siteAdministrator = {
  subject: 'Sie betreuen den Standort {{site}}',
  heading: 'Sie betreuen {{site}}',
  intro: '{{by}} hat Sie als Administrator des Standorts {{site}} eingetragen; {{account}} versorgt ihn mit Credits.',
  introNobody: 'Sie sind als Administrator des Standorts {{site}} eingetragen; {{account}} versorgt ihn mit Credits.',
  site: 'Standort',
  timeZone: 'Zeitzone',
  account: 'Betreut von',
  contact: 'Fragen an',
  noAccess:
    'Sie müssen nichts tun. Sie brauchen keinen Zugang zu diesem Portal und bekommen keinen: Was die Credits des Standorts angeht, erledigt {{account}}.',
  why: 'Sie erhalten diese E-Mail, weil {{account}} Sie als Administrator eines Standorts eingetragen hat.',
};
