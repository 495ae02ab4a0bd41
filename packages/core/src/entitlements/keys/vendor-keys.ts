import { problem, type Ask, type Reply } from '@tierline/contract';
import { signingKeyStates } from '@tierline/domain';
import type { Visitor } from '../../kernel/context.ts';
import { publicJwk } from './jws.ts';

/**
 * Lists the certificates of a vendor's signing keys, and each root's list of revoked ones (E10): for anybody, as
 * nothing in it is secret, and devices trust the signatures alone.
 */
export async function readVendorKeys(
  { services, vendor }: Visitor,
  ask: Ask<'readVendorKeys'>,
): Promise<Reply<'readVendorKeys'>> {
  if (ask.vendor !== vendor.slug) throw problem('not-found', {});
  const roots = await services.db.signingRoot.findMany({
    where: { vendorId: vendor.id },
    orderBy: [{ createdAt: 'desc' }, { thumbprint: 'asc' }],
    include: { keys: { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] } },
  });
  return {
    vendor: vendor.slug,
    roots: roots.map(({ thumbprint, publicKey, demo, revocationList }) => ({
      thumbprint,
      jwk: publicJwk(publicKey),
      demo,
      revoked: revocationList,
    })),
    keys: roots.flatMap(({ keys }) =>
      keys.flatMap(({ thumbprint, state, rootKid, certificate, notBefore, expiresAt }) =>
        rootKid === null || certificate === null || notBefore === null || expiresAt === null
          ? []
          : [
              {
                kid: thumbprint,
                // A CHECK keeps the column to these words.
                state: signingKeyStates.find((one) => one === state) ?? 'revoked',
                root: rootKid,
                certificate,
                notBefore: notBefore.toISOString(),
                expiresAt: expiresAt.toISOString(),
              },
            ],
      ),
    ),
  };
}
