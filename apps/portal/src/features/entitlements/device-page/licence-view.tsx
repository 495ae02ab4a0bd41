import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { CircleCheck, Download, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { MailFilesButton } from '../activation/mail-files-button.tsx';
import { saveFile } from '../activation/save-file.ts';
import type { Licence } from './kept-request.ts';
import { LicenceCodes } from './licence-codes.tsx';
import { shareable } from './share-file.ts';

/** The licence that was made: as QR codes for the device's camera, and as a file to save or share (E14). */
export function LicenceView(props: { licence: Licence; knownKeys: readonly string[]; onNext: () => void }) {
  const { t } = useTranslation('devicePage');
  const format = useFormat();
  const { licence } = props;
  const share = shareable(licence);
  return (
    <Stack gap="md">
      <Alert variant="light" color="green" icon={<CircleCheck size={18} />} role="status">
        {t('done', { count: licence.copies, host: licence.deviceName || licence.hostId })}{' '}
        {t(licence.leased ? 'untilLeased' : 'until', { until: format.instant(licence.expiresAt) })}
      </Alert>
      {licence.notRenewed !== null && (
        <Alert variant="light" color="orange" role="status">
          {t('notRenewed', { why: licence.notRenewed })}
        </Alert>
      )}
      <LicenceCodes licence={licence} knownKeys={props.knownKeys} />
      <Group gap="xs" grow>
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden="true" />}
          onClick={() => saveFile(licence.fileName, licence.text)}
        >
          {t('save')}
        </Button>
        {share && (
          <Button variant="default" leftSection={<Share2 size={14} aria-hidden="true" />} onClick={share}>
            {t('share')}
          </Button>
        )}
      </Group>
      {licence.signedIn && <MailFilesButton ids={[licence.id]} />}
      <Text size="xs" c="dimmed" className="tl-mono" style={{ overflowWrap: 'anywhere' }}>
        {licence.fileName}
      </Text>
      <Button variant="subtle" size="sm" onClick={props.onNext}>
        {t('next')}
      </Button>
    </Stack>
  );
}
