import type { Reply } from '@tierline/contract';
import { Alert, Button, FileButton, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { FileUp, KeyRound, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { SettingsNav } from '../../accounts/settings/settings-nav.tsx';
import { KeyRow } from './key-row.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import classes from '../../../ui/record-list.module.css';
import { useCertificate } from './use-certificate.tsx';

/** A signing key as the list has it. */
export type SigningKey = Reply<'listSigningKeys'>['keys'][number];

/** The keys that sign the vendor's licence files (E10), for its Masters; everybody else learns who can. */
export function SigningKeysPage() {
  const { t } = useTranslation();
  const locked = useMe().may['signing-keys.manage'];
  return (
    <Page title={t('settings.title')} narrow>
      <SettingsNav />
      {locked ? (
        <EmptyState icon={<KeyRound size={22} />} title={t('signingKey.title')} hint={locked.detail} />
      ) : (
        <Keys />
      )}
    </Page>
  );
}

function Keys() {
  const { t } = useTranslation();
  const read = useRead('listSigningKeys', {});
  const make = useWrite('makeSigningKey');
  const change = useWrite('switchSigningKey');
  const take = useWrite('takeRevokedKeys');
  const certificate = useCertificate();
  const [revoking, setRevoking] = useState<SigningKey | null>(null);
  if (read.error && !read.data) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton h={160} radius="md" />;
  const { keys } = read.data;
  const waiting = keys.some(({ state }) => state === 'next');
  const takeList = async (file: File) =>
    take.mutate({ file: await file.text() }, { onSuccess: () => toastDone({ text: t('signingKey.listDone') }) });
  return (
    <Stack gap="md">
      <Warnings keys={keys} />
      <Paper withBorder p="lg" component="section" aria-label={t('signingKey.title')}>
        <Group justify="space-between" align="flex-start" gap="sm" mb="md">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 300px' }}>
            {t('signingKey.hint')}
          </Text>
          {!waiting && (
            <Button
              leftSection={<Plus size={16} aria-hidden="true" />}
              loading={make.isPending}
              onClick={() => make.mutate({})}
            >
              {t('signingKey.make')}
            </Button>
          )}
        </Group>
        <FormError problem={make.error ?? change.error ?? certificate.problem} />
        {keys.length === 0 && (
          <EmptyState
            icon={<KeyRound size={22} />}
            title={t('signingKey.empty.title')}
            hint={t('signingKey.empty.hint')}
          />
        )}
        {keys.length > 0 && (
          <ul className={classes.list}>
            {keys.map((key) => (
              <KeyRow
                key={key.id}
                signingKey={key}
                busy={change.isPending || certificate.busy}
                onCertificate={(file) => void certificate.take(key.id, file)}
                onSwitch={() =>
                  change.mutate({ id: key.id }, { onSuccess: () => toastDone({ text: t('signingKey.switchDone') }) })
                }
                onRevoke={() => setRevoking(key)}
              />
            ))}
          </ul>
        )}
      </Paper>
      <Paper withBorder p="lg" component="section" aria-label={t('signingKey.list')}>
        <Group justify="space-between" align="flex-start" gap="sm">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 300px' }}>
            {t('signingKey.listHint')}
          </Text>
          <FileButton accept=".json,application/json" onChange={(file) => void (file && takeList(file))}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                loading={take.isPending}
                leftSection={<FileUp size={16} aria-hidden="true" />}
              >
                {t('signingKey.listUpload')}
              </Button>
            )}
          </FileButton>
        </Group>
        <FormError problem={take.error} />
      </Paper>
      {certificate.dialog}
      {revoking && (
        <RevokeKeyDialog
          signingKey={revoking}
          hasNext={keys.some(({ id, state, root }) => state === 'next' && root !== null && id !== revoking.id)}
          onClose={() => setRevoking(null)}
        />
      )}
    </Stack>
  );
}

const warningDays = 90;

// What somebody has to do something about, most urgent first.
function Warnings({ keys }: { keys: readonly SigningKey[] }) {
  const { t } = useTranslation();
  const current = keys.find(({ state }) => state === 'current');
  const unlisted = keys.filter(({ state, listed, root }) => state === 'revoked' && root !== null && !listed).length;
  const days = current?.daysLeft ?? null;
  const texts = [
    ...(current ? [] : [t('signingKey.warn.none')]),
    ...(days !== null && days < 0 ? [t('signingKey.warn.over')] : []),
    ...(days !== null && days >= 0 && days <= warningDays ? [t('signingKey.warn.ends', { count: days })] : []),
    ...(unlisted > 0 ? [t('signingKey.warn.unlisted', { count: unlisted })] : []),
    ...(current?.demo === true ? [t('signingKey.warn.demo')] : []),
  ];
  return texts.map((text) => (
    <Alert key={text} color="yellow" icon={<TriangleAlert size={18} aria-hidden="true" />}>
      {text}
    </Alert>
  ));
}
