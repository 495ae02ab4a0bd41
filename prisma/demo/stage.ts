import {
  acceptInvitation,
  acceptLegal,
  changePassword,
  contextOfUser,
  createVendor,
  inVendor,
  readProgramme,
  createRequest,
  openMailSecret,
  type Context,
  type Services,
  type Vendor,
  type Visitor,
} from '../../packages/core/src/index.ts';
import { defaultActivationRules } from '../../packages/domain/src/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A person of the demo data who can be signed in as; the same on every machine, and only ever in a demo's database. */
export type Sample = {
  vendor: string;
  label: string;
  email: string;
  firstName: string;
  lastName: string;
  password: string;
};

/** A vendor of the demo data: who can be signed in as, and its trade, made by use cases alone. */
export type DemoVendor = {
  slug: string;
  samples: Readonly<Record<string, Sample>>;
  trade: (stage: Stage) => Promise<void>;
};

/** The application that makes the demo data, and its movable clock. */
export type Stage = { services: Services; at: (time: number) => Promise<void> };

/** How products of the demo data are activated, where they say nothing else. */
export const activationRules = { ...defaultActivationRules, features: [] as string[] };

/** A day, in ms. */
export const day = 24 * 3_600_000;

/** Creates a vendor from its programme, and tells its year as work for that vendor, begun by its first Master. */
export async function founded(
  services: Services,
  master: Sample,
  year: (vendor: Vendor, staff: Context) => Promise<void>,
): Promise<void> {
  const file = join(import.meta.dirname, `../programmes/${master.vendor}.json`);
  const { vendor, masterId } = await createVendor(services, readProgramme(readFileSync(file, 'utf8')), master);
  await inVendor(vendor.id, async () => year(vendor, await signInFirst(services, vendor, masterId, master.password)));
}

/**
 * Signs a new user in as they would do it themselves: by the initial password of their mail or by the invitation. A
 * Master activates the account with that.
 */
export async function signInFirst(
  services: Services,
  vendor: Vendor,
  userId: string,
  password: string,
): Promise<Context> {
  const visitor = visitorOf(services, vendor);
  const user = await services.db.user.findUniqueOrThrow({ where: { id: userId } });
  const { firstAccess: kind, legal } = vendor.programme;
  const mail = await services.db.mail.findFirstOrThrow({ where: { userId, kind }, orderBy: { createdAt: 'desc' } });
  const secret = openMailSecret(services, mail) ?? '';
  const documents = legal.map((document) => ({ kind: document.kind, version: document.version }));
  if (kind === 'invitation') {
    const { firstName, lastName, language } = user;
    await acceptInvitation(visitor, {
      token: secret,
      firstName: firstName || 'Alex',
      lastName: lastName || 'Sample',
      language,
      password,
      documents,
    });
  } else {
    await acceptLegal(await contextOfUser(visitor, userId), { documents });
    await changePassword(await contextOfUser(visitor, userId), { current: secret, password });
  }
  await services.db.user.update({ where: { id: userId }, data: { lastSignInAt: services.now() } });
  return contextOfUser(visitor, userId);
}

/** Somebody at a vendor's portal who is not signed in. */
export function visitorOf(services: Services, vendor: Vendor): Visitor {
  return { services, vendor, language: '', address: '', userAgent: '' };
}

/** The same person with another request. */
export function keyed(ctx: Context): Context {
  return { ...ctx, key: crypto.randomUUID() };
}

/** The same person with another request, looked up again: for where their own account has changed since. */
export async function anew(ctx: Context): Promise<Context> {
  return keyed(await contextOfUser(ctx, ctx.actor.id));
}

/** Asks an account above for a product, without note or reference (E12). */
export async function ask(ctx: Context, toAccountId: string, productId: string, copies: number): Promise<void> {
  await createRequest(await anew(ctx), {
    toAccountId,
    lines: [{ productId, copies }],
    tellCustomer: false,
    again: false,
    reference: '',
    note: '',
  });
}

/** An entry that must be there. */
export function within<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`the demo data has no entry ${index}`);
  return item;
}
