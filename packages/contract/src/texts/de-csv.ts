import type { csv as en } from './en-csv.ts';

/** The headings and words of lists as CSV, in German. */
export const csv: typeof en = {
  head: {
    id: 'ID', identifier: 'Kennung', name: 'Name', description: 'Beschreibung', tier: 'Stufe', status: 'Status', activated: 'Aktiviert', address: 'Anschrift', country: 'Land', language: 'Sprache',
    timeZone: 'Zeitzone', visible: 'Für andere Partner sichtbar', openCopies: 'Offene Kopien', people: 'Personen', lastSignIn: 'Letzte Anmeldung', created: 'Angelegt',
    email: 'E-Mail-Adresse', firstName: 'Vorname', lastName: 'Nachname', maySignIn: 'Darf sich anmelden', level: 'Rolle', phone: 'Telefon', mobile: 'Mobiltelefon', sharedLogin: 'Gemeinsamer Zugang', marketingMail: 'Werbung per Mail', expiryMail: 'Mails zum Ablauf',
    sku: 'Artikelnummer', product: 'Produkt', kind: 'Art', termMonths: 'Laufzeit in Monaten',
    activationId: 'Aktivierungs-ID', orderNumber: 'Bestellnummer', holder: 'Bei', holderIdentifier: 'Bei, Kennung', from: 'Von', fromIdentifier: 'Von, Kennung', contact: 'Kontakt', contactEmail: 'E-Mail des Kontakts',
    copies: 'Kopien', available: 'Verfügbar', handedOn: 'Weitergegeben', activatedCopies: 'Aktiviert', retired: 'Ausgeschieden', starts: 'Beginnt', expires: 'Läuft ab', state: 'Zustand', reason: 'Grund', since: 'Seit',
    recipient: 'Empfänger', subject: 'Betreff', at: 'Zeitpunkt', response: 'Antwort des Mailservers', actor: 'Wer', actorEmail: 'E-Mail dazu', account: 'Konto', about: 'Worum es geht', before: 'Vorher', after: 'Nachher', network: 'Netzadresse',
    list: 'Liste', shared: 'Geteilt',
    ending: 'Endet auf', lastUsed: 'Zuletzt benutzt', revoked: 'Widerrufen',
    asked: 'Gefragt nach', by: 'Durch', device: 'Gerät', lastSeen: 'Zuletzt gesehen', current: 'Diese Sitzung', answer: 'Antwort', decided: 'Beantwortet',
    sent: 'Gesendet', opened: 'Geöffnet', ended: 'Beendet',
    ordered: 'Bestellt am', licences: 'Lizenzen', unassigned: 'Nicht zugewiesen', assignedTo: 'Zugewiesen an', inUse: 'In Verwendung',
    seat: 'Lizenz', shown: 'Anzeige', ends: 'Ein bis', userId: 'Id des Benutzers', productId: 'Id des Produkts',
    controller: 'Steuerung',
    site: 'Standort', notes: 'Notizen', credits: 'Anzahl Credits', monthlyCost: 'Kosten im Monat', users: 'Benutzer', devices: 'Geräte', reported: 'Letzte Meldung', lastsUntil: 'Reicht bis', daysLeft: 'Tage übrig', overdueSince: 'Überfällig seit', arrears: 'Fällig', deleted: 'Gelöscht', effect: 'Wirkung auf das Guthaben', balance: 'Guthaben', to: 'Nach', note: 'Anmerkung', month: 'Monat',
    secondFactor: 'Zweiter Faktor', outcome: 'Ergebnis',
  },
  word: {
    'yes': 'Ja', 'no': 'Nein', 'active': 'Aktiv', 'inactive': 'Inaktiv', 'suspended': 'Gesperrt', 'expired': 'Abgelaufen', 'on-hold': 'Angehalten', 'closed': 'Geschlossen', 'retired': 'Abgekündigt',
    'switched-on': 'Ein', 'switched-off': 'Aus', 'shown-none': 'Keine Lizenzen', 'shown-managed': 'Ein, nicht änderbar', 'shown-on': 'Schalter ein', 'shown-off': 'Schalter aus', 'shown-unavailable': 'Lizenzen nicht verfügbar',
    'unassigned': 'Nicht zugewiesen', 'partly': 'Teilweise zugewiesen', 'assigned': 'Zugewiesen',
    'at-risk': 'Gefährdet', 'overdue': 'Überfällig', 'site-suspended': 'Ausgesetzt (überfällig)', 'site-active': 'In Betrieb', 'deleted': 'Gelöscht',
    'vendor': 'Hersteller', 'balance': 'Guthaben', 'charged': 'Verbraucht', 'grant': 'Gutschrift', 'order': 'Bestellung', 'move': 'Umbuchung', 'charge': 'Monatskosten', 'closure': 'Standort gelöscht', 'reversal': 'Umkehrung', 'undo': 'Rückgängig gemacht',
    'api-key': 'API-Schlüssel',
    'waiting': 'Wartet', 'accepted': 'Angenommen', 'deferred': 'Aufgeschoben', 'failed': 'Fehlgeschlagen', 'open': 'Offen', 'declined': 'Abgelehnt', 'withdrawn': 'Zurückgezogen',
    'opened': 'Geöffnet', 'used': 'Benutzt', 'revoked': 'Zurückgezogen', 'taken': 'Vom Mailserver angenommen',
    'signed-in': 'Angemeldet', 'password-wrong': 'Falsches Passwort', 'code-missing': 'Kein Code', 'code-wrong': 'Falscher Code', 'refused': 'Nicht eingelassen',
  },
  undisclosed: 'Nicht genannt: {{tier}}',
};
