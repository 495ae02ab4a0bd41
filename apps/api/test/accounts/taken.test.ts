import { Problem, problemCode, type EndpointName } from '@tierline/contract';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { openDigest } from '../kernel/walls-digest.ts';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

describe('A2 A3 A8 a user of another account cannot be asked for', () => {
  let w: World;
  let curious: Company;
  let created: Company;
  let stranger: Company;
  let digest: Awaited<ReturnType<typeof openDigest>>;
  let made = 0;

  beforeAll(async () => {
    w = await world(fourRoles);
    digest = await openDigest(w.database.ownerUrl);
    curious = await w.company(w.staff, 'Curious');
    created = await w.company(curious.master, 'Of the curious', { activated: false });
    stranger = await w.company(w.staff, 'Stranger');
  });
  beforeEach(() => digest.forgetLimits());
  afterAll(async () => {
    await digest.close();
    await w.close();
  });

  const free = () => `free${made++}@curious.example`;
  const audited = async () =>
    (
      await w.db.operation.findMany({
        where: { accountId: curious.id, kind: 'account.name-taken' },
        orderBy: { at: 'asc' },
      })
    ).flatMap(({ changes }) => (changes as { after: { names: string[] } }).after.names); // as it is written

  const ways: [name: EndpointName, ask: (email: string) => Promise<unknown>][] = [
    ['createUser', (email) => curious.master.call('createUser', { id: curious.id, email })],
    ['createUser', (email) => curious.master.call('createUser', { id: created.id, email })],
    ['invitePeople', (email) => curious.master.call('invitePeople', { accountId: curious.id, people: [{ email }] })],
    ['createAccount', (email) => curious.master.call('createAccount', { name: `New ${made++}`, user: { email } })],
  ];

  it.each(ways)('A3 %s says nothing of whose the address is; it is audited', async (_, ask) => {
    const before = (await audited()).length;
    const { code, document } = await refusal(ask(stranger.master.email.toUpperCase()));
    expect(code).toBe('email-not-usable');
    expect(JSON.stringify(document)).not.toMatch(/belongs|Stranger/u);
    expect((await audited()).slice(before)).toEqual([stranger.master.email.toUpperCase()]);
  });

  it.each(ways)(
    'A2 %s: 120 addresses in an hour, sixty answers, and then none, be they taken or free',
    async (_, ask) => {
      const before = (await audited()).length;
      const codes = new Map<string, number>();
      for (let n = 0; n < 120; n++) {
        // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
        const { code } = await refusal(ask(stranger.master.email));
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      expect(Object.fromEntries(codes)).toEqual({ 'email-not-usable': 60, 'too-many-requests': 60 });
      expect((await audited()).length - before).toBe(60);
      const mails = await w.db.mail.count();
      // The same limit stands for names and addresses, wherever they are tried.
      for (const [, other] of ways) expect((await refusal(other(free()))).code).toBe('too-many-requests');
      expect(
        (await refusal(curious.master.call('createAccount', { name: 'Stranger', user: { email: free() } }))).code,
      ).toBe('too-many-requests');
      const preview = curious.master.call('previewImport', { accountId: curious.id, users: [{ email: free() }] });
      expect((await refusal(preview)).code).toBe('too-many-requests');
      expect(await w.db.mail.count()).toBe(mails);
    },
  );

  it('A2 many at once get no more answers than one after the other', async () => {
    const asked = await Promise.all(
      Array.from({ length: 90 }, () =>
        refusal(curious.master.call('createUser', { id: curious.id, email: stranger.master.email })),
      ),
    );
    expect(asked.filter(({ code }) => code === 'email-not-usable').length).toBeLessThanOrEqual(60);
  });

  it('A2 A3 of many at once that are too many, all are refused alike, be the address taken or free', async () => {
    for (let n = 0; n < 59; n++)
      // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
      await refusal(curious.master.call('createUser', { id: curious.id, email: stranger.master.email }));
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(account_lock($1))', [curious.id]);
    const codes: string[] = [];
    const asked = [stranger.master.email, stranger.master.email, free(), free(), free()].map(async (email) => {
      const code = await curious.master.call('createUser', { id: curious.id, email }).then(
        () => 'created',
        (error: unknown) => (error instanceof Problem ? error.code : String(error)),
      );
      codes.push(code);
    });
    // Until each of them has been answered, or waits for what we hold.
    const waiting =
      'SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
    for (let n = 0; n + codes.length < asked.length;)
      // oxlint-disable-next-line no-await-in-loop -- Asked again until it is so.
      n = (await owner.query<{ n: number }>(waiting)).rows[0]?.n ?? 0;
    await owner.query('COMMIT');
    await Promise.all(asked);
    await owner.end();
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(4);
  });

  it('A2 a list of many addresses counts and audits each; one with too many is not answered', async () => {
    const emails = Array.from({ length: 65 }, (_, n) => `many${n}@stranger.example`);
    await stranger.master.call('invitePeople', { accountId: stranger.id, people: emails.map((email) => ({ email })) });
    const invite = (list: string[]) =>
      curious.master.call('invitePeople', { accountId: curious.id, people: list.map((email) => ({ email })) });
    const before = (await audited()).length;
    const few = await refusal(invite([free(), ...emails.slice(0, 20)]));
    expect(few.document?.refused?.map(({ row, type }) => `${row} ${problemCode(type)}`)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n + 1} email-not-usable`),
    );
    expect((await audited()).slice(before)).toEqual(emails.slice(0, 20));
    await invite([free()]);
    expect((await refusal(invite(emails))).code).toBe('too-many-requests');
    expect((await audited()).length - before).toBe(60);
  });

  it('A8 in accounts within reach a taken address is said to be taken, and not counted', async () => {
    const before = (await audited()).length;
    for (let n = 0; n < 62; n++) {
      const email = n % 2 === 0 ? curious.master.email : created.master.email;
      // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
      const { code } = await refusal(curious.master.call('createUser', { id: curious.id, email }));
      expect(code).toBe('email-taken');
    }
    for (let n = 0; n < 62; n++) {
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const own = await refusal(
        curious.master.call('createAccount', { name: 'Of the curious', user: { email: free() } }),
      );
      expect(own.code).toBe('name-taken');
    }
    expect((await audited()).length).toBe(before);
    await curious.master.call('createUser', { id: curious.id, email: free() });
  });

  it('A2 a name that is tried on by renaming is counted as well', async () => {
    const { version } = await curious.master.call('readAccount', { id: curious.id });
    const rename = (name: string) => curious.master.call('editAccount', { id: curious.id, version, name });
    const before = (await audited()).length;
    for (let n = 0; n < 60; n++)
      // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
      expect((await refusal(rename('STRANGER'))).code).toBe('name-taken');
    expect((await audited()).length - before).toBe(60);
    for (const name of ['stranger', 'Nobody has this'])
      expect((await refusal(rename(name))).code).toBe('too-many-requests');
    // What names nothing goes on.
    await curious.master.call('editAccount', { id: curious.id, version, description: 'As ever' });
  });

  it('A8 the vendor’s staff read which addresses are taken, without a limit', async () => {
    for (let n = 0; n < 62; n++) {
      const ask = w.staff.call('createAccount', { name: `Staff ${n}`, user: { email: stranger.master.email } });
      // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
      expect((await refusal(ask)).code).toBe('email-taken');
    }
  });
});
