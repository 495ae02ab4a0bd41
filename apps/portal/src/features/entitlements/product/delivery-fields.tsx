import { SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { inWords, type Delivered } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme, type ProgrammeWords } from '../../../programme.tsx';
import type { RecordForm } from '../../../ui/record-form.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { hintBelow } from '../../accounts/account/place-fields.tsx';

/**
 * What a purchase of a product is to bring, as its form has it; `credits` as it stands in its input, `integration` ''
 * for none.
 */
export type DeliveryValues = { delivers: Delivered; integration: string; credits: string };

/** How many credits one of a product can bring. */
export const creditsBounds = { max: 1_000_000 };

const ofModule = { entitlements: 'copies', orders: 'seats', credits: 'credits' } as const satisfies Record<
  ProgrammeWords['modules'][number],
  Delivered
>;

/** What products of a programme can bring, by its modules. */
export function deliveredBy(programme: Pick<ProgrammeWords, 'modules'>): readonly Delivered[] {
  return programme.modules.map((module) => ofModule[module]);
}

/**
 * What a purchase of the product brings, where the programme leaves a choice; of seats the integration they need, of
 * credits how many one brings.
 */
export function DeliveryFields({ form }: { form: Pick<RecordForm<DeliveryValues>, 'values' | 'choice'> }) {
  const { t, i18n } = useTranslation();
  const programme = useProgramme();
  const offered = deliveredBy(programme);
  const { delivers } = form.values;
  const integration = form.choice('integration');
  return (
    <>
      {offered.length > 1 && (
        <div>
          <Text size="sm" fw={500} mb={4} id="product-delivers">
            {t('product.delivers')}
          </Text>
          <SegmentedControl
            aria-labelledby="product-delivers"
            value={delivers}
            onChange={(next) => form.choice('delivers').onChange(next)}
            data={offered.map((name) => ({ value: name, label: t(`product.delivered.${name}`) }))}
          />
        </div>
      )}
      {delivers === 'seats' && programme.integrations.length > 0 && (
        <Select
          label={t('product.integration')}
          description={t('product.integrationHint')}
          inputWrapperOrder={hintBelow}
          allowDeselect={false}
          error={integration.error}
          value={integration.value}
          onChange={integration.onChange}
          data={[
            { value: '', label: t('product.noIntegration') },
            ...programme.integrations.map(({ key, name }) => ({ value: key, label: inWords(name, i18n.language) })),
          ]}
        />
      )}
      {delivers === 'credits' && (
        <QuantityField
          label={t('product.credits')}
          description={t('product.creditsHint')}
          inputWrapperOrder={hintBelow}
          {...selectOnEntry}
          bounds={creditsBounds}
          required
          withAsterisk={false}
          {...form.choice('credits')}
        />
      )}
    </>
  );
}

/** What a purchase of the product brings, in words; it cannot be changed. */
export function Delivery({ product }: { product: Product }) {
  const { t, i18n } = useTranslation();
  const { integrations } = useProgramme();
  const integration = integrations.find(({ key }) => key === product.integration);
  return (
    <Stack gap={2}>
      <Text size="sm">
        {product.credits === null
          ? t(`product.delivered.${product.delivers}`)
          : t('product.creditsOf', { count: product.credits })}
      </Text>
      {product.delivers === 'seats' && (
        <Text size="sm" c="dimmed">
          {t('product.integration')}:{' '}
          {integration ? inWords(integration.name, i18n.language) : t('product.noIntegration')}
        </Text>
      )}
    </Stack>
  );
}
