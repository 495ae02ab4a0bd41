/** How far an order's licences are assigned to customers (O1). */
export type OrderState = 'unassigned' | 'partly' | 'assigned' | 'cancelled';

/**
 * The state of an order that is not cancelled, from how many licences it has and how many of them are unassigned (O1).
 */
export function orderState(licences: number, unassigned: number): OrderState {
  if (unassigned === 0) return 'assigned';
  return unassigned === licences ? 'unassigned' : 'partly';
}
