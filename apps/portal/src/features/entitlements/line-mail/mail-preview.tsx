import { SegmentedControl, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Problem, Reply } from '@tierline/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api.ts';
import { MailFrame } from '../../../ui/mail-frame.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import classes from './line-mail.module.css';

/** The mail as its recipients will see it, a moment after the last change: the words that will be sent. */
export function MailPreview(props: { lineItemId: string; language: string; message: string }) {
  const { t } = useTranslation();
  const [view, setView] = useState('html');
  const [message] = useDebouncedValue(props.message, 300);
  const asked = { id: props.lineItemId, language: props.language, message };
  const read = useQuery<Reply<'previewLineMail'>, Problem>({
    queryKey: ['previewLineMail', asked],
    queryFn: ({ signal }) => ask('previewLineMail', asked, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const mail = read.data;
  if (!mail)
    return read.error ? (
      <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton h={466} radius="md" />
    );
  return (
    <div className={classes.preview} lang={mail.language}>
      <div className={classes.subject}>
        <strong>{mail.subject}</strong>
        <SegmentedControl
          size="xs"
          aria-label={t('mail.views')}
          value={view}
          onChange={setView}
          data={[
            { value: 'html', label: t('mail.asHtml') },
            { value: 'text', label: t('mail.asText') },
          ]}
        />
      </div>
      {view === 'html' ? (
        <MailFrame className={classes.frame ?? ''} subject={mail.subject} html={mail.html} />
      ) : (
        <pre className={classes.text}>{mail.text}</pre>
      )}
    </div>
  );
}
