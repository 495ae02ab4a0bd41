import { Modal, Stack, Text } from '@mantine/core';
import type { LineItem, Request, Send } from '@tierline/contract';
import { isVendor, readDay, readQuantity } from '@tierline/domain';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api.ts';
import { useMe } from '../../session.tsx';
import { ButtonForm } from '../../ui/button-form.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { QuantityField } from '../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { FormError } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { DayText } from '../../ui/when.tsx';
import { ActivationId } from '../entitlements/line/line-parts.tsx';
import { Renews } from './request-parts.tsx';
import classes from './request.module.css';

type RequestLine = Request['lines'][number];
type Rows = Send<'fulfilRequest'>['rows'];

/** How many of each line item serve, as they were typed; absent: as those that expire first serve first. */
type Typed = Readonly<Record<string, string>>;

/**
 * Fulfils a line of a request from stock, with the lines that serve and their ends; at the vendor it issues copies, and
 * enters an order of licences or credits (E12). As much as is there is preset.
 */
export function FulfilDialog(props: { request: Request; lines: readonly RequestLine[]; onClose: () => void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation('request');
  const { t: common } = useTranslation();
  const { request, onClose } = props;
  const vendor = isVendor(useMe().account);
  const [line] = props.lines;
  const stock =
    useRead(
      'listLineItems',
      { view: 'mine', state: 'active', sort: 'expires', limit: '100', productId: line?.product.id ?? '' },
      { enabled: !vendor },
    ).data?.items ?? [];
  const write = useWrite('fulfilRequest');
  const [copies, setCopies] = useState(String(Math.min(line?.open ?? 0, line?.stock ?? line?.open ?? 0)));
  const [typed, setTyped] = useState<Typed | null>(null);
  const [orderNumber, setOrderNumber] = useState(request.reference);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  if (!line) return null;
  const { delivers, credits } = line.product;
  const ordered = delivers !== 'copies';
  const quantity = readQuantity(copies, i18n.language).quantity;
  const serving = typed ?? served(stock, quantity ?? 0);
  const chosen = Object.entries(serving).flatMap(([lineItemId, text]) => {
    const read = readQuantity(text, i18n.language).quantity;
    return read === null ? [] : [{ requestLineId: line.id, lineItemId, copies: read }];
  });
  const total = typed === null ? quantity : chosen.reduce((sum, row) => sum + row.copies, 0);
  const day = expiresOn === null ? null : readDay(expiresOn, i18n.language).day;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending || total === null || total < 1 || (expiresOn !== null && day === null)) return;
    const rows: Rows =
      typed === null ? [{ requestLineId: line.id, copies: total, ...(day !== null && { expiresOn: day }) }] : chosen;
    write.mutate(
      { id: request.id, rows, ...(vendor && orderNumber.trim() !== '' && { orderNumber }) },
      {
        onSuccess: ({ operationId }) => {
          const facts = { count: total, account: request.account.name ?? '' };
          const text = t(ordered ? 'fulfil.ordered' : vendor ? 'fulfil.issued' : 'fulfil.done', facts);
          toastDone({ text, ...(operationId !== undefined && { undo: { operationId, undone: t('fulfil.undone') } }) });
        },
        ifOpen: onClose,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('fulfil.of', { product: line.product.name })}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <QuantityField
            data-autofocus
            label={t(`units.${delivers}`)}
            value={typed === null ? copies : String(total ?? 0)}
            readOnly={typed !== null}
            description={[
              t('openOf', { open: line.open, copies: line.copies }),
              ...(credits === null ? [] : [t('creditsIn', { count: credits * (total ?? 0) })]),
            ].join(' · ')}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(text) => {
              write.reset();
              setCopies(text);
            }}
          />
          {line.renews && <Renews renews={line.renews} />}
          {vendor ? (
            <>
              <TextField
                label={t('fulfil.orderNumber')}
                value={orderNumber}
                maxLength={50}
                placeholder={`R-${String(request.number)}`}
                onChange={(event) => setOrderNumber(event.currentTarget.value)}
              />
              {delivers !== 'credits' && (
                <DayField label={t('fulfil.expires')} value={expiresOn} onChange={setExpiresOn} />
              )}
            </>
          ) : line.renews ? null : (
            <section aria-label={t('fulfil.serves')}>
              <Text size="sm" fw={550}>
                {t('fulfil.serves')}
              </Text>
              <Text size="xs" c="dimmed" mb={4}>
                {t('fulfil.servesHint')}
              </Text>
              {stock.map((item) => (
                <div key={item.id} className={classes.serve}>
                  <div>
                    <ActivationId id={item.activationId} />
                    <Text size="xs" c="dimmed">
                      {t('fulfil.left', { available: item.available })} ·{' '}
                      {item.expiresOn === null ? t('perpetual') : <DayText day={item.expiresOn} />}
                    </Text>
                  </div>
                  <QuantityField
                    size="xs"
                    bounds={{ min: 0, max: item.available }}
                    aria-label={`${t(`units.${delivers}`)}, ${item.activationId}`}
                    value={serving[item.id] ?? '0'}
                    onFocus={(event) => event.currentTarget.select()}
                    onChange={(text) => {
                      write.reset();
                      setTyped({ ...serving, [item.id]: text });
                    }}
                  />
                </div>
              ))}
            </section>
          )}
          <FormError problem={write.error} />
          <FormFoot
            sticky
            onCancel={onClose}
            submit={t(ordered ? 'fulfil.enter' : vendor ? 'fulfil.issue' : 'fulfil.send')}
            busy={write.isPending}
          >
            <Text size="sm" c="dimmed" mr="auto" className="tl-number" role="status">
              {t('fulfil.total', { copies: total ?? 0, open: line.open })}
            </Text>
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

// Those that expire first serve first; the list comes in that order.
function served(stock: readonly LineItem[], copies: number): Typed {
  let left = copies;
  return Object.fromEntries(
    stock.map((item) => {
      const taken = Math.min(left, item.available);
      left -= taken;
      return [item.id, String(taken)];
    }),
  );
}
