/** Of sites whose credits run out, in Spanish. */
export const sitesNeedCredits = {
  subject_one: '{{count, number}} sitio con pocos créditos',
  subject_many: '{{count, number}} de sitios con pocos créditos',
  subject_other: '{{count, number}} sitios con pocos créditos',
  heading: 'Sitios con pocos créditos',
  intro_one: '{{count, number}} sitio de {{account}} necesita créditos:',
  intro_many: '{{count, number}} de sitios de {{account}} necesitan créditos:',
  intro_other: '{{count, number}} sitios de {{account}} necesitan créditos:',
  lasts_one: '{{count, number}} crédito, {{monthlyCost, number}} al mes: dura hasta el {{day}}',
  lasts_many: '{{count, number}} de créditos, {{monthlyCost, number}} al mes: duran hasta el {{day}}',
  lasts_other: '{{count, number}} créditos, {{monthlyCost, number}} al mes: duran hasta el {{day}}',
  overdue_one:
    'Impagado: se debe {{count, number}} crédito y hay {{credits, number}}. Se suspenderá el {{day}} si no se añaden créditos.',
  overdue_many:
    'Impagado: se deben {{count, number}} de créditos y hay {{credits, number}}. Se suspenderá el {{day}} si no se añaden créditos.',
  overdue_other:
    'Impagado: se deben {{count, number}} créditos y hay {{credits, number}}. Se suspenderá el {{day}} si no se añaden créditos.',
  suspended_one: 'Suspendido: se debe {{count, number}} crédito y hay {{credits, number}}.',
  suspended_many: 'Suspendido: se deben {{count, number}} de créditos y hay {{credits, number}}.',
  suspended_other: 'Suspendido: se deben {{count, number}} créditos y hay {{credits, number}}.',
  more_one: 'Y {{count, number}} sitio más; el portal los muestra todos.',
  more_many: 'Y {{count, number}} de sitios más; el portal los muestra todos.',
  more_other: 'Y {{count, number}} sitios más; el portal los muestra todos.',
  paid: 'Lo pendiente se cobra en cuanto el sitio tiene créditos suficientes.',
  button: 'Ver los sitios',
  why: 'Recibe este correo porque gestiona los sitios de {{account}}.',
};

/** To who looks after a site, in Spanish. */
export const siteAdministrator = {
  subject: 'Administración del sitio {{site}}',
  heading: 'Administración de {{site}}',
  intro: '{{by}} le ha designado para administrar el sitio {{site}}. {{account}} lo mantiene con créditos.',
  introNobody: 'Se le ha designado para administrar el sitio {{site}}. {{account}} lo mantiene con créditos.',
  site: 'Sitio',
  timeZone: 'Zona horaria',
  account: 'A cargo de',
  contact: 'Contacto',
  noAccess:
    'No tiene que hacer nada. No tiene acceso a este portal ni lo necesita: de los créditos del sitio se encarga {{account}}.',
  why: 'Recibe este correo porque {{account}} le ha designado para administrar un sitio.',
};
