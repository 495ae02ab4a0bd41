import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readVariables } from '../../src/env.ts';

type Service = {
  environment?: Record<string, string>;
  command?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
};

const { services, volumes } = parse(readFileSync(join(import.meta.dirname, '../../../../docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { services: Record<string, Service>; volumes: Record<string, null> }; // as Compose reads it

describe('X10 docker-compose.yml, as far as no container is needed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierline-compose-'));
    for (const volume of ['owner', 'application']) mkdirSync(join(folder, volume));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // What Compose starts the service with: `$$` stands for one `$`, and a variable that is not set for nothing.
  async function makeSecrets(given: Record<string, string> = {}): Promise<void> {
    const [program = '', ...args] = (services['secrets']?.command ?? []).map((part) => part.replaceAll('$$', '$'));
    const env = { ...process.env, OWNER_PASSWORD: '', APPLICATION_PASSWORD: '', TIERLINE_SECRET: '', ...given };
    await promisify(execFile)(program, args, { cwd: folder, env });
  }

  const kept = (name: string) => readFileSync(join(folder, name), 'utf8');

  // The service's own variables, with its files where they are here.
  function settingsOf(service: string) {
    const entries = Object.entries(services[service]?.environment ?? {});
    return readVariables(
      Object.fromEntries(
        entries.map(([name, value]) => [
          name,
          value.replace('/run/tierline', folder).replace(/\$\{\w+:-(.*)\}/u, (_, usual: string) => usual),
        ]),
      ),
    );
  }

  it('X10 needs nothing made by hand: passwords and secret are made once, and every service finds its own', async () => {
    await makeSecrets();
    const made = ['owner/password', 'application/password', 'application/secret'].map(kept);
    for (const one of made) expect(one).toMatch(/^[0-9a-f]{64}$/u);
    expect(new Set(made).size).toBe(3);
    await makeSecrets({ TIERLINE_SECRET: 'another that comes too late, long as it may be' });
    expect(['owner/password', 'application/password', 'application/secret'].map(kept)).toEqual(made);

    const [ownerPassword = '', password = '', secret] = made;
    const url = `postgresql://tierline_app:${password}@postgres:5432/tierline`;
    for (const service of ['api', 'worker', 'migrate'])
      expect(settingsOf(service)).toMatchObject({ databaseUrl: url, secret, publicUrl: 'http://localhost:3000' });
    expect(settingsOf('migrate').ownerUrl).toBe(`postgresql://tierline:${ownerPassword}@postgres:5432/tierline`);
    expect(services['postgres']?.environment).toMatchObject({
      POSTGRES_USER: 'tierline',
      POSTGRES_DB: 'tierline',
      POSTGRES_PASSWORD_FILE: '/run/tierline/owner/password',
    });
  });

  it('X10 an installation with a file .env goes on with what stands there', async () => {
    const given = {
      OWNER_PASSWORD: 'a'.repeat(64),
      APPLICATION_PASSWORD: 'b'.repeat(64),
      TIERLINE_SECRET: 'c'.repeat(64),
    };
    await makeSecrets(given);
    expect(['owner/password', 'application/password', 'application/secret'].map(kept)).toEqual(Object.values(given));
  });

  it('X10 what was cut off while it was made is made at the next start', async () => {
    await promisify(execFile)('sh', ['-c', 'printf half > application/secret.new; : > owner/password'], {
      cwd: folder,
    });
    await makeSecrets();
    for (const name of ['owner/password', 'application/secret']) expect(kept(name)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('X10 API and worker have no way to the owner’s password, and volumes are there before who needs them', () => {
    for (const service of ['api', 'worker'])
      expect(services[service]?.volumes).toEqual(['application:/run/tierline/application:ro']);
    const used = Object.values(services).flatMap((service) => (service.volumes ?? []).map((one) => one.split(':')[0]));
    expect(new Set(used)).toEqual(new Set(Object.keys(volumes)));
    expect(services['postgres']?.depends_on).toEqual({ secrets: { condition: 'service_completed_successfully' } });
    for (const service of ['api', 'worker'])
      expect(services[service]?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
  });
});
