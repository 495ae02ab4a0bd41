import type { mail as en } from './mail.en.ts';
import type { WithMany } from '../plural.ts';

/** Texts of the area mail in Spanish. */
export const mail: WithMany<typeof en> = {
  title: 'Buzón',
  hint: 'Esto es una demostración: ningún correo sale de este equipo. Aquí lee lo que se habría enviado.',
  recipient: 'Para',
  from: 'De',
  subject: 'Asunto',
  state: 'Estado',
  time: 'Escrito',
  open: 'Abrir «{{subject}}» para {{recipient}}',
  search: 'Dirección del destinatario, o parte de ella',
  empty: {
    title: 'Aún no hay correos',
    hint: 'En cuanto se cree a alguien o se repartan copias, aquí estará el correo.',
  },
  asHtml: 'Con formato',
  asText: 'Solo texto',
  views: 'Cómo se muestra el correo',
  one: 'Correo',
  toSignIn: 'A la página de acceso',
  sent: {
    title: 'Correos',
    hint: 'Los correos que causó lo que su empresa hizo aquí, los más recientes primero.',
    hintVendor: 'Los correos de todo el programa, los más recientes primero.',
    anyState: 'Cualquier estado',
    caused: 'Causado',
    answer: 'Respuesta del servidor de correo',
    open: 'Ver de qué se trata: {{subject}}',
    empty: 'Sin correos',
    emptyHint: 'En cuanto se reparta algo o se dé acceso a alguien, el correo aparecerá aquí, con su estado de envío.',
  },
};
