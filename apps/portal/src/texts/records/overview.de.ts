import type { overview as en } from './overview.en.ts';

/** Texte der Übersicht auf Deutsch. */
export const overview: typeof en = {
  title: 'Übersicht',
  needs: 'Zu erledigen',
  nothing: 'Es ist nichts zu erledigen.',
  lately: 'Letzte Vorgänge',
  all: 'Alle Vorgänge',
  nothingLately: 'Noch keine Vorgänge.',
  rows: {
    relations_one: 'Verknüpfungsanfrage',
    relations_other: 'Verknüpfungsanfragen',
    requests_one: 'Anforderung zu beantworten',
    requests_other: 'Anforderungen zu beantworten',
    recalls_one: 'Bitte um Rückgabe zu beantworten',
    recalls_other: 'Bitten um Rückgabe zu beantworten',
    moves_one: 'Bitte um Geräteumzüge zu beantworten',
    moves_other: 'Bitten um Geräteumzüge zu beantworten',
    undelivered_one: 'E-Mail war nicht zustellbar',
    undelivered_other: 'E-Mails waren nicht zustellbar',
    suspended_one: 'Standort gesperrt',
    suspended_other: 'Standorte gesperrt',
    overdue_one: 'Standort im Rückstand',
    overdue_other: 'Standorte im Rückstand',
    expiring_one: 'Position mit verfügbaren Kopien läuft innerhalb von 30 Tagen ab',
    expiring_other: 'Positionen mit verfügbaren Kopien laufen innerhalb von 30 Tagen ab',
    notActivated_one: 'Firma, bei der sich noch niemand angemeldet hat',
    notActivated_other: 'Firmen, bei denen sich noch niemand angemeldet hat',
    invitations_one: 'Einladung noch nicht angenommen',
    invitations_other: 'Einladungen noch nicht angenommen',
  },
};
