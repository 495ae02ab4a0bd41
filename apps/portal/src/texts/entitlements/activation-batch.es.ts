import type { WithMany } from '../plural.ts';
import type { batch as english } from './activation-batch.en.ts';

/** Texts of activating many devices at once, in Spanish; they come with their page. */
export const batch: WithMany<typeof english> = {
  title: 'Activar varios dispositivos',
  hint: 'Elija un archivo CSV con ID de host, copias, nombre del dispositivo e ID de activación, o archivos de solicitud de los dispositivos. Se activan hasta {{count, number}} dispositivos juntos, todos o ninguno; recibe un archivo ZIP con las licencias.',
  line: 'Línea',
  lineHint: 'Para los dispositivos cuyo archivo no indica ningún ID de activación.',
  lineNone: 'Ninguna elegida',
  lineClear: 'Quitar la elección',
  lineNothing: 'Sin resultados',
  lineOption_zero: '{{product}} · {{id}} · ninguna disponible',
  lineOption_one: '{{product}} · {{id}} · {{count, number}} disponible',
  lineOption_many: '{{product}} · {{id}} · {{count, number}} disponibles',
  lineOption_other: '{{product}} · {{id}} · {{count, number}} disponibles',
  choose: 'Elegir archivos',
  chooseOther: 'Elegir otros archivos',
  clear: 'Vaciar',
  unread: {
    archive:
      '{{name}} es un archivo comprimido o un libro de cálculo y no se puede leer. Descomprímalo o guárdelo como CSV y elija los archivos que contiene.',
    'too-large': '{{name}} es demasiado grande. Un archivo tiene 1 MB como máximo.',
    'not-text': '{{name}} no es un archivo de texto.',
    empty: '{{name}} no contiene ningún dispositivo.',
  },
  column: '«{{column}}»',
  notRead_one:
    'La columna {{columns}} de {{name}} no se lee. Se leen ID de host, copias, nombre del dispositivo e ID de activación.',
  notRead_many:
    'Las columnas {{columns}} de {{name}} no se leen. Se leen ID de host, copias, nombre del dispositivo e ID de activación.',
  notRead_other:
    'Las columnas {{columns}} de {{name}} no se leen. Se leen ID de host, copias, nombre del dispositivo e ID de activación.',
  tooMany:
    'Estos archivos contienen {{count, number}} dispositivos y solo se pueden activar {{maximum, number}} a la vez. Elija menos.',
  good_zero: 'No se puede activar ningún dispositivo',
  good_one: 'Se puede activar {{count, number}} dispositivo',
  good_many: 'Se pueden activar {{count, number}} de dispositivos',
  good_other: 'Se pueden activar {{count, number}} dispositivos',
  wrong_one: '{{count, number}} fila por corregir',
  wrong_many: '{{count, number}} de filas por corregir',
  wrong_other: '{{count, number}} filas por corregir',
  place: '{{file}}, fila {{line, number}}',
  copies_one: '{{count, number}} copia',
  copies_many: '{{count, number}} de copias',
  copies_other: '{{count, number}} copias',
  outcome: { created: 'Nuevo', more: 'Más copias', same: 'Ya las tiene' },
  rowWrong: {
    'no-host': 'Falta el ID de host.',
    'no-line': 'Falta un ID de activación. Elija arriba la línea.',
    copies: '«{{typed}}» no es un número entero de copias.',
  },
  submit_one: 'Activar {{count, number}} dispositivo',
  submit_many: 'Activar {{count, number}} de dispositivos',
  submit_other: 'Activar {{count, number}} dispositivos',
  done_one: '{{count, number}} dispositivo activado. Su licencia está en {{file}}.',
  done_many: '{{count, number}} de dispositivos activados. Sus licencias están en {{file}}.',
  done_other: '{{count, number}} dispositivos activados. Sus licencias están en {{file}}.',
  again: 'Guardar otra vez',
  toList: 'Ir a los dispositivos',
};
