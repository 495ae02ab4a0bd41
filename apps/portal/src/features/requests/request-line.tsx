import { Anchor, Button, Group, Text } from '@mantine/core';
import type { Request } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../programme.tsx';
import { Reason } from '../../ui/reason.tsx';
import { FormError } from '../../ui/states.tsx';
import { DayText } from '../../ui/when.tsx';
import { ActivationId } from '../entitlements/line/line-parts.tsx';
import { InWords, useAnswer } from './answer.tsx';
import { useRequestDialogs } from './request-host.tsx';
import { Renews, RequestState } from './request-parts.tsx';
import classes from './request.module.css';

type RequestLine = Request['lines'][number];

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
      {line.renews && <Renews renews={line.renews} />}
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
        <Text key={made.lineItemId ?? made.orderId} size="xs" c="dimmed">
          {t(`made.${line.product.delivers}`, { copies: made.copies })}{' '}
          {made.lineItemId !== null && made.activationId !== null ? (
            <Anchor component={Link} inherit to={path(`/entitlements/${made.lineItemId}`)}>
              <ActivationId id={made.activationId} />
            </Anchor>
          ) : (
            <Anchor component={Link} inherit to={path(`/orders/${made.orderId}`)}>
              {t('byOrder', { number: made.orderNumber })}
            </Anchor>
          )}{' '}
          {line.product.delivers !== 'credits' &&
            (made.expiresOn === null ? t('perpetual') : <DayText day={made.expiresOn} />)}
          {made.byRule && ` · ${t('byRule')}`}
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
