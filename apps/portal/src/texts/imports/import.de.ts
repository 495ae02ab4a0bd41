import type { importing as en } from './import.en.ts';

/** Texts of the import in German. */
export const importing: typeof en = {
  action: 'Importieren',
  title: {
    accounts: 'Konten importieren',
    users: 'Benutzer importieren',
    orders: 'Bestellungen importieren',
    sites: 'Standorte importieren',
    customer: 'Benutzer von {{account}} importieren',
  },
  drop: 'CSV-Datei hier ablegen oder auswählen',
  dropHint:
    'Bis zu {{limit}} Zeilen und 10 MB, in jeder üblichen Kodierung, getrennt durch Kommas, Semikolons oder Tabulatoren.',
  intro: {
    accounts:
      'Jede Zeile legt ein Konto und seinen ersten Benutzer an, der sofort eine E-Mail erhält. Ein Name und eine E-Mail-Adresse genügen.',
    users:
      'Jede Zeile legt einen Benutzer Ihrer Firma an. Zugang zum Portal erhält nur, wem ihn die Datei gibt: mit einem Ja unter „Darf sich anmelden“ oder mit einer Rolle. Eine E-Mail-Adresse genügt.',
    customer:
      'Jede Zeile legt einen Benutzer von {{account}} an. Zugang zum Portal erhält nur, wem ihn die Datei gibt: mit einem Ja unter „Darf sich anmelden“ oder mit einer Rolle. Eine E-Mail-Adresse genügt.',
    orders:
      'Jede Zeile ist eine Position einer Bestellung; Zeilen mit derselben Nummer bilden eine Bestellung. Nennen Sie die Firma mit Name oder Kennung, das Produkt mit Name oder Artikelnummer. Ohne Daten beginnen die Lizenzen heute und laufen so lange wie das Produkt.',
    sites:
      'Jede Zeile legt einen Standort an. Nennen Sie das Land mit Namen oder mit zwei Buchstaben; ohne Angabe erhält der Standort die bevölkerungsreichste Zeitzone des Landes. Das Anfangsguthaben kommt aus Ihrem freien Guthaben.',
  },
  template: {
    download: 'Vorlage herunterladen',
    accounts: 'konten',
    users: 'benutzer',
    orders: 'bestellungen',
    sites: 'standorte',
  },
  trouble: {
    'too-large': {
      title: 'Die Datei ist zu groß',
      hint: '{{file}} ist größer als 10 MB. Teilen Sie sie auf mehrere Dateien auf.',
    },
    'too-many': {
      title: 'Zu viele Zeilen',
      hint: '{{file}} hat {{rows}} Zeilen; höchstens {{limit}} sind möglich. Teilen Sie sie auf mehrere Dateien auf.',
    },
    workbook: {
      title: 'Das ist eine Arbeitsmappe',
      hint: 'Speichern Sie {{file}} in Ihrer Tabellenkalkulation als CSV und legen Sie diese Datei hier ab.',
    },
    'not-text': { title: 'Das ist keine CSV-Datei', hint: '{{file}} lässt sich nicht als Text lesen.' },
    empty: {
      title: 'Es gibt nichts zu importieren',
      hint: '{{file}} braucht eine erste Zeile mit Überschriften und darunter die Daten, eine Zeile je Eintrag.',
    },
  },
  columns: {
    access:
      'Die Spalte {{columns}} scheint zu sagen, wer sich anmelden darf, wird aber ignoriert. Wählen Sie dafür „{{field}}“, sonst gibt sie niemandem Zugang.',
    recognised_one: '{{count, number}} von {{total, number}} Spalten erkannt',
    recognised_other: '{{count, number}} von {{total, number}} Spalten erkannt',
    ignored: 'Ignoriert: {{columns}}.',
    read: 'Gelesen als {{encoding}}, getrennt durch {{separator}}',
    tab: 'Tabulatoren',
    separator: 'Trennzeichen',
    separators: { semicolon: 'Semikolon (;)', comma: 'Komma (,)', tab: 'Tabulator', bar: 'Senkrechter Strich (|)' },
    missing: 'Es gibt noch keine Spalte „{{field}}“. Wählen Sie, welche es ist.',
    change: 'Spalten ändern',
    is: 'Bedeutung der Spalte {{column}}',
    ignore: 'Ignorieren',
    unnamed: 'Spalte {{number}}',
  },
  line: 'Zeile',
  row: 'Zeile {{line}}',
  wrong_one: '{{count, number}} Zeile muss korrigiert werden',
  wrong_other: '{{count, number}} Zeilen müssen korrigiert werden',
  ready_one: '{{count, number}} Zeile ist bereit',
  ready_other: '{{count, number}} Zeilen sind bereit',
  out_one: '{{count, number}} Zeile weggelassen',
  out_other: '{{count, number}} Zeilen weggelassen',
  leaveOut: 'Weglassen',
  leaveOutOf: 'Zeile {{line}} weglassen',
  leaveAllOut: 'Alle diese weglassen',
  takeInOf: 'Zeile {{line}} wieder aufnehmen',
  showMore: 'Mehr Zeilen anzeigen',
  checking: 'Wird geprüft …',
  toMend_one: 'Korrigieren Sie {{count, number}} Zeile oder lassen Sie sie weg.',
  toMend_other: 'Korrigieren Sie {{count, number}} Zeilen oder lassen Sie sie weg.',
  allRight_one: '{{count, number}} Zeile stimmt.',
  allRight_other: 'Alle {{count, number}} Zeilen stimmen.',
  another: 'Andere Datei',
  mails: {
    none: 'Es wird keine E-Mail gesendet: Niemand erhält Zugang zum Portal.',
    some_one: '{{count, number}} Person erhält Zugang zum Portal und eine E-Mail:',
    some_other: '{{count, number}} Personen erhalten Zugang zum Portal und eine E-Mail:',
  },
  submit: {
    none: 'Noch nichts zu importieren',
    accounts_one: '{{count, number}} Konto importieren',
    accounts_other: '{{count, number}} Konten importieren',
    orders_one: '{{count, number}} Zeile importieren',
    orders_other: '{{count, number}} Zeilen importieren',
    sites_one: '{{count, number}} Standort importieren',
    sites_other: '{{count, number}} Standorte importieren',
    users_one: '{{count, number}} Benutzer importieren',
    users_other: '{{count, number}} Benutzer importieren',
  },
  undone_one: 'Rückgängig gemacht: Der Import von {{count, number}} Zeile wurde zurückgenommen.',
  undone_other: 'Rückgängig gemacht: Der Import von {{count, number}} Zeilen wurde zurückgenommen.',
  done: {
    accounts_one: '{{count, number}} Konto importiert',
    accounts_other: '{{count, number}} Konten importiert',
    orders_one: '{{count, number}} Bestellung importiert',
    orders_other: '{{count, number}} Bestellungen importiert',
    sites_one: '{{count, number}} Standort importiert',
    sites_other: '{{count, number}} Standorte importiert',
    users_one: '{{count, number}} Benutzer importiert',
    users_other: '{{count, number}} Benutzer importiert',
    mails_one: '{{count, number}} E-Mail ist unterwegs.',
    mails_other: '{{count, number}} E-Mails sind unterwegs.',
    more_one: 'und {{count, number}} weiteres',
    more_other: 'und {{count, number}} weitere',
    show: {
      accounts: 'Konten anzeigen',
      users: 'Team anzeigen',
      orders: 'Bestellungen anzeigen',
      sites: 'Standorte anzeigen',
    },
    showCustomer: '{{account}} anzeigen',
  },
};
