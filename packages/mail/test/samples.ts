import type { LineInMail, Notice } from '@tierline/domain';
import type { Letter, Reader } from '../src/index.ts';

export const languages = ['en', 'de', 'es'] as const;

export function reader(change: Partial<Reader> = {}): Reader {
  return {
    language: 'en',
    timeZone: null,
    access: true,
    portal: { name: 'Kamera Portal', color: '#0b5cab', url: 'https://licences.example/kamera/' },
    secret: 'velvet-otter-47-canyon',
    ...change,
  };
}

export const line: LineInMail = {
  activationId: '7F3K-9QXR-2M4C-HJ8V-0TZD-5WPA',
  product: 'Analytics Pro',
  copies: 12345,
  startsOn: '2025-11-21',
  expiresOn: '2028-11-30',
};
export const perpetual: LineInMail = {
  activationId: 'Q1ZC-44RM-8YHT-K0NE-B7SV-2XJD',
  product: 'Management Center',
  copies: 1,
  startsOn: '2026-01-01',
  expiresOn: null,
};

export const initialPassword = {
  kind: 'initial-password',
  account: 'Nordlicht GmbH',
  by: 'Vera Vendor',
  byAccount: 'Kamera AG',
  firstName: 'Ana',
  email: 'ana@nordlicht.example',
  expiresAt: '2025-11-24T23:30:00Z',
} satisfies Notice;
export const invitation = {
  kind: 'invitation',
  account: 'Nordlicht GmbH',
  by: 'Bo Berg',
  byAccount: 'Alarm Müller S.L.',
  role: 'Operator',
  firstName: 'Ana',
  email: 'ana@nordlicht.example',
  expiresAt: '2025-11-24T23:30:00Z',
} satisfies Notice;
export const passwordReset = {
  kind: 'password-reset',
  account: 'Nordlicht GmbH',
  firstName: 'Ana',
  email: 'ana@nordlicht.example',
  expiresAt: '2025-11-24T23:30:00Z',
} satisfies Notice;
export const signInChanged = {
  kind: 'sign-in-changed',
  account: 'Nordlicht GmbH',
  firstName: 'Ana',
  email: 'ana@nordlicht.example',
  at: '2025-11-24T23:30:00Z',
  change: 'second-factor-reset',
  by: 'master@nordlicht.example',
} satisfies Notice;
export const relationAsked = {
  kind: 'relation-asked',
  account: 'Kamera Portal',
  from: 'Nordlicht GmbH',
  target: 'Alarm Müller',
  by: 'Ana Núñez',
} satisfies Notice;
export const relationDecided = {
  kind: 'relation-decided',
  account: 'Nordlicht GmbH',
  target: 'Alarm Müller',
  accepted: true,
} satisfies Notice;
export const entitlementIssued = {
  kind: 'entitlement-issued',
  account: 'Nordlicht GmbH',
  orderNumber: 'PO-417',
  lines: [line, perpetual],
} satisfies Notice;
export const linesHandedOn = {
  kind: 'lines-handed-on',
  account: 'Alarm Müller',
  from: 'Nordlicht GmbH',
  message: 'Dear Jens,\n\nfor the harbour project.',
  lines: [line],
} satisfies Notice;
export const copiesReturned = {
  kind: 'copies-returned',
  side: 'giver',
  account: 'Nordlicht GmbH',
  other: 'Alarm Müller',
  reason: 'The harbour project was cut.',
  lines: [line],
} satisfies Notice;
export const copiesRecalled = {
  kind: 'copies-recalled',
  side: 'holder',
  account: 'Alarm Müller',
  other: null,
  reason: 'Sent to the wrong partner.',
  lines: [line, perpetual],
} satisfies Notice;
export const recallAsked = {
  kind: 'recall-asked',
  account: 'Alarm Müller',
  other: 'Nordlicht GmbH',
  reason: 'Not used since March.',
  lines: [line],
} satisfies Notice;
export const recallDeclined = {
  kind: 'recall-declined',
  account: 'Nordlicht GmbH',
  other: 'Alarm Müller',
  answer: 'We need them next week.',
  lines: [line],
} satisfies Notice;
export const linesHeld = {
  kind: 'lines-held',
  account: 'Alarm Müller',
  reason: 'The invoice is open.',
  lines: [line],
} satisfies Notice;
export const linesReleased = {
  kind: 'lines-released',
  account: 'Alarm Müller',
  lines: [line, perpetual],
} satisfies Notice;

