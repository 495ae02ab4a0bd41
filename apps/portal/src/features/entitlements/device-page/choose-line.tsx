import { Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, useRead } from '../../../api.ts';
import { ListFoot } from '../../../ui/list-foot.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { ErrorState } from '../../../ui/states.tsx';

type Choice = { id: string; product: string; activationId: string; hint: string };

/** Chooses the line whose copies the device gets: first one that it has copies of already (E14). */
export function ChooseLine(props: {
  hostId: string;
  value: string | null;
  missing: boolean;
  onChoose: (lineId: string) => void;
}) {
  const { t } = useTranslation('devicePage');
  const [q, setQ] = useState('');
  const lines = usePages('listLineItems', { view: 'all', state: 'active', limit: '50', ...(q !== '' && { q }) });
  const devices = useRead('listActivations', { q: props.hostId, state: 'active', limit: '10' });
  if (lines.problem && lines.count === null) return <ErrorState problem={lines.problem} onRetry={lines.retry} />;
  if (lines.pending || devices.isLoading) return <Skeleton h={120} />;
  const here = (devices.data?.items ?? []).filter(({ hostId }) => bare(hostId) === bare(props.hostId));
  const choices: Choice[] = [
    ...here.map((one) => ({
      id: one.lineItemId,
      product: one.product.name,
      activationId: one.activationId,
      hint: t('has', { count: one.copies }),
    })),
    ...lines.items
      .filter(({ id, actions }) => actions.activate === null && !here.some(({ lineItemId }) => lineItemId === id))
      .map((line) => ({
        id: line.id,
        product: line.product.name,
        activationId: line.activationId,
        hint: `${t('available', { count: line.available })}${line.mine ? '' : ` · ${line.holder.name ?? ''}`}`,
      })),
  ];
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('line')}
        value={props.value}
        error={props.missing && t('wrongLine')}
        onChange={props.onChoose}
      >
        <Stack gap={6} mt={6}>
          {(lines.hasMore || q !== '') && <SearchInput value={q} onSearch={setQ} label={t('search')} />}
          {choices.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('noLine')}
            </Text>
          )}
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              value={choice.id}
              label={choice.product}
              description={
                <>
                  {choice.hint}
                  <br />
                  <span className="tl-mono" style={{ overflowWrap: 'anywhere' }}>
                    {choice.activationId}
                  </span>
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      {lines.hasMore && <ListFoot pages={lines} />}
    </Stack>
  );
}

// As rules compare host IDs of any scheme; the portal decides.
function bare(hostId: string): string {
  return hostId.replace(/[\s:.-]/gu, '').toUpperCase();
}
