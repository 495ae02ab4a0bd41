import { expect, it } from 'vitest';
import { isGuessable } from '../../src/access/password.ts';

it.each([
  'contraseñacontraseña',
  'passwortpasswort',
  'Passwort-Passwort-',
  'CONTRASEÑA contrasena',
  'passwortpasswort1',
  'geheimgeheimgeheim',
  'abcabcabcabcabcabc',
  'schlüsselschlüssel',
  'hemmelighemmelig',
  'contraseñasegura',
])('A12 %s is easy to guess', (password) => {
  expect(isGuessable(password, [])).toBe(true);
});

it.each([
  'copper-lantern-7-orchard',
  'winzige Forellen tanzen leise',
  'mi perro verde come nubes',
  'correct horse battery staple',
])('A12 %s is not', (password) => {
  expect(isGuessable(password, [])).toBe(false);
});
