import { Button } from '@mantine/core';
import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';

/** Mails licence files to the reader's own address, several as one archive (E14). */
export function MailFilesButton(props: { ids: readonly string[]; of?: string; size?: 'xs' | 'sm' }) {
  const { t } = useTranslation();
  const mail = useWrite('mailLicenceFiles');
  const send = () =>
    mail.mutate(
      { ids: [...props.ids] },
      {
        onSuccess: ({ files, recipient }) =>
          toastDone({ text: t('ui.mailToMe.done', { count: files, email: recipient }) }),
        onError: (problem) => toastFailed({ text: problem.document?.detail ?? t('ui.mailToMe.failed') }),
      },
    );
  return (
    <Button
      size={props.size ?? 'sm'}
      variant="default"
      leftSection={<Mail size={14} aria-hidden="true" />}
      loading={mail.isPending}
      disabled={props.ids.length === 0}
      {...(props.of !== undefined && { 'aria-label': `${t('ui.mailToMe.label')}: ${props.of}` })}
      onClick={send}
    >
      {t('ui.mailToMe.label')}
    </Button>
  );
}
