import { Skeleton, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../../api.ts';
import { AgainButton } from '../line-mail/again-button.tsx';
import { MailState } from '../../../ui/mail-state.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import classes from './line-lists.module.css';

const kinds = [
  'entitlement-issued',
  'line-details',
  'lines-handed-on',
  'copies-returned',
  'copies-recalled',
  'recall-asked',
  'recall-declined',
  'lines-held',
  'lines-released',
] as const;

/** The mails sent about a line, each with its state and the mail server's words where it failed. */
export function LineMails(props: { lineItemId: string }) {
  const { t } = useTranslation();
  const mails = usePages('listLineMails', { id: props.lineItemId });
  const { retry } = mails;
  const underWay = mails.items.some((mail) => mail.state === 'waiting');
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(retry, 4000);
    return () => clearInterval(timer);
  }, [underWay, retry]);
  if (mails.problem && mails.count === null) return <ErrorState problem={mails.problem} onRetry={mails.retry} />;
  if (mails.pending) return <Skeleton h={48} />;
  if (mails.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('entitlement.panel.noMails')}
      </Text>
    );
  return (
    <ul className={classes.list}>
      {mails.items.map((mail) => (
        <li key={mail.id} className={classes.row}>
          <span className={classes.main}>
            <span>{mail.recipient}</span>
            <small>
              {t(`entitlement.mailKinds.${kinds.find((kind) => kind === mail.kind) ?? 'other'}`)} ·{' '}
              <InstantText at={mail.createdAt} />
            </small>
            {mail.state !== 'accepted' && mail.response !== '' && (
              <small className={classes.words}>{mail.response}</small>
            )}
          </span>
          <span className={classes.state}>
            <MailState mail={mail} />
            <AgainButton lineItemId={props.lineItemId} mail={mail} />
          </span>
        </li>
      ))}
    </ul>
  );
}
