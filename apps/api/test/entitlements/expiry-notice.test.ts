import { findVendor, programmeView, readProgramme, tellOfExpiry, updateVendor } from '@tierline/core';
import type { Notice } from '@tierline/domain';
import { wordNotice } from '@tierline/mail';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expiryWorld, type ExpiryWorld } from './expiry-world.ts';
import { fourRoles } from '../kernel/programmes.ts';
import type { Company, Person, World } from '../kernel/world.ts';

describe('E11 notices before line items expire', () => {
  let e: ExpiryWorld;
  let w: World;

  beforeAll(async () => {
    e = await expiryWorld();
    ({ w } = e);
  });
  afterEach(() => updateVendor(w.services, fourRoles));
  afterAll(() => e.close());

  const on = (day: string) => e.at(`${day}T12:00:00Z`);
  const tellOn = async (day: string) => tellOfExpiry(await on(day));

  it('E11 ninety, thirty and seven days ahead, by the database’s UTC day, once each however often it runs', async () => {
    const { master, year: y, ...company } = await e.reader('Drei Fristen');
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    for (const time of [
      `${y}-03-31T23:59:59Z`,
      `${y}-04-01T00:00:00Z`,
      `${y}-04-01T13:00:00Z`,
      `${y}-04-02T12:00:00Z`,
      `${y}-05-30T23:59:59Z`,
      `${y}-05-31T00:00:01Z`,
      `${y}-06-22T12:00:00Z`,
      `${y}-06-23T12:00:00Z`,
      `${y}-06-30T23:00:00Z`,
      `${y}-07-01T00:00:00Z`,
    ])
      await tellOfExpiry(await e.at(time));
    expect(await e.told(master)).toEqual(['04-01: 06-30', '05-31: 06-30', '06-23: 06-30']);
  });

  it('E11 lines that came late, or while the job did not run, are announced once, at the nearest notice', async () => {
    const { master, year: y, ...company } = await e.reader('Spät dran');
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    for (const day of [`${y}-06-25`, `${y}-06-26`, `${y}-06-30`]) await tellOn(day);
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-07-20` });
    for (const day of [`${y}-07-01`, `${y}-07-02`, `${y}-07-13`]) await tellOn(day);
    expect(await e.told(master)).toEqual(['06-25: 06-30', '07-01: 07-20', '07-13: 07-20']);
  });

  it('E11 four processes at once, and again: each reader has one mail, and each line is kept in mind once', async () => {
    const companies = [];
    for (let n = 0; n < 6; n++) companies.push(await e.reader(`Zugleich ${n}`));
    const y = companies.at(-1)?.year ?? 0;
    for (const company of companies)
      for (let n = 0; n < 3; n++) await w.issue(company, 5, { expiresOn: `${y}-06-${n === 1 ? 29 : 30}` });
    const processes = await Promise.all(Array.from({ length: 4 }, () => on(`${y}-06-01`)));
    const mails = await Promise.all(processes.map(tellOfExpiry));
    expect(mails.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(await Promise.all(processes.map(tellOfExpiry))).toEqual([0, 0, 0, 0]);
    for (const { master } of companies) {
      expect(await e.told(master)).toEqual(['06-01: 06-29 06-30 06-30']);
      expect(await w.db.expiryNotice.findMany({ where: { userId: master.userId }, select: { days: true } })).toEqual([
        { days: 30 },
        { days: 30 },
        { days: 30 },
      ]);
    }
    // Where the day ends between two of them, it is still one mail of each line.
    const [before, after] = await Promise.all([e.at(`${y}-06-22T23:59:59.999Z`), e.at(`${y}-06-23T00:00:00Z`)]);
    await Promise.all([tellOfExpiry(before), tellOfExpiry(after)]);
    await tellOn(`${y}-06-24`);
    for (const { master } of companies) {
      const seven = (await e.mailsTo(master))
        .slice(1)
        .flatMap(({ lines }) => lines.map(({ activationId }) => activationId));
      expect(seven).toHaveLength(3);
      expect(new Set(seven).size).toBe(3);
    }
  });

  it('E11 one mail a day at most: later lines follow the next day, in one mail, earliest expiry first', async () => {
    const { master, year: y, ...company } = await e.reader('Sammelpost');
    await w.issue({ ...company, master }, 7, { expiresOn: `${y}-06-30` });
    await w.issue({ ...company, master }, 8, { expiresOn: `${y}-06-10` });
    expect(await tellOn(`${y}-05-31`)).toBe(1);
    await w.issue({ ...company, master }, 9, { expiresOn: `${y}-06-20` });
    await w.issue({ ...company, master }, 10, { expiresOn: `${y}-06-02` });
    await w.issue({ ...company, master }, 11, { expiresOn: null });
    expect(await tellOn(`${y}-05-31`)).toBe(0);
    expect(await tellOfExpiry(await e.at(`${y}-05-31T23:59:59Z`))).toBe(0);
    expect(await tellOfExpiry(await e.at(`${y}-06-01T00:00:00Z`))).toBe(1);
    expect(await e.told(master)).toEqual(['05-31: 06-10 06-30', '06-01: 06-02 06-20']);
    expect((await e.mailsTo(master))[1]?.lines).toMatchObject([
      { product: 'Scene Analytics', copies: 10, activated: 0, onHold: false },
      { copies: 9 },
    ]);
  });

  it('E11 of more than fifty the mail lists the first fifty and says how many more; all are kept in mind', async () => {
    const { master, year: y, ...company } = await e.reader('Viele Positionen');
    const productId = await w.product();
    const lines = Array.from({ length: 53 }, (_, n) => ({
      productId,
      copies: 1,
      expiresOn: `${y}-06-${String(28 - (n % 20)).padStart(2, '0')}`,
    }));
    await w.staff.call('issueEntitlement', { accountId: company.id, orderNumber: `MANY-${y}`, lines });
    await tellOn(`${y}-06-01`);
    await tellOn(`${y}-06-01`);
    const [mail, ...others] = await e.mailsTo(master);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ more: 3, within: 90 });
    expect(mail?.lines.map(({ expiresOn }) => expiresOn)).toEqual(
      lines
        .map(({ expiresOn }) => expiresOn)
        .toSorted()
        .slice(0, 50),
    );
    expect(await w.db.expiryNotice.count({ where: { userId: master.userId } })).toBe(53);
  });

  it('E11 a user who opts in later gets one notice of what is due; one who opts out gets no more', async () => {
    const { master, year: y, ...company } = await e.reader('Später Wunsch');
    const late = await w.colleague(master, 'operator');
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    await tellOn(`${y}-05-01`);
    await e.wants(late);
    await e.wants(master, false);
    for (const day of [`${y}-05-02`, `${y}-05-03`, `${y}-06-01`]) await tellOn(day);
    expect(await e.told(master)).toEqual(['05-01: 06-30']);
    expect(await e.told(late)).toEqual(['05-02: 06-30', '06-01: 06-30']);
  });

  it('E11 A5 notices go to active users who opted in and have signed in; not to contacts or the vendor', async () => {
    const { master, year: y, ...company } = await e.reader('Wer will');
    await e.wants(master, false);
    const [observer, gone, silent] = [
      await w.colleague(master, 'observer'),
      await w.colleague(master, 'operator'),
      await w.colleague(master, 'administrator'),
    ];
    for (const person of [observer, gone, w.staff]) await e.wants(person);
    const contact = await master.call('createUser', {
      id: company.id,
      email: 'contact@wer.example',
      maySignIn: false,
      expiryMail: true,
    });
    const waiting = await master.call('createUser', {
      id: company.id,
      email: 'waiting@wer.example',
      role: 'observer',
      expiryMail: true,
    });
    const { full } = await master.call('readUser', { id: gone.userId });
    await master.call('editUser', { id: gone.userId, version: full?.version ?? 0, status: 'inactive' });
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    await tellOn(`${y}-06-01`);
    const counts = await Promise.all(
      [observer, gone, silent, master, contact, w.staff].map(async (person) => (await e.mailsTo(person)).length),
    );
    expect(counts).toEqual([1, 0, 0, 0, 0, 0]);
    // A user with an initial password can sign in already; an invited one cannot before accepting.
    expect(await e.mailsTo(waiting)).toHaveLength(1);
    await w.db.user.update({ where: { id: waiting.id }, data: { passwordKind: null, passwordHash: null } });
    await tellOn(`${y}-06-25`);
    expect(await e.mailsTo(waiting)).toHaveLength(1);
  });

  it('E11 A2 users of a suspended account get notices; those of closed or not activated accounts do not', async () => {
    const status = async (company: Company, to: 'suspended' | 'closed') => {
      const { id, version } = await w.staff.call('readAccount', { id: company.id });
      await w.staff.call('editAccount', { id, version, status: to });
    };
    const [suspended, closed, fresh] = [
      await e.reader('Ausgesetzt'),
      await e.reader('Geschlossen'),
      await e.reader('Unbenutzt'),
    ];
    const y = fresh.year;
    for (const company of [suspended, closed, fresh]) await w.issue(company, 5, { expiresOn: `${y}-06-30` });
    await status(suspended, 'suspended');
    await status(closed, 'closed');
    await w.db.account.update({ where: { id: fresh.id }, data: { activatedAt: null } });
    await tellOn(`${y}-06-01`);
    expect(
      await Promise.all([suspended, closed, fresh].map(async ({ master }) => (await e.mailsTo(master)).length)),
    ).toEqual([1, 0, 0]);
  });

  it('E11 A3 copies handed on concern their new holder; a notice names what is left and no other holder', async () => {
    const distributor = await e.reader('Großhandel Geheim');
    const installer = await e.reader('Montage Diskret', distributor.master);
    const y = installer.year;
    const [whole, part] = [
      await w.issue(distributor, 5, { expiresOn: `${y}-06-30` }),
      await w.issue(distributor, 9, { expiresOn: `${y}-06-29` }),
    ];
    await distributor.master.call('splitLineItems', {
      rows: [
        { lineItemId: whole, accountId: installer.id, copies: 5 },
        { lineItemId: part, accountId: installer.id, copies: 2 },
      ],
      mail: false,
    });
    await tellOn(`${y}-06-01`);
    const lines = (company: Company) =>
      w.db.lineItem.findMany({ where: { accountId: company.id }, orderBy: { expiresOn: 'asc' } });
    const [[above], [below]] = [await e.mailsTo(distributor.master), await e.mailsTo(installer.master)];
    expect(above?.lines.map(({ activationId, copies }) => [activationId, copies])).toEqual([
      [(await lines(distributor))[0]?.activationId, 7],
    ]);
    expect(below?.lines.map(({ activationId, copies }) => [activationId, copies])).toEqual(
      (await lines(installer)).map(({ activationId }, n) => [activationId, n === 0 ? 2 : 5]),
    );
    const words = JSON.stringify(below);
    for (const secret of [
      'Großhandel Geheim',
      'ORDER-',
      ...(await lines(distributor)).map(({ activationId }) => activationId),
    ])
      expect(words).not.toContain(secret);
    expect(JSON.stringify(above)).not.toContain('Montage Diskret');
  });

  it('E11 E7 returned copies are announced to their holder again; wholly activated lines as they are', async () => {
    const distributor = await e.reader('Rückläufer');
    const installer = await e.reader('Rückgeber', distributor.master);
    const y = installer.year;
    const root = await w.issue(distributor, 5, { expiresOn: `${y}-06-30` });
    const {
      splits: [child],
    } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 5 }],
      mail: false,
    });
    await tellOn(`${y}-05-01`);
    expect([await e.told(distributor.master), await e.told(installer.master)]).toEqual([[], ['05-01: 06-30']]);
    await installer.master.call('returnCopies', {
      rows: [{ lineItemId: child?.id ?? '', copies: 5 }],
      reason: 'Not needed',
    });
    await tellOn(`${y}-06-01`);
    expect([await e.told(distributor.master), await e.told(installer.master)]).toEqual([
      ['06-01: 06-30'],
      ['05-01: 06-30'],
    ]);
    await e.activated(root, 5);
    await tellOn(`${y}-06-25`);
    expect((await e.mailsTo(distributor.master))[1]?.lines).toMatchObject([{ copies: 0, activated: 5 }]);
  });

  it('E11 E3 a line on hold expires too: it is announced, and marked as on hold', async () => {
    const company = await e.reader('Gesperrt');
    const y = company.year;
    const id = await w.issue(company, 5, { expiresOn: `${y}-06-30` });
    await w.staff.call('holdLineItem', { id, reason: 'Invoice open' });
    await tellOn(`${y}-06-01`);
    const [mail] = await e.mailsTo(company.master);
    expect(mail?.lines).toMatchObject([{ onHold: true }]);
    // Closed lines are gone.
    const closed = await e.reader('Zugemacht');
    const gone = await w.issue(closed, 5, { expiresOn: `${y}-06-30` });
    await w.db.lineItem.update({ where: { id: gone }, data: { state: 'closed' } });
    await tellOn(`${y}-06-01`);
    expect(await e.mailsTo(closed.master)).toEqual([]);
  });

  it('E11 X8 what was handed on a moment ago is announced when it can no longer be undone', async () => {
    const distributor = await w.company(w.staff, 'Eben erst');
    const installer = await e.reader('Gleich da', distributor.master);
    const root = await w.issue(distributor, 5, {
      expiresOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    });
    const { undoUntil } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 5 }],
      mail: false,
    });
    const end = new Date(undoUntil ?? '').getTime();
    await tellOfExpiry(await e.at(new Date(end - 1).toISOString()));
    expect(await e.mailsTo(installer.master)).toEqual([]);
    await tellOfExpiry(await e.at(new Date(end + 1).toISOString()));
    expect(await e.mailsTo(installer.master)).toHaveLength(1);
  });

  it('E11 a programme has days of its own, or none; one without entitlements sends none', async () => {
    const { master, year: y, ...company } = await e.reader('Eigene Fristen');
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    await updateVendor(w.services, { ...fourRoles, modules: ['orders', 'credits'] });
    await tellOn(`${y}-06-20`);
    await updateVendor(w.services, { ...fourRoles, expiryNoticeDays: [] });
    await tellOn(`${y}-06-20`);
    expect(await e.told(master)).toEqual([]);
    await updateVendor(w.services, { ...fourRoles, expiryNoticeDays: [2, 14] });
    for (const day of [`${y}-06-15`, `${y}-06-16`, `${y}-06-23`, `${y}-06-28`]) await tellOn(day);
    expect(await e.told(master)).toEqual(['06-16: 06-30', '06-28: 06-30']);
    expect((await e.mailsTo(master))[0]).toMatchObject({ within: 14 });
    const vendor = await findVendor(w.db, fourRoles.slug);
    expect(vendor && programmeView(w.services, vendor, [])).toMatchObject({ expiryNoticeDays: [2, 14] });
  });

  it('E11 the days of a programme are checked, and one that names none has 90, 30 and 7', () => {
    const file = (expiryNoticeDays: unknown) => JSON.stringify({ ...fourRoles, expiryNoticeDays });
    expect(readProgramme(file(undefined)).expiryNoticeDays).toEqual([90, 30, 7]);
    expect(readProgramme(file([365, 1])).expiryNoticeDays).toEqual([365, 1]);
    for (const wrong of [[0], [366], [7.5], ['7'], [7, 7], [1, 2, 3, 4, 5, 6], 7, null])
      expect(() => readProgramme(file(wrong))).toThrow(/expiryNoticeDays/u);
  });

  it('E11 X6 each reader gets their language, from the programme’s own day to where it is switched off', async () => {
    const { master, year: y, ...company } = await e.reader('Drei Sprachen');
    const people = { en: master, de: await w.colleague(master, 'operator'), es: await w.colleague(master, 'observer') };
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    for (const [language, person] of Object.entries(people))
      await person.call('editMe', { language, expiryMail: true });
    await tellOn(`${y}-06-01`);
    const words = {
      en: [`30 Jun ${y}`, 'Switch them off in your profile'],
      de: [`30.06.${y}`, 'In Ihrem Profil ausschalten'],
      es: [`30 jun ${y}`, 'Desactívelos en su perfil'],
    };
    for (const [language, person] of Object.entries(people) as ['en' | 'de' | 'es', Person][]) {
      // entries of an object forget its keys
      const mail = await w.db.mail.findFirstOrThrow({
        where: { recipient: person.email, kind: 'entitlements-expiring' },
      });
      expect(mail).toMatchObject({
        language,
        state: 'waiting',
        secret: null,
        accountId: company.id,
        userId: person.userId,
      });
      const { text } = await wordNotice(mail.payload as Notice, {
        language: mail.language,
        portal: { name: 'P', color: '#123456', url: `${w.origin}/${fourRoles.slug}` },
        secret: null,
      }); // written by our own plan
      for (const shown of [
        ...words[language],
        `${w.origin}/${fourRoles.slug}/settings`,
        `${w.origin}/${fourRoles.slug}/entitlements?view=expiring&days=90&empty=true`,
        `${w.origin}/${fourRoles.slug}/renewals?lines=`,
      ])
        expect(text.replace(/\s/gu, ' ')).toContain(shown);
    }
  });

  it('E11 X2 a notice is in the vendor’s audit as by Tierline, once a mail; without one nothing is', async () => {
    const { master, year: y, ...company } = await e.reader('Im Protokoll');
    const operations = () =>
      w.db.operation.count({
        where: { kind: 'entitlements.warn', changes: { path: ['subject', 'id'], equals: master.userId } },
      });
    await tellOn(`${y}-06-01`);
    expect(await operations()).toBe(0);
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    for (const day of [`${y}-06-01`, `${y}-06-01`, `${y}-06-02`]) await tellOn(day);
    expect(await operations()).toBe(1);
    const { items } = await w.staff.call('listChanges', { kind: 'entitlements.warn', limit: '100' });
    expect(items.find(({ subject }) => subject?.id === master.userId)).toMatchObject({
      actor: null,
      after: { account: 'Im Protokoll', lines: 1, mails: 1 },
    });
    expect((await master.call('listChanges', { kind: 'entitlements.warn' })).items).toEqual([]);
  });

  it('E11 what was announced is written by plans alone, and is deleted with the user', async () => {
    const { master, year: y, ...company } = await e.reader('Ohne Recht');
    const { id } = await master.call('createUser', {
      id: company.id,
      email: 'soon@gone.example',
      role: 'observer',
      expiryMail: true,
    });
    await w.issue({ ...company, master }, 5, { expiresOn: `${y}-06-30` });
    await tellOn(`${y}-06-01`);
    const kept = () => w.db.expiryNotice.count({ where: { userId: id } });
    expect(await kept()).toBe(1);
    await expect(w.services.db.expiryNotice.deleteMany()).rejects.toThrow(/permission denied/u);
    await expect(
      w.services.db.expiryNotice.create({
        data: {
          vendorId: randomUUID(),
          userId: master.userId,
          lineItemId: randomUUID(),
          days: 7,
          operationId: randomUUID(),
        },
      }),
    ).rejects.toThrow(/permission denied/u);
    const { full } = await master.call('readUser', { id });
    await master.call('withdrawUser', { id, version: String(full?.version) });
    expect(await kept()).toBe(0);
  });
});
