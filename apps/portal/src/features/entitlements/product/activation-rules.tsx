import { Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { activationBounds, hostSchemes, readQuantity } from '@tierline/domain';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { problemFields, useRecordForm } from '../../../ui/record-form.ts';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { FormError } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { lockedLook } from '../../accounts/user/person-fields.tsx';

const numbers = ['leaseDays', 'graceDays', 'copiesPerHost', 'movesPerYear'] as const;
// What is left empty means: for the whole term, any number.
const mayBeEmpty: readonly string[] = ['leaseDays', 'copiesPerHost'];
const boundsOf = (name: (typeof numbers)[number]) => ({
  min: activationBounds[name].minimum,
  max: activationBounds[name].maximum,
});

/** How a product's copies are activated on devices (E10, E13). Files that exist stay as they are until renewed. */
export function ActivationRulesSection({
  product,
  onChanged,
}: {
  product: Product;
  onChanged: (saved: Product) => void;
}) {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  const locked = (useMe().may['products.edit'] ?? null) !== null;
  const save = useWrite('editProduct');
  const shown = (value: number | null) => (value === null ? '' : String(value));
  const form = useRecordForm({
    hostScheme: product.hostScheme,
    leaseDays: shown(product.leaseDays),
    graceDays: shown(product.graceDays),
    copiesPerHost: shown(product.copiesPerHost),
    movesPerYear: shown(product.movesPerYear),
    features: product.features.join(', '),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const wrong = Object.fromEntries(
      numbers.map((name): [string, string | false] => {
        const typed = form.values[name];
        if (typed.trim() === '') return [name, !mayBeEmpty.includes(name) && t('ui.required')];
        return [name, words.quantity(typed, boundsOf(name)) ?? false];
      }),
    );
    if (save.isPending || locked || !form.dirty || !form.fail(wrong, element)) return;
    const number = (name: (typeof numbers)[number]) =>
      readQuantity(form.values[name], i18n.language, boundsOf(name)).quantity;
    const scheme = hostSchemes.find((one) => one === form.values.hostScheme);
    const features = form.values.features.split(',').map((feature) => feature.trim());
    save.mutate(
      {
        id: product.id,
        version: product.version,
        ...(scheme && { hostScheme: scheme }),
        leaseDays: number('leaseDays'),
        graceDays: number('graceDays') ?? product.graceDays,
        copiesPerHost: number('copiesPerHost'),
        movesPerYear: number('movesPerYear') ?? product.movesPerYear,
        features: features.filter((feature) => feature !== ''),
      },
      {
        onSuccess: (saved) => toastDone({ text: t('product.saved', { name: saved.name }) }),
        ifOpen: (saved) => {
          onChanged(saved);
          form.reset();
        },
        onError: (problem) => form.fail(problemFields(problem, {}), element),
      },
    );
  };
  const quantity = (name: (typeof numbers)[number]) => (
    <QuantityField
      label={t(`product.activation.${name}`)}
      description={t(`product.activation.${name}Hint`)}
      inputWrapperOrder={hintBelow}
      bounds={boundsOf(name)}
      {...selectOnEntry}
      {...lockedLook(locked)}
      {...form.choice(name)}
    />
  );
  return (
    <PanelSection title={t('product.activation.title')}>
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
            <Select
              label={t('product.activation.hostScheme')}
              description={t('product.activation.hostSchemeHint')}
              inputWrapperOrder={hintBelow}
              data={hostSchemes.map((value) => ({ value, label: t(`product.activation.schemes.${value}`) }))}
              allowDeselect={false}
              {...lockedLook(locked)}
              {...form.choice('hostScheme')}
            />
            {numbers.map((name) => (
              <div key={name}>{quantity(name)}</div>
            ))}
            <TextField
              label={t('product.activation.features')}
              description={t('product.activation.featuresHint')}
              inputWrapperOrder={hintBelow}
              autoComplete="off"
              maxLength={2500}
              {...lockedLook(locked)}
              {...form.text('features')}
            />
          </SimpleGrid>
          <FormError problem={save.error} />
          {!locked && (
            <Group justify="flex-end" gap="xs">
              <Button type="submit" variant="default" loading={save.isPending} disabled={!form.dirty}>
                {t('product.activation.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </ButtonForm>
    </PanelSection>
  );
}
