import { Modal, Stack } from '@mantine/core';
import { readQuantity } from '@tierline/domain';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { creditsBounds, deliveredBy, DeliveryFields, type DeliveryValues } from './delivery-fields.tsx';
import { ProductFields, termBounds, termOf, type ProductValues } from './product-fields.tsx';
import { TextField } from '../../../ui/text-field.tsx';

const fields = { 'sku-taken': 'sku', termMonths: 'term' };

/** Adds a product to the catalogue. */
export function NewProductDialog(props: { kinds: readonly string[]; onClose: () => void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const words = useTypedWords();
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
    const { term, integration, credits, ...given } = values;
    if (
      create.isPending ||
      !form.fail(
        {
          name: missing(values.name),
          sku: missing(values.sku),
          kind: missing(values.kind),
          term: term.trim() !== '' && (words.quantity(term, termBounds) ?? false),
          credits: values.delivers === 'credits' && (words.quantity(credits, creditsBounds) ?? false),
        },
        element,
      )
    )
      return;
    const brings = {
      integration: values.delivers === 'seats' && integration !== '' ? integration : null,
      credits: values.delivers === 'credits' ? readQuantity(credits, language, creditsBounds).quantity : null,
    };
    create.mutate(
      { ...given, ...brings, termMonths: termOf(term, language) },
      {
        onSuccess: (product) => {
          toastDone({ text: t('product.done', { name: product.name }) });
        },
        ifOpen: () => {
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
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <ProductFields
            form={form}
            kinds={props.kinds}
            focus
            sku={
              <TextField
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
          <FormError problem={unhandledProblem(create.error, fields, values)} />
          <FormFoot onCancel={props.onClose} submit={t('product.submit')} busy={create.isPending} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
