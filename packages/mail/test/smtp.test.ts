import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { memoryTransport, smtpTransport, type SmtpPatience, type Transport } from '../src/index.ts';
import { isLoopback } from '../src/smtp.ts';
import { parts, peer, rawPeer, refusal } from './peers.ts';
import { letter } from './samples.ts';

const short: Partial<SmtpPatience> = { connection: 300, greeting: 300, socket: 300, letter: 1000 };

function transport(url: string, patience?: Partial<SmtpPatience>): Transport {
  const made = smtpTransport(url, patience);
  onTestFinished(() => made.close());
  return made;
}

describe('X1 a server that accepts', () => {
  test('X1 gets the mail with its Message-ID, text and HTML, and its words are kept', async () => {
    await using server = await peer();
    const delivered = await transport(server.url).send(letter());
    expect(delivered).toEqual({ outcome: 'accepted', response: '250 2.0.0 Ok: queued as 4711' });

    const [got] = server.got;
    expect([got?.from, got?.to]).toEqual(['portal@licences.example', ['ana@nordlicht.example']]);
    const message = parts(got?.raw ?? '');
    expect(Object.fromEntries(message.headers)).toMatchObject({
      'message-id': letter().messageId,
      from: 'Kamera Portal <portal@licences.example>',
      to: 'ana@nordlicht.example',
      'auto-submitted': 'auto-generated',
      'content-language': 'de',
    });
    expect(message.headers.get('content-type')).toMatch(/^multipart\/alternative/u);
    expect(message.parts.map((part) => [part.headers.get('content-type'), part.body.trim()])).toEqual([
      ['text/plain; charset=utf-8', 'Müller & Söhne'],
      ['text/html; charset=utf-8', '<p>Müller &amp; Söhne</p>'],
    ]);
  });

  test('X1 is met over at most four connections, which serve again', async () => {
    await using server = await peer();
    const smtp = transport(server.url);
    const all = await Promise.all(Array.from({ length: 24 }, () => smtp.send(letter())));
    expect(all.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(server.seen.most).toBeLessThanOrEqual(4);
    expect(server.seen.connections).toBeLessThanOrEqual(4);
  });

  test('X1 gets no header or recipient that hides in a name or an address', async () => {
    await using server = await peer();
    const smtp = transport(server.url);
    await smtp.send(
      letter({
        from: { name: 'A\r\nBcc: eve@evil.example', email: 'portal@licences.example' },
        subject: 'a\r\nX-Evil: 1',
      }),
    );
    await smtp.send(letter({ to: 'ana@nordlicht.example, eve@evil.example' }));
    await smtp.send(letter({ to: 'ana@nordlicht.example>\r\nRCPT TO:<eve@evil.example' }));
    expect(server.got).toHaveLength(1);
    for (const { to, raw } of server.got) {
      expect(to).not.toContain('eve@evil.example');
      expect(parts(raw).headers.has('bcc') || parts(raw).headers.has('x-evil')).toBe(false);
    }
  });
});

describe('X1 a server that puts off', () => {
  test.each(['onMailFrom', 'onRcptTo', 'onData'] as const)(
    'X1 with 451 to %s leaves the letter for later',
    async (at) => {
      await using server = await peer({ [at]: answer(at, refusal(451, '4.7.1 Greylisted, come back later')) });
      expect(await transport(server.url).send(letter())).toEqual({
        outcome: 'deferred',
        response: '451 4.7.1 Greylisted, come back later',
      });
    },
  );

  test('X1 after a mail was put off or refused, the next one goes through', async () => {
    let turn = 0;
    const replies = [refusal(451, 'later'), refusal(550, 'never'), null];
    await using server = await peer({ onRcptTo: (_address, _session, done) => done(replies[turn++] ?? null) });
    const smtp = transport(server.url);
    const outcomes = [];
    for (let count = 0; count < 3; count++) outcomes.push((await smtp.send(letter())).outcome);
    expect(outcomes).toEqual(['deferred', 'failed', 'accepted']);
  });

  test('X1 that refuses every connection (554) fails no mail for good', async () => {
    await using server = await peer({ onConnect: (_session, done) => done(refusal(554, 'No service')) });
    expect(await transport(server.url).send(letter())).toMatchObject({
      outcome: 'deferred',
      response: expect.stringContaining('554'),
    });
  });

  test('X1 that does not know our password (535) fails no mail for good', async () => {
    await using server = await peer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, '5.7.8 Bad credentials')),
    });
    expect(await transport(server.url.replace('//', '//portal:secret@')).send(letter())).toEqual({
      outcome: 'deferred',
      response: '535 5.7.8 Bad credentials',
    });
  });

  test('X1 that asks for a sign-in first (530) fails no mail for good', async () => {
    await using server = await peer({
      onMailFrom: answer('onMailFrom', refusal(530, '5.7.0 Authentication required')),
    });
    expect((await transport(server.url).send(letter())).outcome).toBe('deferred');
  });
});