export const licencesAssigned = {
  kind: 'licences-assigned',
  account: 'Praxis Sommer',
  from: 'Nordlicht GmbH',
  orderNumber: 'TV-417',
  licences: [{ product: 'Meetings', quantity: 12345, startsOn: '2025-11-21', expiresOn: '2028-11-30', users: [] }],
} satisfies Notice;
export const licencesTakenBack = {
  ...licencesAssigned,
  kind: 'licences-taken-back',
  licences: [
    { product: 'Meetings', quantity: 2, startsOn: '2025-11-21', expiresOn: null, users: ['Nele Voss', 'Tom Öztürk'] },
  ],
} satisfies Notice;
export const seatsExpiring = {
  kind: 'seats-expiring',
  side: 'customer',
  account: 'Praxis Sommer',
  customer: 'Praxis Sommer',
  licences: [
    {
      product: 'Meetings',
      quantity: 2,
      startsOn: '2025-11-21',
      expiresOn: '2028-11-30',
      endsOn: '2028-12-14',
      users: ['Nele Voss', 'Tom Öztürk'],
    },
  ],
} satisfies Notice;
export const seatsEnded = {
  ...seatsExpiring,
  kind: 'seats-ended',
  side: 'partner',
  account: 'Nordlicht GmbH',
} satisfies Notice;

export const lineDetails = {
  kind: 'line-details',
  from: 'Nordlicht GmbH',
  message: 'For the harbour project.',
  orderNumber: 'PO-417',
  state: 'on-hold',
  line,
} satisfies Notice;

export const entitlementsExpiring = {
  kind: 'entitlements-expiring',
  account: 'Alarm Müller',
  within: 90,
  more: 0,
  lines: [
    { ...line, lineItemId: '01890a5d-ac96-774b-bcce-b302099a8057', activated: 0, onHold: false },
    {
      ...line,
      lineItemId: '01890a5d-ac96-774b-bcce-b302099a8058',
      activationId: '2B7D-0FXQ-M93K-VTR5-8HCA-6ZPN',
      product: 'Plate Reader',
      copies: 0,
      expiresOn: '2028-12-05',
      activated: 4321,
      onHold: true,
    },
  ],
} satisfies Notice;

export const sitesNeedCredits = {
  kind: 'sites-need-credits',
  account: 'Schlüsselwerk',
  more: 3,
  sites: [
    {
      site: 'Clínica Norte',
      state: 'suspended',
      credits: 0,
      monthlyCost: 12,
      lastsUntil: null,
      arrears: 24,
      suspendedOn: '2026-02-28',
    },
    {
      site: 'Museum',
      state: 'overdue',
      credits: 3,
      monthlyCost: 12,
      lastsUntil: null,
      arrears: 1,
      suspendedOn: '2026-03-31',
    },
    {
      site: 'Harbour',
      state: 'at-risk',
      credits: 1234,
      monthlyCost: 1000,
      lastsUntil: '2026-03-31',
      arrears: 0,
      suspendedOn: null,
    },
  ],
} satisfies Notice;
export const siteAdministrator = {
  kind: 'site-administrator',
  account: 'Schlüsselwerk',
  by: 'Ana Núñez',
  site: 'Clínica Norte',
  timeZone: 'Europe/Madrid',
  contact: 'ana@schluesselwerk.example',
} satisfies Notice;

export function letter(change: Partial<Letter> = {}): Letter {
  return {
    messageId: '<0b9c6a52-5d0c-4b57-9a38-2f9a3f2a2f55@licences.example>',
    from: { name: 'Kamera Portal', email: 'portal@licences.example' },
    to: 'ana@nordlicht.example',
    subject: 'Grüße, Ana',
    html: '<p>Müller &amp; Söhne</p>',
    text: 'Müller & Söhne',
    language: 'de',
    ...change,
  };
}

export const ordersArrived = {
  kind: 'orders-arrived',
  account: 'Alarm Müller',
  orders: [
    { number: 'PO-417', licences: [{ product: 'Meetings', quantity: 12345 }], credits: 0 },
    { number: 'PO-418', licences: [], credits: 500 },
  ],
  more: 0,
} satisfies Notice;

