import type { view as en } from './view.en.ts';

/** Texts of saved views of a list, in German. */
export const view: typeof en = {
  save: 'Ansicht speichern',
  saveTitle: 'Diese Ansicht speichern',
  saveHint: 'Speichert Suche, Filter und Sortierung, wie sie jetzt sind, unter einem Namen.',
  name: 'Bezeichnung',
  nameHint: 'Zum Beispiel „Läuft dieses Quartal ab“',
  shared: 'Mit meinen Kollegen teilen',
  sharedHint: 'Alle Benutzer Ihrer Firma sehen sie dann neben ihren eigenen Ansichten.',
  submit: 'Speichern',
  done: 'Ansicht „{{name}}“ gespeichert.',
  menu: 'Ansicht „{{name}}“: umbenennen, teilen, löschen',
  edit: 'Umbenennen oder teilen',
  editTitle: 'Gespeicherte Ansicht',
  remove: 'Löschen',
  removeAsk: 'Die Ansicht „{{name}}“ löschen?',
  removeShared: 'Auch Ihre Kollegen verlieren sie dann.',
  removed: 'Ansicht „{{name}}“ gelöscht.',
  by: 'Geteilt von {{author}}',
  mineShared: 'Mit Ihren Kollegen geteilt',
};
