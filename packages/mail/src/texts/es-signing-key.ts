/** The mail about a signing key that ends, in Spanish. */
export const signingKeyEnds = {
  subject: 'Su clave de firma caduca el {{day}}',
  heading: 'Su clave de firma caduca el {{day}}',
  intro_one: 'La clave de firma de {{account}} caduca dentro de {{count, number}} día, el {{day}}.',
  intro_many: 'La clave de firma de {{account}} caduca dentro de {{count, number}} días, el {{day}}.',
  intro_other: 'La clave de firma de {{account}} caduca dentro de {{count, number}} días, el {{day}}.',
  key: 'Clave de firma',
  effect:
    'Ningún archivo de licencia dura más que su clave. Después del {{day}} no se puede activar ningún dispositivo ni renovar ningún archivo hasta que firme otra clave.',
  switch:
    'La clave siguiente ya está certificada. Cambie a ella en el portal; los archivos firmados antes siguen siendo válidos.',
  make: 'Cree la clave siguiente en el portal, certifíquela en el equipo que guarda la raíz y cambie a ella. Los archivos firmados antes siguen siendo válidos.',
  button: 'Abrir las claves de firma',
  why: 'Recibe este correo porque gestiona las claves de firma de {{account}}.',
};
