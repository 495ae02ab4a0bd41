/** Of sites whose credits run out, in Spanish. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} sitio necesita créditos',
  subject_many: '{{count, number}} de sitios necesitan créditos',
  subject_other: '{{count, number}} sitios necesitan créditos',
  heading: 'Los créditos se acaban',
  intro_one: '{{count, number}} sitio de {{account}} necesita créditos:',
  intro_many: '{{count, number}} de sitios de {{account}} necesitan créditos:',
  intro_other: '{{count, number}} sitios de {{account}} necesitan créditos:',
  lasts_one: '{{count, number}} crédito, {{monthlyCost, number}} al mes: alcanza hasta el {{day}}',
  lasts_many: '{{count, number}} de créditos, {{monthlyCost, number}} al mes: alcanzan hasta el {{day}}',
  lasts_other: '{{count, number}} créditos, {{monthlyCost, number}} al mes: alcanzan hasta el {{day}}',
  overdue_one:
    'Vencido: se debe {{count, number}} crédito y hay {{credits, number}}. Se suspende el {{day}} si no llega nada.',
  overdue_many:
    'Vencido: se deben {{count, number}} de créditos y hay {{credits, number}}. Se suspende el {{day}} si no llega nada.',
  overdue_other:
    'Vencido: se deben {{count, number}} créditos y hay {{credits, number}}. Se suspende el {{day}} si no llega nada.',
  suspended_one: 'Suspendido: se debe {{count, number}} crédito y hay {{credits, number}}.',
  suspended_many: 'Suspendido: se deben {{count, number}} de créditos y hay {{credits, number}}.',
  suspended_other: 'Suspendido: se deben {{count, number}} créditos y hay {{credits, number}}.',
  more_one: 'Y {{count, number}} sitio más; el portal los muestra todos.',
  more_many: 'Y {{count, number}} de sitios más; el portal los muestra todos.',
  more_other: 'Y {{count, number}} sitios más; el portal los muestra todos.',
  paid: 'Lo pendiente se cobra en cuanto el sitio tiene créditos suficientes.',
  button: 'Ver los sitios',
  why: 'Recibe este correo porque se ocupa de los sitios de {{account}}.',
};

/** To who looks after a site, in Spanish. */
export const siteAdministrator = {
  subject: 'Usted se ocupa del sitio {{site}}',
  heading: 'Usted se ocupa de {{site}}',
  intro: '{{by}} lo ha nombrado administrador del sitio {{site}}; {{account}} lo mantiene con créditos.',
  introNobody: 'Se le ha nombrado administrador del sitio {{site}}; {{account}} lo mantiene con créditos.',
  site: 'Sitio',
  timeZone: 'Zona horaria',
  account: 'A cargo de',
  contact: 'Preguntas a',
  noAccess:
    'No tiene que hacer nada. No necesita acceso a este portal ni lo recibe: de los créditos del sitio se encarga {{account}}.',
  why: 'Recibe este correo porque {{account}} lo ha nombrado administrador de un sitio.',
};
