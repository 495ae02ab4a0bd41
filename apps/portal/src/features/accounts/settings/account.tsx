import { Badge, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { AsOf, ErrorState } from '../../../ui/states.tsx';
import { AccountStateBadge } from '../account/account-parts.tsx';
import { Particulars } from '../account/particulars.tsx';
import { SettingsNav } from './settings-nav.tsx';

/**
 * The settings of the reader's own account (A2, A3): its Masters change them, everybody else reads them with the
 * reason.
 */
export function AccountSettingsPage() {
  const { t } = useTranslation();
  const { tierName } = useProgramme();
  const read = useRead('readAccount', { id: useMe().account.id });
  const account = read.data;
  return (
    <Page title={t('settings.title')} narrow>
      <SettingsNav />
      <AsOf problem={account ? read.error : null} readAt={read.dataUpdatedAt} />
      {!account && read.error && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {!account && !read.error && (
        <Stack gap="md" aria-busy="true">
          <Skeleton h={64} />
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} h={20} />
          ))}
        </Stack>
      )}
      {account && (
        <Paper withBorder p="lg" component="section" aria-label={account.name}>
          <Title order={2} mb={6}>
            {account.name}
          </Title>
          <Group gap={8}>
            <Badge variant="light" color="gray" tt="none" fw={550}>
              {tierName(account.tier)}
            </Badge>
            <Group gap={2} wrap="nowrap">
              <span className="tl-mono">{account.identifier}</span>
              <CopyButton value={account.identifier} what={t('account.identifier')} />
            </Group>
            <AccountStateBadge account={account} />
          </Group>
          <Text size="sm" c="dimmed" mt="sm">
            {t('settings.accountHint')}
          </Text>
          <Particulars account={account} />
          {account.actions.edit && (
            <Text size="sm" c="dimmed">
              {account.actions.edit.detail}
            </Text>
          )}
        </Paper>
      )}
    </Page>
  );
}
