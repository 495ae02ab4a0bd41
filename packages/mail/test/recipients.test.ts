import { describe, expect, it } from 'vitest';
import { wordNotice, wordSubject } from '../src/index.ts';
import {
  copiesReturned,
  creditsGranted,
  entitlementsExpiring,
  initialPassword,
  invitation,
  languages,
  lineDetails,
  linesHandedOn,
  linesHeld,
  orderCancelled,
  orderCorrected,
  ordersArrived,
  passwordReset,
  reader,
  recallAsked,
  recallDeclined,
  seatsSwitched,
} from './samples.ts';

const handedOn = { ...linesHandedOn, from: 'Alarm Müller S.L.', by: 'rosa@mueller.example' };

describe('X1 X6 a mail is written for its recipient', () => {
  it.each([
    ['en', 'Europe/Berlin', 'Tuesday, 25 November 2025 at 00:30 CET'],
    ['de', 'Europe/Berlin', 'Dienstag, 25. November 2025 um 00:30 MEZ'],
    ['es', 'Europe/Madrid', 'martes, 25 de noviembre de 2025, 0:30 CET'],
    ['en', 'America/New_York', 'Monday, 24 November 2025 at 18:30 GMT-5'],
    ['en', null, 'Monday, 24 November 2025 at 23:30 UTC'],
    ['en', 'Mars/Olympus', 'Monday, 24 November 2025 at 23:30 UTC'],
  ])('A9 times are those of the recipient’s zone, with its name: %s in %s', async (language, timeZone, expected) => {
    const { text } = await wordNotice(passwordReset, reader({ language, timeZone }));
    expect(text.replaceAll(/\s+/gu, ' ')).toContain(expected);
  });

  it.each(languages)(
    'A9 A10 the mail names who gave access, and their company, for questions, in %s',
    async (language) => {
      for (const notice of [initialPassword, invitation]) {
        const { text } = await wordNotice(notice, reader({ language }));
        expect(text).toContain(`${notice.by} (${notice.byAccount})`);
      }
      // By a key or from the command line: the company, or nobody by name; never the reader's own company.
      const key = await wordNotice({ ...invitation, by: '' }, reader({ language }));
      expect(key.text).toContain('Alarm Müller S.L.');
      const nobody = await wordNotice({ ...initialPassword, by: '', byAccount: '' }, reader({ language }));
      expect(nobody.text.split('Nordlicht GmbH')).toHaveLength(2);
    },
  );

  it.each(languages)('A8 X6 an international address is shown in its own letters, in %s', async (language) => {
    const email = 'anna@xn--strae-oqa.example';
    for (const notice of [initialPassword, invitation, passwordReset]) {
      const { text, html } = await wordNotice({ ...notice, email }, reader({ language }));
      expect(text).toContain('anna@straße.example');
      expect(text + html).not.toContain('xn--');
    }
    const { text } = await wordNotice({ ...linesHandedOn, by: email }, reader({ language }));
    expect(text).not.toContain('xn--');
  });

  it.each(languages)('X6 no sentence ends with two full stops where a name ends in one, in %s', async (language) => {
    const account = 'Alarm Müller S.L.';
    const notices = [
      { ...initialPassword, account, byAccount: account },
      { ...invitation, account, byAccount: account },
      { ...passwordReset, account },
      { ...handedOn, account },
      { ...copiesReturned, account, other: account },
      { ...recallAsked, account, other: account },
      { ...recallDeclined, account, other: account },
      { ...linesHeld, account },
      { ...entitlementsExpiring, account },
      { ...lineDetails, from: account },
    ];
    for (const notice of notices) {
      for (const access of [true, false]) {
        const { text, html, subject } = await wordNotice(notice, reader({ language, access }));
        for (const part of [text, html, subject]) expect(part, `at ${notice.kind}`).not.toMatch(/S\.L\.\./u);
      }
    }
  });

  it.each(languages)(
    'E5 a contact without access gets no button, but how the licence is used and whom to ask, in %s',
    async (language) => {
      const { text, html } = await wordNotice(handedOn, reader({ language, access: false }));
      for (const part of [text, html]) {
        expect(part).not.toContain('/entitlements');
        expect(part).toContain('rosa@mueller.example (Alarm Müller S.L.)');
      }
      expect((await wordNotice(handedOn, reader({ language }))).text).toContain('/entitlements');
      for (const notice of [copiesReturned, recallAsked, linesHeld]) {
        const other = await wordNotice(notice, reader({ language, access: false }));
        expect(other.text).not.toContain('/entitlements');
      }
    },
  );
});

