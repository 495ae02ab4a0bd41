import type { relation as en } from './relation.en.ts';

/** Texts of requests to be related, in Spanish. */
export const relation: typeof en = {
  hint: 'Si es la empresa que busca, pida al fabricante que la relacione con la suya. Así podrá repartirle copias.',
  ask: 'Pedirlo al fabricante',
  asked: 'Se ha preguntado al fabricante por «{{name}}». Recibirá un correo.',
  title: 'Solicitudes de relación',
  wants: '{{by}}, de {{asking}}, pide que se le relacione con {{asked}}.',
  waits: 'Ha pedido al fabricante que relacione «{{asked}}» con su cuenta.',
  accept: 'Relacionar',
  acceptOf: 'Relacionar {{asking}} y {{asked}}',
  decline: 'Rechazar',
  declineOf: 'Rechazar la relación de {{asking}} y {{asked}}',
  accepted: '{{asking}} y {{asked}} ya están relacionadas.',
  declined: '{{asking}} sabrá que {{asked}} no se relacionó.',
};
