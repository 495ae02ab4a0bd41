/** What a printed card of a line item says, in Spanish. */
export const card = {
  title: 'Tarjeta de licencia',
  copies_zero: 'ninguna copia',
  copies_one: '{{count, number}} copia',
  copies_many: '{{count, number}} de copias',
  copies_other: '{{count, number}} copias',
  until: 'válida hasta el {{day}}',
  always: 'sin fecha de fin',
  activationId: 'ID de activación',
  code: 'Código QR del ID de activación',
  how: {
    online: 'Dispositivo con red: introduzca en él el ID de activación.',
    scan: 'Dispositivo sin red: escanee este código con un teléfono.',
    device: 'Escanee el código que muestra el dispositivo y confirme.',
    back: 'Ponga el teléfono delante de la cámara del dispositivo o llévele el archivo.',
  },
};
