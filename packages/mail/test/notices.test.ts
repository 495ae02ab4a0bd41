import { describe, expect, test } from 'vitest';
import { wordNotice } from '../src/index.ts';
import {
  copiesRecalled,
  copiesReturned,
  creditsGranted,
  deviceNews,
  filesToReplace,
  licenceFiles,
  entitlementIssued,
  entitlementsExpiring,
  initialPassword,
  invitation,
  languages,
  licencesAssigned,
  licencesTakenBack,
  line,
  lineDetails,
  linesHandedOn,
  linesHeld,
  linesReleased,
  passwordReset,
  perpetual,
  reader,
  recallAsked,
  recallDeclined,
  relationAsked,
  relationDecided,
  seatsEnded,
  seatsExpiring,
  signInChanged,
  signingKeyEnds,
  orderCancelled,
  orderCorrected,
  ordersArrived,
  seatsSwitched,
  siteAdministrator,
  sitesNeedCredits,
} from './samples.ts';

const notices = [
  initialPassword,
  invitation,
  entitlementIssued,
  linesHandedOn,
  passwordReset,
  signInChanged,
  relationAsked,
  relationDecided,
  copiesReturned,
  { ...copiesReturned, side: 'holder' as const },
  copiesRecalled,
  { ...copiesRecalled, side: 'giver' as const },
  recallAsked,
  recallDeclined,
  linesHeld,
  linesReleased,
  licencesAssigned,
  licencesTakenBack,
  seatsExpiring,
  seatsEnded,
  lineDetails,
  { ...lineDetails, orderNumber: null, message: '' },
  entitlementsExpiring,
  { ...entitlementsExpiring, more: 7, lines: entitlementsExpiring.lines.slice(1) },
  sitesNeedCredits,
  { ...sitesNeedCredits, more: 0, sites: sitesNeedCredits.sites.slice(2) },
  siteAdministrator,
  { ...siteAdministrator, by: ' ', contact: '' },
  ordersArrived,
  orderCancelled,
  orderCorrected,
  { ...ordersArrived, orders: ordersArrived.orders.slice(0, 1), more: 60 },
  creditsGranted,
  seatsSwitched,
  { ...seatsSwitched, integration: null },
  { ...seatsSwitched, integration: null, off: [], on: seatsSwitched.off },
  { ...seatsSwitched, integration: null, on: seatsSwitched.off, by: '' },
  ...deviceNews,
  ...licenceFiles,
  signingKeyEnds,
  { ...signingKeyEnds, days: 1, nextReady: true },
  filesToReplace,
  { ...filesToReplace, leased: 0 },
  { ...filesToReplace, wholeTerm: 0 },
];

