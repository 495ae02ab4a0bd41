import { endpoints, type EndpointName } from '@tierline/contract';
import { openMailSecret } from '@tierline/core';
import { generateSync } from 'otplib';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { curlPath } from '../../../../tools/curl-path.ts';
import { curlOf, forPeople } from '../../src/reference/curl.ts';
import type { Example } from '../../src/reference/examples.ts';
import { badInputWorld, type BadInputWorld } from './bad-input-world.ts';
import { byInvitation } from './programmes.ts';
import { byNames, dresser, peopled, shortened } from './reference-words.ts';
import { world, type Person, type World } from './world.ts';

/** What a command printed: the status of the answer, and its body. */
export type Ran = { status: number; answer: unknown };

type Sent = Omit<Example, 'answer'>;

/** Runs the reference's commands against real portals, with a folder of their own. */
export class Runs {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tierline-reference-'));
  readonly #keys = new Map<string, string>();
  readonly #dress = dresser();
  readonly #bad: BadInputWorld;
  readonly #invited: World;

  private constructor(bad: BadInputWorld, invited: World) {
    this.#bad = bad;
    this.#invited = invited;
  }

  /** Makes the portals: one whose people come by initial password, and one whose people are invited. */
  static async open(): Promise<Runs> {
    return new Runs(await badInputWorld(), await world(byInvitation));
  }

  /** The portal of most commands. */
  get world(): World {
    return this.#bad.w;
  }

