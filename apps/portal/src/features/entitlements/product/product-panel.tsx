import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Problem, Product } from '@tierline/contract';
import { Lock } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { ask, queryClient, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Panel, PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { Waiting } from '../../../ui/record-panel.tsx';
import { ErrorState, FormError, NotFound } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { SaveFoot } from '../../../ui/save-foot.tsx';
import { ActivationRulesSection } from './activation-rules.tsx';
import { Delivery } from './delivery-fields.tsx';
import { ProductFields, termBounds, termOf } from './product-fields.tsx';
import { ProductState } from './product-parts.tsx';

const fields = { termMonths: 'term' };
const formId = 'product-form';

/** One product, in a panel with its own address: particulars, and whether it is offered. */
export function ProductPanel() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { productId = '' } = useParams();
  const read = useProduct(productId);
  const close = () => void navigate(path(`/products${search}`));
  if (read.data) return <ProductForm key={read.data.product.id} {...read.data} onClose={close} />;
  return (
    <Panel title={t('product.one')} onClose={close}>
      {read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : read.data === null ? (
        <NotFound />
      ) : (
        <Waiting heights={[36, 36, 36, 36, 36]} />
      )}
    </Panel>
  );
}

/**
 * One product of the catalogue, and the kinds that there are. The API has no endpoint for one product, so the catalogue
 * is read.
 */
function useProduct(id: string) {
  return useQuery<{ product: Product; kinds: string[] } | null, Problem>({
    queryKey: ['listProducts', 'one', id],
    queryFn: async ({ signal }) => {
      const kinds = new Set<string>();
      for (let cursor: string | null = ''; cursor !== null;) {
        // One page after the other: each has the next one's cursor.
        // oxlint-disable-next-line no-await-in-loop
        const page: { items: Product[]; next: string | null } = await ask(
          'listProducts',
          { limit: '100', ...(cursor !== '' && { cursor }) },
          { signal },
        );
        for (const { kind } of page.items) kinds.add(kind);
        const product = page.items.find((item) => item.id === id);
        if (product) return { product, kinds: [...kinds] };
        cursor = page.next;
      }
      return null;
    },
  });
}

function ProductForm({ product, kinds, onClose }: { product: Product; kinds: string[]; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  const reason = useMe().may['products.edit'] ?? null;
  const save = useWrite('editProduct');
  const { id, version, name, sku, kind, termMonths, description } = product;
  const form = useRecordForm({ name, kind, term: termMonths === null ? '' : String(termMonths), description });
  const tookOver = (saved: Product) => queryClient.setQueryData(['listProducts', 'one', id], { product: saved, kinds });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const missing = (text: string) => text.trim() === '' && t('ui.required');
    if (
      save.isPending ||
      reason ||
      !form.dirty ||
      !form.fail(
        {
          name: missing(form.values.name),
          kind: missing(form.values.kind),
          term: form.values.term.trim() !== '' && (words.quantity(form.values.term, termBounds) ?? false),
        },
        element,
      )
    )
      return;
    const { term, ...changed } = form.changed;
    save.mutate(
      { id, version, ...changed, ...(term !== undefined && { termMonths: termOf(term, i18n.language) }) },
      {
        onSuccess: (saved) => toastDone({ text: t('product.saved', { name: saved.name }) }),
        ifOpen: (saved) => {
          tookOver(saved);
          form.reset();
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  const foot = reason === null && <SaveFoot formId={formId} form={form} save={save} />;
  return (
    <Panel
      title={name}
      onClose={onClose}
      foot={foot}
      head={
        <Group gap={8}>
          <span className="tl-mono">{sku}</span>
          <ProductState product={product} />
        </Group>
      }
    >
      {reason && (
        <Alert mt="md" variant="default" icon={<Lock size={16} />}>
          {reason.detail}
        </Alert>
      )}
      <form id={formId} onSubmit={submit} noValidate>
        <PanelSection title={t('product.particulars')}>
          <Stack gap="md">
            <ProductFields
              form={form}
              kinds={kinds}
              locked={reason !== null}
              sku={
                <TextInput
                  label={t('product.sku')}
                  description={t('product.skuLocked')}
                  inputWrapperOrder={hintBelow}
                  value={sku}
                  readOnly
                  variant="filled"
                />
              }
            />
            <FormError problem={unhandledProblem(save.error, fields, form.values)} />
          </Stack>
        </PanelSection>
      </form>
      <PanelSection title={t('product.delivers')}>
        <Delivery product={product} />
      </PanelSection>
      {product.delivers === 'copies' && <ActivationRulesSection product={product} onChanged={tookOver} />}
      <Offer product={product} onChanged={tookOver} />
    </Panel>
  );
}

function Offer({ product, onChanged }: { product: Product; onChanged: (product: Product) => void }) {
  const { t } = useTranslation();
  const reason = useMe().may['products.edit'] ?? null;
  const edit = useWrite('editProduct');
  const active = product.status === 'active';
  const turn = () =>
    edit.mutate(
      { id: product.id, version: product.version, status: active ? 'retired' : 'active' },
      {
        onSuccess: () => toastDone({ text: t(active ? 'product.retired' : 'product.offered', { name: product.name }) }),
        ifOpen: onChanged,
      },
    );
  return (
    <PanelSection title={t('product.state')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t(active ? 'product.retireHint' : 'product.offerHint')}
      </Text>
      <Reason reason={reason}>
        <Button variant="default" size="xs" loading={edit.isPending} onClick={turn}>
          {t(active ? 'product.retire' : 'product.offer')}
        </Button>
      </Reason>
      {edit.error && (
        <Stack mt="sm">
          <FormError problem={edit.error} />
        </Stack>
      )}
    </PanelSection>
  );
}
