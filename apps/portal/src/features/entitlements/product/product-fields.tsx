import { Autocomplete, SimpleGrid } from '@mantine/core';
import { readQuantity } from '@tierline/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { lockedLook } from '../../accounts/user/person-fields.tsx';
import type { RecordForm } from '../../../ui/record-form.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { TextArea, TextField, useTooLong } from '../../../ui/text-field.tsx';

/** What a product's forms have; the term as it stands in its input, empty for perpetual. */
export type ProductValues = { name: string; kind: string; term: string; description: string };

/** Name, SKU, kind, term and description of a product. */
export function ProductFields(props: {
  form: Pick<RecordForm<ProductValues>, 'text' | 'choice'>;
  sku: ReactNode;
  kinds: readonly string[];
  locked?: boolean;
  focus?: boolean;
}) {
  const { t } = useTranslation();
  const { form, locked = false } = props;
  const kind = form.choice('kind');
  const kindTooLong = useTooLong(kind.value, 50);
  return (
    <>
      <TextField
        label={t('product.name')}
        data-autofocus={props.focus || undefined}
        autoComplete="off"
        maxLength={200}
        required
        withAsterisk={false}
        {...lockedLook(locked)}
        {...form.text('name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        {props.sku}
        <Autocomplete
          label={t('product.kind')}
          description={t('product.kindHint')}
          inputWrapperOrder={hintBelow}
          autoComplete="off"
          required
          withAsterisk={false}
          {...lockedLook(locked)}
          {...kindTooLong.marked}
          data={[...props.kinds]}
          value={kind.value}
          error={kindTooLong.error ?? kind.error}
          onChange={kind.onChange}
        />
      </SimpleGrid>
      <QuantityField
        label={t('product.termMonths')}
        description={t('product.termHint')}
        placeholder={t('product.perpetual')}
        inputWrapperOrder={hintBelow}
        {...selectOnEntry}
        bounds={termBounds}
        {...lockedLook(locked)}
        {...form.choice('term')}
      />
      <TextArea
        label={t('product.description')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        {...lockedLook(locked)}
        {...form.text('description')}
      />
    </>
  );
}

/** How many months a term can have. */
export const termBounds = { max: 1200 };

/** The term as the API takes it: months, or null for perpetual. */
export function termOf(text: string, language: string): number | null {
  return readQuantity(text, language, termBounds).quantity;
}
