import { Alert, Anchor, Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { maxBatch } from '@tierline/domain';
import type { FileReply, Send } from '@tierline/contract';
import { Cpu, FileUp } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { localeOf } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { FormError } from '../../../ui/states.tsx';
import { BatchDone } from './batch-done.tsx';
import { BatchRows } from './batch-rows.tsx';
import { useBatch } from './use-batch.ts';

/** Activates many devices at once (E14): files of requests or a CSV file in, a ZIP archive of licence files out. */
export function ActivationBatchPage() {
  const { t, i18n } = useTranslation('batch');
  const [lineId, setLineId] = useQueryState('line', parseAsString);
  const batch = useBatch(lineId);
  const activate = useWrite('activateBatch');
  const [done, setDone] = useState<{ sent: Send<'activateBatch'>; answer: FileReply } | null>(null);
  const { ready, rows } = batch;
  const listed = (columns: readonly string[]) =>
    new Intl.ListFormat(localeOf(i18n.language)).format(columns.map((column) => t('column', { column })));
  const submit = () => {
    if (ready === null || activate.isPending) return;
    activate.mutate(ready, {
      ifOpen: (answer) => setDone({ sent: ready, answer }),
      onSuccess: saveFile,
    });
  };
  if (done) return <BatchDone {...done} />;
  return (
    <Page title={t('title')} narrow>
      <Stack gap="md">
        <Text size="sm">{t('hint', { count: maxBatch })}</Text>
        <LineSelect value={lineId} onChange={(next) => void setLineId(next)} />
        <div>
          <FileButton
            multiple
            accept=".csv,.txt,.req,text/csv,text/plain,.zip"
            onChange={(files) => void batch.read(files)}
          >
            {(button) => (
              <Button {...button} variant="default" leftSection={<FileUp size={14} aria-hidden="true" />}>
                {t(rows.length === 0 ? 'choose' : 'chooseOther')}
              </Button>
            )}
          </FileButton>
        </div>
        {batch.unread.map(({ name, why }) => (
          <Alert key={name} role="alert" variant="light" color="orange" style={{ overflowWrap: 'anywhere' }}>
            {t(`unread.${why}`, { name })}
          </Alert>
        ))}
        {batch.notRead.map(({ name, columns }) => (
          <Alert key={name} role="alert" variant="light" color="yellow" style={{ overflowWrap: 'anywhere' }}>
            {t('notRead', { name, count: columns.length, columns: listed(columns) })}
          </Alert>
        ))}
        {batch.tooMany && (
          <Alert role="alert" variant="light" color="orange">
            {t('tooMany', { count: rows.length, maximum: maxBatch })}
          </Alert>
        )}
        {rows.length > 0 && !batch.tooMany && <BatchRows batch={batch} />}
        <FormError problem={activate.error ?? batch.problem} />
        {rows.length > 0 && (
          <Group gap="xs" justify="flex-end">
            <Anchor component="button" type="button" size="sm" onClick={batch.clear}>
              {t('clear')}
            </Anchor>
            <Button
              loading={activate.isPending}
              disabled={ready === null}
              leftSection={<Cpu size={14} aria-hidden="true" />}
              onClick={submit}
            >
              {t('submit', { count: rows.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Page>
  );
}

/** The line of devices whose files name none. */
function LineSelect(props: { value: string | null; onChange: (lineId: string | null) => void }) {
  const { t } = useTranslation('batch');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const chosen = useRead('readLineItem', { id: props.value ?? '' }, { enabled: props.value !== null });
  const label = (line: { product: { name: string }; activationId: string; available: number }) =>
    t('lineOption', { product: line.product.name, id: line.activationId, count: line.available });
  const shown = chosen.data && label(chosen.data);
  const found = useRead(
    'listLineItems',
    { view: 'all', state: 'active', limit: '50', ...(q !== '' && q !== shown && { q }) },
    { keep: true },
  );
  const lines = new Map(
    [...(chosen.data ? [chosen.data] : []), ...(found.data?.items ?? [])]
      .filter(({ id, actions }) => id === props.value || actions.activate === null)
      .map((line) => [line.id, label(line)]),
  );
  return (
    <Select
      label={t('line')}
      description={t('lineHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('lineNone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('lineClear') }}
      data={[...lines].map(([value, text]) => ({ value, label: text }))}
      filter={({ options }) => options}
      value={props.value}
      onChange={props.onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={t('lineNothing')}
    />
  );
}
