/** Sign-ins of the demo data; the same on every machine, and only ever in a demo's database. */
export const samples = {
  vendor: {
    vendor: 'velkamo',
    label: 'Vendor staff',
    email: 'mara.lindqvist@velkamo.example',
    firstName: 'Mara',
    lastName: 'Lindqvist',
    password: 'harbour-walnut-cloud-vendor',
  },
  distributor: {
    vendor: 'velkamo',
    label: 'Distributor',
    email: 'jule.brandt@nordlicht.example',
    firstName: 'Jule',
    lastName: 'Brandt',
    password: 'harbour-walnut-cloud-distributor',
  },
  installer: {
    vendor: 'velkamo',
    label: 'Installer',
    email: 'tomas.reuter@blickfang.example',
    firstName: 'Tomas',
    lastName: 'Reuter',
    password: 'harbour-walnut-cloud-installer',
  },
  observer: {
    vendor: 'velkamo',
    label: 'Installer’s colleague, view only',
    email: 'nele.voss@blickfang.example',
    firstName: 'Nele',
    lastName: 'Voss',
    password: 'harbour-walnut-cloud-colleague',
  },
} as const;

/** A company of the demo data. */
export type DemoCompany = {
  name: string;
  country: string;
  language: string;
  timeZone: string;
  user: { email: string; firstName: string; lastName: string };
};

/** A company with its first user, whose address is made of the name. */
export function company(
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

/** The three distributors. */
export const distributors: readonly DemoCompany[] = [
  {
    ...company('Nordlicht Vertrieb GmbH', 'DE', 'de', 'Europe/Berlin', 'Jule', 'Brandt', 'nordlicht'),
    user: samples.distributor,
  },
  company('Iberalux Distribución S.L.', 'ES', 'es', 'Europe/Madrid', 'Inés', 'Valcárcel', 'iberalux'),
  company('Harbour & Finch Ltd', 'GB', 'en', 'Europe/London', 'Oliver', 'Finch', 'harbourfinch'),
];

/** The installers, with the number of the distributor that created each. */
export const installers: readonly (DemoCompany & { distributor: number })[] = [
  {
    ...company('Blickfang Sicherheitstechnik', 'DE', 'de', 'Europe/Berlin', 'Tomas', 'Reuter', 'blickfang'),
    user: samples.installer,
    distributor: 0,
  },
  ...[
    ['Alpenauge Systeme', 'AT', 'de', 'Europe/Vienna', 'Lukas', 'Hofer', 'alpenauge', 0],
    ['Weitblick Objektschutz', 'DE', 'de', 'Europe/Berlin', 'Svea', 'Jansen', 'weitblick', 0],
    ['Kessler Gebäudetechnik', 'DE', 'de', 'Europe/Berlin', 'Arne', 'Kessler', 'kesslertechnik', 0],
    ['Rheinwacht Alarm KG', 'DE', 'de', 'Europe/Berlin', 'Birte', 'Winkler', 'rheinwacht', 0],
    ['Limmat Video AG', 'CH', 'de', 'Europe/Zurich', 'Reto', 'Bänziger', 'limmatvideo', 0],
    ['Ostsee Elektro Wiek', 'DE', 'de', 'Europe/Berlin', 'Malte', 'Wiek', 'ostseewiek', 0],
    ['Hanse Netzwerkbau', 'DE', 'de', 'Europe/Berlin', 'Frauke', 'Petersen', 'hansenetz', 0],
    ['Vigía Instalaciones', 'ES', 'es', 'Europe/Madrid', 'Marta', 'Olmedo', 'vigia', 1],
    ['Ojo Claro Seguridad', 'ES', 'es', 'Europe/Madrid', 'Pablo', 'Santos', 'ojoclaro', 1],
    ['Levante Redes', 'ES', 'es', 'Europe/Madrid', 'Núria', 'Ferrer', 'levanteredes', 1],
    ['Atalaya Sistemas', 'ES', 'es', 'Europe/Madrid', 'Diego', 'Robles', 'atalaya', 1],
    ['Costa Norte Alarmas', 'ES', 'es', 'Europe/Madrid', 'Laura', 'Prieto', 'costanorte', 1],
    ['Faro Vídeo Lisboa', 'PT', 'es', 'Europe/Lisbon', 'Rui', 'Marques', 'farovideo', 1],
    ['Kestrel Installations', 'GB', 'en', 'Europe/London', 'Grace', 'Holloway', 'kestrelfit', 2],
    ['Northgate Security Fitters', 'GB', 'en', 'Europe/London', 'Callum', 'Reid', 'northgatefit', 2],
    ['Brightlane Systems', 'IE', 'en', 'Europe/Dublin', 'Aoife', 'Brennan', 'brightlane', 2],
    ['Tidewater Surveillance', 'GB', 'en', 'Europe/London', 'Harriet', 'Cole', 'tidewater', 2],
    ['Millbrook Electrical', 'GB', 'en', 'Europe/London', 'James', 'Ashdown', 'millbrook', 2],
    ['Fenway Sight & Sound', 'GB', 'en', 'Europe/London', 'Priya', 'Nair', 'fenwaysight', 2],
  ].map((row) => {
    const [name, country, language, timeZone, firstName, lastName, domain, distributor] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      number,
    ]; // written just above
    return { ...company(name, country, language, timeZone, firstName, lastName, domain), distributor };
  }),
];

