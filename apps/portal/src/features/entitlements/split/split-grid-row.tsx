import { ActionIcon, Text, Tooltip } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { Trash2 } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { PartnerCell, SourceCell } from './split-cells.tsx';
import classes from './split-grid.module.css';
import type { Checked, GridRow, RowChange } from './split-rows.ts';
import type { RowWrong } from './use-split-grid.ts';

/** The id of a field of a row, by which it gets the focus. */
export function fieldId(key: string, field: keyof RowWrong): string {
  return `split-${key}-${field}`;
}

/** One row of a split: to whom, of what, how many. What is wrong stands at its field and is corrected there. */
export const SplitGridRow = memo(function SplitGridRow(props: {
  row: GridRow;
  number: number;
  checked: Checked | undefined;
  wrong: RowWrong | undefined;
  twinOf: number | undefined;
  withPartner: boolean;
  products: readonly Product[];
  onChange: (key: string, change: RowChange) => void;
  onRemove: (key: string) => void;
  onNext: (key: string) => void;
  onCreate: ((key: string, typed: string) => void) | null;
}) {
  const { t, i18n } = useTranslation('split');
  const { row, number, checked, wrong, onCreate } = props;
  const change = (next: RowChange) => props.onChange(row.key, next);
  const cell = (field: keyof RowWrong) => ({
    id: fieldId(row.key, field),
    row,
    checked,
    error: wrong?.[field],
    onChange: change,
  });
  const { quantity: copies } = readQuantity(row.copies, i18n.language);
  const available = checked?.available ?? row.line?.available ?? null;
  const stays =
    copies !== null && available !== null && available >= copies
      ? t('stay', { left: available - copies, available })
      : available === null
        ? undefined
        : t('of', { available });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    props.onNext(row.key);
  };
  return (
    <tr data-wrong={wrong !== undefined || undefined} data-row={number}>
      <td className={classes.number}>
        <span className="tl-number">{number}</span>
      </td>
      {props.withPartner && (
        <td>
          <PartnerCell
            {...cell('partner')}
            label={t('partnerOf', { number })}
            onCreate={onCreate && ((typed) => onCreate(row.key, typed))}
          />
        </td>
      )}
      <td>
        <SourceCell {...cell('source')} label={t('sourceOf', { number })} products={props.products} />
        {props.twinOf !== undefined && (
          <Text size="xs" c="var(--mantine-color-orange-light-color)">
            {t('twin', { number: props.twinOf })}
          </Text>
        )}
      </td>
      <td className={classes.copies}>
        <QuantityField
          id={fieldId(row.key, 'copies')}
          aria-label={t('copiesOf', { number })}
          placeholder={t('copies')}
          value={row.copies}
          error={wrong?.copies}
          onChange={(copied) => change({ copies: copied })}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.currentTarget.select()}
          description={wrong?.copies === undefined ? stays : undefined}
          inputWrapperOrder={['input', 'error', 'description']}
          classNames={{ description: 'tl-number' }}
        />
      </td>
      <td className={classes.remove}>
        <Tooltip label={t('removeRow', { number })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={t('removeRow', { number })}
            onClick={() => props.onRemove(row.key)}
          >
            <Trash2 size={16} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
});
