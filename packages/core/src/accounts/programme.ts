import { type ProgrammeView, type Reply, programmeFile } from '@tierline/contract';
import { emailKey, inWords, nameKey, personKey, type OperationKind, type Programme } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { inVendor } from '../kernel/bound.ts';
import type { Services, Vendor } from '../kernel/context.ts';
import { isTaken, type Database } from '../kernel/db.ts';
import { Prisma } from '../../generated/client.ts';
import { patience } from '../kernel/operation.ts';
import { outboxRows } from '../kernel/outbox.ts';
import { createCredential } from '../access/way-in.ts';

/**
 * Finds the vendor by the first part of an address; for an empty one the only vendor there is. Null where there is
 * none.
 */
export async function findVendor(db: Database, slug: string): Promise<Vendor | null> {
  const rows = await db.vendor.findMany({ where: slug === '' ? {} : { slug }, take: 2 });
  const row = rows.length === 1 ? rows[0] : undefined;
  return row ? asVendor(row) : null;
}

/** Finds a vendor by id; throws where there is none. */
export async function findVendorById(db: Database, id: string): Promise<Vendor> {
  return asVendor(await db.vendor.findUniqueOrThrow({ where: { id } }));
}

// Parsed again by the schema: fields that an older programme lacks get their defaults.
function asVendor({ id, slug, programme }: { id: string; slug: string; programme: unknown }): Vendor {
  return { id, slug, programme: programmeFile.parse(programme) };
}

/** The legal documents in the reader's language, to be read at any time (A9). */
export function legalView(visitor: { vendor: Vendor; language: string }): Reply<'readLegal'> {
  return {
    documents: visitor.vendor.programme.legal.map(({ kind, version, text }) => ({
      kind,
      version,
      text: inWords(text, visitor.language),
    })),
  };
}

/** Builds what the portal needs of the programme before anybody is signed in. */
export function programmeView(services: Services, vendor: Vendor, samples: ProgrammeView['samples']): ProgrammeView {
  const {
    slug,
    name,
    color,
    modules,
    tiers,
    roles,
    firstAccess,
    languages,
    labels,
    integrations,
    credits,
    expiryNoticeDays,
  } = vendor.programme;
  return {
    slug,
    name,
    color,
    modules: [...modules],
    firstAccess,
    languages: [...languages],
    labels,
    mailbox: services.mailbox,
    samples,
    tiers: tiers.map((row) => ({ ...row, handsOn: [...row.handsOn] })),
    roles: [...roles],
    integrations: [...integrations],
    credits: credits && { prices: [...credits.prices], warnDays: [...credits.warnDays] },
    expiryNoticeDays: [...expiryNoticeDays],
  };
}

/** Reads a programme's file; throws an error that names each mistake and its place. */
export function readProgramme(text: string): Programme {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    throw new Error(`The programme is not readable JSON: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
  const read = programmeFile.safeParse(written);
  if (read.success) return read.data;
  throw new Error(
    `The programme is not as it must be:\n${read.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`).join('\n')}`,
  );
}

/**
 * Creates a vendor from its programme, with the vendor's account and its first Master, who gets an initial password or
 * an invitation by mail (SPEC §1).
 */
export async function createVendor(
  services: Services,
  programme: Programme,
  master: { email: string; firstName: string; lastName: string },
): Promise<{ vendor: Vendor; masterId: string }> {
  const vendor: Vendor = { id: randomUUID(), slug: programme.slug, programme };
  const accountId = randomUUID();
  const masterId = randomUUID();
  const operationId = randomUUID();
  const language = programme.languages[0] ?? 'en';
  const { columns, invitation, notice } = await createCredential(
    services,
    vendor,
    { id: accountId, name: programme.name },
    { ...master, id: masterId, language, role: 'master' },
    { name: '', accountId, account: '' },
  );
  try {
    await inVendor(vendor.id, () =>
      services.db.$transaction(async (tx) => {
        await tx.vendor.create({
          data: {
            id: vendor.id,
            slug: vendor.slug,
            programme: JSON.parse(JSON.stringify(programme)) as Prisma.InputJsonValue,
          },
        }); // plain data, as the schema made it
        await tx.account.create({
          data: {
            id: accountId,
            vendorId: vendor.id,
            name: programme.name,
            nameKey: nameKey(programme.name),
            identifier: programme.slug,
            identifierKey: nameKey(programme.slug),
            tier: 0,
            language,
            timeZone: 'UTC',
          },
        });
        await tx.user.create({
          data: {
            id: masterId,
            vendorId: vendor.id,
            accountId,
            email: master.email,
            emailKey: emailKey(master.email),
            searchKey: personKey(master),
            firstName: master.firstName,
            lastName: master.lastName,
            language,
            timeZone: 'UTC',
            role: 'master',
            maySignIn: true,
            ...columns,
          },
        });
        if (invitation) await tx.invitation.create({ data: invitation });
        await tx.operation.create({
          data: {
            id: operationId,
            vendorId: vendor.id,
            actorId: null,
            accountId,
            kind: 'vendor.create' satisfies OperationKind,
            inputHash: '',
            reply: Prisma.JsonNull,
            changes: { subject: { kind: 'vendor', id: vendor.id, name: vendor.slug } },
          },
        });
        await tx.mail.createMany({ data: outboxRows(vendor.id, operationId, [notice]) });
      }, patience),
    );
  } catch (error) {
    if (isTaken(error)) throw new Error(`There is already a vendor “${programme.slug}”.`, { cause: error });
    throw error;
  }
  return { vendor, masterId };
}

/** Changes a vendor's programme. Its slug and all stored data stay. */
export async function updateVendor(services: Services, programme: Programme): Promise<void> {
  const vendor = await findVendor(services.db, programme.slug);
  if (!vendor) throw new Error(`There is no vendor “${programme.slug}”.`);
  await inVendor(vendor.id, () =>
    services.db.$transaction(async (tx) => {
      await tx.vendor.update({
        where: { id: vendor.id },
        data: { programme: JSON.parse(JSON.stringify(programme)) as Prisma.InputJsonValue, version: { increment: 1 } },
      }); // plain data, as the schema made it
      await tx.operation.create({
        data: {
          id: randomUUID(),
          vendorId: vendor.id,
          actorId: null,
          accountId: null,
          kind: 'vendor.update' satisfies OperationKind,
          inputHash: '',
          reply: Prisma.JsonNull,
          changes: { subject: { kind: 'vendor', id: vendor.id, name: vendor.slug } },
        },
      });
    }, patience),
  );
}
