/** Texts of the settings in Spanish. */
export const settings = {
  title: 'Ajustes',
  parts: 'Secciones de los ajustes',
  profile: 'Perfil',
  account: 'Cuenta',
  keys: 'Claves de API',
  signingKeys: 'Claves de firma',
  accountHint: 'Nombre y ubicación de su empresa. Las empresas relacionadas ven su nombre, identificador y dirección.',
};