test.each(['onMailFrom', 'onRcptTo', 'onData'] as const)(
  'X1 a server that refuses for good, 550 to %s: failed, with its words',
  async (at) => {
    await using server = await peer({ [at]: answer(at, refusal(550, '5.1.1 No such user here')) });
    expect(await transport(server.url).send(letter())).toEqual({
      outcome: 'failed',
      response: '550 5.1.1 No such user here',
    });
  },
);

describe('X1 a server that is not there', () => {
  test('X1 and never answers: later', async () => {
    await using server = await rawPeer(() => undefined);
    expect(await transport(server.url, short).send(letter())).toEqual({
      outcome: 'deferred',
      response: expect.stringMatching(/greeting|timeout/iu),
    });
  });

  test('X1 or falls silent in the middle: later', async () => {
    await using server = await peer({ onData: (stream) => void stream.resume() });
    expect(await transport(server.url, short).send(letter())).toEqual({
      outcome: 'deferred',
      response: expect.stringMatching(/timeout/iu),
    });
  });

  test('X1 or trickles an answer that never ends: later', async () => {
    await using server = await rawPeer((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const patience = { connection: 60_000, greeting: 60_000, socket: 60_000, letter: 300 };
    expect((await transport(server.url, patience).send(letter())).outcome).toBe('deferred');
  });

  test('X1 or hangs up: later', async () => {
    await using server = await rawPeer((socket) => socket.destroy());
    expect((await transport(server.url, short).send(letter())).outcome).toBe('deferred');
  });

  test.each(['127.0.0.1', 'localhost', 'no-such-host.invalid'])(
    'X1 or absent at %s: later, with words',
    async (host) => {
      const gone = await rawPeer(() => undefined);
      await gone[Symbol.asyncDispose]();
      const delivered = await transport(`smtp://${host}:${gone.port}`, short).send(letter());
      expect(delivered).toEqual({ outcome: 'deferred', response: expect.stringMatching(/\w{4}/u) });
    },
  );

  test('X1 after closing, mails wait', async () => {
    await using server = await peer();
    const smtp = transport(server.url);
    smtp.close();
    expect((await smtp.send(letter())).outcome).toBe('deferred');
  });
});

/** A certificate for localhost that is signed by itself alone. */
function ownCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-certificate-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'certificate')];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  execFileSync('openssl', [...kind, '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'pipe' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

test.each([
  ['smtps', { secure: true, disabledCommands: ['AUTH', 'STARTTLS'] }],
  ['smtp', { disabledCommands: ['AUTH'] }],
])('X1 a server whose certificate nobody vouches for gets no mail: %s', async (scheme, options) => {
  await using server = await peer({ ...options, ...ownCertificate() });
  const sent = await transport(`${scheme}://localhost:${server.port}`, short).send(letter());
  expect(sent).toMatchObject({ outcome: 'deferred', response: expect.stringMatching(/certificate/u) });
  expect(server.got).toEqual([]);
});

test('X1 a password is not sent in the clear to another machine', async () => {
  let tried = false;
  await using server = await peer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      tried = true;
      done(null, { user: 'portal' });
    },
  });
  // This address leads here as well, but does not look as if it did.
  const elsewhere = `smtp://portal:secret@0.0.0.0:${server.port}`;
  expect((await transport(elsewhere, short).send(letter())).outcome).toBe('deferred');
  expect(tried).toBe(false);
  expect((await transport(`${elsewhere}?requireTLS=false`, short).send(letter())).outcome).toBe('accepted');
});

test.each([
  ...['localhost', '127.0.0.1', '127.255.0.9', '[::1]'].map((host) => ({ host, own: true })),
  ...[
    '0.0.0.0',
    '1.2.3.4',
    '10.0.0.1',
    '12.7.0.0',
    '192.168.1.5',
    '[::2]',
    '127.mail.example',
    'localhost.example',
  ].map((host) => ({ host, own: false })),
])('X1 whether $host is this very machine: $own', ({ host, own }) => {
  expect(isLoopback(host)).toBe(own);
});

test.each(['', 'mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp://user:hunter2@'])(
  'X1 the address %j is refused at once, without telling its password',
  (address) => {
    expect(() => smtpTransport(address)).toThrow(
      /^The address of the mail server must look like smtp:\/\/user:password@host:587 or smtps:\/\/user:password@host:465\.$/u,
    );
  },
);

test('X1 the memory transport keeps its mails and sends none', async () => {
  const memory = memoryTransport();
  expect((await memory.send(letter())).outcome).toBe('accepted');
  expect(memory.letters).toEqual([letter()]);
});

function answer(at: 'onMailFrom' | 'onRcptTo' | 'onData', error: Error) {
  return (given: unknown, _session: unknown, done: (error: Error) => void) => {
    if (at === 'onData' && given instanceof Object && 'resume' in given && typeof given.resume === 'function')
      given.resume();
    done(error);
  };
}
