import type { overview as en } from './overview.en.ts';
import type { WithMany } from '../plural.ts';

/** Textos del resumen en español. */
export const overview: WithMany<typeof en> = {
  title: 'Resumen',
  needs: 'Pendiente',
  nothing: 'No hay nada pendiente.',
  lately: 'Actividad reciente',
  all: 'Toda la actividad',
  nothingLately: 'Aún no hay actividad.',
  rows: {
    relations_one: 'petición de relacionar dos empresas',
    relations_many: 'de peticiones de relacionar empresas',
    relations_other: 'peticiones de relacionar empresas',
    recalls_one: 'petición de devolver copias espera su respuesta',
    recalls_many: 'de peticiones de devolver copias esperan su respuesta',
    recalls_other: 'peticiones de devolver copias esperan su respuesta',
    undelivered_one: 'correo no se pudo entregar',
    undelivered_many: 'de correos no se pudieron entregar',
    undelivered_other: 'correos no se pudieron entregar',
    suspended_one: 'sitio suspendido',
    suspended_many: 'de sitios suspendidos',
    suspended_other: 'sitios suspendidos',
    overdue_one: 'sitio con atraso',
    overdue_many: 'de sitios con atraso',
    overdue_other: 'sitios con atraso',
    expiring_one: 'línea con copias disponibles caduca en 30 días',
    expiring_many: 'de líneas con copias disponibles caducan en 30 días',
    expiring_other: 'líneas con copias disponibles caducan en 30 días',
    notActivated_one: 'empresa en la que nadie ha entrado todavía',
    notActivated_many: 'de empresas en las que nadie ha entrado todavía',
    notActivated_other: 'empresas en las que nadie ha entrado todavía',
    invitations_one: 'invitación sin aceptar todavía',
    invitations_many: 'de invitaciones sin aceptar todavía',
    invitations_other: 'invitaciones sin aceptar todavía',
  },
};
