import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { FormError } from '../../ui/states.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { hintBelow } from '../account/place-fields.tsx';
import { problemFields, untold, useRecordForm } from '../../ui/record-form.ts';
import { deliveredBy, DeliveryFields, type DeliveryValues } from './delivery-fields.tsx';
import { ProductFields, termOf, type ProductValues } from './product-fields.tsx';

const fields = { 'sku-taken': 'sku', termMonths: 'term' };

/** Adds a product to the catalogue. */
export function NewProductDialog(props: { kinds: readonly string[]; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const create = useWrite('createProduct');
  const form = useRecordForm<ProductValues & DeliveryValues & { sku: string }>({
    name: '',
    sku: '',
    kind: '',
    term: '',
    description: '',
    delivers: deliveredBy(useProgramme())[0] ?? 'copies',
    integration: '',
    credits: '',
  });
  const { values } = form;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const missing = (text: string) => text.trim() === '' && t('ui.required');
    if (
      create.isPending ||
      !form.fail(
        {
          name: missing(values.name),
          sku: missing(values.sku),
          kind: missing(values.kind),
          credits: values.delivers === 'credits' && missing(values.credits),
        },
        element,
      )
    )
      return;
    const { term, integration, credits, ...given } = values;
    const brings = {
      integration: values.delivers === 'seats' && integration !== '' ? integration : null,
      credits: values.delivers === 'credits' ? Number(credits) : null,
    };
    create.mutate(
      { ...given, ...brings, termMonths: termOf(term) },
      {
        onSuccess: (product) => {
          toastDone({ text: t('product.done', { name: product.name }) });
          props.onClose();
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={540}
      title={t('product.create')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      closeOnClickOutside={false}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <ProductFields
            form={form}
            kinds={props.kinds}
            focus
            sku={
              <TextInput
                label={t('product.sku')}
                description={t('product.skuHint')}
                inputWrapperOrder={hintBelow}
                autoComplete="off"
                maxLength={50}
                required
                withAsterisk={false}
                {...form.text('sku')}
              />
            }
          />
          <DeliveryFields form={form} />
          <FormError problem={untold(create.error, fields, values)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('product.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