describe('O1 O6 O7 C6 mails about what arrived or was lost give numbers, names and the author', () => {
  it('O1 orders with their numbers, products and credits', async () => {
    const { subject, text } = await wordNotice(ordersArrived, reader());
    expect(subject).toBe('2 orders for Alarm Müller');
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('Order PO-417: 12,345 × Meetings');
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('Order PO-418: 500 credits');
    expect(
      wordSubject({ ...ordersArrived, orders: ordersArrived.orders.slice(0, 1) }, reader({ language: 'es' })),
    ).toBe('Pedido PO-417 para Alarm Müller');
  });

  it('O1 an order that was cancelled with the reason, one that was corrected with what it holds now', async () => {
    const cancelled = await wordNotice(orderCancelled, reader());
    expect(cancelled.subject).toBe('Order PO-417 has been cancelled');
    expect(cancelled.text).toContain('Entered twice');
    const corrected = await wordNotice(orderCorrected, reader({ language: 'de' }));
    expect(corrected.subject).toBe('Bestellung PO-417 wurde berichtigt');
    expect(corrected.text.replaceAll(/\s+/gu, ' ')).toContain('Bestellung PO-419: 1.234 × Meetings');
  });

  it('C6 credits with the balance that they make', async () => {
    const { text } = await wordNotice(creditsGranted, reader({ language: 'de' }));
    expect(text).toContain('Kamera AG hat dem Guthaben von Alarm Müller 12.345 Credits gutgeschrieben.');
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('Freies Guthaben: 12.500 Credits');
    expect(text).toContain('Contract 2026');
  });

  it('O6 O7 licences that went off, with the users and who did it', async () => {
    const { text } = await wordNotice(seatsSwitched, reader());
    expect(text).toContain('Katja Lorenz (Fernruf Systeme) has switched Talvoro Meetings off for Praxis Sommer.');
    expect(text).toContain('Meetings: Nele Ahrens');
    expect(text).toContain('Meetings: Ben Busch');
    const key = await wordNotice({ ...seatsSwitched, by: '', integration: null }, reader({ language: 'es' }));
    expect(key.text).toContain(
      'Fernruf Systeme ha desactivado 2 licencias en Praxis Sommer, que vuelven a estar libres.',
    );
  });
});

// A bell, a null, and marks that turn the direction of writing.
const typedMarks = '\u0000\u0007\u061c\u200f\u202e\u2066';

describe('E7 E8 X1 what somebody wrote cannot forge a line of the mail', () => {
  it.each(languages)(
    'E7 marks of direction and control characters are taken out of quotes, in %s',
    async (language) => {
      const forged = 'Paid\u202e .LLA NRUTER\u0007\u061c\u200f\u2066x\u0000 end';
      const notices = [
        { ...linesHandedOn, message: forged },
        { ...copiesReturned, reason: forged },
        { ...recallAsked, reason: forged },
        { ...recallDeclined, answer: forged },
        { ...linesHeld, reason: forged },
        { ...lineDetails, message: forged },
      ];
      for (const notice of notices) {
        const { text, html } = await wordNotice(notice, reader({ language }));
        // The preview of a mail is padded with marks of direction that nobody typed.
        const body = html.slice(html.indexOf('class="card"'));
        for (const part of [text, body])
          expect(
            [...typedMarks].filter((mark) => part.includes(mark)),
            `at ${notice.kind}`,
          ).toEqual([]);
        expect(text).toContain('Paid .LLA NRUTER x end');
      }
    },
  );

  it('E11 the subject counts all line items, also those that the mail does not list', () => {
    const subject = wordSubject({ ...entitlementsExpiring, more: 58 }, reader());
    expect(subject).toContain(String(entitlementsExpiring.lines.length + 58));
  });
});
