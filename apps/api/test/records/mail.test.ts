import { settleMails, sql, takeDueMails, tellOfExpiry } from '@tierline/core';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { smtpTransport } from '@tierline/mail';
import { sendDueMails } from '../../src/worker.ts';
import { startProcess, type Running } from '../kernel/process.ts';
import { world, type Person, type World } from '../kernel/world.ts';

const log = pino({ level: 'silent' });

type Received = { to: string; messageId: string; subject: string; text: string; html: string };

describe('X1 mails leave by the outbox, and none is lost', () => {
  let w: World;
  const open: { close: (done: () => void) => void }[] = [];
  const running: Running[] = [];

  beforeAll(async () => {
    w = await world();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.stop()));
    await Promise.all(open.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
  });
  afterAll(() => w.close());

  /** A real SMTP peer. `answer` may refuse with a code; `arrived` resolves once so many mails are in. */
  async function peer(
    answer: (to: string) => { code: number; words: string } | null = () => null,
  ): Promise<{ url: string; mails: () => Promise<Received[]>; arrived: (count: number) => Promise<void> }> {
    const raw: { to: string; message: Buffer }[] = [];
    let noticed = () => {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo(address, _, done) {
        const refused = answer(address.address);
        if (!refused) return done();
        done(Object.assign(new Error(refused.words), { responseCode: refused.code }));
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          raw.push({ to: session.envelope.rcptTo[0]?.address ?? '', message: Buffer.concat(chunks) });
          done(null, 'taken by the peer');
          noticed();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    open.push(server);
    const { port } = server.server.address() as AddressInfo; // a listening TCP server has such an address
    return {
      url: `smtp://127.0.0.1:${port}`,
      mails: () =>
        Promise.all(
          raw.map(async ({ to, message }) => {
            const mail = await PostalMime.parse(message);
            return {
              to,
              messageId: mail.messageId ?? '',
              subject: mail.subject ?? '',
              text: mail.text ?? '',
              html: mail.html ?? '',
            };
          }),
        ),
      arrived: (count) =>
        new Promise((resolve) => {
          noticed = () => {
            if (raw.length >= count) resolve();
          };
          noticed();
        }),
    };
  }

  /** Sends until nothing is due any more; the seconds in which a split may still be undone are taken for over. */
  async function sendAll(url: string): Promise<void> {
    await w.db.$executeRaw(sql`UPDATE mail SET next_try_at = now() WHERE state = 'waiting' AND tries = 0`);
    const transport = smtpTransport(url, { connection: 500, greeting: 500, socket: 500 });
    while ((await sendDueMails(w.services, transport, log)) > 0);
    transport.close();
  }

  /** Sends whatever earlier tests have left. */
  async function settled(): Promise<void> {
    const { url } = await peer();
    await w.db.$executeRaw(sql`UPDATE mail SET next_try_at = now() WHERE state IN ('waiting', 'deferred')`);
    await sendAll(url);
  }

  it('A9 E5 initial password and activation ID arrive at a real SMTP peer, in the recipient’s language', async () => {
    await settled();
    const { url, mails } = await peer();
    const distributor = await w.company(w.staff, 'Post AG');
    const lineItemId = await w.issue(distributor, 20);
    const { account } = await distributor.master.call('createAccount', {
      name: 'Correos',
      user: { email: 'ana@correos.example', language: 'es', firstName: 'Ana' },
    });
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: account.id, copies: 3 }],
    });
    const initial = await w.initialPassword('ana@correos.example');
    await sendAll(url);

    const toAna = (await mails()).filter((mail) => mail.to === 'ana@correos.example');
    expect(toAna).toHaveLength(2);
    const password = toAna.find((mail) => mail.text.includes(initial));
    expect(password?.text).toContain('ana@correos.example');
    expect(password?.html).toContain(initial);
    expect(password?.subject).toContain('acceso');
    const copies = toAna.find((mail) => mail !== password);
    expect(copies?.subject).toBe('Post AG le ha repartido 3 copias');
    expect(copies?.text).toContain(splits[0]?.activationId ?? 'none');
  });

  it('E11 a notice of expiring line items arrives at an SMTP peer once, with a link to switch it off', async () => {
    await settled();
    const { url, mails } = await peer();
    const distributor = await w.company(w.staff, 'Ablauf AG');
    await distributor.master.call('editMe', { expiryMail: true, language: 'es' });
    await w.issue(distributor, 20, { expiresOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) });
    expect(await tellOfExpiry(w.services)).toBe(1);
    expect(await tellOfExpiry(w.services)).toBe(0);
    await sendAll(url);
    const [mail, ...more] = (await mails()).filter(({ text }) => text.includes('view=expiring'));
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: distributor.master.email,
      subject: expect.stringContaining('Una línea de Ablauf AG caduca'),
    });
    for (const body of [mail?.text, mail?.html]) expect(body).toContain(`${w.origin}/${w.programme.slug}/settings`);
  });

  it('X1 state and the server’s words are shown where a mail was caused; a sent mail’s secret is wiped', async () => {
    await settled();
    const distributor = await w.company(w.staff, 'Gut und Böse');
    const lineItemId = await w.issue(distributor, 20);
    const make = async (name: string, email: string) =>
      (await distributor.master.call('createAccount', { name, user: { email } })).account.id;
    const ids = [
      await make('Takes it', 'ok@peer.example'),
      await make('Puts it off', 'later@peer.example'),
      await make('Refuses it', 'never@peer.example'),
    ];
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: ids.map((accountId) => ({ lineItemId, accountId, copies: 1 })),
    });
    const { url } = await peer((to) =>
      to.startsWith('later')
        ? { code: 451, words: 'greylisted, try again' }
        : to.startsWith('never')
          ? { code: 550, words: 'no such mailbox' }
          : null,
    );
    await sendAll(url);

    const shown = await Promise.all(
      splits.map(async (split) => (await distributor.master.call('listLineMails', { id: split.id })).items[0]),
    );
    expect(shown).toMatchObject([{ state: 'accepted' }, { state: 'deferred' }, { state: 'failed' }]);
    expect(shown[0]?.response).toContain('taken by the peer');
    expect(shown[1]?.response).toContain('greylisted');
    expect(shown[2]?.response).toContain('no such mailbox');
    const [user] = (await distributor.master.call('listUsers', { id: ids[2] ?? '' })).items;
    expect(user?.full?.lastMail).toMatchObject({ state: 'failed' });
    const secrets = await w.db.mail.groupBy({ by: ['state'], where: { secret: { not: null } }, _count: true });
    expect(secrets.map((row) => row.state)).toEqual(['deferred']);

    // The author sees all their failed mails in one place; the vendor everybody's, and nobody another's
    // one's.
    const failed = await distributor.master.call('listSentMails', { state: 'failed', withinDays: '14' });
    expect(
      failed.items.map(({ response, ...mail }) => ({
        recipient: mail.recipient,
        subject: mail.subject,
        kind: mail.kind,
        response: response.includes('no such mailbox'),
        lineItemId: mail.lineItemId,
      })),
    ).toEqual([
      {
        recipient: 'never@peer.example',
        subject: 'Gut und Böse has handed 1 copy on to you',
        kind: 'lines-handed-on',
        response: true,
        lineItemId: splits[2]?.id,
      },
      {
        recipient: 'never@peer.example',
        subject: `Your sign-in for ${w.programme.name}`,
        kind: 'initial-password',
        response: true,
        lineItemId: null,
      },
    ]);
    expect(failed.items[1]?.user).toEqual({ id: user?.id, accountId: ids[2] });
    expect(failed.count).toEqual({ value: 2, more: false });
    expect((await w.staff.call('listSentMails', { state: 'failed' })).items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(failed.items.map(({ id }) => id)),
    );
    expect(
      (await (await w.company(w.staff, 'Hört nichts davon')).master.call('listSentMails', { state: 'failed' })).items,
    ).toEqual([]);
    const all = await distributor.master.call('listSentMails', { limit: '3' });
    expect(
      [...all.items, ...(await distributor.master.call('listSentMails', { cursor: all.next ?? '' })).items]
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['accepted', 'accepted', 'deferred', 'deferred', 'failed', 'failed']);
  });

  it('X1 X2 A6 that somebody has asked for a new password is for those alone who see the account’s audit', async () => {
    const company = await w.company(w.staff, 'Vergesslich');
    const observer = await w.colleague(company.master, 'observer');
    await w.browser().call('forgotPassword', { email: company.master.email });
    await company.master.call('changePassword', {
      current: company.master.password,
      password: 'another-copper-lantern-orchard',
    });
    const kinds = async (person: Person) =>
      new Set((await person.call('listSentMails', {})).items.map(({ kind }) => kind));
    expect(await kinds(company.master)).toEqual(new Set(['initial-password', 'password-reset', 'sign-in-changed']));
    expect(await kinds(observer)).toEqual(new Set(['initial-password']));
  });

  it('X1 with a peer absent or silent the mail is put off, and sent later under the same Message-ID', async () => {
    await settled();
    const email = 'patient@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: email } });
    await sendAll('smtp://127.0.0.1:1');
    expect(await w.db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({
      state: 'deferred',
      tries: 1,
    });
    await w.db.mail.update({ where: { id: mail.id }, data: { nextTryAt: new Date(0) } });
    const { url, mails } = await peer();
    await sendAll(url);
    expect(await mails()).toMatchObject([
      { to: email, messageId: `<${mail.id}@${w.programme.sender.email.split('@')[1]}>` },
    ]);
  });

  it('X1 a worker is killed between sending and marking: another sends again under the same Message-ID', async () => {
    await settled();
    const email = 'twice@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    const { url, mails, arrived } = await peer();
    // What the killed worker had done: taken the mail and sent it.
    const [taken] = await takeDueMails(w.db, 1, 1);
    expect(taken?.recipient).toBe(email);
    expect(await takeDueMails(w.db, 10)).toEqual([]);
    await w.db.$executeRaw(sql`UPDATE mail SET next_try_at = now() WHERE id = ${taken?.id ?? ''}::uuid`);
    const worker = await startProcess(w, 'worker.ts', { SMTP_URL: url });
    running.push(worker);
    await arrived(1);
    await worker.stop();
    expect((await mails())[0]?.messageId).toContain(taken?.id);
    expect(await w.db.mail.findUniqueOrThrow({ where: { id: taken?.id ?? '' } })).toMatchObject({
      state: 'accepted',
      tries: 2,
      secret: null,
    });
  });

  it('X1 a worker is killed while the peer is slow: the mail is due again when its lease ends', async () => {
    await settled();
    const email = 'killed@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    let reached = () => {};
    const talking = new Promise<void>((resolve) => (reached = resolve));
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: () => reached(),
    });
    slow.on('error', () => undefined);
    slow.listen(0, '127.0.0.1');
    await once(slow.server, 'listening');
    open.push(slow);
    const { port } = slow.server.address() as AddressInfo; // a listening TCP server has such an address
    const worker = await startProcess(w, 'worker.ts', { SMTP_URL: `smtp://127.0.0.1:${port}` });
    await talking;
    await worker.stop('SIGKILL');
    const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: email } });
    expect(mail).toMatchObject({ state: 'waiting', tries: 1 });
    expect(mail.nextTryAt.getTime()).toBeGreaterThan(Date.now());
    await w.db.mail.update({ where: { id: mail.id }, data: { nextTryAt: new Date(0) } });
    const { url, mails } = await peer();
    await sendAll(url);
    expect((await mails()).map((received) => received.to)).toEqual([email]);
  });

  it('X1 a worker asked to stop while the peer is slow sends the mail, marks it, and ends well', async () => {
    await settled();
    const email = 'ending@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    let reached: (answer: () => void) => void = () => {};
    const talking = new Promise<() => void>((resolve) => (reached = resolve));
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_, __, done) => reached(done),
    });
    slow.listen(0, '127.0.0.1');
    await once(slow.server, 'listening');
    open.push(slow);
    const { port } = slow.server.address() as AddressInfo; // a listening TCP server has such an address
    const worker = await startProcess(w, 'worker.ts', { SMTP_URL: `smtp://127.0.0.1:${port}` });
    running.push(worker);
    const answer = await talking;
    const ended = worker.stop();
    answer();
    await ended;
    expect(worker.child.exitCode).toBe(0);
    expect(await w.db.mail.findFirstOrThrow({ where: { recipient: email } })).toMatchObject({
      state: 'accepted',
      tries: 1,
    });
  });

  it('X1 mails that were taken and not begun when the worker ends are given back, as if never taken', async () => {
    await settled();
    const email = 'not-begun@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    const transport = smtpTransport('smtp://127.0.0.1:1');
    expect(await sendDueMails(w.services, transport, log, AbortSignal.abort())).toBe(0);
    transport.close();
    expect(await w.db.mail.findFirstOrThrow({ where: { recipient: email } })).toMatchObject({
      state: 'waiting',
      tries: 0,
    });
    expect((await takeDueMails(w.db, 10)).map(({ recipient }) => recipient)).toEqual([email]);
  });

  it('X1 what fails for good after the last try says so; a mail that was settled is not settled again', async () => {
    await settled();
    const email = 'lost@peer.example';
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    await w.db.mail.updateMany({ where: { recipient: email }, data: { tries: 11 } });
    await sendAll('smtp://127.0.0.1:1');
    const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: email } });
    expect(mail).toMatchObject({ state: 'failed', tries: 12, secret: null });
    await settleMails(w.db, [{ mail, delivered: { outcome: 'accepted', response: 'late' } }]);
    expect((await w.db.mail.findFirstOrThrow({ where: { recipient: email } })).state).toBe('failed');
  });

  it('X1 a change that is refused or rolled back sends nothing', async () => {
    const before = await w.db.mail.count();
    const distributor = await w.company(w.staff, 'Nichts');
    const made = (await w.db.mail.count()) - before;
    const lineItemId = await w.issue(distributor, 1);
    await distributor.master
      .call('splitLineItems', { rows: [{ lineItemId, accountId: distributor.id, copies: 1 }] })
      .catch(() => undefined);
    await w.staff
      .call('createAccount', { name: 'Nichts', user: { email: 'nobody@nichts.example' } })
      .catch(() => undefined);
    expect((await w.db.mail.count()) - before).toBe(made + 1);
  });

  it('X1 two workers at once: each mail is sent once', async () => {
    await settled();
    const { url, mails } = await peer();
    for (let n = 0; n < 12; n++)
      await w.staff.call('createUser', { id: w.staff.accountId, email: `many${n}@peer.example` });
    await Promise.all([sendAll(url), sendAll(url)]);
    expect((await mails()).map((mail) => mail.to).sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `many${n}@peer.example`).sort(),
    );
  });
});
