import type { Reply } from '@tierline/contract';
import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { FormError } from '../../../ui/states.tsx';
import { CodeInput } from './code-input.tsx';
import { ProveForm } from './prove-form.tsx';
import classes from './second-factor.module.css';
import { loadPart } from '../../../load-part.ts';

const QrCodeImage = lazy(() => loadPart(() => import('../../../ui/qr-code.tsx')));

/**
 * Sets an authenticator app up: first the password (and a code, where one is on), then the picture to scan and the
 * app's first code.
 */
export function SecondFactorSetUp(props: {
  hint: string;
  on: boolean;
  onCodes: (codes: readonly string[]) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const offer = useWrite('offerSecondFactor');
  const cancel = props.onCancel && { onCancel: props.onCancel };
  if (offer.data) return <Scan offer={offer.data} onCodes={props.onCodes} onAgain={offer.reset} {...cancel} />;
  return (
    <ProveForm
      hint={props.hint}
      withCode={props.on}
      submit={t('factor.next')}
      problem={offer.error}
      pending={offer.isPending}
      {...cancel}
      onProof={({ password, code }) => offer.mutate({ password, ...(props.on && { code }) })}
    />
  );
}

function Scan(props: {
  offer: Reply<'offerSecondFactor'>;
  onCodes: (codes: readonly string[]) => void;
  onAgain: () => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const switchOn = useWrite('switchOnSecondFactor');
  const [code, setCode] = useState('');
  const { secret, uri, offer } = props.offer;
  const { error } = switchOn;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!switchOn.isPending) switchOn.mutate({ offer, code }, { onSuccess: ({ codes }) => props.onCodes(codes) });
  };
  const shown = secret.replace(/(.{4})(?=.)/gu, '$1 ');
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('factor.scan')}</Text>
        <div className={classes.qr}>
          <Suspense fallback={null}>
            <QrCodeImage value={uri} label={t('factor.qr')} />
          </Suspense>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t('factor.byHand')}
          </Text>
          <Group gap={6} wrap="nowrap" align="flex-start">
            <Text className="tl-mono" size="sm" style={{ overflowWrap: 'anywhere' }}>
              {shown}
            </Text>
            <CopyButton value={secret} what={t('factor.key')} />
          </Group>
        </div>
        <CodeInput
          label={t('factor.newCode')}
          inputMode="numeric"
          data-autofocus
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={error?.code === 'second-factor-wrong' && error.document?.detail}
        />
        <FormError problem={error?.code === 'second-factor-wrong' ? null : error} />
        <Group justify="flex-end" gap="xs">
          {props.onCancel && (
            <Button variant="default" onClick={props.onCancel}>
              {t('ui.cancel')}
            </Button>
          )}
          {error?.code === 'set-up-expired' ? (
            <Button onClick={props.onAgain}>{t('ui.retry')}</Button>
          ) : (
            <Button type="submit" loading={switchOn.isPending}>
              {t('factor.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
