import { Autocomplete, Button, Text } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { nameKey, readActivationId, shownEmail } from '@tierline/domain';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './split-grid.module.css';
import type { Checked, GridRow, RowChange } from './split-rows.ts';
import { useTargets } from './split-target.tsx';
import { hasTyped } from '../../../ui/matching-options.ts';

// With many rows, lists that are not open must not be rendered.
const closed = { keepMounted: false };

type CellProps = {
  id: string;
  row: GridRow;
  checked: Checked | undefined;
  error: string | undefined;
  label: string;
  onChange: (change: RowChange) => void;
};

/**
 * Who gets the copies of a row: typed or chosen; a name that is not known is corrected by what is near, or made an
 * account.
 */
export function PartnerCell({
  id,
  row,
  checked,
  error,
  label,
  onChange,
  onCreate,
}: CellProps & { onCreate: ((typed: string) => void) | null }) {
  const { t } = useTranslation('split');
  const [active, setActive] = useState(false);
  const typed = row.accountId === null ? row.partner.trim() : '';
  const { recent, others } = useTargets(active ? typed : '');
  const targets = [...recent, ...others];
  const unknown = checked?.wrong.some(({ code }) => code === 'target-unknown' || code === 'target-ambiguous') === true;
  const create =
    onCreate !== null && typed !== '' && !targets.some((one) => nameKey(one.name) === nameKey(typed))
      ? t('create', { name: typed })
      : null;
  const choose = (name: string) => {
    const target = targets.find((one) => one.name === name);
    if (target) onChange({ partner: target.name, accountId: target.id });
  };
  return (
    <>
      <Autocomplete
        id={id}
        aria-label={label}
        comboboxProps={closed}
        placeholder={t('partnerHint')}
        value={row.partner}
        error={error}
        selectFirstOptionOnChange={false}
        autoComplete="off"
        data={[
          ...new Set(targets.filter((one) => one.reason === null).map((one) => one.name)),
          ...(create === null ? [] : [create]),
        ]}
        filter={({ options, search, limit }) =>
          options
            .filter((one) => 'value' in one && (one.value === create || hasTyped(one.value, search)))
            .slice(0, limit)
        }
        limit={50}
        renderOption={({ option }) =>
          option.value === create ? (
            <Text size="sm" fw={550}>
              <Plus size={14} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {option.value}
            </Text>
          ) : (
            <Text size="sm">{option.value}</Text>
          )
        }
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onChange={(text) => text !== create && onChange({ partner: text, accountId: null })}
        onOptionSubmit={(value) => (value === create ? onCreate?.(typed) : choose(value))}
        description={error === undefined && checked?.contact ? shownEmail(checked.contact.email) : undefined}
        inputWrapperOrder={['input', 'error', 'description']}
      />
      {unknown && (
        <div className={classes.mend}>
          {checked.suggestions.accounts.map((account) => (
            <Button
              key={account.id}
              size="compact-xs"
              variant="light"
              onClick={() => onChange({ partner: account.name, accountId: account.id })}
              aria-label={t('take', { name: account.name, number: label })}
            >
              {account.name}
            </Button>
          ))}
          {onCreate && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<Plus size={12} aria-hidden="true" />}
              onClick={() => onCreate(typed)}
            >
              {t('create', { name: typed })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** From where the copies of a row come: its line, or a product or activation ID that is typed or chosen. */
export function SourceCell({
  id,
  row,
  checked,
  error,
  label,
  onChange,
  products,
}: CellProps & { products: readonly Product[] }) {
  const { t } = useTranslation('split');
  if (row.line) {
    return (
      <div className={classes.fixed}>
        <Text size="sm" fw={550} lh={1.35}>
          {row.line.product.name}
        </Text>
        <Text size="xs" c="dimmed" className="tl-mono" style={{ overflowWrap: 'anywhere' }}>
          {row.line.activationId}
        </Text>
        {error !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)" id={`${id}-error`}>
            {error}
          </Text>
        )}
      </div>
    );
  }
  const unknown =
    checked?.wrong.some(({ code }) => code === 'product-unknown' || code === 'product-ambiguous') === true;
  const choose = (name: string) => {
    const product = products.find((one) => one.name === name);
    if (product) onChange({ source: product.name, productId: product.id });
  };
  return (
    <>
      <Autocomplete
        id={id}
        aria-label={label}
        comboboxProps={closed}
        placeholder={t('sourceHint')}
        value={row.source}
        error={error}
        autoComplete="off"
        data={[...new Set(products.map((one) => one.name))]}
        limit={50}
        onChange={(text) => onChange({ source: text, productId: null })}
        onOptionSubmit={choose}
        description={error === undefined ? <Drawn row={row} checked={checked} /> : undefined}
        inputWrapperOrder={['input', 'error', 'description']}
      />
      {unknown && checked.suggestions.products.length > 0 && (
        <div className={classes.mend}>
          {checked.suggestions.products.map((product) => (
            <Button
              key={product.id}
              size="compact-xs"
              variant="light"
              onClick={() => onChange({ source: product.name, productId: product.id })}
              aria-label={t('take', { name: product.name, number: label })}
            >
              {product.name} · {product.sku}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** What was found for what was typed: the product of an activation ID, or on how many lines a product is drawn. */
function Drawn({ row, checked }: { row: GridRow; checked: Checked | undefined }) {
  const { t } = useTranslation('split');
  if (!checked?.product) return null;
  if (readActivationId(row.source) !== null) return checked.product.name;
  const what = nameKey(row.source) === nameKey(checked.product.name) ? checked.product.sku : checked.product.name;
  return checked.draws.length > 1 ? t('fromLines', { count: checked.draws.length, what }) : what;
}
