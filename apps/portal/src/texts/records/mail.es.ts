import type { mail as en } from './mail.en.ts';
import type { WithMany } from '../plural.ts';

/** Texts of the area mail in Spanish. */
export const mail: WithMany<typeof en> = {
  title: 'Buzón',
  hint: 'Esto es una demostración: ningún correo sale de este equipo. Aquí puede leer lo que se habría enviado.',
  recipient: 'Para',
  from: 'De',
  subject: 'Asunto',
  state: 'Estado',
  time: 'Fecha',
  open: 'Abrir «{{subject}}» para {{recipient}}',
  search: 'Dirección del destinatario, o parte de ella',
  empty: {
    title: 'Aún no hay correos',
    hint: 'Los correos aparecen aquí en cuanto se crean usuarios o se reparten copias.',
  },
  asHtml: 'Con formato',
  asText: 'Solo texto',
  views: 'Formato del correo',
  one: 'Correo',
  toSignIn: 'Ir al inicio de sesión',
  sent: {
    title: 'Correos',
    hint: 'Los correos enviados por lo que ha hecho su empresa aquí, los más recientes primero.',
    hintVendor: 'Los correos de todo el programa, los más recientes primero.',
    anyState: 'Cualquier estado',
    caused: 'Fecha y hora',
    answer: 'Respuesta del servidor de correo',
    open: 'Abrir aquello de lo que trata: {{subject}}',
    empty: 'Aún no hay correos',
    emptyHint:
      'Los correos aparecen aquí, con su estado de envío, en cuanto se reparten copias o se da acceso a usuarios.',
  },
};