  /** Sends the right request of an endpoint by its command, and returns it with the status and the answer. */
  async of(name: EndpointName): Promise<{ sent: Sent; ran: Ran }> {
    await this.#bad.digest.forgetLimits();
    const special = await this.#special(name);
    const { person } = special ?? this.#bad.good[name];
    const sent = special?.sent ?? (await this.#right(name));
    const portal = special?.portal ?? this.world;
    return { sent, ran: await this.run(curlOf(name, sent), portal, await this.#signedIn(name, person)) };
  }

  /** Runs a command with an API key of the distributor. */
  async asDistributor(command: string): Promise<Ran> {
    const { person } = this.#bad.good.splitLineItems;
    return this.run(command, this.world, await this.#signedIn('splitLineItems', person));
  }

  /** Runs a command of the reference as it stands; only the portal's address and the key are put in. */
  async run(command: string, portal: World, signedIn: { key?: string; cookies?: Person['cookies'] }): Promise<Ran> {
    const { hostname } = new URL(portal.origin);
    const lines = [...(signedIn.cookies ?? [])].map(([name, value]) =>
      [hostname, 'FALSE', '/', 'FALSE', '0', name, value].join('\t'),
    );
    writeFileSync(join(this.#folder, 'cookies.txt'), `# Netscape HTTP Cookie File\n${lines.join('\n')}\n`);
    // The settings of curl add the status to what the command prints.
    writeFileSync(join(this.#folder, '.curlrc'), 'silent\nwrite-out = "\\n%{http_code}"\n');
    const { stdout } = await promisify(execFile)('sh', ['-c', command], {
      cwd: this.#folder,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: curlPath(this.#folder),
        CURL_HOME: this.#folder,
        TIERLINE: portal.origin,
        TIERLINE_VENDOR: portal.programme.slug,
        TIERLINE_KEY: signedIn.key ?? '',
      },
    });
    const at = stdout.lastIndexOf('\n');
    const body = stdout.slice(0, at);
    return { status: Number(stdout.slice(at + 1)), answer: body === '' ? null : (JSON.parse(body) as unknown) };
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.#bad.close();
    await this.#invited.close();
  }

  async #right(name: EndpointName): Promise<Sent> {
    const { params, query, body } = await this.#bad.good[name].raw();
    return {
      ...(params && { params }),
      ...(query !== undefined && { query: Object.fromEntries(new URLSearchParams(query)) }),
      ...(body !== undefined && { body: byNames[name] ?? this.#dress(name, body) }),
    };
  }

  async #signedIn(name: EndpointName, person: Person | null): Promise<{ key?: string; cookies?: Person['cookies'] }> {
    if (person === null) return {};
    if (forPeople(endpoints[name]) || endpoints[name].access === 'anybody') return { cookies: person.cookies };
    const known = this.#keys.get(person.userId);
    if (known !== undefined) return { key: known };
    const { secret } = await person.call('createApiKey', {
      name: 'ERP',
      role: 'master',
      expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    });
    this.#keys.set(person.userId, secret ?? '');
    return { key: secret ?? '' };
  }

  // Requests that the world of bad input has only in a form that is refused.
  async #special(name: EndpointName): Promise<{ person: Person | null; sent: Sent; portal?: World } | null> {
    const w = this.world;
    const { staff } = w;
    const password = 'violet-harbour-nineteen';
    if (name === 'refreshSession') return { person: await w.signIn(staff.email, staff.password), sent: {} };
    if (name === 'changePassword') {
      const person = await w.colleague(staff, 'observer');
      return { person, sent: { body: { current: person.password, password } } };
    }
    if (name === 'resetPassword') {
      const person = await w.colleague(staff, 'observer');
      await w.browser().call('forgotPassword', { email: person.email });
      return { person, sent: { body: { token: await this.#linkTo(person.email), password } } };
    }
    if (name === 'withdrawUser') {
      const email = 'left.early@vendor.example';
      const { id, full } = await staff.call('createUser', { id: staff.accountId, email, role: 'observer' });
      return { person: staff, sent: { params: { id }, query: { version: String(full?.version) } } };
    }
    if (name === 'undoOperation') {
      const { person } = this.#bad.good.moveCredits;
      // A movement of this moment: the command itself has the same key each time, and may be too old to be undone.
      const command = curlOf('moveCredits', await this.#right('moveCredits')).replace('-0001', `-${randomUUID()}`);
      const { answer } = await this.run(command, w, await this.#signedIn('moveCredits', person));
      const { operationId } = endpoints.moveCredits.output.parse(answer);
      return { person, sent: { params: { id: operationId } } };
    }
    if (name === 'openInvitation' || name === 'acceptInvitation') {
      const portal = this.#invited;
      const email = `${name === 'openInvitation' ? 'ida' : 'ivo'}.berg@vendor.example`;
      await portal.staff.call('createUser', { id: portal.staff.accountId, email, role: 'observer' });
      const token = await portal.invitation(email);
      const person = portal.browser();
      if (name === 'openInvitation') return { person, portal, sent: { body: { token } } };
      const documents = portal.programme.legal.map(({ kind, version }) => ({ kind, version }));
      const particulars = { firstName: 'Ivo', lastName: 'Berg', language: 'de', timeZone: 'Europe/Berlin' };
      return { person, portal, sent: { body: { token, ...particulars, password, documents } } };
    }
    return this.#secondFactor(name);
  }

  async #secondFactor(name: EndpointName): Promise<{ person: Person; sent: Sent } | null> {
    const steps = ['offerSecondFactor', 'switchOnSecondFactor', 'renewRecoveryCodes', 'switchOffSecondFactor'];
    if (!steps.includes(name)) return null;
    const person = await this.world.colleague(this.world.staff, 'observer');
    const { password } = person;
    if (name === 'offerSecondFactor') return { person, sent: { body: { password } } };
    const { secret, offer } = await person.call('offerSecondFactor', { password });
    const code = generateSync({ secret });
    if (name === 'switchOnSecondFactor') return { person, sent: { body: { offer, code } } };
    const { codes } = await person.call('switchOnSecondFactor', { offer, code });
    return { person, sent: { body: { password, code: codes[0] } } };
  }

  async #linkTo(email: string): Promise<string> {
    const mail = await this.world.db.mail.findFirstOrThrow({
      where: { recipient: email, kind: 'password-reset' },
      orderBy: { createdAt: 'desc' },
    });
    return openMailSecret(this.world.services, mail) ?? '';
  }
}

/** The example of a run: what was sent, and what of the answer is shown. */
export function exampleOf({ sent, ran }: { sent: Sent; ran: Ran }): Example {
  return peopled({ ...sent, ...(ran.answer !== null && { answer: shortened(ran.answer) }) });
}
