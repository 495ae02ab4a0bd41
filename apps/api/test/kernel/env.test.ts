import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portalFolder, readEnv, readVariables } from '../../src/env.ts';
import { startProcess } from './process.ts';
import { world, type World } from './world.ts';

describe('X10 where the portal is listened at', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it.each(['127.0.0.1', '0.0.0.0', '::', '::1', '192.0.2.7'])('X10 HOST may be %s', (host) => {
    expect(readVariables({ HOST: host }).host).toBe(host);
  });

  it.each(['localhost', 'portal.example.com', '127.0.0', '256.1.1.1', '127.0.0.1:80'])(
    'X10 HOST may not be %s',
    (host) => {
      expect(() => readVariables({ HOST: host })).toThrow('HOST must be an IP address of this machine');
    },
  );

  it.each(['collector:4318', 'ftp://collector', 'nonsense'])('X10 traces do not go to %s', (url) => {
    expect(() => readVariables({ OTEL_EXPORTER_OTLP_ENDPOINT: url })).toThrow(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be the address of a collector, like http://collector:4318.',
    );
  });

  it('X10 a process outside of `npm start` takes what is given, trusts no proxy, and is never a demo', () => {
    const given = {
      PORT: '8080',
      HOST: '192.0.2.7',
      DATABASE_URL: 'postgresql://a:b@db.example/tierline',
      TIERLINE_SECRET: 'x'.repeat(32),
    };
    const alone = {
      port: 8080,
      host: '192.0.2.7',
      databaseUrl: given.DATABASE_URL,
      smtpUrl: undefined,
      publicUrl: 'http://localhost:8080',
      secret: given.TIERLINE_SECRET,
      portalFolder: portalFolder,
      demo: false,
      trustedProxies: 0,
      drainSeconds: 2,
    };
    expect(readEnv(given)).toEqual(alone);
    const more = { SMTP_URL: 'smtps://mail.example:465', PUBLIC_URL: 'https://portal.example', TRUSTED_PROXIES: '2' };
    expect(readEnv({ ...given, ...more })).toEqual({
      ...alone,
      smtpUrl: more.SMTP_URL,
      publicUrl: more.PUBLIC_URL,
      trustedProxies: 2,
    });
    expect(() => readEnv({ ...given, DATABASE_URL: '' })).toThrow('DATABASE_URL must be set.');
    expect(() => readEnv({ ...given, TIERLINE_SECRET: ' ' })).toThrow('TIERLINE_SECRET must be set.');
    const owner = 'postgresql://owner:b@db.example/tierline';
    expect(() => readVariables({ DATABASE_OWNER_URL: owner })).toThrow(
      'DATABASE_OWNER_URL is set without DATABASE_URL',
    );
    expect(readVariables({ ...given, DATABASE_OWNER_URL: owner }).ownerUrl).toBe(owner);
    expect(readVariables(given).ownerUrl).toBe(given.DATABASE_URL);
  });

  describe('X10 what holds a secret may come from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierline-settings-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(['', '\n', '\r\n', '  \n\n'])('X10 with %j at its end', (end) => {
      const secret = 'ein Geheimnis, das lang genug ist ✓';
      const given = {
        TIERLINE_SECRET_FILE: file('secret', `\ufeff${secret}${end}`),
        DATABASE_URL_FILE: file('database', `postgresql://a:b@db.example/tierline${end}`),
        SMTP_URL_FILE: file('mail', `smtps://u:p@mail.example${end}`),
        DATABASE_OWNER_URL: ' ',
      };
      expect(readVariables(given)).toMatchObject({
        secret,
        databaseUrl: 'postgresql://a:b@db.example/tierline',
        ownerUrl: 'postgresql://a:b@db.example/tierline',
        smtpUrl: 'smtps://u:p@mail.example',
      });
    });

    it.each([
      ['is not there', join(folder, 'none'), 'cannot be read (ENOENT)'],
      ['is a folder', folder, 'cannot be read (EISDIR)'],
      ['is empty', file('empty', ' \n'), 'is empty'],
      ['has too little in it', file('short', 'canary'), 'TIERLINE_SECRET must be at least 32 characters long.'],
    ])('X10 a file that %s is said in one sentence, without what it holds', (_, path, words) => {
      const read = () => readVariables({ TIERLINE_SECRET_FILE: path });
      expect(read).toThrow(words);
      expect(read).not.toThrow('canary');
    });

    it('X10 not from both at once', () => {
      const both = { SMTP_URL: 'smtp://localhost', SMTP_URL_FILE: file('both', 'smtp://localhost') };
      expect(() => readVariables(both)).toThrow('SMTP_URL and SMTP_URL_FILE are both set: set one of them.');
    });

    it('X10 a process runs with them', async () => {
      const running = await startProcess(w, 'main.ts', {
        TIERLINE_SECRET: '',
        TIERLINE_SECRET_FILE: file('own', `${w.env.secret}\n`),
        DATABASE_URL: '',
        DATABASE_URL_FILE: file('own-database', w.env.databaseUrl),
      });
      expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
      await running.stop();
    });
  });

  it('X10 without HOST nothing is said of it', () => {
    expect(readVariables({ HOST: ' ' }).host).toBeUndefined();
  });

  it('X10 with HOST it is listened at that address alone; without, at all', async () => {
    const heard = async (variables: Record<string, string>) => {
      const running = await startProcess(w, 'main.ts', variables);
      const reached = await Promise.all(
        ['127.0.0.1', '127.0.0.2'].map(async (host) => {
          const socket = connect(Number(new URL(running.origin).port), host);
          const outcome = await once(socket, 'connect').then(
            () => 'reached',
            () => 'refused',
          );
          socket.destroy();
          return outcome;
        }),
      );
      await running.stop();
      return reached;
    };
    expect(await heard({ HOST: '127.0.0.1' })).toEqual(['reached', 'refused']);
    expect(await heard({})).toEqual(['reached', 'reached']);
  });
});
