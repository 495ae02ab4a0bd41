import { Loader, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Order } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useEnterTakes } from '../../../ui/enter-takes.ts';
import { useFormat } from '../../../ui/format.ts';

/** Chooses one of the orders that have licences to assign, by typing its number or a product. */
export function OrderChoice(props: { order: Order | null; onChoose: (order: Order) => void; error: string | null }) {
  const { t } = useTranslation('order');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const asked = typed === props.order?.number ? '' : typed.trim();
  const [settled] = useDebouncedValue(asked, 200);
  const found = useRead(
    'listOrders',
    { state: 'open', limit: '50', ...(settled !== '' && { q: settled.slice(0, 200) }) },
    { keep: true },
  );
  const searching = found.isFetching || settled !== asked;
  // What was found for other words stays in sight meanwhile as far as it fits these.
  const fits = ({ number, lines }: Order) =>
    !searching ||
    [number, ...lines.map(({ product }) => product.name)].some((text) =>
      text.toLocaleLowerCase().includes(asked.toLocaleLowerCase()),
    );
  const orders = (found.data?.items ?? []).filter((order) => order.actions.assign === null && fits(order));
  const byId = new Map([...orders, ...(props.order ? [props.order] : [])].map((order) => [order.id, order]));
  const choose = (chosen: Order | undefined) => {
    if (chosen) props.onChoose(chosen);
  };
  const onEnter = useEnterTakes({ searching, asked });
  const linesOf = (order: Order) =>
    order.lines
      .filter(({ unassigned }) => unassigned > 0)
      .map(({ unassigned, product }) => t('quantityOf', { quantity: unassigned, product: product.name }))
      .join(', ');
  return (
    <Select
      label={t('assign.order')}
      placeholder={t('assign.orderHint')}
      data-autofocus
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      withCheckIcon={false}
      maxDropdownHeight={320}
      error={props.error}
      data={[...byId.values()].map(({ id, number }) => ({ value: id, label: number }))}
      value={props.order?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => choose(byId.get(id ?? ''))}
      onKeyDownCapture={onEnter}
      filter={({ options }) =>
        options.filter(
          (option) => asked === '' || orders.some((order) => 'value' in option && order.id === option.value),
        )
      }
      nothingFoundMessage={t(searching ? 'assign.searching' : 'assign.orderNone')}
      rightSection={searching && typed !== '' ? <Loader size={14} aria-hidden="true" /> : undefined}
      renderOption={({ option: { value, label } }) => {
        const order = byId.get(value);
        return (
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550}>
              {label}
              {order && (
                <Text span inherit fw={400} c="dimmed">
                  {' '}
                  · {format.day(order.orderedOn)}
                </Text>
              )}
            </Text>
            {order && (
              <Text size="xs" c="dimmed" lineClamp={2}>
                {linesOf(order)}
              </Text>
            )}
          </div>
        );
      }}
    />
  );
}
