import type { Reply } from '@tierline/contract';
import { shownEmail } from '@tierline/domain';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { MailFrame } from '../../../ui/mail-frame.tsx';
import { MailState } from '../../../ui/mail-state.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { InstantText } from '../../../ui/when.tsx';
import classes from './mailbox.module.css';

/** One mail of the demo's mailbox, as its recipient would see it. */
export function MailPanel() {
  const { t } = useTranslation();
  const { mailId = '' } = useParams();
  const read = useRead('readMail', { id: mailId });
  const mail = read.data;
  return (
    <RecordPanel read={read} title={mail?.subject ?? t('mail.one')} wide list="/mailbox" waiting={[64, 420]}>
      {mail && <Mail key={mail.id} mail={mail} />}
    </RecordPanel>
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
