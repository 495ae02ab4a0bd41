import type { Programme } from '@tierline/domain';
import { expect, it } from 'vitest';
import { knownWords } from '../../src/access/known-words.ts';
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
])('A12 %s is easy to guess', async (password) => {
  expect(await isGuessable(password, [])).toBe(true);
});

it.each([
  'copper-lantern-7-orchard',
  'winzige Forellen tanzen leise',
  'mi perro verde come nubes',
  'correct horse battery staple',
])('A12 %s is not', async (password) => {
  expect(await isGuessable(password, [])).toBe(false);
});

const words = (en: string, de: string) => ({ en, de });
const about = knownWords(
  { email: 'jan.meier@northgate.example', firstName: 'Jan', lastName: 'Meier', account: 'Northgate Security Supply' },
  {
    id: '',
    slug: 'velkamo',
    programme: {
      name: 'Velkamo License Portal',
      sender: { name: 'Velkamo', email: 'noreply@velkamo.example' },
      tiers: [{ name: words('Distributor', 'Großhändler'), plural: words('Distributors', 'Großhändler') }],
      roles: [{ role: 'master', name: words('Portal Admin User', 'Portal-Administrator') }],
    } as unknown as Programme,
  },
);

it.each([
  'TierlinePortal2026!',
  'velkamolicenseportal',
  'Velkamo-Lizenz-Portal-1',
  'northgatesecurity1!',
  'Northgate-Jan-2026',
  'meier-northgate-jan',
  'supply.security.northgate',
  'GROSSHÄNDLER-northgate-7',
  'Distributors-Portal-2026',
  'Jan.Meier@Northgate.example',
  'ｖｅｌｋａｍｏ-ｐｏｒｔａｌ-2026',
  'Willkommen2026Passwort',
])('A12 %s is made of what is known about the person, the portal or Tierline', async (password) => {
  expect(await isGuessable(password, about)).toBe(true);
});

it.each(['copper-lantern-7-orchard', 'northgate tanzende Forellen', 'Jan isst gern 3 Birnen'])(
  'A12 %s has enough beside what is known',
  async (password) => {
    expect(await isGuessable(password, about)).toBe(false);
  },
);
