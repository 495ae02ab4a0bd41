/** Texts of the settings in Spanish. */
export const settings = {
  title: 'Ajustes',
  parts: 'Partes de los ajustes',
  profile: 'Perfil',
  account: 'Cuenta',
  keys: 'Claves de API',
  signingKeys: 'Claves de firma',
  accountHint:
    'Cómo se llama su empresa y dónde está. Las empresas relacionadas ven su nombre, identificador y dirección.',
};
