import type { Order } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import type { Target } from '../../entitlements/split/split-target.tsx';
import {
  assignAsk,
  leftOf,
  licencesOf,
  openLines,
  quantityKey,
  quantityOf,
  restRow,
  type AssignRow,
  type AssignWrong,
} from './assign-rows.ts';

const nothing: AssignWrong = { customer: {}, quantity: {} };

/**
 * An assignment being prepared: its order, who gets how many, what is wrong with it so far, and how to send it.
 */
export function useAssign(order: Order | null, target: Target | null) {
  const { t, i18n } = useTranslation('order');
  const { language } = i18n;
  // Refetched after each refusal, so that the remaining licences are up to date.
  const now: Order | null = useRead('readOrder', { id: order?.id ?? '' }, { enabled: order !== null }).data ?? order;
  const lines = now ? openLines(now) : [];
  const write = useWrite('assignOrder');
  const [rows, setRows] = useState<readonly AssignRow[]>(() => [restRow(lines, [], target, language)]);
  const [wrong, setWrong] = useState(nothing);

  const change = (next: readonly AssignRow[]) => {
    setRows(next);
    setWrong(nothing);
    write.reset();
  };
  const find = (): AssignWrong => ({
    customer: Object.fromEntries(
      rows.flatMap((row, index) => {
        if (row.target === null) return [[row.key, t('assign.chooseCustomer')]];
        if (rows.findIndex((other) => other.target?.id === row.target?.id) < index)
          return [[row.key, t('assign.twice')]];
        return lines.every((line) => quantityOf(row, line.id, language) === 0) ? [[row.key, t('assign.nothing')]] : [];
      }),
    ),
    quantity: Object.fromEntries(
      rows.flatMap((row) =>
        lines.flatMap((line) => {
          const quantity = quantityOf(row, line.id, language);
          if (quantity === null) return [[quantityKey(row, line.id), t('assign.whole')]];
          return quantity > 0 && leftOf(line, rows, language) < 0
            ? [[quantityKey(row, line.id), t('assign.tooMany', { count: line.unassigned })]]
            : [];
        }),
      ),
    ),
  });
  return {
    order: now,
    lines,
    rows,
    wrong,
    language,
    total: licencesOf(rows, lines, language),
    left: (lineId: string) =>
      leftOf(lines.find((line) => line.id === lineId) ?? { ...empty, id: lineId }, rows, language),
    sending: write.isPending,
    problem: write.error,
    /** Starts again with another order, for the same customer. */
    begin: (chosen: Order) => change([restRow(openLines(chosen), [], target, language)]),
    setTarget: (key: string, next: Target | null) =>
      change(rows.map((row) => (row.key === key ? { ...row, target: next } : row))),
    setQuantity: (key: string, lineId: string, typed: string) =>
      change(
        rows.map((row) => (row.key === key ? { ...row, quantities: { ...row.quantities, [lineId]: typed } } : row)),
      ),
    add: () => change([...rows, restRow(lines, rows, null, language)]),
    remove: (key: string) => change(rows.filter((row) => row.key !== key)),
    /** Sends it; false where something is wrong that is now shown at its field. */
    send: (after: { told: (operationId: string) => void; done: () => void }): boolean => {
      const found = find();
      setWrong(found);
      if (now === null || Object.keys(found.customer).length + Object.keys(found.quantity).length > 0) return false;
      write.mutate(assignAsk(now.id, rows, lines, language), {
        onSuccess: ({ operationId }) => after.told(operationId),
        ifOpen: after.done,
      });
      return true;
    },
  };
}

/** An assignment being prepared, and how to change it. */
export type Assigning = ReturnType<typeof useAssign>;

const empty = {
  product: { id: '', sku: '', name: '' },
  quantity: 0,
  unassigned: 0,
  startsOn: '',
  expiresOn: null,
  state: 'active',
} as const;
