import { Button, Group } from '@mantine/core';
import type { Request, Send } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api.ts';
import { FormError } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toastDone } from '../../ui/toast.tsx';

type RequestLine = Request['lines'][number];
type Decision = Send<'answerRequest'>['decision'];

const decisions = { askBack: 'asked-back', decline: 'declined', reply: 'replied' } as const;

/** An answer that needs words: a question, why it is declined, or the answer to a question. */
export function InWords(props: {
  request: Request;
  line: RequestLine;
  what: keyof typeof decisions;
  onDone: () => void;
}) {
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

/** Sends an answer about a line, and says what it did. */
export function useAnswer(request: Request, line: RequestLine) {
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
