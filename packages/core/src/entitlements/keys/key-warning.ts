import { decideKeyWarning, keyWarningOf } from '@tierline/domain';
import { readPeopleToNotify } from '../../accounts/licence-people.ts';
import { findVendorById } from '../../accounts/programme.ts';
import { acrossVendors, inVendor } from '../../kernel/bound.ts';
import { commitIfAny } from '../../kernel/commit.ts';
import { operationId, systemActor, type Services } from '../../kernel/context.ts';

/**
 * Mails a vendor's Masters 90, 30 and 7 days before the certificate of the current signing key ends, once each (E10).
 * Safe to run often and in parallel. Returns how many keys were warned of.
 */
export async function warnOfKeys(services: Services): Promise<number> {
  const keys = await acrossVendors('due-work', () =>
    services.db.signingKey.findMany({ where: { state: 'current' }, orderBy: { id: 'asc' } }),
  );
  let warned = 0;
  for (const { expiresAt, ...key } of keys) {
    if (expiresAt === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- A few keys, one after the other.
    if (await inVendor(key.vendorId, () => warn(services, { ...key, expiresAt }))) warned += 1;
  }
  return warned;
}

// One operation a key and warning, so that there is one mail each, no matter which process comes first.
async function warn(
  services: Services,
  key: { id: string; vendorId: string; thumbprint: string; expiresAt: Date },
): Promise<boolean> {
  const mark = keyWarningOf(key, services.now());
  if (mark === null) return false;
  const doer = await systemActor(services, await findVendorById(services.db, key.vendorId));
  const by = { ...doer, key: `signing-key.warn ${key.id} ${mark}` };
  if ((await services.db.operation.count({ where: { id: operationId(by) } })) > 0) return false;
  let mailId = '';
  const told = await commitIfAny<{ mailId: string }>(by, 'signing-key.warn', { id: key.id, mark }, async () => {
    const { id } = doer.actor.account;
    const { name } = await services.db.account.findFirstOrThrow({ where: { id }, select: { name: true } });
    const people = (await readPeopleToNotify(doer, [id], ['master'])).get(id) ?? [];
    const nextReady = { vendorId: key.vendorId, state: 'next', expiresAt: { gt: services.now() } };
    const plan = decideKeyWarning({
      account: { id, name, people },
      key,
      nextReady: (await services.db.signingKey.count({ where: nextReady })) > 0,
      now: services.now(),
    });
    if (plan === null) return null;
    mailId = plan.notices[0]?.id ?? '';
    return {
      plan,
      reply: { mailId },
      changes: {
        subject: { kind: 'signing-key', id: key.id, name: key.thumbprint },
        after: { expiresAt: key.expiresAt.toISOString(), mails: people.length },
      },
    };
  });
  // Another process may have been quicker: then the reply is of its mails.
  return told !== null && told.mailId === mailId;
}
