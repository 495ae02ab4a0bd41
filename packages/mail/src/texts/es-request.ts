/** The mails about requests, in Spanish. */
export const requestNews = {
  more_one: 'Y {{count, number}} línea más; en el portal puede verlas todas.',
  more_many: 'Y {{count, number}} de líneas más; en el portal puede verlas todas.',
  more_other: 'Y {{count, number}} líneas más; en el portal puede verlas todas.',
  button: 'Abrir la solicitud',
  why: 'Recibe este correo porque gestiona lo que {{account}} compra y entrega.',
  received: {
    subject: 'Nueva solicitud de {{other}}',
    heading: 'Nueva solicitud',
    intro: '{{other}} ha enviado a {{account}} la solicitud {{number}}.',
    said: 'Nota',
  },
  'asked-back': {
    subject: 'Una pregunta sobre su solicitud {{number}}',
    heading: 'Una pregunta sobre su solicitud',
    intro: '{{other}} tiene una pregunta sobre la solicitud {{number}} de {{account}} y espera su respuesta.',
    said: 'Pregunta',
  },
  replied: {
    subject: 'Respuesta sobre la solicitud {{number}} de {{other}}',
    heading: 'Han respondido a su pregunta',
    intro: '{{other}} ha respondido a su pregunta sobre la solicitud {{number}}.',
    said: 'Respuesta',
  },
  declined: {
    subject: 'Su solicitud {{number}} fue rechazada',
    heading: 'Su solicitud fue rechazada',
    intro: '{{other}} ha rechazado la solicitud {{number}} de {{account}}.',
    said: 'Motivo',
  },
  cancelled: {
    subject: 'La solicitud {{number}} de {{other}} fue cancelada',
    heading: 'Se ha cancelado una solicitud',
    intro: '{{other}} ha cancelado lo que quedaba pendiente de la solicitud {{number}}.',
    said: 'Nota',
  },
  wish: {
    subject: '{{other}} quiere cancelar la solicitud {{number}}',
    heading: 'Se ha pedido una cancelación',
    intro: '{{other}} quiere cancelar la solicitud {{number}}, que usted reenvió. Decida, por favor.',
    said: 'Nota',
  },
  'wish-granted': {
    subject: 'Su solicitud {{number}} fue cancelada',
    heading: 'Su solicitud fue cancelada',
    intro: '{{other}} ha cancelado la solicitud {{number}}, como usted pidió.',
    said: 'Nota',
  },
  'wish-refused': {
    subject: 'Su solicitud {{number}} se mantiene',
    heading: 'Su solicitud se mantiene',
    intro: '{{other}} ya no puede cancelar la solicitud {{number}}.',
    said: 'Nota',
  },
  reminder: {
    subject: 'La solicitud {{number}} de {{other}} espera respuesta',
    heading: 'Una solicitud espera respuesta',
    intro: '{{other}} espera respuesta a la solicitud {{number}}. Tras 60 días sin respuesta vence.',
    said: 'Nota',
  },
  lapsed: {
    subject: 'Su solicitud {{number}} ha vencido',
    heading: 'Su solicitud ha vencido',
    intro:
      '{{other}} no ha respondido en 60 días a la solicitud {{number}} de {{account}}, por lo que ha vencido. Puede solicitar de nuevo.',
    said: 'Nota',
  },
};
