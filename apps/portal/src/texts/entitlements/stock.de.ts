import type { stock as en } from './stock.en.ts';

/** Texte des Bestands im Zeitverlauf auf Deutsch. */
export const stock: typeof en = {
  title: 'Bestand im Zeitverlauf',
  past: 'Bisher',
  ahead: 'Vorschau',
  pastHint: 'Für Sie verfügbare Kopien am Ende jedes Monats; im laufenden Monat heute.',
  aheadHint: 'Was von den heutigen Kopien am Ende jedes Monats übrig ist, wenn Positionen ablaufen.',
  now_one: '{{count, number}} Kopie im Bestand.',
  now_other: '{{count, number}} Kopien im Bestand.',
  first_one: '{{count, number}} läuft als erste am {{day}} ab.',
  first_other: '{{count, number}} laufen als erste am {{day}} ab.',
  lost_one: 'Bis Ende {{month}} läuft {{count, number}} ab.',
  lost_other: 'Bis Ende {{month}} laufen {{count, number}} ab.',
  lostNone: 'Bis Ende {{month}} läuft keine davon ab.',
  nothing: 'In den letzten {{months, number}} Monaten hatten Sie keine Kopien.',
  product: 'Produkt',
  all: 'Alle Produkte',
  others_one: '{{count, number}} weiteres Produkt',
  others_other: '{{count, number}} weitere Produkte',
  month: 'Monat',
  copies: 'Kopien',
  byMonth: 'Bestand nach Monaten',
  byProduct: 'Bestand nach Produkten',
  today: 'Heute',
  chart_one: '{{what}}: heute {{count, number}} Kopie',
  chart_other: '{{what}}: heute {{count, number}} Kopien',
};
