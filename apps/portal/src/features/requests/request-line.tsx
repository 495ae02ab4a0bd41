import { Anchor, Button, Group, Text } from '@mantine/core';
import type { Request, Send } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { Reason } from '../../ui/reason.tsx';
import { FormError } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { DayText } from '../../ui/when.tsx';
import { ActivationId } from '../entitlements/line/line-parts.tsx';
import { useRequestDialogs } from './request-host.tsx';
import { RequestState } from './request-parts.tsx';
import classes from './request.module.css';

type RequestLine = Request['lines'][number];
type Decision = Send<'answerRequest'>['decision'];

/** A line of a request: what is open of it, what came of it, and what the reader can do with it (E12). */
export function RequestLineParts({ request, line }: { request: Request; line: RequestLine }) {
  const { t } = useTranslation('request');
  return (
    <div className={classes.line} role="group" aria-label={line.product.name}>
      <div className={classes.head}>
        <Text size="sm" fw={550}>
          {line.product.name}
        </Text>
        <RequestState state={line.state} />
      </div>
      <Text size="xs" c="dimmed">
        {t('fulfilledOf', { fulfilled: line.fulfilled, copies: line.copies })}
        {line.stock !== null && line.open > 0 && ` · ${t('stock', { count: line.stock })}`}
        {line.wantedOn !== null && (
          <>
            {' · '}
            {t('wanted')} <DayText day={line.wantedOn} />
          </>
        )}
      </Text>
      <Words line={line} />
      <Links line={line} />
      {line.open > 0 &&
        (request.mine ? <Own request={request} line={line} /> : <Received request={request} line={line} />)}
    </div>
  );
}

function Words({ line }: { line: RequestLine }) {
  const { t } = useTranslation('request');
  const words = [
    line.question !== '' && t('question', { text: line.question }),
    line.answer !== '' && t('answer', { text: line.answer }),
    line.reason !== '' && t('reason', { text: line.reason }),
    line.wish && t('wish'),
  ].filter((text) => text !== false);
  return words.map((text) => (
    <Text key={text} size="sm" className={classes.text}>
      {text}
    </Text>
  ));
}

/** Where its copies are: line items that came of it, and requests that it is linked to. */
function Links({ line }: { line: RequestLine }) {
  const { t } = useTranslation('request');
  const { path } = useProgramme();
  const { waiting = 0, ready = 0 } = line.forwarded ?? {};
  return (
    <>
      {waiting > 0 && <Text size="sm">{t('waiting', { count: waiting })}</Text>}
      {ready > 0 && (
        <Text size="sm" fw={550}>
          {t('ready', { count: ready })}
        </Text>
      )}
      {line.above.map(({ requestId, number, to, copies }) => (
        <Anchor key={requestId} component={Link} size="xs" to={path(`/requests/${requestId}`)}>
          {t('forwardedTo', { copies, account: to.name ?? '', number })}
        </Anchor>
      ))}
      {line.below.map(({ requestId, number, account, copies }) => (
        <Anchor key={requestId} component={Link} size="xs" to={path(`/requests/${requestId}`)}>
          {t('isFor', { copies, account: account.name ?? '', number })}
        </Anchor>
      ))}
      {line.fulfilments.map((made) => (
        <Text key={made.lineItemId} size="xs" c="dimmed">
          {t('made', { copies: made.copies })}{' '}
          <Anchor component={Link} inherit to={path(`/entitlements/${made.lineItemId}`)}>
            <ActivationId id={made.activationId} />
          </Anchor>{' '}
          {made.expiresOn === null ? t('perpetual') : <DayText day={made.expiresOn} />}
        </Text>
      ))}
    </>
  );
}

