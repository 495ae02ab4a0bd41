import { useRead } from '../../../api.ts';
import { AddOrderButton, OrderHost } from '../order/order-host.tsx';

/** *Add order* where a customer has no licence left to switch on, for the partner who can assign one (O2, O5). */
export function AddOrder({ accountId }: { accountId: string }) {
  const account = useRead('readAccount', { id: accountId }).data;
  if (!account) return null;
  const { id, name, identifier, tier } = account;
  return (
    <OrderHost>
      <AddOrderButton target={{ id, name, identifier, tier, reason: null }} reason={account.actions.handOn} />
    </OrderHost>
  );
}
