import type { view as en } from './view.en.ts';

/** Texts of saved views of a list, in Spanish. */
export const view: typeof en = {
  save: 'Guardar vista',
  saveTitle: 'Guardar esta vista',
  saveHint: 'Guarda la búsqueda, los filtros y el orden actuales con un nombre.',
  name: 'Nombre',
  nameHint: 'Por ejemplo, «Caduca este trimestre»',
  shared: 'Compartir con mis compañeros',
  sharedHint: 'Todos los usuarios de su empresa la verán junto a sus propias vistas.',
  submit: 'Guardar',
  done: 'Vista «{{name}}» guardada.',
  menu: 'Vista «{{name}}»: cambiar nombre, compartir, eliminar',
  edit: 'Cambiar nombre o compartir',
  editTitle: 'Vista guardada',
  remove: 'Eliminar',
  removeAsk: '¿Eliminar la vista «{{name}}»?',
  removeShared: 'Sus compañeros también la perderán.',
  removed: 'Vista «{{name}}» eliminada.',
  by: 'Compartida por {{author}}',
  mineShared: 'Compartida con sus compañeros',
};
