import type { KeyTerm } from '@tierline/domain';
import type { Visitor } from '../../kernel/context.ts';

/** From when until when the vendor's current signing key is certified; null where it has none. */
export async function keyTerm({ services, vendor }: Pick<Visitor, 'services' | 'vendor'>): Promise<KeyTerm | null> {
  const key = await services.db.signingKey.findFirst({
    where: { vendorId: vendor.id, state: 'current' },
    select: { notBefore: true, expiresAt: true },
  });
  if (!key?.notBefore || !key.expiresAt) return null;
  return { startsAt: key.notBefore.toISOString(), endsAt: key.expiresAt.toISOString() };
}
