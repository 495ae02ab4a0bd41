import type { DemoCompany } from './velkamo-people.ts';

/** Sign-ins of the demo data; the same on every machine, and only ever in a demo's database. */
export const samples = {
  vendor: {
    vendor: 'talvoro',
    label: 'Vendor staff',
    email: 'henrik.aalto@talvoro.example',
    firstName: 'Henrik',
    lastName: 'Aalto',
    password: 'lantern-copper-meadow-vendor',
  },
  partner: {
    vendor: 'talvoro',
    label: 'Partner',
    email: 'katja.lorenz@klangwerk.example',
    firstName: 'Katja',
    lastName: 'Lorenz',
    password: 'lantern-copper-meadow-partner',
  },
  customer: {
    vendor: 'talvoro',
    label: 'Customer’s administrator',
    email: 'ines.falk@hafenpraxis.example',
    firstName: 'Ines',
    lastName: 'Falk',
    password: 'lantern-copper-meadow-customer',
  },
} as const;

function company(
  name: string,
  country: string,
  language: string,
  timeZone: string,
  firstName: string,
  lastName: string,
  domain: string,
): DemoCompany {
  return {
    name,
    country,
    language,
    timeZone,
    user: {
      firstName,
      lastName,
      email: `${firstName}.${lastName}@${domain}.example`
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z@.]/gu, ''),
    },
  };
}

/** The partners. */
export const partners: readonly DemoCompany[] = [
  {
    ...company('Klangwerk Telefonie GmbH', 'DE', 'de', 'Europe/Berlin', 'Katja', 'Lorenz', 'klangwerk'),
    user: samples.partner,
  },
  company('Ronda Comunicaciones S.L.', 'ES', 'es', 'Europe/Madrid', 'Jordi', 'Camps', 'ronda'),
  company('Wexcombe Voice Ltd', 'GB', 'en', 'Europe/London', 'Imogen', 'Tate', 'wexcombe'),
];

/**
 * The customers, with the number of the partner that created each and how many people it has beside its administrator.
 * The last one's has not signed up yet.
 */
export const customers: readonly (DemoCompany & { partner: number; domain: string; people: number })[] = [
  {
    ...company('Hafenpraxis Dr. Falk', 'DE', 'de', 'Europe/Berlin', 'Ines', 'Falk', 'hafenpraxis'),
    user: samples.customer,
    partner: 0,
    domain: 'hafenpraxis',
    people: 24,
  },
  {
    ...company('Deichschule Wremen', 'DE', 'de', 'Europe/Berlin', 'Onno', 'Harms', 'deichschule'),
    partner: 0,
    domain: 'deichschule',
    people: 14,
  },
  {
    ...company('Reederei Hansen', 'DE', 'de', 'Europe/Berlin', 'Wiebke', 'Hansen', 'reedereihansen'),
    partner: 0,
    domain: 'reedereihansen',
    people: 9,
  },
  {
    ...company('Stadtwerke Ellerau', 'DE', 'de', 'Europe/Berlin', 'Rolf', 'Bruns', 'stadtwerke'),
    partner: 0,
    domain: 'stadtwerke',
    people: 6,
  },
  {
    ...company('Clínica del Parque', 'ES', 'es', 'Europe/Madrid', 'Lucía', 'Navarro', 'clinicaparque'),
    partner: 1,
    domain: 'clinicaparque',
    people: 12,
  },
  {
    ...company('Bufete Arce y Mola', 'ES', 'es', 'Europe/Madrid', 'Álvaro', 'Arce', 'bufetearce'),
    partner: 1,
    domain: 'bufetearce',
    people: 5,
  },
  {
    ...company('Thornbury Logistics', 'GB', 'en', 'Europe/London', 'Neil', 'Osborne', 'thornbury'),
    partner: 2,
    domain: 'thornbury',
    people: 8,
  },
  {
    ...company('Lindenhof Seniorenheim', 'DE', 'de', 'Europe/Berlin', 'Petra', 'Lang', 'lindenhof'),
    partner: 0,
    domain: 'lindenhof',
    people: 0,
  },
];

const firstNames = [
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Elif',
  'Felix',
  'Greta',
  'Hugo',
  'Irina',
  'Jonas',
  'Kim',
  'Leon',
  'Mila',
  'Noah',
  'Olga',
  'Paul',
  'Rosa',
  'Samir',
  'Tessa',
  'Umut',
  'Vera',
  'Willem',
  'Yara',
  'Zoe',
  'Emil',
];
const lastNames = [
  'Ahrens',
  'Bauer',
  'Costa',
  'Dietz',
  'Engel',
  'Fuchs',
  'Gomez',
  'Hartwig',
  'Ilic',
  'Jung',
  'Keller',
  'Lopez',
  'Maurer',
];

/** The people of a customer beside its administrator; of other names at each. */
export function peopleOf(
  { domain, people }: { domain: string; people: number },
  shift: number,
): { firstName: string; lastName: string; email: string }[] {
  return Array.from({ length: people }, (_, index) => {
    const firstName = firstNames[(index + shift * 3) % firstNames.length] ?? '';
    const lastName = lastNames[(index * 5 + shift * 2) % lastNames.length] ?? '';
    return { firstName, lastName, email: `${firstName}.${lastName}@${domain}.example`.toLowerCase() };
  });
}

/** The catalogue. */
export const products = [
  {
    sku: 'TV-MTG-1',
    name: 'Meetings',
    kind: 'Subscription',
    termMonths: 12,
    description: 'Video meetings from the desk telephone and the browser.',
    integration: 'meetings',
  },
  {
    sku: 'TV-SFT-1',
    name: 'Softphone',
    kind: 'Subscription',
    termMonths: 12,
    description: 'The extension on computer and mobile.',
    integration: 'softphone',
  },
  {
    sku: 'TV-REC-1',
    name: 'Call Recording',
    kind: 'Add-on',
    termMonths: 12,
    description: 'Records calls and keeps them for ninety days.',
    integration: null,
  },
  {
    sku: 'TV-FAX-1',
    name: 'Fax Line',
    kind: 'Add-on',
    termMonths: null,
    description: 'Faxes by e-mail.',
    integration: null,
  },
] as const;
