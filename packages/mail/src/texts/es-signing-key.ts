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

/** The mail to those whose devices have files that a revoked key signed, in Spanish. */
export const filesToReplace = {
  subject_one: 'Sustituya el archivo de licencia de {{count, number}} dispositivo',
  subject_many: 'Sustituya los archivos de licencia de {{count, number}} dispositivos',
  subject_other: 'Sustituya los archivos de licencia de {{count, number}} dispositivos',
  heading_one: 'Sustituya el archivo de licencia de {{count, number}} dispositivo',
  heading_many: 'Sustituya los archivos de licencia de {{count, number}} dispositivos',
  heading_other: 'Sustituya los archivos de licencia de {{count, number}} dispositivos',
  intro:
    '{{vendor}} ha revocado una clave que firmó archivos de licencia de {{account}}. Los dispositivos pueden rechazar esos archivos; cada uno necesita uno nuevo. Los archivos nuevos no consumen copias.',
  leased_one:
    '{{count, number}} dispositivo tiene un archivo temporal. Si está conectado, obtiene el nuevo por sí mismo.',
  leased_many:
    '{{count, number}} dispositivos tienen archivos temporales. Los que están conectados obtienen el nuevo por sí mismos.',
  leased_other:
    '{{count, number}} dispositivos tienen archivos temporales. Los que están conectados obtienen el nuevo por sí mismos.',
  wholeTerm_one:
    '{{count, number}} dispositivo tiene un archivo para toda la vigencia. Descargue el nuevo e instálelo en el dispositivo.',
  wholeTerm_many:
    '{{count, number}} dispositivos tienen archivos para toda la vigencia. Descargue los nuevos e instálelos en los dispositivos.',
  wholeTerm_other:
    '{{count, number}} dispositivos tienen archivos para toda la vigencia. Descargue los nuevos e instálelos en los dispositivos.',
  button: 'Ver los dispositivos',
  why: 'Recibe este correo porque gestiona licencias de {{account}}.',
};
