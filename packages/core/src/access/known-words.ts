import type { Vendor } from '../kernel/context.ts';

/** What people make passwords of wherever licences are handed on. */
const always = [
  'Tierline',
  'portal licence license licences licenses',
  'Lizenz Lizenzen Lizenzportal Passwort Willkommen',
  'licencia licencias contraseña bienvenido',
  'password welcome',
];

/**
 * The texts that anybody would try first who guesses a person's password: of the person, of their company, of the
 * portal, and of every portal (A12).
 */
export function knownWords(
  person: { email: string; firstName: string; lastName: string; account: string },
  { slug, programme }: Vendor,
): string[] {
  const { email, firstName, lastName, account } = person;
  const named = [
    ...programme.tiers.flatMap(({ name, plural }) => [name, plural]),
    ...programme.roles.map((role) => role.name),
  ];
  return [
    email,
    firstName,
    lastName,
    account,
    slug,
    programme.name,
    programme.sender.name,
    ...named.flatMap((words) => Object.values(words)),
    ...always,
  ];
}
