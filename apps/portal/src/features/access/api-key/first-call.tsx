import { Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';

/** Leads to the reference of the API, in a tab of its own. */
export function ReferenceLink() {
  const { t } = useTranslation();
  return (
    <Anchor href="/api/v1/docs" target="_blank" rel="noopener" inherit underline="always">
      {t('apiKey.reference')}
    </Anchor>
  );
}

/** How software sends a new key, and a first command that shows that it works. */
export function FirstCall({ secret }: { secret: string }) {
  const { t } = useTranslation();
  const { slug } = useProgramme();
  const clipboard = useClipboard({ timeout: 1500 });
  const command = [
    `curl "${window.location.origin}/api/v1/caller"`,
    `-H "Authorization: Bearer ${secret}"`,
    `-H "Tierline-Vendor: ${slug}"`,
  ].join(' \\\n  ');
  return (
    <Stack gap={6}>
      <Text size="sm">{t('apiKey.use')}</Text>
      <Code block style={wrapped}>{`Authorization: Bearer …${secret.slice(-4)}\nTierline-Vendor: ${slug}`}</Code>
      <Text size="sm" mt="xs">
        {t('apiKey.tryIt')}
      </Text>
      <Code block style={wrapped} tabIndex={0} role="region" aria-label={t('apiKey.tryIt')}>
        {command}
      </Code>
      <Text size="sm" c="dimmed">
        {t('apiKey.tryItHint')}
      </Text>
      <Group gap="md">
        <Button
          variant="default"
          size="xs"
          leftSection={clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={() => clipboard.copy(command)}
        >
          {t(clipboard.copied ? 'ui.copied' : 'apiKey.copyCommand')}
        </Button>
        <Text size="sm" span>
          <ReferenceLink />
        </Text>
      </Group>
    </Stack>
  );
}

const wrapped = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;
