import type { Reply } from '@tierline/contract';
import type { Context } from '../kernel/context.ts';

/** Reads who calls: the API key or the user, the role and the account. */
export async function readCaller({ services, actor, vendor }: Context): Promise<Reply<'readCaller'>> {
  const { kind, id, role, account } = actor;
  const { identifier } = await services.db.account.findFirstOrThrow({ where: { id: account.id } });
  const key = kind === 'key' ? await services.db.apiKey.findFirstOrThrow({ where: { id } }) : null;
  return {
    kind,
    id,
    name: actor.email,
    role,
    expiresOn: key && key.expiresOn.toISOString().slice(0, 10),
    account: { id: account.id, name: account.name, identifier, tier: account.tier, status: account.status },
    vendor: vendor.slug,
  };
}
