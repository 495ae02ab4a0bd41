import type { access as en } from './access.en.ts';
import type { WithMany } from '../plural.ts';

/** Texts of forgotten passwords and of one's own sessions, in Spanish. */
export const access: WithMany<typeof en> = {
  forgotten: {
    link: '¿Olvidó su contraseña?',
    title: '¿Olvidó su contraseña?',
    hint: 'Introduzca el correo con el que inicia sesión y recibirá un enlace para elegir una contraseña nueva.',
    submit: 'Enviar el enlace',
    back: 'Volver al inicio de sesión',
    sent: 'Revise su correo',
    sentHint: 'Si esta dirección tiene acceso, le llegará un correo con un enlace, válido durante 60 minutos.',
    spam: 'Mire también en la carpeta de correo no deseado. Si no llega nada, quizá su dirección de acceso sea otra: pregunte a quien gestiona los usuarios de su empresa.',
    again: 'Probar otra dirección',
  },
  reset: {
    hint: 'Después inicie sesión con ella. Todas sus sesiones abiertas se cerrarán.',
    submit: 'Guardar la contraseña',
    done: 'Su contraseña ha cambiado. Inicie sesión con ella.',
    noLink: 'Falta el enlace',
    noLinkHint:
      'Abra otra vez el enlace del correo: esta página lo olvida cuando se vuelve a cargar. O pida uno nuevo.',
    newLink: 'Pedir un enlace nuevo',
  },
  sessions: {
    title: 'Sus sesiones abiertas',
    hint: 'Si hay alguna que no reconoce, ciérrela y cambie su contraseña.',
    device: '{{browser}} en {{system}}',
    unknown: 'Dispositivo desconocido',
    current: 'Esta sesión',
    address: 'Dirección IP',
    since: 'Desde',
    lastSeen: 'Última actividad',
    endOf: 'Cerrar sesión: {{device}}',
    endOthers: 'Cerrar todas las demás',
    done_one: 'Se ha cerrado esa sesión.',
    done_many: 'Se han cerrado {{count, number}} de sesiones.',
    done_other: 'Se han cerrado {{count, number}} sesiones.',
    failed: 'No se ha cerrado. {{words}}',
  },
};
