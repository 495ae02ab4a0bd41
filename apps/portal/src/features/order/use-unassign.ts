import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api.ts';
import { readCopies } from '../entitlement/split-copies.ts';

/** Licences of an order line in a customer's hands. */
export type Assignment = Answer<'readOrder'>['assignments'][number];

/** What is being taken back of each line, and whose licences end with it. Until a quantity is typed it is all that is free, and what the chosen users give back. */
export function useUnassign(pools: readonly Assignment[], onChange: () => void) {
  const { t, i18n } = useTranslation('order');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [released, setReleased] = useState<ReadonlySet<string>>(new Set());
  const mostOf = (pool: Assignment) => pool.free + pool.users.filter(({ id }) => released.has(id)).length;
  const textOf = (pool: Assignment) => typed[pool.orderLineId] ?? (mostOf(pool) > 0 ? String(mostOf(pool)) : '');
  const quantityOf = (pool: Assignment) =>
    /^\s*0*\s*$/u.test(textOf(pool)) ? 0 : readCopies(textOf(pool), i18n.language).copies;
  const lines = pools.flatMap((pool) => {
    const quantity = quantityOf(pool) ?? 0;
    return quantity > 0 ? [{ orderLineId: pool.orderLineId, quantity }] : [];
  });
  return {
    lines,
    released,
    textOf,
    mostOf,
    total: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    /** Those of the chosen whose licences are of a line that something is taken back of. */
    release: [...released].filter((id) =>
      pools.some(
        (pool) =>
          pool.users.some((user) => user.id === id) &&
          lines.some(({ orderLineId }) => orderLineId === pool.orderLineId),
      ),
    ),
    wrongOf: (pool: Assignment): string | null => {
      const quantity = quantityOf(pool);
      if (quantity === null) return t('assign.whole');
      return quantity > mostOf(pool) ? t('unassign.tooMany', { count: mostOf(pool) }) : null;
    },
    setQuantity: (pool: Assignment, text: string) => {
      setTyped((before) => ({ ...before, [pool.orderLineId]: text }));
      onChange();
    },
    toggle: (userId: string) => {
      const next = new Set(released);
      if (!next.delete(userId)) next.add(userId);
      setReleased(next);
      onChange();
    },
  };
}
