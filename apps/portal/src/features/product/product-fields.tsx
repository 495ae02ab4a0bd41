import { Autocomplete, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hintBelow } from '../account/place-fields.tsx';
import { lockedLook } from '../user/person-fields.tsx';
import type { RecordForm } from '../../ui/record-form.ts';
import { selectOnEntry } from '../../ui/select-on-entry.ts';

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
  const { value, error, onChange } = form.choice('term');
  const kind = form.choice('kind');
  return (
    <>
      <TextInput
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
          maxLength={50}
          required
          withAsterisk={false}
          {...lockedLook(locked)}
          data={[...props.kinds]}
          value={kind.value}
          error={kind.error}
          onChange={kind.onChange}
        />
      </SimpleGrid>
      <NumberInput
        label={t('product.termMonths')}
        description={t('product.termHint')}
        placeholder={t('product.perpetual')}
        inputWrapperOrder={hintBelow}
        {...selectOnEntry}
        min={1}
        max={1200}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        {...lockedLook(locked)}
        value={value}
        error={error}
        onChange={(next) => onChange(String(next))}
      />
      <Textarea
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

/** The term as the API takes it: months, or null for perpetual. */
export function termOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
