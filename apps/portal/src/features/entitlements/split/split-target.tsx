import { Badge, Group, Loader, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useMemo, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useEnterTakes } from '../../../ui/enter-takes.ts';

/** Who gets the copies. */
export type Target = { id: string; name: string; identifier: string; tier: number; reason: string | null };

const createValue = 'create';

/**
 * Chooses the target of a split, or of an order's licences, by typing: those who got something lately first; the tier
 * is shown and never asked.
 */
export function SplitTarget({
  target,
  onChoose,
  onCreate,
  error,
  ref,
  ...rest
}: {
  id?: string;
  label?: string;
  target: Target | null;
  onChoose: (target: Target | null) => void;
  onCreate?: (name: string) => void;
  error: string | null;
  ref?: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation();
  const { tierName, tiersBelow } = useProgramme();
  // Where all are of one tier, its name is left out.
  const tagged = tiersBelow(useMe().account.tier).length > 1;
  const [typed, setTyped] = useState('');
  const asked = typed === target?.name ? '' : typed.trim();
  const { recent, others, searching } = useTargets(asked);
  const all = [...recent, ...others];
  const byId = new Map(all.map((one) => [one.id, one]));
  if (target) byId.set(target.id, target);
  const option = ({ id, name, reason }: Target) => ({ value: id, label: name, disabled: reason !== null });
  // Offered once it is known that there is none of that name: a quick Enter would otherwise create
  // it a second time.
  const offerCreate =
    onCreate &&
    asked !== '' &&
    !searching &&
    !all.some((one) => one.name.toLocaleLowerCase() === asked.toLocaleLowerCase());
  const data = [
    ...(recent.length > 0 ? [{ group: t('entitlement.split.recent'), items: recent.map(option) }] : []),
    ...(others.length > 0 ? [{ group: t('entitlement.split.others'), items: others.map(option) }] : []),
    ...(offerCreate ? [{ value: createValue, label: t('entitlement.split.create', { name: asked }) }] : []),
  ];
  const choose = (value: string | null) => {
    if (value === createValue) return onCreate?.(asked);
    onChoose(value === null ? null : (byId.get(value) ?? null));
  };
  const onEnter = useEnterTakes({ searching, asked: target === null ? asked : '' });
  return (
    <Select
      ref={ref}
      {...(rest.id !== undefined && { id: rest.id })}
      label={rest.label ?? t('entitlement.split.target')}
      placeholder={t('entitlement.split.targetHint')}
      data-autofocus={target === null || undefined}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      withCheckIcon={false}
      data={data}
      value={target?.id ?? null}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      onKeyDownCapture={onEnter}
      filter={({ options }) => options}
      error={error}
      description={target && tagged ? tierName(target.tier) : undefined}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      nothingFoundMessage={searching ? t('entitlement.split.searching') : t('entitlement.split.targetNone')}
      rightSectionPointerEvents="none"
      rightSection={searching && !target ? <Loader size={14} aria-hidden="true" /> : undefined}
      renderOption={({ option: { value, label } }) => <Option target={byId.get(value)} label={label} tagged={tagged} />}
    />
  );
}

function Option(props: { target: Target | undefined; label: string; tagged: boolean }) {
  const { tierName } = useProgramme();
  if (!props.target)
    return (
      <Group gap={8} wrap="nowrap">
        <Plus size={15} aria-hidden="true" />
        <Text size="sm" fw={550}>
          {props.label}
        </Text>
      </Group>
    );
  const { name, identifier, tier, reason } = props.target;
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" flex={1}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" lineClamp={2}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {reason ?? identifier}
        </Text>
      </div>
      {props.tagged && (
        <Badge variant="light" color="gray" tt="none" fw={550} size="sm" style={{ flex: 'none' }}>
          {tierName(tier)}
        </Badge>
      )}
    </Group>
  );
}

/**
 * The accounts one may hand on to. Up to a hundred are there at once and are searched without waiting; beyond that the
 * API searches too.
 */
export function useTargets(asked: string): {
  recent: readonly Target[];
  others: readonly Target[];
  searching: boolean;
} {
  const { tiersBelow, modules } = useProgramme();
  const tiers = tiersBelow(useMe().account.tier);
  const [settled] = useDebouncedValue(asked, 200);
  const known = useRead('listAccounts', { direction: 'below', limit: '100' });
  const more = known.data !== undefined && known.data.next !== null;
  const found = useRead(
    'listAccounts',
    { direction: 'below', limit: '50', q: settled },
    { enabled: more && settled !== '' },
  );
  const handedOn = useRead(
    'listLineItems',
    { view: 'handed-on', empty: 'true', limit: '50' },
    { enabled: modules.includes('entitlements') },
  );
  const ordered = useRead('listOrders', { limit: '50' }, { enabled: modules.includes('orders') });
  return useMemo(() => {
    const accounts = new Map<string, Target>();
    for (const account of [...(known.data?.items ?? []), ...(found.data?.items ?? [])]) {
      if (tiers.includes(account.tier))
        accounts.set(account.id, {
          id: account.id,
          name: account.name,
          identifier: account.identifier,
          tier: account.tier,
          reason: account.actions.handOn?.detail ?? null,
        });
    }
    for (const { holder } of handedOn.data?.items ?? []) {
      if (holder.id !== null && holder.name !== null && !accounts.has(holder.id) && tiers.includes(holder.tier))
        accounts.set(holder.id, {
          id: holder.id,
          name: holder.name,
          identifier: holder.identifier ?? '',
          tier: holder.tier,
          reason: null,
        });
    }
    const word = asked.toLocaleLowerCase();
    const fitting = [...accounts.values()].filter((target) =>
      `${target.name}\n${target.identifier}`.toLocaleLowerCase().includes(word),
    );
    const lately = [
      ...new Set([
        ...(handedOn.data?.items ?? []).map((line) => line.holder.id),
        ...(ordered.data?.items ?? []).flatMap(({ customers }) => customers.map(({ id }) => id)),
      ]),
    ];
    const recent = lately.flatMap((id) => fitting.filter((target) => target.id === id)).slice(0, 5);
    return {
      recent,
      others: fitting.filter((target) => !recent.includes(target)),
      searching: known.isPending || (more && (found.isFetching || settled !== asked)),
    };
  }, [
    known.data,
    known.isPending,
    found.data,
    found.isFetching,
    handedOn.data,
    ordered.data,
    asked,
    settled,
    more,
    tiers,
  ]);
}
