import type { EndpointName } from '@tierline/contract';
import { generateSync } from 'otplib';
import { createHash, randomUUID } from 'node:crypto';
import { badInputWorld } from './bad-input-world.ts';
import type { Raw } from './walls-send.ts';
import type { Person, World } from './world.ts';

/** A request that is taken, and its sender. */
export type Taken = { cookies: ReadonlyMap<string, string>; raw: Raw };

/** A world in which every operation has a request that is taken. */
export type FuzzWorld = {
  w: World;
  /** Makes a request of an operation that is taken; what it is about is made first, where it goes only once. */
  taken: (name: EndpointName) => Promise<Taken>;
  /** Somebody with few rights. */
  other: Person;
  /** Ids of all kinds of things, some of another vendor’s, and one that nobody has. */
  ids: string[];
  /** Whether those who send the requests may still act: a request may take their rights away. */
  acts: () => Promise<boolean>;
  forgetLimits: () => Promise<void>;
  close: () => Promise<void>;
};

/** Makes a world for requests of all kinds. */
export async function fuzzWorld(): Promise<FuzzWorld> {
  const inner = await badInputWorld();
  const { w, good, foreign, digest } = inner;
  const { db } = w;
  const { staff } = w;
  const senders = [...new Set(Object.values(good).flatMap(({ person }) => (person ? [person] : [])))];
  const partner = good.switchSeats.person ?? staff;
  const split = good.splitLineItems;

  const observer = () => w.colleague(staff, 'observer');
  const by = (person: Person, raw: Raw): Taken => ({ cookies: person.cookies, raw });
  const codeOf = (secret: string, later = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later });
  const offered = async () => {
    const person = await observer();
    const { secret, offer } = await person.call('offerSecondFactor', { password: person.password });
    return { person, secret, offer };
  };
  // A code counts once; the next one is taken a step early.
  const secured = async (): Promise<Taken> => {
    const { person, secret, offer } = await offered();
    await person.call('switchOnSecondFactor', { offer, code: codeOf(secret) });
    return by(person, { body: { password: person.password, code: codeOf(secret, 30) } });
  };
  const token = async (kind: 'password-reset' | 'invitation') => {
    const text = randomUUID();
    const hash = createHash('sha256').update(text).digest('base64url');
    const expiresAt = new Date(Date.now() + 3_600_000);
    if (kind === 'password-reset') {
      const { userId } = await observer();
      await db.token.create({ data: { hash, userId, kind, expiresAt } });
      return text;
    }
    const email = `${randomUUID()}@good.example`;
    const user = await staff.call('createUser', { id: staff.accountId, email, role: 'observer' });
    const { vendorId } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
    await db.invitation.create({
      data: {
        id: randomUUID(),
        vendorId,
        accountId: staff.accountId,
        userId: user.id,
        email,
        role: 'observer',
        hash,
        expiresAt,
      },
    });
    return text;
  };

  // Those that the other tests only try with what is refused.
  const once: Partial<Record<EndpointName, () => Promise<Taken>>> = {
    refreshSession: async () => by(await observer(), {}),
    signOut: async () => by(await observer(), {}),
    changePassword: async () => {
      const person = await observer();
      return by(person, { body: { current: person.password, password: `another-${randomUUID()}` } });
    },
    resetPassword: async () =>
      by(staff, { body: { token: await token('password-reset'), password: `another-${randomUUID()}` } }),
    offerSecondFactor: async () => {
      const person = await observer();
      return by(person, { body: { password: person.password } });
    },
    switchOnSecondFactor: async () => {
      const { person, secret, offer } = await offered();
      return by(person, { body: { offer, code: codeOf(secret) } });
    },
    renewRecoveryCodes: secured,
    switchOffSecondFactor: secured,
    withdrawUser: async () => {
      const email = `${randomUUID()}@good.example`;
      const { id } = await staff.call('createUser', { id: staff.accountId, email, role: 'observer' });
      const { version } = await db.user.findUniqueOrThrow({ where: { id } });
      return by(staff, { params: { id }, query: `version=${version}` });
    },
    openInvitation: async () => by(w.browser(), { body: { token: await token('invitation') } }),
    acceptInvitation: async () =>
      by(w.browser(), {
        body: {
          token: await token('invitation'),
          firstName: 'A',
          lastName: 'B',
          language: 'en',
          timeZone: 'UTC',
          password: `another-${randomUUID()}`,
        },
      }),
    undoOperation: async () => {
      const { body } = await split.raw();
      // The body of a split that is taken.
      const { operationId } = await (split.person ?? staff).call('splitLineItems', body as { rows: [] });
      return by(split.person ?? staff, { params: { id: operationId } });
    },
  };

  const first = { orderBy: { createdAt: 'asc' }, select: { id: true }, take: 4 } as const;
  const things = await Promise.all([
    db.account.findMany(first),
    db.user.findMany(first),
    db.product.findMany(first),
    db.lineItem.findMany(first),
    db.site.findMany(first),
    db.mail.findMany(first),
    db.activation.findMany(first),
    db.operation.findMany({ orderBy: { at: 'asc' }, select: { id: true }, take: 2 }),
  ]);

  return {
    w,
    other: partner,
    ids: [...things.flat().map(({ id }) => id), ...foreign, '00000000-0000-4000-8000-00000000dead'],
    async taken(name) {
      const made = once[name];
      if (made) return made();
      const { person, raw } = good[name];
      return { cookies: person?.cookies ?? new Map<string, string>(), raw: await raw() };
    },
    async acts() {
      const said = await Promise.allSettled(senders.map((person) => person.call('listAccounts', {})));
      return said.every(({ status }) => status === 'fulfilled');
    },
    forgetLimits: () => digest.forgetLimits(),
    close: () => inner.close(),
  };
}
