import { isVendor, type Delivered } from '@tierline/domain';
import type { Me } from '@tierline/contract';
import type { ProgrammeWords } from './programme.tsx';

/**
 * What an account may ask an account above for (E12): copies; of the vendor also licences for users, where it assigns
 * them to customers, and credits, where it runs sites.
 */
export function bought({ me, programme }: { me: Me; programme: ProgrammeWords }): readonly Delivered[] {
  const { account } = me;
  if (isVendor(account)) return [];
  const direct = programme.tiersBelow(0).includes(account.tier);
  const some: Record<Delivered, boolean> = {
    copies: programme.modules.includes('entitlements'),
    seats: programme.modules.includes('orders') && direct && programme.tiersBelow(account.tier).length > 0,
    credits: programme.modules.includes('credits') && direct,
  };
  // The keys of the table, which Object.keys forgets.
  return (Object.keys(some) as Delivered[]).filter((delivers) => some[delivers]);
}
