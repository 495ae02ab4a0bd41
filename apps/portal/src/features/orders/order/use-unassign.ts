import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Problem, Reply } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api.ts';
import { readQuantity } from '@tierline/domain';

/** Licences of an order line that a customer has. */
export type Assignment = Reply<'readOrder'>['assignments'][number];

/** A seat by its user and product, as one text. */
export function seatKey(userId: string, productId: string): string {
  return `${userId} ${productId}`;
}

/**
 * What is being taken back of each line, and which seats may end with it. Until a quantity is typed it is all that is
 * free, and what the chosen seats give back; more can be taken as far as seats can move to other licences of the
 * customer.
 */
export function useUnassign(orderId: string, accountId: string, pools: readonly Assignment[], onChange: () => void) {
  const { t, i18n } = useTranslation('order');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [released, setReleased] = useState<ReadonlySet<string>>(new Set());
  const chosenOf = (pool: Assignment) => pool.users.filter(({ id }) => released.has(seatKey(id, pool.product.id)));
  const presetOf = (pool: Assignment) => pool.free + chosenOf(pool).length;
  const mostOf = (pool: Assignment) => Math.min(pool.quantity, presetOf(pool) + pool.movable);
  const textOf = (pool: Assignment) => typed[pool.orderLineId] ?? (presetOf(pool) > 0 ? String(presetOf(pool)) : '');
  const quantityOf = (pool: Assignment) =>
    /^\s*0*\s*$/u.test(textOf(pool)) ? 0 : readQuantity(textOf(pool), i18n.language).quantity;
  const wrongOf = (pool: Assignment): string | null => {
    const quantity = quantityOf(pool);
    if (quantity === null) return t('assign.whole');
    return quantity > mostOf(pool) ? t('unassign.tooMany', { count: mostOf(pool) }) : null;
  };
  const lines = pools.flatMap((pool) => {
    const quantity = quantityOf(pool) ?? 0;
    return quantity > 0 ? [{ orderLineId: pool.orderLineId, quantity }] : [];
  });
  const asked = pools.filter((pool) => lines.some(({ orderLineId }) => orderLineId === pool.orderLineId));
  const release = asked.flatMap((pool) => chosenOf(pool).map(({ id }) => ({ userId: id, productId: pool.product.id })));
  const send = { id: orderId, accountId, lines, ...(release.length > 0 && { release }) };
  const touchesSeats = release.length > 0 || asked.some((pool) => (quantityOf(pool) ?? 0) > pool.free);
  const preview = useQuery<Reply<'previewUnassign'>, Problem>({
    queryKey: ['previewUnassign', send],
    queryFn: ({ signal }) => ask('previewUnassign', send, { signal }),
    enabled: touchesSeats && pools.every((pool) => wrongOf(pool) === null),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    send,
    released,
    textOf,
    mostOf,
    wrongOf,
    total: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    /** What becomes of seats in use, where it touches any; as far as it is known yet. */
    seats: touchesSeats ? (preview.data?.seats ?? []) : [],
    problem: touchesSeats ? preview.error : null,
    setQuantity: (pool: Assignment, text: string) => {
      setTyped((before) => ({ ...before, [pool.orderLineId]: text }));
      onChange();
    },
    toggle: (key: string) => {
      const next = new Set(released);
      if (!next.delete(key)) next.add(key);
      setReleased(next);
      onChange();
    },
  };
}
