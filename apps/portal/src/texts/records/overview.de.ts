import type { overview as en } from './overview.en.ts';

/** Texte der Übersicht auf Deutsch. */
export const overview: typeof en = {
  title: 'Übersicht',
  needs: 'Zu erledigen',
  nothing: 'Es wartet nichts auf Sie.',
  lately: 'Letzte Vorgänge',
  all: 'Alle Vorgänge',
  nothingLately: 'Noch keine Vorgänge.',
  rows: {
    relations_one: 'Bitte, zwei Firmen zu verbinden',
    relations_other: 'Bitten, Firmen zu verbinden',
    requests_one: 'Anforderung wartet auf Ihre Antwort',
    requests_other: 'Anforderungen warten auf Ihre Antwort',
    recalls_one: 'Bitte um Rückgabe wartet auf Ihre Antwort',
    recalls_other: 'Bitten um Rückgabe warten auf Ihre Antwort',
    moves_one: 'Bitte um Umzüge eines Geräts wartet auf Ihre Antwort',
    moves_other: 'Bitten um Umzüge von Geräten warten auf Ihre Antwort',
    undelivered_one: 'Mail war nicht zustellbar',
    undelivered_other: 'Mails waren nicht zustellbar',
    suspended_one: 'Standort gesperrt',
    suspended_other: 'Standorte gesperrt',
    overdue_one: 'Standort im Rückstand',
    overdue_other: 'Standorte im Rückstand',
    expiring_one: 'Position mit verfügbaren Kopien läuft in 30 Tagen ab',
    expiring_other: 'Positionen mit verfügbaren Kopien laufen in 30 Tagen ab',
    notActivated_one: 'Firma, bei der sich noch niemand angemeldet hat',
    notActivated_other: 'Firmen, bei denen sich noch niemand angemeldet hat',
    invitations_one: 'Einladung noch nicht angenommen',
    invitations_other: 'Einladungen noch nicht angenommen',
  },
};
