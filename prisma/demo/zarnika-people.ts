import { company, type DemoCompany } from './velkamo-people.ts';

/** Sign-ins of the demo data; the same on every machine, and only ever in a demo's database. */
export const samples = {
  vendor: {
    vendor: 'zarnika',
    label: 'Vendor staff',
    email: 'petra.zorn@zarnika.example',
    firstName: 'Petra',
    lastName: 'Zorn',
    password: 'harbour-walnut-cloud-vendor',
  },
  master: {
    vendor: 'zarnika',
    label: 'Reseller',
    email: 'ines.albers@riegelhaus.example',
    firstName: 'Ines',
    lastName: 'Albers',
    password: 'harbour-walnut-cloud-reseller',
  },
  operator: {
    vendor: 'zarnika',
    label: 'Reseller’s operator',
    email: 'jonas.wieland@riegelhaus.example',
    firstName: 'Jonas',
    lastName: 'Wieland',
    password: 'harbour-walnut-cloud-operator',
  },
  observer: {
    vendor: 'zarnika',
    label: 'Reseller’s colleague, view only',
    email: 'mia.sander@riegelhaus.example',
    firstName: 'Mia',
    lastName: 'Sander',
    password: 'harbour-walnut-cloud-colleague',
  },
} as const;

/**
 * An Administrator of the first reseller, who stands between its Master and its Operator; no sample, as four are enough
 * to choose from.
 */
export const administrator = {
  vendor: 'zarnika',
  email: 'carla.menzel@riegelhaus.example',
  password: 'harbour-walnut-cloud-carla',
} as const;

/** The resellers: the first is the one that can be signed in as, the last has not signed up yet. */
export const resellers: readonly DemoCompany[] = [
  {
    ...company('Riegelhaus Zutritt GmbH', 'DE', 'de', 'Europe/Berlin', 'Ines', 'Albers', 'riegelhaus'),
    user: samples.master,
  },
  company('Cerrajes Solana S.L.', 'ES', 'es', 'Europe/Madrid', 'Lucía', 'Solana', 'cerrajes-solana'),
  company('Fernwick Access Ltd', 'GB', 'en', 'Europe/London', 'Amelia', 'Fernwick', 'fernwick'),
];

/** The first reseller's staff besides its Master; the last of them has not signed up yet. */
export const staff = [
  { ...administrator, firstName: 'Carla', lastName: 'Menzel', role: 'administrator' },
  { ...samples.operator, role: 'operator' },
  { ...samples.observer, role: 'observer' },
  {
    email: 'till.rademacher@riegelhaus.example',
    firstName: 'Till',
    lastName: 'Rademacher',
    role: 'operator',
    password: null,
  },
] as const;

/**
 * A site of the demo data: whose it is, in which month of the story it begins, how much it is used, and how it fares.
 */
export type DemoSite = {
  reseller: 0 | 1;
  name: string;
  country: string;
  timeZone: string;
  notes: string;
  month: number;
  users: number;
  devices: number;
  /**
   * supplied: credits for months ahead; low: for one or two; overdue, suspended: since this month or long before;
   * deleted: gone since summer; silent: its product does not report any more.
   */
  fate: 'supplied' | 'low' | 'overdue' | 'suspended' | 'deleted' | 'silent' | 'new';
  administrators?: readonly string[];
};

function site(
  reseller: 0 | 1,
  name: string,
  country: string,
  timeZone: string,
  month: number,
  users: number,
  devices: number,
  fate: DemoSite['fate'],
  notes = '',
  administrators: readonly string[] = [],
): DemoSite {
  return { reseller, name, country, timeZone, month, users, devices, fate, notes, administrators };
}

/** The sites of the resellers' customers. */
export const sites: readonly DemoSite[] = [
  site(0, 'Hafenkontor am Baumwall', 'DE', 'Europe/Berlin', 0, 140, 12, 'supplied', 'Two gates and a lift', [
    'haustechnik@hafenkontor.example',
  ]),
  site(0, 'Gasthof Sonnleiten', 'AT', 'Europe/Vienna', 0, 24, 6, 'low', 'Open from May to October'),
  site(0, 'Klinik am Auwald', 'DE', 'Europe/Berlin', 0, 620, 44, 'supplied', 'Ask Ms Thoma before any change', [
    'thoma@klinik-auwald.example',
    'technik@klinik-auwald.example',
  ]),
  site(0, 'Rechenzentrum Limmatfeld', 'CH', 'Europe/Zurich', 1, 85, 18, 'low'),
  site(0, 'Vinoteca Collalto', 'IT', 'Europe/Rome', 1, 12, 3, 'supplied'),
  site(0, 'Coworking Vesterbro', 'DK', 'Europe/Copenhagen', 2, 210, 9, 'low', 'Contract ends in spring', [
    'hello@coworking-vesterbro.example',
  ]),
  site(0, 'Lagerhaus Gdynia', 'PL', 'Europe/Warsaw', 2, 46, 8, 'silent'),
  site(0, 'Kontor Rotterdam-Zuid', 'NL', 'Europe/Amsterdam', 3, 74, 7, 'supplied'),
  site(0, 'Notting Yard', 'GB', 'Europe/London', 3, 160, 11, 'low'),
  site(0, 'Escola Mar Azul', 'PT', 'Europe/Lisbon', 4, 95, 14, 'supplied', 'School holidays in August'),
  site(0, 'Boat Works Halifax', 'CA', 'America/Halifax', 4, 38, 5, 'supplied'),
  site(0, 'Harbour Loft Sydney', 'AU', 'Australia/Sydney', 5, 52, 6, 'low'),
  site(0, 'Polylab Tampere', 'FI', 'Europe/Helsinki', 6, 130, 16, 'supplied'),
  site(0, 'Alte Weberei', 'DE', 'Europe/Berlin', 1, 68, 10, 'overdue', 'Invoice open, call Mr Brück'),
  site(0, 'Turnhalle Wehrda', 'DE', 'Europe/Berlin', 0, 30, 4, 'suspended'),
  site(0, 'Messebau Kubus', 'DE', 'Europe/Berlin', 0, 58, 6, 'deleted', 'Moved out in summer'),
  site(0, 'Stadtbücherei Eckwall', 'DE', 'Europe/Berlin', 11, 0, 0, 'new'),
  site(1, 'Clínica Dental Olmo', 'ES', 'Europe/Madrid', 1, 18, 4, 'supplied', '', ['recepcion@dental-olmo.example']),
  site(1, 'Bodegas Peñaluz', 'ES', 'Europe/Madrid', 1, 44, 7, 'low'),
  site(1, 'Hotel Bahía Clara', 'ES', 'Atlantic/Canary', 2, 260, 120, 'supplied'),
  site(1, 'Torre Reforma Norte', 'MX', 'America/Mexico_City', 3, 310, 22, 'supplied'),
  site(1, 'Observatorio Valle Seco', 'CL', 'America/Santiago', 4, 20, 3, 'overdue'),
];
