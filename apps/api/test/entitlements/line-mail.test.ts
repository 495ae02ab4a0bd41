import { sql } from '@tierline/core';
import type { Notice } from '@tierline/domain';
import { wordNotice } from '@tierline/mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../kernel/walls-send.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('E8 a line item’s details by mail', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  let root: string;
  let line: string;
  let activationId: string;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Brief Vertrieb');
    installer = await w.company(distributor.master, 'Brief Montage');
    root = await w.issue(distributor, 100);
    const {
      splits: [split],
    } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 30 }],
      mail: false,
    });
    line = split?.id ?? '';
    activationId = split?.activationId ?? '';
  });
  afterAll(() => w.close());

  const mailsTo = (recipient: string) => w.db.mail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });
  // Written by our own operations.
  const noticeOf = async (recipient: string) => (await mailsTo(recipient)).at(-1)?.payload as Notice | undefined;
  /** What a mail says to its recipient, by the same words that the worker sends. */
  const worded = (notice: Notice | undefined, language: string) => {
    if (!notice) throw new Error('no such mail');
    return wordNotice(notice, {
      language,
      portal: { name: w.programme.name, color: w.programme.color, url: `${w.services.publicUrl}/${w.programme.slug}` },
      secret: null,
    });
  };
  const mail = (person: Person, id: string, recipients: string[], more: { language?: string; message?: string } = {}) =>
    person.call('mailLineItem', { id, recipients, language: 'en', ...more });

  it('E8 the account that handed a line on mails it to two people, one mail each; an address twice is one', async () => {
    const { mails } = await mail(
      distributor.master,
      line,
      ['Ana@brief.example', 'bo@brief.example', 'ana@BRIEF.example'],
      { message: 'For the harbour.' },
    );
    expect(mails).toMatchObject([
      { recipient: 'Ana@brief.example', kind: 'line-details', state: 'waiting', again: null },
      { recipient: 'bo@brief.example' },
    ]);
    expect((await distributor.master.call('listLineMails', { id: line })).items.map(({ id }) => id).toSorted()).toEqual(
      mails.map(({ id }) => id).toSorted(),
    );
    const { subject, text } = await worded(await noticeOf('bo@brief.example'), 'en');
    expect(subject).toContain('Brief Vertrieb');
    for (const told of [activationId, '30', 'For the harbour.', 'Brief Vertrieb']) expect(text).toContain(told);
    // The mails of one side are none of the other's business.
    expect((await installer.master.call('listLineMails', { id: line })).items).toEqual([]);
  });

  it('E8 the preview is word for word what is sent, in the language chosen, and sends nothing', async () => {
    const before = await w.db.mail.count();
    const shown = await distributor.master.call('previewLineMail', {
      id: line,
      language: 'es',
      message: 'Para el <b>puerto</b>.',
    });
    expect(await w.db.mail.count()).toBe(before);
    expect(shown.language).toBe('es');
    expect(shown.subject).toContain('datos de Brief Vertrieb');
    expect(shown.html).toContain('Para el &lt;b&gt;puerto&lt;/b&gt;.');
    await mail(distributor.master, line, ['preview@brief.example'], {
      language: 'es',
      message: 'Para el <b>puerto</b>.',
    });
    expect((await mailsTo('preview@brief.example'))[0]?.language).toBe('es');
    expect(await worded(await noticeOf('preview@brief.example'), 'es')).toEqual(shown);
  });

  it('A3 E8 the order number is mailed with the distributor’s own line, and with none below it', async () => {
    await mail(distributor.master, root, ['own@brief.example']);
    expect(await noticeOf('own@brief.example')).toMatchObject({
      kind: 'line-details',
      orderNumber: expect.stringMatching(/./u),
    });
    await mail(distributor.master, line, ['below@brief.example']);
    await mail(installer.master, line, ['holder@brief.example']);
    for (const recipient of ['below@brief.example', 'holder@brief.example'])
      expect(await noticeOf(recipient)).toMatchObject({ orderNumber: null });
    expect(await noticeOf('holder@brief.example')).toMatchObject({ from: 'Brief Montage' });
  });

  it('E8 only a line’s two sides mail it: staff what they issued, an Observer nothing; others find none', async () => {
    expect((await mail(w.staff, root, ['staff@brief.example'])).mails).toHaveLength(1);
    expect((await refusal(mail(w.staff, line, ['staff@brief.example']))).code).toBe('not-your-line');
    expect((await w.staff.call('readLineItem', { id: line })).actions.mail?.code).toBe('not-your-line');
    expect((await distributor.master.call('readLineItem', { id: line })).actions.mail).toBeNull();
    const observer = await w.colleague(distributor.master, 'observer');
    expect((await refusal(mail(observer, line, ['x@brief.example']))).code).toBe('role-too-low');
    const stranger = await w.company(w.staff, 'Brief Fremd');
    expect((await refusal(mail(stranger.master, line, ['x@brief.example']))).code).toBe('not-found');
    expect((await refusal(stranger.master.call('previewLineMail', { id: line, language: 'en' }))).code).toBe(
      'not-found',
    );
    expect(await mailsTo('x@brief.example')).toEqual([]);
  });

  it('E8 sent again is a new mail with the line as it is now; mails of events and other lines are not sent', async () => {
    const {
      mails: [first],
    } = await mail(distributor.master, line, ['again@brief.example'], { language: 'de', message: 'Bitte prüfen.' });
    await w.db.$executeRaw(
      sql`UPDATE mail
        SET state = 'failed', response = 'no such mailbox', settled_at = now()
        WHERE id = ${first?.id}::uuid`,
    );
    await w.staff.call('holdLineItem', { id: line, reason: 'Unpaid' });
    const again = await distributor.master.call('sendLineMailAgain', { id: line, mailId: first?.id ?? '' });
    await w.staff.call('releaseLineItem', { id: line });
    expect(again).toMatchObject({ recipient: 'again@brief.example', state: 'waiting' });
    expect(again.id).not.toBe(first?.id);
    expect(await mailsTo('again@brief.example')).toMatchObject([
      { state: 'failed', payload: { state: 'active' } },
      { id: again.id, state: 'waiting', language: 'de', payload: { state: 'on-hold', message: 'Bitte prüfen.' } },
    ]);
    expect(
      (await refusal(distributor.master.call('sendLineMailAgain', { id: root, mailId: first?.id ?? '' }))).code,
    ).toBe('not-found');
    expect(
      (await refusal(installer.master.call('sendLineMailAgain', { id: line, mailId: first?.id ?? '' }))).code,
    ).toBe('not-found');
    const {
      splits: [told],
    } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 1 }],
    });
    const {
      items: [event],
    } = await distributor.master.call('listLineMails', { id: told?.id ?? '' });
    expect(event).toMatchObject({ kind: 'lines-handed-on', again: { code: 'mail-of-an-event' } });
    expect(
      (await refusal(distributor.master.call('sendLineMailAgain', { id: told?.id ?? '', mailId: event?.id ?? '' })))
        .code,
    ).toBe('mail-of-an-event');
  });

  it('E8 bad addresses are named by their place, nothing is sent, and only the programme’s languages work', async () => {
    const before = await w.db.mail.count();
    const asked = async (body: object) => {
      const { status, document } = await send(
        { origin: w.origin, vendor: w.programme.slug, cookies: distributor.master.cookies },
        'mailLineItem',
        { params: { id: line }, body: { language: 'en', ...body } },
      );
      // A problem document.
      return { status, at: (document as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer) };
    };
    const good = 'good@brief.example';
    expect(
      await asked({
        recipients: [
          good,
          'bad',
          'Doe, J. <j@brief.example>',
          good,
          'jürgen@brief.example',
          'a@b.example\r\nBcc: all@brief.example',
        ],
      }),
    ).toEqual({ status: 422, at: ['/recipients/1', '/recipients/2', '/recipients/4', '/recipients/5'] });
    expect(await asked({ recipients: Array.from({ length: 400 }, (_, n) => `n${n}@brief.example`) })).toEqual({
      status: 422,
      at: ['/recipients'],
    });
    expect(await asked({ recipients: [] })).toEqual({ status: 422, at: ['/recipients'] });
    expect(await asked({ recipients: [good], subject: 'Win\r\nBcc: all@brief.example' })).toEqual({
      status: 422,
      at: ['/subject'],
    });
    expect(await asked({ recipients: [good], message: 'x'.repeat(2001) })).toEqual({ status: 422, at: ['/message'] });
    expect(await asked({ recipients: [good], language: 'fr' })).toEqual({ status: 422, at: ['/language'] });
    expect(await w.db.mail.count()).toBe(before);
  });

  it('E8 X1 no line break and no turned writing gets into the subject, whatever the account is called', async () => {
    const tricky = await w.company(distributor.master, '\u202egnihtoN GmbH\u2066');
    const {
      splits: [split],
    } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: tricky.id, copies: 1 }],
      mail: false,
    });
    const { subject } = await tricky.master.call('previewLineMail', { id: split?.id ?? '', language: 'en' });
    expect(subject).toContain('gnihtoN GmbH');
    expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  it('E8 an account writes to 200 recipients an hour: of many at once none slips past, others go on', async () => {
    const sender = await w.company(w.staff, 'Brief Viel');
    const own = await w.issue(sender, 5);
    const fifty = (batch: number) => Array.from({ length: 50 }, (_, n) => `r${n}-${batch}@viel.example`);
    const tried = await Promise.all(
      [1, 2, 3, 4, 5].map((batch) =>
        mail(sender.master, own, fifty(batch)).then(
          () => 'sent',
          async (error: unknown) => (await refusal(Promise.reject(error))).code,
        ),
      ),
    );
    expect(tried.toSorted()).toEqual(['mail-limit-reached', 'sent', 'sent', 'sent', 'sent']);
    const refused = await refusal(mail(sender.master, own, ['one-more@viel.example']));
    expect(refused.document).toMatchObject({ status: 429, limit: 200, left: 0 });
    const {
      items: [sent],
    } = await sender.master.call('listLineMails', { id: own, limit: '1' });
    expect((await refusal(sender.master.call('sendLineMailAgain', { id: own, mailId: sent?.id ?? '' }))).code).toBe(
      'mail-limit-reached',
    );
    await mail(distributor.master, line, ['other@brief.example']);
    // An hour later the limit allows mails again.
    await w.db.$executeRaw(
      sql`UPDATE mail SET created_at = created_at - interval '61 minutes' WHERE account_id = ${sender.id}::uuid`,
    );
    await mail(sender.master, own, ['later@viel.example']);
  });
});
