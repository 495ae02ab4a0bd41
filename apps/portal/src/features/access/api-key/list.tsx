import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, type Item } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ListFoot } from '../../../ui/list-foot.tsx';
import { Page } from '../../../ui/page.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { DayText, InstantText } from '../../../ui/when.tsx';
import classes from '../../../ui/record-list.module.css';
import { useIntegrationName } from '../../orders/seat/seat-words.ts';
import { SettingsNav } from '../../accounts/settings/settings-nav.tsx';
import { ReferenceLink } from './first-call.tsx';
import { NewApiKeyDialog } from './new-api-key-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

type ApiKey = Item<'listApiKeys'>;

/** The API keys of the reader's own account (X3), for its Masters; everybody else learns who can. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const { may } = useMe();
  const locked = may['keys.manage'];
  return (
    <Page title={t('settings.title')} narrow>
      <SettingsNav />
      {locked ? <EmptyState icon={<KeyRound size={22} />} title={t('apiKey.locked')} hint={locked.detail} /> : <Keys />}
    </Page>
  );
}

function Keys() {
  const { t } = useTranslation();
  const pages = usePages('listApiKeys', {});
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  // Users who may change settings may make keys, unless their account is suspended.
  const create = (
    <Reason reason={useMe().may['account.settings']}>
      <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
        {t('apiKey.create')}
      </Button>
    </Reason>
  );
  const none = !pages.pending && pages.items.length === 0;
  return (
    <>
      <Paper withBorder p="lg" component="section" aria-label={t('apiKey.title')}>
        <Group justify="space-between" align="flex-start" gap="sm" mb="md">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 300px' }}>
            {t('apiKey.hint')} <ReferenceLink />
          </Text>
          {create}
        </Group>
        {pages.problem && pages.count === null && <ErrorState problem={pages.problem} onRetry={pages.retry} />}
        {pages.pending && !pages.problem && <Skeleton h={64} radius="md" />}
        {none && (
          <EmptyState icon={<KeyRound size={22} />} title={t('apiKey.empty.title')} hint={t('apiKey.empty.hint')} />
        )}
        {pages.items.length > 0 && (
          <ul className={classes.list}>
            {pages.items.map((key) => (
              <Row key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ul>
        )}
        {pages.items.length > 0 && <ListFoot pages={pages} />}
      </Paper>
      {making && <NewApiKeyDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

const tones: Record<ApiKey['state'], Tone> = { active: 'good', expired: 'quiet', revoked: 'quiet' };

function Row({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation();
  const { roleName, tiersBelow } = useProgramme();
  const customersBelow = tiersBelow(useMe().account.tier).length > 0;
  const nameOf = useIntegrationName();
  const { name, role, controller, customer, ending, state, expiresOn, revokedAt, lastUsedAt, createdAt, createdBy } =
    apiKey;
  return (
    <li className={classes.row}>
      <KeyRound size={20} strokeWidth={1.5} aria-hidden="true" className={classes.icon} />
      <div className={classes.main}>
        <Group gap={8}>
          <Text size="sm" fw={550} span style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <StateBadge tone={tones[state]}>{t(`apiKey.states.${state}`)}</StateBadge>
        </Group>
        <dl className={classes.facts}>
          {controller === null ? (
            <div>
              <dt>{t('apiKey.role')}</dt>
              <dd>{roleName(role)}</dd>
            </div>
          ) : (
            <div>
              <dt>{t('apiKey.controller')}</dt>
              <dd>{nameOf(controller)}</dd>
            </div>
          )}
          {controller !== null && (customer !== null || customersBelow) && (
            <div>
              <dt>{t('apiKey.customer')}</dt>
              <dd>{customer?.name ?? t('apiKey.allCustomers')}</dd>
            </div>
          )}
          <div>
            <dt>{t('apiKey.ending')}</dt>
            <dd className="tl-mono">…{ending}</dd>
          </div>
          {revokedAt === null ? (
            <div>
              <dt>{t(state === 'expired' ? 'apiKey.expired' : 'apiKey.until')}</dt>
              <dd>
                <DayText day={expiresOn} />
              </dd>
            </div>
          ) : (
            <div>
              <dt>{t('apiKey.revoked')}</dt>
              <dd>
                <InstantText at={revokedAt} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('apiKey.lastUsed')}</dt>
            <dd>{lastUsedAt === null ? t('apiKey.never') : <InstantText at={lastUsedAt} />}</dd>
          </div>
          <div>
            <dt>{t('apiKey.made')}</dt>
            <dd>
              <InstantText at={createdAt} only="date" /> · {createdBy}
            </dd>
          </div>
        </dl>
      </div>
      {state === 'active' && (
        <Button size="xs" variant="default" onClick={onRevoke} aria-label={t('apiKey.revokeOf', { name })}>
          {t('apiKey.revoke')}
        </Button>
      )}
    </li>
  );
}