describe.each(languages)('X6 in %s', (language) => {
  test.each(notices)(
    'X1 X6 $kind is a subject, HTML and a text, with the portal’s name and why it was sent',
    async (notice) => {
      const mail = await wordNotice(notice, reader({ language }));
      expect(mail.language).toBe(language);
      expect(mail.subject).not.toBe('');
      expect(mail.html).toContain(`lang="${language}"`);
      expect(mail.html).toContain('background-color:#0b5cab;color:#ffffff');
      for (const body of [visible(mail.html), mail.text]) {
        expect(body).toContain('Kamera Portal');
        expect(body).toContain('https://licences.example/kamera');
        expect(body).not.toMatch(/\{\{|undefined|NaN|[a-z]+[A-Z]\w*\.\w/u);
      }
    },
  );
});

test.each([
  ['en', 'Monday, 24 November 2025 at 23:30 UTC', '12,345', '30 Nov 2028', 'Perpetual'],
  ['de', 'Montag, 24. November 2025 um 23:30 UTC', '12.345', '30.11.2028', 'Unbefristet'],
  ['es', 'lunes, 24 de noviembre de 2025, 23:30 UTC', '12.345', '30 nov 2028', 'Sin caducidad'],
])(
  'X6 in %s days, moments and numbers are written as its people write them',
  async (language, moment, copies, expiry, forever) => {
    // Newer data of Unicode has narrow spaces in places where older has plain ones.
    const plain = (text: string) => text.replace(/\s+/gu, ' ');
    const welcome = await wordNotice(initialPassword, reader({ language }));
    const issued = await wordNotice(entitlementIssued, reader({ language }));
    for (const body of [visible(welcome.html), welcome.text]) expect(plain(body)).toContain(moment);
    for (const body of [visible(issued.html), issued.text]) {
      expect(plain(body)).toContain(copies);
      expect(plain(body)).toContain(expiry);
      expect(plain(body)).toContain(forever);
    }
  },
);

test('X6 an unknown language is answered in English, and says so; a region’s is its language', async () => {
  const unknown = await wordNotice(initialPassword, reader({ language: 'tlh' }));
  expect([unknown.subject, unknown.language]).toEqual(['Your sign-in for Kamera Portal', 'en']);
  expect((await wordNotice(initialPassword, reader({ language: 'de-AT' }))).language).toBe('de');
  expect((await wordNotice(initialPassword, reader({ language: '' }))).language).toBe('en');
  expect((await wordNotice(initialPassword, reader({ language: 'constructor' }))).language).toBe('en');
});

test.each([
  ['es', 1, 'Ha recibido 1 copia'],
  ['es', 7, 'Ha recibido 7 copias'],
  ['es', 1_000_000, 'Ha recibido 1.000.000 de copias'],
  ['en', 1, 'You have received 1 copy'],
  ['de', 1, 'Sie haben 1 Kopie erhalten'],
  ['de', 0, 'Sie haben 0 Kopien erhalten'],
])('X6 in %s the plural of %i is right', async (language, copies, words) => {
  const mail = await wordNotice({ ...linesHandedOn, lines: [{ ...line, copies }] }, reader({ language }));
  expect(mail.text).toContain(`${words}\n`);
});

describe('A9 the mail with the initial password', () => {
  test('A9 says address, sign-in name, password, its end, and what it is for', async () => {
    const mail = await wordNotice(initialPassword, reader());
    expect(mail.html).toContain('href="https://licences.example/kamera/sign-in"');
    for (const body of [visible(mail.html), mail.text]) {
      for (const words of [
        'ana@nordlicht.example',
        'velvet-otter-47-canyon',
        'only for choosing a new one',
        'Not expecting this e-mail?',
        'Hello Ana,',
      ]) {
        expect(body).toContain(words);
      }
    }
    expect(mail.text).toContain('Sign in: https://licences.example/kamera/sign-in');
  });

  test('A9 shows the password neither in the subject nor in what an inbox shows beside it', async () => {
    const mail = await wordNotice(initialPassword, reader());
    expect(mail.subject).not.toContain('velvet');
    const preview = /data-skip-in-text="true">(.*?)<div>/u.exec(mail.html)?.[1];
    expect(preview).toBe('Sign in with the initial password and choose one of your own.');
  });

  test.each([
    ['en', '••• (no longer shown)'],
    ['de', '••• (wird nicht mehr angezeigt)'],
    ['es', '••• (ya no se muestra)'],
  ])('X1 in %s says so where the password has been wiped', async (language, words) => {
    const mail = await wordNotice(initialPassword, reader({ language, secret: null }));
    for (const body of [visible(mail.html), mail.text]) expect(body).toContain(words);
  });

  test('A9 greets somebody without a first name', async () => {
    expect((await wordNotice({ ...initialPassword, firstName: ' ' }, reader())).text).toContain('\nHello,\n');
  });
});

describe('A10 the mail with an invitation', () => {
  test.each([
    ['en', 'Sign up'],
    ['de', 'Registrieren'],
    ['es', 'Registrarse'],
  ])('A10 in %s its button is “%s”, and the token stands in the fragment alone', async (language, words) => {
    const mail = await wordNotice(invitation, reader({ language }));
    expect(mail.html).toContain('href="https://licences.example/kamera/sign-up#velvet-otter-47-canyon"');
    expect(mail.html).toContain(`>${words}<`);
    expect(mail.text).toContain(`${words}: https://licences.example/kamera/sign-up#velvet-otter-47-canyon`);
    expect(`${mail.subject} ${visible(mail.html)}`).not.toContain('velvet');
    for (const told of ['Bo Berg', 'Nordlicht GmbH', 'Operator', 'ana@nordlicht.example', 'Kamera Portal'])
      expect(mail.text).toContain(told);
    expect((await wordNotice(invitation, reader({ language, secret: null }))).html).not.toContain('sign-up');
  });

  test('A10 where nobody invites, nobody is named', async () => {
    expect((await wordNotice({ ...invitation, by: ' ' }, reader())).text).toContain(
      'You have been invited to use Kamera Portal for Nordlicht GmbH.',
    );
  });
});

test('A12 the mail about a changed sign-in says what, when, by whom, and what to do if it was not the user', async () => {
  const reset = await wordNotice(signInChanged, reader());
  for (const words of [
    'second factor has been removed',
    'master@nordlicht.example',
    '24 November 2025',
    'Was this not you?',
  ])
    expect(reset.text).toContain(words);
  const subjects = await Promise.all(
    (['password', 'second-factor-on', 'second-factor-off', 'recovery-codes', 'recovery-code-used'] as const).map(
      async (change) => {
        const { subject, text } = await wordNotice({ ...signInChanged, change, by: null }, reader());
        expect(text).not.toContain('master@nordlicht.example');
        return subject;
      },
    ),
  );
  expect(new Set([...subjects, reset.subject]).size).toBe(6);
});

test('E2 the mail about an entitlement has the account, the order and each line', async () => {
  const mail = await wordNotice(entitlementIssued, reader());
  expect(mail.subject).toBe('New entitlement for Nordlicht GmbH: order PO-417');
  expect(mail.html).toContain('href="https://licences.example/kamera/entitlements"');
  expect(mail.html.match(/<tbody><tr><td class="text edge"/gu)).toHaveLength(2);
  for (const body of [visible(mail.html), mail.text]) {
    for (const words of [
      line.product,
      line.activationId,
      '21 Nov 2025',
      perpetual.product,
      perpetual.activationId,
      'Perpetual',
      'PO-417',
    ])
      expect(body).toContain(words);
  }
});

test('E5 the mail about lines handed on has the giver, the message as a quote, and each line', async () => {
  const mail = await wordNotice(linesHandedOn, reader());
  expect(mail.subject).toBe('Nordlicht GmbH has handed 12,345 copies on to you');
  expect(mail.text).toContain('Message from Nordlicht GmbH:\n> Dear Jens,\n>\n> for the harbour project.\n');
  expect(mail.html).toMatch(/<blockquote.*Dear Jens,<br\/><br\/>for the harbour project\..*<\/blockquote>/u);
  expect(visible(mail.html)).toContain(line.activationId);
});

test('E5 without a message there is no quote', async () => {
  const mail = await wordNotice({ ...linesHandedOn, message: ' \n ' }, reader());
  expect(mail.html).not.toContain('<blockquote');
  expect(mail.text).not.toContain('Message from');
});

test.each([
  ['en', 'Analytics Pro: details from Nordlicht GmbH', ['12,345', '30 Nov 2028', 'On hold', 'PO-417']],
  ['de', 'Analytics Pro: Angaben von Nordlicht GmbH', ['12.345', '30.11.2028', 'Gesperrt', 'PO-417']],
  ['es', 'Analytics Pro: datos de Nordlicht GmbH', ['12.345', '30 nov 2028', 'Bloqueada', 'PO-417']],
])(
  'E8 in %s a line’s details say of it all that its reader may know, and who sends them',
  async (language, subject, told) => {
    const mail = await wordNotice(lineDetails, reader({ language }));
    expect(mail.subject).toBe(subject);
    for (const body of [visible(mail.html), mail.text])
      for (const words of [...told, line.activationId, 'Nordlicht GmbH', 'For the harbour project.'])
        expect(body).toContain(words);
    const below = await wordNotice({ ...lineDetails, orderNumber: null }, reader({ language }));
    for (const body of [visible(below.html), below.text])
      expect(body).not.toMatch(/PO-417|Order number|Bestellnummer|Número de pedido/u);
  },
);

test.each([
  ['en', { active: 'Active', expired: 'Expired', 'on-hold': 'On hold', closed: 'Closed' }],
  ['de', { active: 'Aktiv', expired: 'Abgelaufen', 'on-hold': 'Gesperrt', closed: 'Geschlossen' }],
  ['es', { active: 'Activa', expired: 'Caducada', 'on-hold': 'Bloqueada', closed: 'Cerrada' }],
])('E3 E8 in %s a line’s details name the state that it is in, and no other', async (language, words) => {
  for (const state of ['active', 'expired', 'on-hold', 'closed'] as const) {
    const mail = await wordNotice({ ...lineDetails, state }, reader({ language }));
    for (const body of [visible(mail.html), mail.text])
      expect(Object.values(words).filter((word) => new RegExp(`\\b${word}\\b`, 'u').test(body))).toEqual([
        words[state],
      ]);
  }
});

test.each([
  [copiesReturned, 'Alarm Müller has returned 12,345 copies to you', 'The harbour project was cut.'],
  [
    { ...copiesReturned, side: 'holder' as const, account: 'Alarm Müller', other: 'Nordlicht GmbH' },
    '12,345 copies returned to Nordlicht GmbH',
    'The harbour project was cut.',
  ],
  [
    { ...copiesRecalled, side: 'giver' as const, account: 'Nordlicht GmbH', other: 'Alarm Müller' },
    '12,346 copies taken back from Alarm Müller',
    'Sent to the wrong partner.',
  ],
  [copiesRecalled, 'an undisclosed company has taken 12,346 copies back', 'Sent to the wrong partner.'],
  [recallAsked, 'Nordlicht GmbH asks you to return 12,345 copies', 'Not used since March.'],
  [recallDeclined, 'Alarm Müller keeps 12,345 copies', 'We need them next week.'],
  [linesHeld, '1 line item of Alarm Müller is on hold', 'The invoice is open.'],
  [linesReleased, '2 line items of Alarm Müller have been released', line.activationId],
])(
  'E3 E7 the mail about $kind says to its reader what became of how many, why, and of which line',
  async (notice, subject, words) => {
    const mail = await wordNotice(notice, reader());
    expect(mail.subject).toBe(subject);
    for (const body of [visible(mail.html), mail.text])
      for (const told of [words, line.activationId]) expect(body).toContain(told);
  },
);

function visible(html: string): string {
  return html
    .replace(/<(style|title)>.*?<\/\1>/gsu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replaceAll('&amp;', '&');
}

test.each([
  [
    'en',
    '2 line items of Alarm Müller expire, the first on 30 Nov 2028',
    ['30 Nov 2028', '5 Dec 2028', '12,345', '4,321', 'Plate Reader (On hold)'],
    'And 1 more line item',
  ],
  [
    'de',
    '2 Positionen von Alarm Müller laufen ab, die ersten am 30.11.2028',
    ['30.11.2028', '05.12.2028', '12.345', '4.321', 'Plate Reader (Gesperrt)'],
    'Und 1 weitere Position',
  ],
  [
    'es',
    '2 líneas de Alarm Müller caducan, las primeras el 30 nov 2028',
    ['30 nov 2028', '5 dic 2028', '12.345', '4321', 'Plate Reader (Bloqueada)'],
    'Y 1 línea más',
  ],
])(
  'E11 in %s the mail about line items that expire has each with its last day and what is left of it, leads to the list and to where it is switched off',
  async (language, subject, told, oneMore) => {
    const mail = await wordNotice(entitlementsExpiring, reader({ language }));
    expect(mail.subject).toBe(subject);
    const plain = (body: string) => body.replace(/\s+/gu, ' ');
    for (const body of [visible(mail.html), mail.text]) {
      for (const words of [...told, line.activationId, 'https://licences.example/kamera/settings'])
        expect(plain(body)).toContain(words);
      expect(body).not.toContain(oneMore);
    }
    expect(mail.html).toContain(
      'href="https://licences.example/kamera/entitlements?view=expiring&amp;days=90&amp;empty=true"',
    );
    const ids = entitlementsExpiring.lines.map(({ lineItemId }) => lineItemId).join(',');
    expect(mail.html).toContain(`href="https://licences.example/kamera/renewals?lines=${ids}&amp;ask=renew"`);
    // Where it does not list all, it leads to all that expire soon; so does a mail from before.
    const before = entitlementsExpiring.lines.map(({ lineItemId: _, ...rest }) => rest);
    for (const change of [{ more: 1 }, { lines: before }])
      expect((await wordNotice({ ...entitlementsExpiring, ...change }, reader({ language }))).html).toContain(
        'href="https://licences.example/kamera/renewals"',
      );
    expect(mail.html).toContain('href="https://licences.example/kamera/settings"');
    // Nothing is said to be activated where nothing is.
    expect(mail.text.match(/: +0\n/gu)).toHaveLength(1);
    expect((await wordNotice({ ...entitlementsExpiring, more: 1 }, reader({ language }))).text).toContain(oneMore);
  },
);

test('C3 C4 mails about sites name what is due, the runway and suspensions, without a link to the portal', async () => {
  const { subject, text, html } = await wordNotice(sitesNeedCredits, reader());
  expect(subject).toBe('6 sites are low on credits');
  for (const words of [
    'Suspended: 24 credits are due, 0 available.',
    'Overdue: 1 credit is due, 3 available. Suspended on 31 Mar 2026',
    '1,234 credits, 1,000 a month: last until 31 Mar 2026',
    'And 3 more sites',
    'https://licences.example/kamera/sites',
  ])
    expect(text).toContain(words);
  expect(html).toContain('Clínica Norte');
  const told = await wordNotice(siteAdministrator, reader());
  for (const words of ['Clínica Norte', 'Europe/Madrid', 'ana@schluesselwerk.example', 'need none'])
    expect(told.text).toContain(words);
  expect(told.html).not.toMatch(/kamera\/\w/u);
});

test('C4 what is due is said to be taken first where any site owes something, and only there', async () => {
  const told = async (arrears: readonly number[]) => {
    const [first] = sitesNeedCredits.sites;
    if (!first) throw new Error('the sample has sites');
    const sites = arrears.map((due) => ({ ...first, arrears: due }));
    return (await wordNotice({ ...sitesNeedCredits, sites }, reader({ language: 'en' }))).text;
  };
  const paid = 'What is due is charged as soon as the site has enough credits.';
  expect(await told([0, 3, 0])).toContain(paid);
  expect(await told([0, 0])).not.toContain(paid);
});
