import type { frame as en } from '../en/frame.ts';
import type { WithMany } from '../plural.ts';

/** Texts of what stands around every screen, in Spanish. */
export const frame: WithMany<typeof en> = {
  skip: 'Ir al contenido',
  navigation: 'Navegación principal',
  openNavigation: 'Abrir la navegación',
  closeNavigation: 'Cerrar la navegación',
  search: 'Buscar o ir a …',
  searchHint: 'Escriba para buscar o pegue un ID de activación',
  searchNothing: 'No se ha encontrado nada',
  searchGo: 'Ir a',
  searchDo: 'Acciones',
  searchLines: 'Líneas',
  searchAccounts: 'Cuentas',
  language: 'Idioma',
  scheme: 'Colores',
  schemeLight: 'Claro',
  schemeDark: 'Oscuro',
  schemeAuto: 'Como el sistema',
  me: 'Su acceso',
  signOut: 'Cerrar sesión',
  offline: 'Sin conexión. Ve cómo estaban las cosas a las {{time}}; no se puede cambiar nada hasta que vuelva.',
  nav: {
    entitlements: 'Derechos',
    entitlementsVendor: 'Pedidos y derechos',
    products: 'Productos',
    activity: 'Actividad',
    team: 'Equipo',
    mailbox: 'Buzón',
    settings: 'Ajustes',
    demo: 'Demo',
  },
};
