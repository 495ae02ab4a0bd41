/** Texts of signing keys in Spanish. */
export const signingKey = {
  title: 'Claves de firma',
  hint: 'Los archivos de licencia se firman con la clave actual. Su clave raíz certifica claves en un equipo que nunca está en línea; no se guarda aquí. Compare las huellas en ambas pantallas.',
  make: 'Crear la clave siguiente',
  empty: {
    title: 'Aún no hay clave de firma',
    hint: 'Sin ella no se puede crear ningún archivo de licencia. Cree la clave siguiente, certifíquela con su clave raíz y cambie a ella.',
  },
  states: { next: 'Siguiente', current: 'Actual', retired: 'Retirada', revoked: 'Revocada' },
  since: { next: 'Creada', current: 'Firma desde', retired: 'Retirada el', revoked: 'Revocada el' },
  demo: 'Demostración',
  certificate: 'Certificado',
  missing: 'falta',
  until: 'Certificada hasta',
  root: 'Raíz',
  request: 'Descargar solicitud',
  upload: 'Subir certificado',
  uploadDone: 'El certificado se ha subido. Cambie a la clave cuando quiera.',
  switch: 'Cambiar a esta clave',
  switchDone: 'Los archivos nuevos se firman con esta clave. Los anteriores siguen siendo válidos.',
  revoke: 'Revocar',
  revokeOf: 'Revocar la clave {{key}}',
  revokeTitle: '¿Revocar {{key}}?',
  revokeText:
    'Para una clave que puede estar en otras manos. No volverá a firmar, y sus archivos ya no se distinguen de los falsificados. Los archivos con plazo se sustituyen cuando su dispositivo descargue el siguiente; los de toda la vigencia hay que sustituirlos a mano.',
  revokeWithNext: 'La clave siguiente firma de inmediato.',
  revokeWithoutNext:
    'No hay ninguna clave siguiente certificada: hasta que la haya no se puede crear ningún archivo de licencia.',
  revokeList: 'Los dispositivos solo lo saben por su raíz: cree su lista con «tierline keys revoke» y súbala aquí.',
  revokeDone: 'Se ha revocado la clave.',
  reason: 'Motivo',
  reissue: {
    title: 'Dispositivos con archivos de esta clave',
    wholeTerm_one: '{{count, number}} por toda la vigencia',
    wholeTerm_many: '{{count, number}} por toda la vigencia',
    wholeTerm_other: '{{count, number}} por toda la vigencia',
    leased_one: '{{count, number}} temporal',
    leased_many: '{{count, number}} temporales',
    leased_other: '{{count, number}} temporales',
    show: 'Ver los dispositivos',
  },
  listed: 'en la lista de la raíz',
  unlisted: 'aún no está en la lista de la raíz',
  list: 'Claves revocadas',
  listHint: 'La lista que ha firmado su clave raíz. Los dispositivos la obtienen y dejan de confiar en sus claves.',
  listUpload: 'Subir lista',
  listDone: 'La lista se ha subido.',
  newRoot: {
    title: '¿Es esta su raíz?',
    text: 'Este certificado procede de una raíz que nunca se ha usado aquí. Los dispositivos solo confían en la raíz con la que se fabricaron: compare su huella con sus registros.',
    confirm: 'Sí, es la nuestra',
  },
  warn: {
    none: 'No hay clave actual: no se puede crear ningún archivo de licencia.',
    over: 'El certificado de la clave actual ha caducado: no se puede crear ningún archivo de licencia.',
    ends_zero:
      'El certificado de la clave actual caduca hoy. Ninguna licencia dura más: certifique ya la clave siguiente.',
    ends_one:
      'El certificado de la clave actual caduca en {{count, number}} día. Ninguna licencia dura más: certifique ya la clave siguiente.',
    ends_many:
      'El certificado de la clave actual caduca en {{count, number}} días. Ninguna licencia dura más: certifique la clave siguiente.',
    ends_other:
      'El certificado de la clave actual caduca en {{count, number}} días. Ninguna licencia dura más: certifique la clave siguiente.',
    unlisted_one:
      'Una clave revocada aún no está en la lista de su raíz: los dispositivos siguen confiando en ella. Cree la lista y súbala.',
    unlisted_many:
      '{{count, number}} claves revocadas aún no están en la lista de su raíz: los dispositivos siguen confiando en ellas. Cree la lista y súbala.',
    unlisted_other:
      '{{count, number}} claves revocadas aún no están en la lista de su raíz: los dispositivos siguen confiando en ellas. Cree la lista y súbala.',
    demo: 'Estas claves son solo para probar Tierline. No fabrique ningún dispositivo con esta raíz: cree la suya y certifique con ella la clave siguiente.',
  },
};
