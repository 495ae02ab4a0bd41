import { sql } from '@tierline/core';
import { smtpTransport } from '@tierline/mail';
import { unzipSync } from 'fflate';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDueMails } from '../../src/worker.ts';
import { refusal } from '../kernel/world.ts';
import { deviceWorld, type DeviceWorld } from './device-world.ts';

const log = pino({ level: 'silent' });

type Received = { to: string; messageId: string; subject: string; files: { name: string; content: Uint8Array }[] };

describe('E14 X1 licence files are mailed to the own address', () => {
  let d: DeviceWorld;
  let server: SMTPServer;
  let url: string;
  /** What the peer answers to the next mails; without one it takes them. */
  const answers: number[] = [];
  const raw: { to: string; message: Buffer }[] = [];

  beforeAll(async () => {
    d = await deviceWorld();
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const code = answers.shift();
          if (code !== undefined) return done(Object.assign(new Error('not now'), { responseCode: code }));
          raw.push({ to: session.envelope.rcptTo[0]?.address ?? '', message: Buffer.concat(chunks) });
          done(null, 'taken by the peer');
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo; // a listening TCP server has such an address
    url = `smtp://127.0.0.1:${port}`;
    await send();
  });
  afterAll(async () => {
    await d.close();
    await new Promise<void>((done) => server.close(done));
  });

  const me = () => d.installer.master;
  /** Sends what is due, and what waits for another try; what came of it. */
  const send = async (): Promise<Received[]> => {
    raw.length = 0;
    await d.w.db.$executeRaw(
      sql`UPDATE mail SET next_try_at = now() - interval '1 s' WHERE state IN ('waiting', 'deferred')`,
    );
    const transport = smtpTransport(url);
    while ((await sendDueMails(d.w.services, transport, log)) > 0);
    transport.close();
    return Promise.all(
      raw.map(async ({ to, message }) => {
        const { messageId = '', subject = '', attachments } = await PostalMime.parse(message);
        const files = attachments.map(({ filename, content }) => ({
          name: filename ?? '',
          content: new Uint8Array(content as ArrayBuffer), // as it comes unless another encoding is asked for
        }));
        return { to, messageId, subject, files };
      }),
    );
  };
  const waiting = () => d.w.db.mailAttachment.count();
  const mail = (...ids: string[]) => me().call('mailLicenceFiles', { ids });
  const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

  it('E14 one file: its bytes are those of the download, and the documented verifier accepts it', async () => {
    const { id: line } = await d.held(5);
    const gate = await d.device(line, 3);
    const { licenceFile, hostId } = await me().call('fetchLicenceFile', { id: gate });
    expect(await mail(gate)).toEqual({ recipient: me().email, fileName: licenceFile.fileName, files: 1 });
    expect(await waiting()).toBe(1);
    const [received, second] = await send();
    expect(second).toBeUndefined();
    expect(received).toMatchObject({ to: me().email, subject: `Licence file for ${hostId}` });
    expect(received?.files.map(({ name }) => name)).toEqual([licenceFile.fileName]);
    expect(text(received?.files[0]?.content)).toBe(licenceFile.text);
    expect(await waiting()).toBe(0);
    const folder = await mkdtemp(join(tmpdir(), 'tierline-mailed-'));
    const { slug } = d.w.programme;
    const { roots } = (await (await fetch(`${d.w.origin}/api/v1/keys/${slug}`)).json()) as { roots: object[] };
    await writeFile(join(folder, 'root.json'), JSON.stringify(roots[0]));
    await writeFile(join(folder, 'device.lic'), received?.files[0]?.content ?? '');
    const verifier = join(import.meta.dirname, '../../../../docs/verifiers/verify.mjs');
    const given = [join(folder, 'device.lic'), '--root', join(folder, 'root.json'), '--vendor', slug];
    const { stdout } = await promisify(execFile)(process.execPath, [verifier, ...given, '--host', `free:${hostId}`]);
    await rm(folder, { recursive: true });
    expect(JSON.parse(stdout)).toMatchObject({ state: 'valid', licence: { jti: gate, copies: 3 } });
  });

  it('E14 several files are one archive, each once and as it is downloaded', async () => {
    const { id: line } = await d.held(9);
    const devices = [await d.device(line, 1), await d.device(line, 2), await d.device(line, 3)];
    expect(await mail(...devices, devices[0] ?? '')).toMatchObject({ files: 3 });
    const [received] = await send();
    expect(received?.subject).toBe('3 licence files');
    const [archive] = received?.files ?? [];
    expect(archive?.name).toMatch(/^velkamo-licences-.*\.zip$/u);
    const unpacked = unzipSync(archive?.content ?? new Uint8Array());
    const fetched = await Promise.all(devices.map((id) => me().call('fetchLicenceFile', { id })));
    expect(Object.fromEntries(Object.entries(unpacked).map(([name, content]) => [name, text(content)]))).toEqual(
      Object.fromEntries(fetched.map(({ licenceFile }) => [licenceFile.fileName, licenceFile.text])),
    );
  });

  it('X1 refused for now it waits with its file and leaves once; refused for good, the file is gone too', async () => {
    const { id: line } = await d.held(5);
    const gate = await d.device(line, 1);
    await mail(gate);
    answers.push(451);
    // Deferred, it is tried once more at once, as the test takes the time in between for over.
    expect(await send()).toEqual([]);
    expect(await waiting()).toBe(1);
    const [received, second] = await send();
    expect(second).toBeUndefined();
    const kept = await d.w.db.mail.findFirstOrThrow({
      where: { kind: 'licence-files' },
      orderBy: { createdAt: 'desc' },
    });
    expect(received?.messageId).toContain(kept.id);
    expect(kept).toMatchObject({ state: 'accepted', tries: 2, response: expect.stringContaining('taken by the peer') });
    expect(received?.files).toHaveLength(1);
    expect(await waiting()).toBe(0);
    await mail(gate);
    answers.push(550);
    expect(await send()).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  it('X8 a file that was mailed was handed out: its activation cannot be undone', async () => {
    const { id } = await d.held(5);
    const made = await me().call('activateCopies', { id, hostId: d.host(), copies: 2 });
    await mail(made.id);
    expect((await refusal(me().call('undoOperation', { id: made.undo?.operationId ?? '' }))).code).toBe(
      'activation-fetched',
    );
    expect((await me().call('readActivation', { id: made.id })).fetchedAt).not.toBeNull();
  });

  it('E14 to the own address alone: no API key, no device of others, none that has no file', async () => {
    const { id: line } = await d.held(5);
    const [gate, gone] = [await d.device(line, 1), await d.device(line, 1)];
    await me().call('giveBackCopies', { id: gone });
    const before = [await d.w.db.mail.count(), await waiting()];
    expect((await refusal(mail(gate, gone))).code).toBe('activation-ended');
    expect((await refusal(d.distributor.master.call('mailLicenceFiles', { ids: [gate] }))).code).toBe('not-found');
    const { secret } = await me().call('createApiKey', {
      name: 'ERP',
      role: 'operator',
      expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    });
    const answer = await fetch(`${d.w.origin}/api/v1/activations/mails`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${secret}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'a key of this test',
      },
      body: JSON.stringify({ ids: [gate] }),
    });
    expect(await answer.json()).toMatchObject({ status: 403, type: expect.stringContaining('people-only') });
    expect([await d.w.db.mail.count(), await waiting()]).toEqual(before);
  });

  it('E14 twenty mails an hour to each user; what is refused leaves no mail', async () => {
    const gate = await d.device((await d.held(1)).id, 1);
    const colleague = await d.w.colleague(me(), 'operator');
    await send();
    await d.w.db.rateLimit.deleteMany({ where: { key: { startsWith: 'mailed-files' } } });
    // oxlint-disable-next-line no-await-in-loop -- One after another, as they are counted.
    for (let sent = 0; sent < 20; sent++) await mail(gate);
    expect((await refusal(mail(gate))).code).toBe('too-many-requests');
    expect((await colleague.call('mailLicenceFiles', { ids: [gate] })).recipient).toBe(colleague.email);
    expect((await send()).filter(({ files }) => files.length > 0)).toHaveLength(21);
  });
});
