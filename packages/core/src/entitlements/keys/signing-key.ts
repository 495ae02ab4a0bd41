import { problem, type Ask, type Reply, type SigningKeyView } from '@tierline/contract';
import {
  decideCertifyKey,
  decideMakeSigningKey,
  decideRevokeKey,
  decideRevokeKeys,
  decideSwitchKey,
  decideTakeRevocations,
  signingKeyStates,
  type KeyChanges,
  type OperationKind,
  type SigningKey,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import type { Database, Transaction } from '../../kernel/db.ts';
import { operation } from '../../kernel/operation.ts';
import { orThrow, found } from '../../kernel/scope.ts';
import { readCertificate, readRevocations, requestCertificate, type RevocationList } from './certificate.ts';
import { makeKeyPair, publicJwk, thumbprintOf, type PublicJwk } from './jws.ts';
import { countToReissue, type ToReissue } from './revoked-files.ts';
import { readCertificateText, readRevokedText, requestText } from './root-file.ts';
import { openKey, sealKey } from './sealed-key.ts';

type Keys = Reply<'listSigningKeys'>;
type Row = Awaited<ReturnType<typeof readRows>>[number];

const dayMs = 86_400_000;

/** Lists a vendor's signing keys, the newest first, and its roots (E10). */
export async function listSigningKeys(ctx: Context): Promise<Keys> {
  return view(ctx, ctx.services.db);
}

/** Makes the next signing key (E10); its private half never leaves the server. */
export async function makeSigningKey(ctx: Context, ask: Ask<'makeSigningKey'>): Promise<Keys> {
  return change(ctx, 'signing-key.create', ask, async (tx) => {
    orThrow(decideMakeSigningKey(await readKeys(ctx, tx)));
    const key = await makeKeyPair();
    await tx.signingKey.create({
      data: {
        id: randomUUID(),
        vendorId: ctx.vendor.id,
        thumbprint: key.thumbprint,
        publicKey: key.jwk.x,
        sealed: sealKey(ctx.services.secrets, ctx.vendor.id, key),
        createdById: ctx.actor.id,
        createdAt: ctx.services.now(),
      },
    });
    return { name: key.thumbprint };
  });
}

/** Takes the certificate of the next key; a root that is new here must be confirmed (E10). */
export async function certifySigningKey(ctx: Context, ask: Ask<'certifySigningKey'>): Promise<Keys> {
  const file = readCertificateText(ask.file);
  const certificate = file && (await readCertificate(file.certificate, file.root));
  return change(ctx, 'signing-key.certify', ask, async (tx) => {
    const { vendor, services } = ctx;
    const row = found(await tx.signingKey.findFirst({ where: { id: ask.id, vendorId: vendor.id } }));
    if (!file || !certificate) throw problem('certificate-unreadable', {});
    const rootKid = await thumbprintOf(file.root);
    const roots = await tx.signingRoot.findMany({ where: { vendorId: vendor.id } });
    orThrow(
      decideCertifyKey(
        {
          key: asKey(row),
          vendor: vendor.slug,
          roots: roots.map(({ thumbprint }) => thumbprint),
          revoked: roots.flatMap(({ revoked }) => revoked),
          now: services.now(),
        },
        { certificate: { ...certificate, rootKid }, confirmedRoot: ask.root },
      ),
    );
    if (!roots.some(({ thumbprint }) => thumbprint === rootKid))
      await tx.signingRoot.create({
        data: { vendorId: vendor.id, thumbprint: rootKid, publicKey: file.root.x, demo: certificate.demo },
      });
    await tx.signingKey.update({
      where: { id: row.id },
      data: {
        certificate: file.certificate,
        rootKid,
        notBefore: certificate.notBefore,
        expiresAt: certificate.expiresAt,
        certifiedAt: services.now(),
        version: { increment: 1 },
      },
    });
    return { name: row.thumbprint, after: { root: rootKid, expiresAt: certificate.expiresAt.toISOString() } };
  });
}

/** Signs with the next key from now on (E10). */
export async function switchSigningKey(ctx: Context, ask: Ask<'switchSigningKey'>): Promise<Keys> {
  return change(ctx, 'signing-key.switch', ask, async (tx) => {
    const keys = await readKeys(ctx, tx);
    await carryOut(ctx, tx, orThrow(decideSwitchKey(keys, ask.id, ctx.services.now())));
    return { name: keys.find(({ id }) => id === ask.id)?.thumbprint ?? '' };
  });
}

/** Stops trusting a key, for good (E10). */
export async function revokeSigningKey(ctx: Context, ask: Ask<'revokeSigningKey'>): Promise<Keys> {
  return change(ctx, 'signing-key.revoke', ask, async (tx) => {
    const keys = await readKeys(ctx, tx);
    await carryOut(ctx, tx, orThrow(decideRevokeKey(keys, ask.id, ctx.services.now())));
    return { name: keys.find(({ id }) => id === ask.id)?.thumbprint ?? '', after: { reason: ask.reason } };
  });
}

/** Takes a root's list of revoked keys for devices to fetch, and revokes those in it (E10). */
export async function takeRevokedKeys(ctx: Context, ask: Ask<'takeRevokedKeys'>): Promise<Keys> {
  const file = readRevokedText(ask.file);
  const list = file && (await readRevocations(file.revoked, file.root));
  return change(ctx, 'signing-key.list', ask, async (tx) => {
    if (!file || !list || list.vendor !== ctx.vendor.slug) throw problem('revocations-unreadable', {});
    const root = await rootOf(ctx, tx, file.root);
    const thumbprints = list.keys.map(({ thumbprint }) => thumbprint);
    const before = root.listedAt && { issuedAt: root.listedAt, thumbprints: root.revoked };
    orThrow(decideTakeRevocations(before, { issuedAt: list.issuedAt, thumbprints }));
    await keepList(ctx, tx, { root: root.thumbprint, text: file.revoked, list });
    const keys = await tx.signingKey.findMany({ where: { vendorId: ctx.vendor.id, rootKid: root.thumbprint } });
    const own = keys.map(({ thumbprint }) => thumbprint).filter((one) => thumbprints.includes(one));
    await carryOut(ctx, tx, orThrow(decideRevokeKeys(await readKeys(ctx, tx), own, ctx.services.now())));
    return { name: root.thumbprint, after: { count: thumbprints.length } };
  });
}

async function rootOf(ctx: Context, tx: Transaction, jwk: PublicJwk) {
  const vendorId_thumbprint = { vendorId: ctx.vendor.id, thumbprint: await thumbprintOf(jwk) };
  const root = await tx.signingRoot.findUnique({ where: { vendorId_thumbprint } });
  if (root === null) throw problem('revocations-unreadable', {});
  return root;
}

function keepList(
  ctx: Context,
  tx: Transaction,
  { root, text, list }: { root: string; text: string; list: RevocationList },
) {
  return tx.signingRoot.update({
    where: { vendorId_thumbprint: { vendorId: ctx.vendor.id, thumbprint: root } },
    data: {
      revocationList: text,
      listedAt: list.issuedAt,
      revoked: list.keys.map(({ thumbprint }) => thumbprint),
    },
  });
}

// Writes of signing keys wait for one another: each is an operation that locks the vendor's account.
async function change(
  ctx: Context,
  kind: OperationKind,
  ask: unknown,
  work: (tx: Transaction) => Promise<{ name: string; after?: object }>,
): Promise<Keys> {
  return operation(ctx, kind, ask, [ctx.actor.account.id], async (tx) => {
    const { name, after } = await work(tx);
    const subject = { kind: 'signing-key', id: name, name };
    return { reply: await view(ctx, tx), changes: { subject, ...(after && { after }) } };
  });
}

async function carryOut(ctx: Context, tx: Transaction, changes: KeyChanges): Promise<void> {
  const now = ctx.services.now();
  const moments = { next: {}, current: { currentAt: now }, retired: { retiredAt: now }, revoked: { revokedAt: now } };
  for (const { id, to } of changes) {
    const signs = to === 'current';
    // oxlint-disable-next-line no-await-in-loop -- One key signs at a time: the order matters.
    await tx.signingKey.update({
      where: { id },
      data: { state: to, ...moments[to], ...(!signs && { sealed: null }), version: { increment: 1 } },
    });
  }
}

function readRows(ctx: Pick<Context, 'vendor'>, db: Database | Transaction) {
  return db.signingKey.findMany({
    where: { vendorId: ctx.vendor.id },
    include: { root: { select: { demo: true, revoked: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
}

async function readKeys(ctx: Context, tx: Transaction): Promise<SigningKey[]> {
  return (await readRows(ctx, tx)).map(asKey);
}

function asKey({ id, thumbprint, state, expiresAt }: Omit<SigningKey, 'state'> & { state: string }): SigningKey {
  return { id, thumbprint, state: stateOf(state), expiresAt };
}

// A CHECK keeps the column to these words.
function stateOf(state: string): SigningKey['state'] {
  return signingKeyStates.find((one) => one === state) ?? 'revoked';
}

async function view(ctx: Context, db: Database | Transaction): Promise<Keys> {
  const rows = await readRows(ctx, db);
  const roots = await db.signingRoot.findMany({ where: { vendorId: ctx.vendor.id }, orderBy: { createdAt: 'desc' } });
  const toReissue = await countToReissue(ctx, db);
  return {
    keys: await Promise.all(rows.map((row) => keyView(ctx, row, toReissue.get(row.id)))),
    roots: roots.map(({ thumbprint, demo, listedAt }) => ({
      thumbprint,
      demo,
      listedAt: listedAt?.toISOString() ?? null,
    })),
  };
}

async function keyView(ctx: Context, row: Row, toReissue?: ToReissue): Promise<SigningKeyView> {
  const { services, vendor } = ctx;
  const { id, thumbprint, expiresAt, sealed } = row;
  const asks = row.state === 'next' && row.certificate === null && sealed !== null;
  const key = asks && {
    ...openKey(services.secrets, vendor.id, { sealed, thumbprint }),
    jwk: publicJwk(row.publicKey),
  };
  return {
    id,
    thumbprint,
    state: stateOf(row.state),
    demo: row.root?.demo === true,
    root: row.rootKid,
    notBefore: row.notBefore?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    daysLeft: expiresAt && Math.floor((expiresAt.getTime() - services.now().getTime()) / dayMs),
    request: key ? requestText(await requestCertificate(key, vendor.slug, row.createdAt)) : null,
    listed: row.root?.revoked.includes(thumbprint) === true,
    createdAt: row.createdAt.toISOString(),
    currentAt: row.currentAt?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    toReissue: row.revokedAt && (toReissue ?? { leased: 0, wholeTerm: 0 }),
  };
}
