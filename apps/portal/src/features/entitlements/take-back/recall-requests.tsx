import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { RecallRequest } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountName } from '../line/line-parts.tsx';
import { TextArea } from '../../../ui/text-field.tsx';

/**
 * What waits for an answer of the reader's own account: copies that their sender asks back (E7, X7). Nothing where
 * nothing waits.
 */
export default function RecallRequests() {
  const { t } = useTranslation();
  const { items = [] } =
    useRead('listRecallRequests', { direction: 'received', state: 'open', limit: '20' }).data ?? {};
  if (items.length === 0) return null;
  return (
    <Paper component="section" withBorder radius="md" p="sm" mb="md" aria-label={t('takeBack.requests.title')}>
      <Text component="h2" size="sm" fw={600} mb={6}>
        {t('takeBack.requests.title')}
      </Text>
      <Stack gap="sm">
        {items.map((request) => (
          <Request key={request.id} request={request} linked />
        ))}
      </Stack>
    </Paper>
  );
}

/** The requests about one line, in its panel: both sides see how each stands. */
export function LineRequests(props: { items: readonly RecallRequest[] }) {
  return (
    <Stack gap="sm">
      {props.items.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </Stack>
  );
}

function Request({ request, linked }: { request: RecallRequest; linked?: boolean }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const facts = { count: request.copies, product: request.productName };
  return (
    <div>
      <Text size="sm">
        <AccountName account={request.from} />{' '}
        {t(request.mine ? 'takeBack.requests.asksYou' : 'takeBack.requests.asked', facts)}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('takeBack.requests.because', { reason: request.reason })}
      </Text>
      <Text size="xs" c="dimmed">
        <InstantText at={request.createdAt} /> ·{' '}
        {linked ? (
          <Anchor component={Link} to={path(`/entitlements/${request.lineItemId}`)}>
            <span className="tl-mono">{request.activationId}</span>
          </Anchor>
        ) : (
          t(`takeBack.requests.states.${request.state}`)
        )}
      </Text>
      {request.answer !== '' && (
        <Text size="sm" mt={2} style={{ overflowWrap: 'anywhere' }}>
          {t('takeBack.requests.answer', { answer: request.answer })}
        </Text>
      )}
      {request.state === 'open' && <Answer request={request} />}
    </div>
  );
}

/** For the holder of the copies: accept or decline, with an answer. For the account that asks them back: withdraw. */
function Answer({ request }: { request: RecallRequest }) {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useWrite('answerRecall');
  const [words, setWords] = useState<string | null>(null);
  const send = (decision: 'accepted' | 'declined' | 'withdrawn') =>
    answer.mutate(
      { id: request.id, decision, answer: words ?? '' },
      { onSuccess: () => toastDone({ text: t(`takeBack.requests.done.${decision}`, { count: request.copies }) }) },
    );
  const of = { count: request.copies, product: request.productName };
  if (!request.mine) {
    if (request.from.id !== me.account.id) return null;
    return (
      <Reason reason={request.actions.withdraw}>
        <Button size="xs" mt={6} variant="default" loading={answer.isPending} onClick={() => send('withdrawn')}>
          {t('takeBack.requests.withdraw')}
        </Button>
      </Reason>
    );
  }
  return (
    <Stack gap={6} mt={6}>
      {words !== null && (
        <TextArea
          size="xs"
          label={t('takeBack.requests.words')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autoFocus
          autosize
          minRows={1}
          maxRows={4}
          maxLength={2000}
        />
      )}
      <FormError problem={answer.error} />
      <Group gap="xs">
        <Reason reason={request.actions.accept}>
          <Button
            size="xs"
            loading={answer.isPending}
            aria-label={t('takeBack.requests.acceptOf', of)}
            onClick={() => send('accepted')}
          >
            {t('takeBack.requests.accept')}
          </Button>
        </Reason>
        <Reason reason={request.actions.decline}>
          <Button
            size="xs"
            variant="default"
            loading={answer.isPending}
            aria-label={t('takeBack.requests.declineOf', of)}
            onClick={() => send('declined')}
          >
            {t('takeBack.requests.decline')}
          </Button>
        </Reason>
        {words === null && request.actions.decline === null && (
          <Button size="xs" variant="subtle" onClick={() => setWords('')}>
            {t('takeBack.requests.addWords')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
