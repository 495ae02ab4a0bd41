import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import type { RequestRule } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, useRead, useWrite } from '../../api.ts';
import { useMe } from '../../session.tsx';
import { ButtonForm } from '../../ui/button-form.tsx';
import { QuantityField } from '../../ui/quantity-field.tsx';
import { Reason } from '../../ui/reason.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { FormError } from '../../ui/states.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useTypedWords } from '../../ui/typed-words.ts';
import classes from './request.module.css';

const bounds = { min: 1, max: 1_000_000 };

type Draft = { account: { id: string; name: string } | null; productId: string | null; copies: string };

const nothing: Draft = { account: null, productId: null, copies: '' };

/** Sets which requests are fulfilled from stock without being asked, up to how many copies a day (E12). */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('request');
  const { t: common } = useTranslation();
  const [draft, setDraft] = useState(nothing);
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('rules.title')}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={draft === nothing}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('rules.hint')}
        </Text>
        <RuleForm draft={draft} onChange={setDraft} />
        <Rules onEdit={setDraft} />
      </Stack>
    </Modal>
  );
}

function RuleForm({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t, i18n } = useTranslation('request');
  const { t: common } = useTranslation();
  const words = useTypedWords();
  const write = useWrite('setRequestRule');
  const [q, setQ] = useState('');
  const [tried, setTried] = useState(false);
  const below = useRead('listAccounts', { direction: 'below', limit: '50', ...(q !== '' && { q }) }, { keep: true });
  const products =
    useRead('listProducts', { status: 'active', limit: '100' }).data?.items.filter(
      ({ delivers }) => delivers === 'copies',
    ) ?? [];
  const { account, productId, copies } = draft;
  const accounts = [...(below.data?.items ?? []), ...(account ? [account] : [])];
  const quantity = readQuantity(copies, i18n.language, bounds).quantity;
  const change = (next: Partial<Draft>) => {
    write.reset();
    onChange({ ...draft, ...next });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (account === null || productId === null || quantity === null || write.isPending) return;
    write.mutate(
      { accountId: account.id, productId, copiesPerDay: quantity },
      {
        onSuccess: (rule) =>
          toastDone({ text: t('rules.saved', { account: account.name, product: rule.product.name }) }),
        ifOpen: () => {
          setTried(false);
          onChange(nothing);
        },
      },
    );
  };
  return (
    <ButtonForm onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label={t('rules.partner')}
          data={[...new Map(accounts.map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }))}
          value={account?.id ?? null}
          onChange={(id) => change({ account: accounts.find((one) => one.id === id) ?? null })}
          searchable
          onSearchChange={(text) => setQ(text.slice(0, 200))}
          filter={({ options }) => options}
          allowDeselect={false}
          withCheckIcon={false}
          error={tried && account === null ? common('ui.required') : undefined}
        />
        <div className={classes.rule}>
          <Select
            label={t('product')}
            data={products.map(({ id, name }) => ({ value: id, label: name }))}
            value={productId}
            onChange={(id) => change({ productId: id })}
            searchable
            selectFirstOptionOnChange
            allowDeselect={false}
            withCheckIcon={false}
            error={tried && productId === null ? common('ui.required') : undefined}
          />
          <QuantityField
            label={t('rules.copies')}
            value={copies}
            bounds={bounds}
            onChange={(text) => change({ copies: text })}
            error={tried && quantity === null ? words.quantity(copies, bounds) : undefined}
          />
        </div>
        <FormError problem={write.error} />
        <Group justify="flex-end">
          <Reason reason={useMe().may['requests.trade'] ?? null}>
            <Button type="submit" loading={write.isPending}>
              {t('rules.save')}
            </Button>
          </Reason>
        </Group>
      </Stack>
    </ButtonForm>
  );
}

function Rules({ onEdit }: { onEdit: (draft: Draft) => void }) {
  const { t } = useTranslation('request');
  const { t: common } = useTranslation();
  const pages = usePages('listRequestRules', { limit: '100' });
  if (pages.items.length === 0) return null;
  return (
    <section aria-label={t('rules.list')}>
      <Text component="h3" size="sm" fw={600}>
        {t('rules.list')}
      </Text>
      {pages.items.map((rule) => (
        <RuleRow key={rule.id} rule={rule} onEdit={onEdit} />
      ))}
      {pages.hasMore && (
        <Button variant="subtle" size="xs" loading={pages.loadingMore} onClick={pages.loadMore}>
          {common('ui.more')}
        </Button>
      )}
    </section>
  );
}

function RuleRow({ rule, onEdit }: { rule: RequestRule; onEdit: (draft: Draft) => void }) {
  const { t } = useTranslation('request');
  const write = useWrite('deleteRequestRule');
  const may = useMe().may['requests.trade'] ?? null;
  const { account, product, copiesPerDay, usedToday, setBy, active } = rule;
  const named = { account: account.name ?? '', product: product.name };
  const edit = () =>
    onEdit({
      account: account.id === null ? null : { id: account.id, name: named.account },
      productId: product.id,
      copies: String(copiesPerDay),
    });
  const remove = () =>
    write.mutate({ id: rule.id }, { onSuccess: () => toastDone({ text: t('rules.removed', named) }) });
  return (
    <div className={classes.line} role="group" aria-label={`${named.account}, ${named.product}`}>
      <div className={classes.head}>
        <Text size="sm" fw={550}>
          {named.account} · {named.product}
        </Text>
        {!active && <StateBadge tone="warn">{t('rules.still')}</StateBadge>}
      </div>
      <Text size="xs" c="dimmed">
        {t('rules.upTo', { count: copiesPerDay })} · {t('rules.today', { used: usedToday })} ·{' '}
        {t('rules.setBy', { name: setBy })}
      </Text>
      {!active && <Text size="sm">{t('rules.stillHint', { name: setBy })}</Text>}
      <FormError problem={write.error} />
      <Group gap="xs">
        <Reason reason={may}>
          <Button size="xs" variant="default" aria-label={t('rules.changeOf', named)} onClick={edit}>
            {t('rules.change')}
          </Button>
        </Reason>
        <Reason reason={may}>
          <Button
            size="xs"
            variant="default"
            loading={write.isPending}
            aria-label={t('rules.removeOf', named)}
            onClick={remove}
          >
            {t('rules.remove')}
          </Button>
        </Reason>
      </Group>
    </div>
  );
}
