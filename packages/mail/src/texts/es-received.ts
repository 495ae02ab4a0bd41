/** The mail about orders that were entered for a partner, in Spanish. */
export const ordersArrived = {
  subject_one: 'Pedido {{orderNumber}} para {{account}}',
  subject_many: '{{count, number}} de pedidos para {{account}}',
  subject_other: '{{count, number}} pedidos para {{account}}',
  heading_one: 'Nuevo pedido',
  heading_many: 'Nuevos pedidos',
  heading_other: 'Nuevos pedidos',
  intro_one: 'Se ha registrado el pedido {{orderNumber}} para {{account}}.',
  intro_many: 'Se han registrado {{count, number}} de pedidos para {{account}}.',
  intro_other: 'Se han registrado {{count, number}} pedidos para {{account}}.',
  order: 'Pedido {{orderNumber}}',
  more_one: 'Y {{count, number}} pedido más; en el portal puede verlos todos.',
  more_many: 'Y {{count, number}} de pedidos más; en el portal puede verlos todos.',
  more_other: 'Y {{count, number}} pedidos más; en el portal puede verlos todos.',
  whatToDo: 'Ya puede asignar las licencias a sus clientes.',
  button: 'Abrir los pedidos',
  why: 'Recibe este correo porque gestiona los pedidos de {{account}}.',
};

/** The mail about an order that was cancelled or corrected after a mail about it, in Spanish. */
export const orderChanged = {
  cancelled: {
    subject: 'El pedido {{orderNumber}} se ha anulado',
    heading: 'Se ha anulado un pedido',
    intro:
      '{{from}} ha anulado el pedido {{orderNumber}} para {{account}}. Sus licencias o créditos ya no están disponibles.',
  },
  corrected: {
    subject: 'El pedido {{orderNumber}} se ha corregido',
    heading: 'Se ha corregido un pedido',
    intro: '{{from}} ha corregido el pedido {{orderNumber}} para {{account}}. Ahora contiene:',
  },
  reason: 'Motivo',
};

/** The mail about credits that came to a balance, in Spanish. */
export const creditsGranted = {
  subject_one: '{{count, number}} crédito para {{account}}',
  subject_many: '{{count, number}} de créditos para {{account}}',
  subject_other: '{{count, number}} créditos para {{account}}',
  heading: 'Tiene créditos nuevos',
  intro_one: '{{from}} ha abonado {{count, number}} crédito al saldo de {{account}}.',
  intro_many: '{{from}} ha abonado {{count, number}} de créditos al saldo de {{account}}.',
  intro_other: '{{from}} ha abonado {{count, number}} créditos al saldo de {{account}}.',
  note: 'Nota',
  balance: 'Saldo',
  amount_one: '{{count, number}} crédito',
  amount_many: '{{count, number}} de créditos',
  amount_other: '{{count, number}} créditos',
  button: 'Abrir los sitios',
};

/** The mail about licences that somebody else switched for a customer’s users, in Spanish. */
export const seatsSwitched = {
  wentOff: 'Desactivadas para',
  wentOn: 'Activadas para',
  integration: {
    subject_one: '{{integration}} está desactivada: se ha desactivado {{count, number}} licencia de {{account}}',
    subject_many: '{{integration}} está desactivada: se han desactivado {{count, number}} de licencias de {{account}}',
    subject_other: '{{integration}} está desactivada: se han desactivado {{count, number}} licencias de {{account}}',
    heading: 'Se ha desactivado {{integration}}',
    intro_one:
      '{{from}} ha desactivado {{integration}} en {{account}}. Con ello se ha desactivado {{count, number}} licencia, que vuelve a estar libre. Cuando {{integration}} esté activada de nuevo, podrá volver a activarla.',
    intro_many:
      '{{from}} ha desactivado {{integration}} en {{account}}. Con ello se han desactivado {{count, number}} de licencias, que vuelven a estar libres. Cuando {{integration}} esté activada de nuevo, podrá volver a activarlas.',
    intro_other:
      '{{from}} ha desactivado {{integration}} en {{account}}. Con ello se han desactivado {{count, number}} licencias, que vuelven a estar libres. Cuando {{integration}} esté activada de nuevo, podrá volver a activarlas.',
  },
  off: {
    subject_one: 'Se ha desactivado {{count, number}} licencia de {{account}}',
    subject_many: 'Se han desactivado {{count, number}} de licencias de {{account}}',
    subject_other: 'Se han desactivado {{count, number}} licencias de {{account}}',
    heading: 'Se han desactivado licencias',
    intro_one: '{{from}} ha desactivado {{count, number}} licencia en {{account}}, que vuelve a estar libre.',
    intro_many: '{{from}} ha desactivado {{count, number}} de licencias en {{account}}, que vuelven a estar libres.',
    intro_other: '{{from}} ha desactivado {{count, number}} licencias en {{account}}, que vuelven a estar libres.',
  },
  on: {
    subject_one: 'Se ha activado {{count, number}} licencia de {{account}}',
    subject_many: 'Se han activado {{count, number}} de licencias de {{account}}',
    subject_other: 'Se han activado {{count, number}} licencias de {{account}}',
    heading: 'Se han activado licencias',
    intro_one: '{{from}} ha activado {{count, number}} licencia en {{account}}.',
    intro_many: '{{from}} ha activado {{count, number}} de licencias en {{account}}.',
    intro_other: '{{from}} ha activado {{count, number}} licencias en {{account}}.',
  },
  both: {
    subject_one: 'Se ha activado o desactivado {{count, number}} licencia de {{account}}',
    subject_many: 'Se han activado o desactivado {{count, number}} de licencias de {{account}}',
    subject_other: 'Se han activado o desactivado {{count, number}} licencias de {{account}}',
    heading: 'Se han activado y desactivado licencias',
    intro_one: '{{from}} ha activado o desactivado {{count, number}} licencia en {{account}}.',
    intro_many: '{{from}} ha activado o desactivado {{count, number}} de licencias en {{account}}.',
    intro_other: '{{from}} ha activado o desactivado {{count, number}} licencias en {{account}}.',
  },
};
