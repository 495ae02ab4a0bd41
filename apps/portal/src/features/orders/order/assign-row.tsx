import { ActionIcon, Paper, Text, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SplitTarget } from '../../entitlements/split/split-target.tsx';
import { quantityKey, type AssignRow } from './assign-rows.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import classes from './order.module.css';
import { LicenceTerm } from './order-parts.tsx';
import type { Assigning } from './use-assign.ts';

/**
 * One customer of an assignment, and how many licences of each line. Once it is chosen the first quantity gets the
 * focus, with its text selected.
 */
export function AssignRowFields(props: {
  row: AssignRow;
  number: number;
  assigning: Assigning;
  fixed: boolean;
  onCreate: ((typed: string) => void) | null;
}) {
  const { t } = useTranslation('order');
  const { row, number, assigning, fixed } = props;
  const root = useRef<HTMLDivElement>(null);
  const several = assigning.rows.length > 1;
  const fields = (
    <div ref={root}>
      {!fixed && (
        <div className={classes.rowHead}>
          <SplitTarget
            label={t('assign.customer')}
            target={row.target}
            error={assigning.wrong.customer[row.key] ?? null}
            {...(props.onCreate && { onCreate: props.onCreate })}
            onChoose={(target) => {
              assigning.setTarget(row.key, target);
              // After the list of customers has closed.
              if (target)
                setTimeout(() => root.current?.querySelector<HTMLInputElement>('[data-quantity]')?.focus(), 0);
            }}
          />
          {several && (
            <Tooltip label={t('assign.remove', { number })}>
              <ActionIcon
                size={34}
                aria-label={t('assign.remove', { number })}
                onClick={() => assigning.remove(row.key)}
              >
                <Trash2 size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      )}
      {fixed && assigning.wrong.customer[row.key] !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="xs">
          {assigning.wrong.customer[row.key]}
        </Text>
      )}
      <Quantities row={row} assigning={assigning} />
    </div>
  );
  return several ? (
    <Paper withBorder component="fieldset" className={classes.row} aria-label={t('assign.customerNumber', { number })}>
      {fields}
    </Paper>
  ) : (
    fields
  );
}

function Quantities({ row, assigning }: { row: AssignRow; assigning: Assigning }) {
  const { t } = useTranslation('order');
  return (
    <ul className={classes.quantities} aria-label={t('assign.quantities')}>
      {assigning.lines.map((line) => {
        const wrong = assigning.wrong.quantity[quantityKey(row, line.id)];
        const left = assigning.left(line.id);
        return (
          <li key={line.id}>
            <div>
              <Text size="sm" fw={550}>
                {line.product.name}
              </Text>
              <Text size="xs" c="dimmed">
                <LicenceTerm {...line} />
              </Text>
            </div>
            <QuantityField
              data-quantity
              aria-label={t('assign.quantityOf', { product: line.product.name })}
              bounds={{ min: 0 }}
              className={classes.quantity}
              error={wrong !== undefined}
              value={row.quantities[line.id] ?? ''}
              onChange={(text) => assigning.setQuantity(row.key, line.id, text)}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Text
              size="xs"
              c={wrong === undefined ? 'dimmed' : 'var(--mantine-color-error)'}
              className={classes.wrong}
              aria-live="polite"
            >
              {wrong ??
                (left < 0
                  ? t('assign.tooMany', { count: line.unassigned })
                  : t('assign.left', { left, count: line.unassigned }))}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
