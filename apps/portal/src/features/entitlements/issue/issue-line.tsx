import { ActionIcon, Paper, Select, Text, Tooltip } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { isDay } from '@tierline/domain';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/day-field.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { changeRow, type IssueErrors, type IssueRow } from './issue-form.ts';
import classes from './issue.module.css';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { hasTyped } from '../../../ui/matching-options.ts';

/**
 * One line of an entitlement, in other `words` of an order: product, quantity, start and expiry, which follows from the
 * product's term until it is chosen. Credits do not expire: a line of theirs is `undated`.
 */
export function IssueLine(props: {
  row: IssueRow;
  index: number;
  products: readonly Product[];
  errors: IssueErrors;
  words?: { line: string; quantity: string; remove: string; undated?: boolean };
  onChange: (row: IssueRow) => void;
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { row, index, products } = props;
  const error = (field: string) => props.errors[`lines.${String(index)}.${field}`];
  const change = (next: Partial<IssueRow>) => props.onChange(changeRow(row, next));
  const number = index + 1;
  const words = props.words ?? {
    line: t('issue.line', { number }),
    quantity: t('issue.copies'),
    remove: t('issue.removeLine', { number }),
  };
  const term =
    row.product === null
      ? null
      : row.product.termMonths === null
        ? t('issue.perpetual')
        : t('issue.termMonths', { count: row.product.termMonths });
  return (
    <Paper
      withBorder
      component="fieldset"
      className={classes.line}
      data-removable={props.onRemove !== null || undefined}
      aria-label={words.line}
    >
      <Select
        className={classes.product}
        label={t('issue.product')}
        placeholder={t('issue.productHint')}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        withCheckIcon={false}
        maxDropdownHeight={300}
        error={error('productId')}
        data={products.map((product) => ({ value: product.id, label: product.name }))}
        value={row.product?.id ?? null}
        onChange={(id) => change({ product: products.find((product) => product.id === id) ?? null })}
        filter={({ options, search }) =>
          options.filter((option) => 'value' in option && fits(products, option.value, search))
        }
        nothingFoundMessage={t('issue.productNone')}
        description={term ?? undefined}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        renderOption={({ option }) => (
          <ProductOption product={products.find((product) => product.id === option.value)} />
        )}
      />
      <QuantityField
        className={classes.copies}
        label={words.quantity}
        value={row.copies}
        onChange={(copies) => change({ copies })}
        {...selectOnEntry}
        error={error('copies')}
      />
      {props.words?.undated !== true && row.product?.delivers !== 'credits' && (
        <>
          <DayField
            className={classes.start}
            label={t('issue.startsOn')}
            value={row.startsOn}
            onChange={(startsOn) => change({ startsOn })}
            error={error('startsOn')}
          />
          <DayField
            className={classes.expiry}
            label={t('issue.expiresOn')}
            value={row.expiresOn}
            onChange={(expiresOn) => change({ expiresOn })}
            error={error('expiresOn')}
            never={{ placeholder: t('issue.never'), clear: t('issue.clearExpiry') }}
            minDate={row.startsOn !== null && isDay(row.startsOn) ? row.startsOn : undefined}
          />
        </>
      )}
      {props.onRemove && (
        <Tooltip label={words.remove}>
          <ActionIcon className={classes.remove} aria-label={words.remove} size={34} onClick={props.onRemove}>
            <Trash2 size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Paper>
  );
}

function fits(products: readonly Product[], id: string, search: string): boolean {
  const product = products.find((item) => item.id === id);
  return product !== undefined && (hasTyped(product.name, search) || hasTyped(product.sku, search));
}

function ProductOption({ product }: { product: Product | undefined }) {
  if (!product) return null;
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="sm" lineClamp={1}>
        {product.name}
      </Text>
      <Text size="xs" c="dimmed" className="tl-mono">
        {product.sku}
      </Text>
    </div>
  );
}
