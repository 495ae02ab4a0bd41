import type { view as en } from './view.en.ts';

/** Texts of saved views of a list, in German. */
export const view: typeof en = {
  save: 'Ansicht speichern',
  saveTitle: 'Diese Ansicht speichern',
  saveHint: 'Suche, Filter und Reihenfolge, wie sie jetzt sind, unter einem Namen von Ihnen.',
  name: 'Bezeichnung',
  nameHint: 'Zum Beispiel „Läuft dieses Quartal ab“',
  shared: 'Mit meinen Kollegen teilen',
  sharedHint: 'Alle in Ihrer Firma haben sie dann neben den eigenen Ansichten.',
  submit: 'Speichern',
  done: 'Ansicht „{{name}}“ gespeichert.',
  menu: 'Ansicht „{{name}}“: umbenennen, teilen, löschen',
  edit: 'Umbenennen oder teilen',
  editTitle: 'Gespeicherte Ansicht',
  remove: 'Löschen',
  removeAsk: 'Die Ansicht „{{name}}“ löschen?',
  removeShared: 'Auch Ihre Kollegen haben sie dann nicht mehr.',
  removed: 'Ansicht „{{name}}“ gelöscht.',
  by: 'Geteilt von {{author}}',
  mineShared: 'Mit Ihren Kollegen geteilt',
};
