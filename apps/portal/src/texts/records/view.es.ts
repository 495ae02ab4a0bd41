import type { view as en } from './view.en.ts';

/** Texts of saved views of a list, in Spanish. */
export const view: typeof en = {
  save: 'Guardar vista',
  saveTitle: 'Guardar esta vista',
  saveHint: 'La búsqueda, los filtros y el orden tal como están ahora, con el nombre que usted elija.',
  name: 'Nombre',
  nameHint: 'Por ejemplo, «Caduca este trimestre»',
  shared: 'Compartir con mis compañeros',
  sharedHint: 'Todas las personas de su empresa la tendrán junto a las suyas.',
  submit: 'Guardar',
  done: 'Vista «{{name}}» guardada.',
  menu: 'Vista «{{name}}»: cambiar nombre, compartir, eliminar',
  edit: 'Cambiar nombre o compartir',
  editTitle: 'Vista guardada',
  remove: 'Eliminar',
  removeAsk: '¿Eliminar la vista «{{name}}»?',
  removeShared: 'Sus compañeros tampoco la tendrán.',
  removed: 'Vista «{{name}}» eliminada.',
  by: 'Compartida por {{author}}',
  mineShared: 'Compartida con sus compañeros',
};
