import type { relation as en } from './relation.en.ts';

/** Texts of requests to be related, in Spanish. */
export const relation: typeof en = {
  hint: 'Si es la empresa que busca, pida al fabricante que la relacione con la suya. Así podrá repartirle copias.',
  ask: 'Pedirlo al fabricante',
  asked: 'Su solicitud sobre «{{name}}» se ha enviado al fabricante. Recibirá un correo.',
  title: 'Solicitudes de relación',
  wants: '{{by}} ({{asking}}) pide relacionar su empresa con {{asked}}.',
  waits: 'Ha pedido al fabricante que relacione «{{asked}}» con su cuenta.',
  accept: 'Relacionar',
  acceptOf: 'Relacionar {{asking}} y {{asked}}',
  decline: 'Rechazar',
  declineOf: 'Rechazar la relación de {{asking}} y {{asked}}',
  accepted: '{{asking}} y {{asked}} ya están relacionadas.',
  declined: 'Rechazada. Se avisará a {{asking}} sobre {{asked}}.',
};
