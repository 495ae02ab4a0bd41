import type { Reply } from '@tierline/contract';
import { shownEmail } from '@tierline/domain';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { MailFrame } from '../../../ui/mail-frame.tsx';
import { MailState } from '../../../ui/mail-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import classes from './mailbox.module.css';

/** One mail of the demo's mailbox, as its recipient would see it. */
export function MailPanel() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { mailId = '' } = useParams();
  const read = useRead('readMail', { id: mailId });
  return (
    <Panel title={read.data?.subject ?? t('mail.one')} wide onClose={() => void navigate(path(`/mailbox${search}`))}>
      {read.data ? (
        <Mail key={read.data.id} mail={read.data} />
      ) : read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Stack gap="md" pt="md" aria-busy="true">
          <Skeleton h={64} />
          <Skeleton h={420} />
        </Stack>
      )}
    </Panel>
  );
}

function Mail({ mail }: { mail: Reply<'readMail'> }) {
  const { t } = useTranslation();
  const [view, setView] = useState('html');
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('mail.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{t('mail.recipient')}</dt>
        <dd>{shownEmail(mail.recipient)}</dd>
        <dt>{t('mail.time')}</dt>
        <dd>
          <InstantText at={mail.createdAt} />
        </dd>
        <dt>{t('mail.state')}</dt>
        <dd>
          <MailState mail={{ state: mail.state, at: mail.createdAt, response: '' }} />
        </dd>
      </dl>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('mail.views')}
        value={view}
        onChange={setView}
        data={[
          { value: 'html', label: t('mail.asHtml') },
          { value: 'text', label: t('mail.asText') },
        ]}
      />
      {view === 'html' ? (
        <MailFrame className={classes.mail ?? ''} subject={mail.subject} html={mail.html} />
      ) : (
        <pre className={classes.text}>{mail.text}</pre>
      )}
    </>
  );
}