/** Names of end customers; one installer has three. */
export const customers: readonly string[] = [
  'Stadtbibliothek Lüdersen',
  'Autohaus Feldmann',
  'Klinik am Brink',
  'Seehotel Grawe',
  'Logistikpark Ahlen',
  'Bäckerei Thomsen',
  'Museum Steinhof',
  'Schwimmhalle Rott',
  'Weingut Bachern',
  'Parkhaus Mitte',
  'Gymnasium Ellerau',
  'Tischlerei Voigt',
  'Messehalle Nord',
  'Hafenamt Lubnitz',
  'Brauerei Sonnfeld',
  'Zentrallager Wester',
  'Rathaus Hillenau',
  'Sportbund Aare',
  'Spital Wasen',
  'Uhren Bieler',
  'Fährhaus Wiek',
  'Campingplatz Dünen',
  'Kurhaus Binsen',
  'Kaffeerösterei Lohse',
  'Hotel Miralmar',
  'Clínica Ribera',
  'Bodega Tres Robles',
  'Colegio San Telmo',
  'Mercado Central Alba',
  'Teatro Lírico',
  'Almacenes Duero',
  'Talleres Ibarra',
  'Gimnasio Vértigo',
  'Farmacia Quevedo',
  'Puerto Deportivo Sal',
  'Aceites Loma',
  'Imprenta Goya',
  'Parque Acuático Ola',
  'Notaría Espina',
  'Ferretería Pardo',
  'Quinta do Vale',
  'Adega Moinho',
  'Rowan Primary School',
  'Cedar House Care Home',
  'Mill Lane Brewery',
  'Stonebridge Library',
  'The Gilded Hare Hotel',
  'Oakfield Garden Centre',
  'Marlow Print Works',
  'Riverside Surgery',
  'Ashby Motors',
  'Copper Kettle Cafés',
  'Dunmore Distillery',
  'Westport Marina',
  'Larkfield Farm Shop',
  'Hollin Museum',
  'Pinewood Academy',
  'Tannery Studios',
  'Fleet Street Dental',
  'Beacon Theatre',
];

/** The catalogue. */
export const products = [
  {
    sku: 'VK-ANL-100',
    name: 'Scene Analytics',
    kind: 'Software',
    termMonths: 12,
    description: 'Counts, heat maps and dwell times on the camera.',
  },
  {
    sku: 'VK-LPR-200',
    name: 'Plate Reader',
    kind: 'Software',
    termMonths: 12,
    description: 'Reads number plates of 32 countries.',
  },
  {
    sku: 'VK-THM-010',
    name: 'Thermal Alert',
    kind: 'Upgrade',
    termMonths: null,
    description: 'Temperature alarms for thermal cameras.',
  },
  {
    sku: 'VK-AUD-020',
    name: 'Sound Detection',
    kind: 'Upgrade',
    termMonths: null,
    description: 'Glass break, shouting, alarm sounds.',
  },
  {
    sku: 'VK-MGR-025',
    name: 'Site Manager 25',
    kind: 'Server',
    termMonths: 36,
    description: 'Management of up to 25 cameras.',
  },
  {
    sku: 'VK-MGR-100',
    name: 'Site Manager 100',
    kind: 'Server',
    termMonths: 36,
    description: 'Management of up to 100 cameras.',
  },
  {
    sku: 'VK-CLD-030',
    name: 'Cloud Archive 30',
    kind: 'Service',
    termMonths: 12,
    description: 'Thirty days of recordings off site.',
  },
  {
    sku: 'VK-SUP-001',
    name: 'Extended Support',
    kind: 'Service',
    termMonths: 12,
    description: 'Replies within four hours.',
  },
] as const;
