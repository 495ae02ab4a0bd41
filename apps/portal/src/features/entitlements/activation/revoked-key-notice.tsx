import { Alert, Button, Group, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';

/** Says how many of the reader's devices need another file, as the key that signed theirs was revoked (E10). */
export function RevokedKeyNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('activation');
  const count = useRead('listActivations', { keyRevoked: 'true', limit: '1' }).data?.count.value ?? 0;
  if (count === 0) return null;
  return (
    <Alert color="yellow" mb="sm" icon={<KeyRound size={18} aria-hidden="true" />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 260px' }}>
          {t('revoked.text', { count })}
        </Text>
        <Button size="xs" variant="default" onClick={onShow}>
          {t('revoked.show')}
        </Button>
      </Group>
    </Alert>
  );
}