export const orderCorrected = {
  kind: 'order-changed',
  account: 'Alarm Müller',
  from: 'Kamera AG',
  orderNumber: 'PO-417',
  order: { number: 'PO-419', licences: [{ product: 'Meetings', quantity: 1234 }], credits: 0 },
  reason: '',
} satisfies Notice;

export const orderCancelled = { ...orderCorrected, order: null, reason: 'Entered twice' } satisfies Notice;

export const creditsGranted = {
  kind: 'credits-granted',
  account: 'Alarm Müller',
  from: 'Kamera AG',
  credits: 12345,
  balance: 12500,
  note: 'Contract 2026',
} satisfies Notice;

export const seatsSwitched = {
  kind: 'seats-switched',
  account: 'Praxis Sommer',
  from: 'Fernruf Systeme',
  by: 'Katja Lorenz',
  integration: 'Talvoro Meetings',
  off: [{ product: 'Meetings', users: ['Nele Ahrens', 'Ben Busch'] }],
  on: [],
} satisfies Notice;

export const requestReceived = {
  kind: 'request-news',
  account: 'Kamera AG',
  other: 'Alarm Müller',
  what: 'received',
  requestId: '00000000-0000-4000-8000-000000000001',
  number: 12,
  text: 'For the gate of the harbour',
  asked: [{ product: 'Scene Analytics', copies: 12345 }],
  more: 2,
} satisfies Notice;

export const requestsWaiting = {
  kind: 'requests-waiting',
  account: 'Kamera AG',
  lapseAfterDays: 60,
  requests: [
    {
      requestId: '00000000-0000-4000-8000-000000000001',
      number: 12,
      other: 'Alarm Müller',
      waitedDays: 7,
      asked: [{ product: 'Scene Analytics', copies: 12345 }],
      more: 2,
    },
  ],
  more: 1,
} satisfies Notice;

export const requestDeclined = {
  ...requestReceived,
  what: 'declined',
  text: 'No longer sold',
  more: 0,
} satisfies Notice;

export const signingKeyEnds = {
  kind: 'signing-key-ends',
  account: 'Kamera AG',
  thumbprint: 'yUnL5pf4cSHjRzLBPq-DD9RN-AM8a7iB0eCSw_po3qw',
  endsOn: '2027-02-28',
  days: 90,
  nextReady: false,
} satisfies Notice;

export const filesWaiting = {
  kind: 'files-waiting',
  account: 'Alarm Müller',
  devices: 3,
  products: [{ product: 'Scene Analytics', devices: 3 }],
  more: 0,
} satisfies Notice;

export const filesToReplace = {
  kind: 'files-to-replace',
  account: 'Alarm Müller',
  vendor: 'Kamera AG',
  leased: 12345,
  wholeTerm: 1,
} satisfies Notice;

const deviceReturned = {
  kind: 'device-news',
  account: 'Alarm Müller',
  what: 'returned',
  device: 'Camera at the gate',
  product: 'Scene Analytics',
  activationId: '00000000-0000-4000-8000-000000000002',
  copies: 3,
  number: 0,
  text: 'Stolen from the site',
  by: 'Kamera AG',
} satisfies Notice;

/** The mails with licence files. */
export const licenceFiles: readonly Notice[] = [
  {
    kind: 'licence-files',
    account: 'Alarm Müller',
    files: 1,
    fileName: 'VK-ANL-100_00-1A-2B-3C-4D-5E_1.lic',
    device: 'Camera at the gate',
    product: 'Scene Analytics',
  },
  {
    kind: 'licence-files',
    account: 'Alarm Müller',
    files: 500,
    fileName: 'velkamo-licences-2026-11-30.zip',
    device: '',
    product: '',
  },
];

/** A mail of each kind about a device. */
export const deviceNews: readonly Notice[] = [
  deviceReturned,
  { ...deviceReturned, what: 'lost' },
  { ...deviceReturned, what: 'released', copies: 1 },
  { ...deviceReturned, what: 'used-up', number: 2, text: '' },
  { ...deviceReturned, what: 'asked' },
  { ...deviceReturned, what: 'granted', number: 12345 },
  { ...deviceReturned, what: 'freed', copies: 12345, text: '' },
  { ...deviceReturned, what: 'declined' },
];