/** What its receiver can do; each disabled with its reason where it is not possible. */
function Received({ request, line }: { request: Request; line: RequestLine }) {
  const { t } = useTranslation('request');
  const { ask, fulfil } = useRequestDialogs();
  const [asking, setAsking] = useState<'askBack' | 'decline' | null>(null);
  const { actions, product } = line;
  const ready = line.forwarded?.ready ?? 0;
  const open = line.open - (line.forwarded?.waiting ?? 0);
  const forward = () => ask({ rows: [{ product, copies: Math.max(1, open), forwards: { line, request } }] });
  return (
    <>
      <Group gap="xs">
        <Reason reason={actions.fulfil}>
          <Button
            size="xs"
            aria-label={
              ready > 0
                ? `${t('fulfil.confirm', { count: ready })}: ${product.name}`
                : t('fulfil.of', { product: product.name })
            }
            onClick={() => fulfil(request, [line])}
          >
            {ready > 0 ? t('fulfil.confirm', { count: ready }) : t('fulfil.action')}
          </Button>
        </Reason>
        {actions.forward?.code !== 'nobody-above' && (
          <Reason reason={actions.forward}>
            <Button
              size="xs"
              variant="default"
              aria-label={t('forward.of', { product: product.name })}
              onClick={forward}
            >
              {t('forward.action')}
            </Button>
          </Reason>
        )}
        {line.wish && <Settle request={request} line={line} />}
        <Reason reason={actions.askBack}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('askBack.of', { product: product.name })}
            onClick={() => setAsking('askBack')}
          >
            {t('askBack.action')}
          </Button>
        </Reason>
        <Reason reason={actions.decline}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('decline.of', { product: product.name })}
            onClick={() => setAsking('decline')}
          >
            {t('decline.action')}
          </Button>
        </Reason>
      </Group>
      {asking !== null && (
        <InWords key={asking} request={request} line={line} what={asking} onDone={() => setAsking(null)} />
      )}
    </>
  );
}

/** What the account that asked can do: answer a question, cancel what is still open. */
function Own({ request, line }: { request: Request; line: RequestLine }) {
  const { t } = useTranslation('request');
  const { answer, send } = useAnswer(request, line);
  const cancelled = t(line.state === 'forwarded' ? 'cancel.asked' : 'cancel.done');
  return (
    <>
      {line.actions.reply === null && <InWords request={request} line={line} what="reply" onDone={() => null} />}
      <FormError problem={answer.error} />
      <Group gap="xs">
        <Reason reason={line.actions.cancel}>
          <Button
            size="xs"
            variant="default"
            loading={answer.isPending}
            aria-label={t('cancel.of', { product: line.product.name })}
            onClick={() => send('cancelled', '', cancelled)}
          >
            {t('cancel.action')}
          </Button>
        </Reason>
      </Group>
    </>
  );
}

/** Settles the requester's wish to cancel copies that are already forwarded. */
function Settle({ request, line }: { request: Request; line: RequestLine }) {
  const { t } = useTranslation('request');
  const { answer, send } = useAnswer(request, line);
  const product = line.product.name;
  return (
    <Reason reason={line.actions.settle}>
      <Button.Group>
        <Button
          size="xs"
          variant="default"
          loading={answer.isPending}
          aria-label={t('settle.grantOf', { product })}
          onClick={() => send('wish-granted', '', t('settle.granted'))}
        >
          {t('settle.grant')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={answer.isPending}
          aria-label={t('settle.refuseOf', { product })}
          onClick={() => send('wish-refused', '', t('settle.refused'))}
        >
          {t('settle.refuse')}
        </Button>
      </Button.Group>
    </Reason>
  );
}

const decisions = { askBack: 'asked-back', decline: 'declined', reply: 'replied' } as const;

/** An answer that needs words: a question, why it is declined, or the answer to a question. */
function InWords(props: { request: Request; line: RequestLine; what: keyof typeof decisions; onDone: () => void }) {
  const { t } = useTranslation('request');
  const { t: common } = useTranslation();
  const { request, line, what, onDone } = props;
  const { answer, send } = useAnswer(request, line);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (text.trim() !== '' && !answer.isPending) send(decisions[what], text, t(`${what}.done`), onDone);
  };
  return (
    <>
      <TextArea
        size="sm"
        autoFocus={what !== 'reply'}
        label={t(`${what}.label`)}
        value={text}
        maxLength={1000}
        autosize
        minRows={1}
        maxRows={6}
        error={tried && text.trim() === '' && common('ui.required')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError problem={answer.error} />
      <Group gap="xs">
        <Button size="xs" loading={answer.isPending} onClick={submit}>
          {t(`${what}.send`)}
        </Button>
        {what !== 'reply' && (
          <Button size="xs" variant="subtle" onClick={onDone}>
            {common('ui.cancel')}
          </Button>
        )}
      </Group>
    </>
  );
}

function useAnswer(request: Request, line: RequestLine) {
  const answer = useWrite('answerRequest');
  const send = (decision: Decision, text: string, done: string, after?: () => void) =>
    answer.mutate(
      { id: request.id, requestLineIds: [line.id], decision, text },
      {
        onSuccess: () => toastDone({ text: done }),
        ...(after && { ifOpen: after }),
      },
    );
  return { answer, send };
}
