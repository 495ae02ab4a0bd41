/** Of line items that expire, in Spanish. */
export const expiry = {
  subject_one: 'Una línea de {{account}} caduca el {{expiry}}',
  subject_many: '{{count, number}} de líneas de {{account}} caducan, las primeras el {{expiry}}',
  subject_other: '{{count, number}} líneas de {{account}} caducan, las primeras el {{expiry}}',
  heading: 'Hay derechos que caducan pronto',
  intro_one: '{{count, number}} línea de {{account}} caduca pronto. Su último día es el {{expiry}}.',
  intro_many:
    '{{count, number}} de líneas de {{account}} caducan pronto. El último día de las primeras es el {{expiry}}.',
  intro_other:
    '{{count, number}} líneas de {{account}} caducan pronto. El último día de las primeras es el {{expiry}}.',
  available: 'Disponibles',
  activated: 'Activadas',
  more_one: 'Y {{count, number}} línea más; el portal las muestra todas.',
  more_many: 'Y {{count, number}} de líneas más; el portal las muestra todas.',
  more_other: 'Y {{count, number}} líneas más; el portal las muestra todas.',
  whatToDo:
    'Las copias de una línea caducada ya no se pueden repartir. Si las sigue necesitando, renueve las líneas a tiempo; su proveedor recibe una solicitud.',
  button: 'Ver las líneas que caducan',
  renew: 'Renovar',
  off: '¿No quiere más correos como este? Desactívelos en su perfil',
  why: 'Recibe este correo porque tiene activados los avisos antes de que caduquen derechos de {{account}}.',
};
