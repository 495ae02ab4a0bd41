import { Alert, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FileReply, Problem, Reply, Send } from '@tierline/contract';
import { CircleCheck, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Page } from '../../../ui/page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { MailFilesButton } from '../activation/mail-files-button.tsx';

/** What came of a batch: its archive, to save again or to mail to the own address (E14). */
export function BatchDone({ sent, answer }: { sent: Send<'activateBatch'>; answer: FileReply }) {
  const { t } = useTranslation('batch');
  const { path } = useProgramme();
  // The devices have their copies now, so that each is known by its activation.
  const made = useQuery<Reply<'previewBatch'>, Problem>({
    queryKey: ['previewBatch', sent.rows, 'made'],
    queryFn: ({ signal }) => ask('previewBatch', { rows: sent.rows }, { signal }),
  });
  const ids = [...new Set(made.data?.rows.flatMap(({ id }) => id ?? []) ?? [])];
  return (
    <Page title={t('title')} narrow>
      <Stack gap="md">
        <Alert role="status" variant="light" color="green" icon={<CircleCheck size={18} />}>
          {t('done', { count: sent.rows.length, file: answer.fileName })}
        </Alert>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Download size={14} aria-hidden="true" />}
            onClick={() => saveFile(answer)}
          >
            {t('again')}
          </Button>
          <MailFilesButton ids={ids} />
          <Button component={Link} to={path('/activations')}>
            {t('toList')}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}
