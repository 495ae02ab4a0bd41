import { shownEmail } from '@tierline/domain';
import { Button } from '@mantine/core';
import type { LineMail } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { Reason } from '../../../ui/reason.tsx';
import { wordProblem } from '../../../ui/states.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';

/** *Send again* beside a mail about a line (E8). Mails sent by an event have none. */
export function AgainButton({ lineItemId, mail }: { lineItemId: string; mail: LineMail }) {
  const { t } = useTranslation();
  const again = useWrite('sendLineMailAgain');
  const { recipient } = mail;
  if (mail.again?.code === 'mail-of-an-event') return null;
  const send = () =>
    again.mutate(
      { id: lineItemId, mailId: mail.id },
      {
        onSuccess: () => toastDone({ text: t('entitlement.mail.sentAgain', { recipient: shownEmail(recipient) }) }),
        onError: (problem) => toastFailed({ text: wordProblem(problem, t('ui.noAnswer')) }),
      },
    );
  return (
    <Reason reason={mail.again}>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={again.isPending}
        aria-label={t('entitlement.mail.againTo', { recipient: shownEmail(recipient) })}
        onClick={send}
      >
        {t('entitlement.mail.again')}
      </Button>
    </Reason>
  );
}
