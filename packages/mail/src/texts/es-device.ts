/** The mails about devices, in Spanish. */
export const deviceNews = {
  device: 'Dispositivo',
  product: 'Producto',
  copies: 'Copias',
  button: 'Abrir el dispositivo',
  why: 'Recibe este correo porque gestiona los dispositivos de {{account}}.',
  returned: {
    subject: 'Las copias de {{device}} vuelven a estar disponibles',
    heading: 'Copias disponibles de nuevo',
    intro_one: 'El archivo de licencia de {{device}} ha caducado y su copia puede activarse de nuevo.',
    intro_many:
      'El archivo de licencia de {{device}} ha caducado y {{count, number}} de copias pueden activarse de nuevo.',
    intro_other:
      'El archivo de licencia de {{device}} ha caducado y {{count, number}} copias pueden activarse de nuevo.',
    said: 'Motivo',
  },
  lost: {
    subject: '{{by}} ha comunicado la pérdida de {{device}}',
    heading: 'Se ha comunicado la pérdida de un dispositivo',
    intro:
      '{{by}} ha comunicado la pérdida de {{device}}. Sus copias volverán cuando caduque su archivo de licencia; el portal indica cuándo.',
    said: 'Motivo',
  },
  released: {
    subject: '{{by}} ha liberado las copias de {{device}}',
    heading: 'Se han liberado copias',
    intro_one: '{{by}} ha comunicado la pérdida de {{device}} y ha liberado su copia. Puede activarse de nuevo.',
    intro_many:
      '{{by}} ha comunicado la pérdida de {{device}} y ha liberado sus {{count, number}} de copias. Pueden activarse de nuevo.',
    intro_other:
      '{{by}} ha comunicado la pérdida de {{device}} y ha liberado sus {{count, number}} copias. Pueden activarse de nuevo.',
    said: 'Motivo',
  },
  'used-up': {
    subject: 'No quedan traslados: {{device}} usó el último',
    heading: 'Todos los traslados del año están usados',
    intro_one:
      'El traslado que esta línea tiene en un año ya se ha usado. Hasta el próximo, las copias vuelven con un recibo del dispositivo o cuando caduca su archivo de licencia; también puede enviar una solicitud al fabricante.',
    intro_many:
      'Los {{count, number}} de traslados que esta línea tiene en un año ya se han usado. Hasta el próximo, las copias vuelven con un recibo del dispositivo o cuando caduca su archivo de licencia; también puede enviar una solicitud al fabricante.',
    intro_other:
      'Los {{count, number}} traslados que esta línea tiene en un año ya se han usado. Hasta el próximo, las copias vuelven con un recibo del dispositivo o cuando caduca su archivo de licencia; también puede enviar una solicitud al fabricante.',
    said: 'Nota',
  },
  asked: {
    subject: '{{by}} solicita traslados',
    heading: 'Solicitud de traslados',
    intro:
      '{{by}} quiere trasladar las copias de {{device}}. Conceda traslados, libere estas copias o rechace la solicitud.',
    said: 'Motivo',
  },
  granted: {
    subject: 'Más traslados para {{device}}',
    heading: 'Solicitud aceptada',
    intro_one: '{{by}} ha concedido un traslado más. Puede usarse durante un año.',
    intro_many: '{{by}} ha concedido {{count, number}} de traslados más. Pueden usarse durante un año.',
    intro_other: '{{by}} ha concedido {{count, number}} traslados más. Pueden usarse durante un año.',
    said: 'Respuesta',
  },
  freed: {
    subject: 'Las copias de {{device}} vuelven a estar disponibles',
    heading: 'Solicitud aceptada',
    intro_one: '{{by}} ha liberado la copia de {{device}}. Puede activarse de nuevo.',
    intro_many: '{{by}} ha liberado las {{count, number}} de copias de {{device}}. Pueden activarse de nuevo.',
    intro_other: '{{by}} ha liberado las {{count, number}} copias de {{device}}. Pueden activarse de nuevo.',
    said: 'Respuesta',
  },
  declined: {
    subject: 'Su solicitud sobre {{device}} se ha rechazado',
    heading: 'Solicitud rechazada',
    intro: '{{by}} ha rechazado su solicitud de traslados.',
    said: 'Motivo',
  },
};

/** The mail with licence files that its reader has asked for. */
export const licenceFiles = {
  subject_one: 'Archivo de licencia',
  subject_many: '{{count, number}} archivos de licencia',
  subject_other: '{{count, number}} archivos de licencia',
  subjectOf: 'Archivo de licencia de {{device}}',
  heading_one: 'Su archivo de licencia',
  heading_many: 'Sus archivos de licencia',
  heading_other: 'Sus archivos de licencia',
  intro_one: 'El archivo de licencia va adjunto. Cópielo en el dispositivo como se indica en su manual.',
  intro_many:
    'Va adjunto un archivo ZIP con {{count, number}} archivos de licencia. Descomprímalo y copie cada archivo en su dispositivo como se indica en el manual.',
  intro_other:
    'Va adjunto un archivo ZIP con {{count, number}} archivos de licencia. Descomprímalo y copie cada archivo en su dispositivo como se indica en el manual.',
  attached: 'Adjunto',
  why: 'Recibe este correo porque se ha enviado desde el portal archivos de licencia de {{account}}.',
};

/** The mail about files for a new term, in Spanish. */
export const filesWaiting = {
  subject_one: '{{count, number}} dispositivo necesita su nuevo archivo de licencia',
  subject_many: '{{count, number}} de dispositivos necesitan sus nuevos archivos de licencia',
  subject_other: '{{count, number}} dispositivos necesitan sus nuevos archivos de licencia',
  heading_one: 'Hay un nuevo archivo de licencia',
  heading_many: 'Hay nuevos archivos de licencia',
  heading_other: 'Hay nuevos archivos de licencia',
  intro_one:
    'La licencia de {{count, number}} dispositivo se ha renovado. Descargue el archivo del nuevo período y cárguelo en el dispositivo: el archivo anterior vence.',
  intro_many:
    'Las licencias de {{count, number}} de dispositivos se han renovado. Descargue los archivos del nuevo período y cárguelos en los dispositivos: los archivos anteriores vencen.',
  intro_other:
    'Las licencias de {{count, number}} dispositivos se han renovado. Descargue los archivos del nuevo período y cárguelos en los dispositivos: los archivos anteriores vencen.',
  devices_one: '{{count, number}} dispositivo',
  devices_many: '{{count, number}} de dispositivos',
  devices_other: '{{count, number}} dispositivos',
  more_one: 'Y {{count, number}} producto más; en el portal puede ver todos los dispositivos.',
  more_many: 'Y {{count, number}} de productos más; en el portal puede ver todos los dispositivos.',
  more_other: 'Y {{count, number}} productos más; en el portal puede ver todos los dispositivos.',
  button: 'Ver los dispositivos',
  why: 'Recibe este correo porque se ocupa de dispositivos de {{account}}.',
};
