import { Anchor, Button, FileButton, Group, Text } from '@mantine/core';
import { Download, FileUp, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { DayText, InstantText } from '../../../ui/when.tsx';
import type { SigningKey } from './page.tsx';
import classes from '../../../ui/record-list.module.css';

const tones: Record<SigningKey['state'], Tone> = { next: 'busy', current: 'good', retired: 'quiet', revoked: 'bad' };

/** A signing key with what can be done with it now. */
export function KeyRow(props: {
  signingKey: SigningKey;
  busy: boolean;
  onCertificate: (file: File) => void;
  onSwitch: () => void;
  onRevoke: () => void;
}) {
  const { t } = useTranslation();
  const { thumbprint, state, demo, root, expiresAt, request } = props.signingKey;
  return (
    <li className={classes.row}>
      <KeyRound size={20} strokeWidth={1.5} aria-hidden="true" className={classes.icon} />
      <div className={classes.main}>
        <Group gap={8}>
          <Text size="sm" span className="tl-mono" style={{ overflowWrap: 'anywhere' }}>
            {thumbprint}
          </Text>
          <StateBadge tone={tones[state]}>{t(`signingKey.states.${state}`)}</StateBadge>
          {demo && <StateBadge tone="warn">{t('signingKey.demo')}</StateBadge>}
        </Group>
        <dl className={classes.facts}>
          {expiresAt === null ? (
            state === 'next' && (
              <div>
                <dt>{t('signingKey.certificate')}</dt>
                <dd>{t('signingKey.missing')}</dd>
              </div>
            )
          ) : (
            <div>
              <dt>{t('signingKey.until')}</dt>
              <dd>
                <DayText day={expiresAt.slice(0, 10)} />
              </dd>
            </div>
          )}
          {root !== null && (
            <div>
              <dt>{t('signingKey.root')}</dt>
              <dd className="tl-mono">{root}</dd>
            </div>
          )}
          <Since signingKey={props.signingKey} />
          <ToReissue signingKey={props.signingKey} />
        </dl>
      </div>
      <Group gap="xs">
        {request !== null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Download size={14} aria-hidden="true" />}
            onClick={() => save(`request-${thumbprint.slice(0, 8)}.json`, request)}
          >
            {t('signingKey.request')}
          </Button>
        )}
        {state === 'next' && (
          <FileButton accept=".json,application/json" onChange={(file) => file && props.onCertificate(file)}>
            {(button) => (
              <Button
                {...button}
                size="xs"
                variant="default"
                loading={props.busy}
                leftSection={<FileUp size={14} aria-hidden="true" />}
              >
                {t('signingKey.upload')}
              </Button>
            )}
          </FileButton>
        )}
        {state === 'next' && root !== null && (
          <Button size="xs" loading={props.busy} onClick={props.onSwitch}>
            {t('signingKey.switch')}
          </Button>
        )}
        {state !== 'revoked' && (
          <Button
            size="xs"
            variant="default"
            onClick={props.onRevoke}
            aria-label={t('signingKey.revokeOf', { key: thumbprint.slice(0, 8) })}
          >
            {t('signingKey.revoke')}
          </Button>
        )}
      </Group>
    </li>
  );
}

// The last thing that happened to a key.
function Since({ signingKey }: { signingKey: SigningKey }) {
  const { t } = useTranslation();
  const { state, createdAt, currentAt, retiredAt, revokedAt, listed, root } = signingKey;
  const at = { next: createdAt, current: currentAt, retired: retiredAt, revoked: revokedAt }[state];
  if (at === null) return null;
  return (
    <div>
      <dt>{t(`signingKey.since.${state}`)}</dt>
      <dd>
        <InstantText at={at} />
        {state === 'revoked' && root !== null && ` · ${t(listed ? 'signingKey.listed' : 'signingKey.unlisted')}`}
      </dd>
    </div>
  );
}

// Devices whose file somebody may have forged: they need one by another key.
function ToReissue({ signingKey: { toReissue } }: { signingKey: SigningKey }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  if (toReissue === null || toReissue.leased + toReissue.wholeTerm === 0) return null;
  return (
    <div>
      <dt>{t('signingKey.reissue.title')}</dt>
      <dd>
        {(['wholeTerm', 'leased'] as const)
          .filter((kind) => toReissue[kind] > 0)
          .map((kind) => t(`signingKey.reissue.${kind}`, { count: toReissue[kind] }))
          .join(', ')}{' '}
        <Anchor component={Link} size="xs" to={path('/activations?keyRevoked=true&sort=-expires')}>
          {t('signingKey.reissue.show')}
        </Anchor>
      </dd>
    </div>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
