import type { frame as en } from '../en/frame.ts';

/** Texts of what stands around every screen, in German. */
export const frame: typeof en = {
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  openNavigation: 'Navigation öffnen',
  closeNavigation: 'Navigation schließen',
  search: 'Suchen oder springen …',
  searchHint: 'Tippen Sie, oder fügen Sie eine Aktivierungs-ID ein',
  searchNothing: 'Nichts gefunden',
  searchGo: 'Gehe zu',
  searchDo: 'Aktionen',
  searchLines: 'Positionen',
  searchAccounts: 'Konten',
  language: 'Sprache',
  scheme: 'Farben',
  schemeLight: 'Hell',
  schemeDark: 'Dunkel',
  schemeAuto: 'Wie das System',
  me: 'Ihr Zugang',
  signOut: 'Abmelden',
  offline: 'Keine Verbindung. Sie sehen den Stand von {{time}}; bis sie wieder da ist, lässt sich nichts ändern.',
  nav: {
    entitlements: 'Berechtigungen',
    entitlementsVendor: 'Bestellungen & Berechtigungen',
    products: 'Produkte',
    activity: 'Aktivitäten',
    team: 'Team',
    mailbox: 'Postfach',
    settings: 'Einstellungen',
    demo: 'Demo',
  },
};
