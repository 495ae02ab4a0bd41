import { emailKey, shownEmail } from '@tierline/domain';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { maxRecipients, type LineItem } from '@tierline/contract';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { LanguageSelect } from '../../accounts/account/place-fields.tsx';
import { personName } from '../../accounts/user/user-parts.tsx';
import { MailPreview } from './mail-preview.tsx';
import { HowMany, Recipients, type Suggestion } from './recipients.tsx';
import { useRecipients } from './use-recipients.ts';
import { TextArea } from '../../../ui/text-field.tsx';

/**
 * Mails a line's details (E8): to whom, in which language, with a personal message, and how it will look. What was
 * typed stays when it is refused.
 */
export function MailDialog(props: { line: LineItem; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('lineMail');
  const { t: said, i18n } = useTranslation();
  const { line, onClose } = props;
  const { offered } = useProgramme();
  const send = useWrite('mailLineItem');
  const to = useRecipients({
    notAnAddress: t('notAnAddress'),
    nobody: t('nobody'),
    tooMany: t('tooMany', { most: maxRecipients }),
  });
  const [language, setLanguage] = useState<string>(
    offered.find((name) => name === line.contact?.language) ??
      offered.find((name) => name === i18n.language) ??
      offered[0] ??
      'en',
  );
  const [message, setMessage] = useState('');
  const [preview, setPreview] = useState(false);
  const [told, setTold] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.isPending) return;
    const recipients = to.take();
    if (recipients === null) return input.current?.focus();
    setTold(false);
    send.mutate(
      { id: line.id, recipients, language, message },
      {
        onSuccess: ({ mails }) => {
          toastDone({ text: t('done', { count: mails.length }) });
        },
        ifOpen: () => {
          onClose();
        },
        onError: (problem) => {
          setTold(to.mark(problem, recipients));
          input.current?.focus();
        },
      },
    );
  };
  const untouched = to.chips.length === 0 && to.typed === '' && message === '';
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      closeOnClickOutside={untouched}
      closeButtonProps={{ 'aria-label': said('ui.close') }}
      title={<Title line={line} />}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Recipients to={to} suggestions={useSuggestions(line)} input={input} />
          <LanguageSelect value={language} onChange={(value) => value !== null && setLanguage(value)} maw={260} />
          <TextArea
            label={t('message')}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
          />
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              ml={-8}
              aria-expanded={preview}
              onClick={() => setPreview((was) => !was)}
              rightSection={
                preview ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />
              }
            >
              {t('preview')}
            </Button>
          </div>
          {preview && <MailPreview lineItemId={line.id} language={language} message={message} />}
          <FormError problem={told ? null : send.error} />
          <FormFoot sticky onCancel={onClose} submit={t('send')} busy={send.isPending}>
            <HowMany good={to.good} />
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Title({ line }: { line: LineItem }) {
  const { t } = useTranslation('lineMail');
  return (
    <>
      {t('title')}
      <Text size="xs" c="dimmed" fw={400} mt={3}>
        {line.product.name} · <span className="tl-mono">{line.activationId}</span>
      </Text>
    </>
  );
}

// The line's contact first, then the people who hold it, as far as they may be known.
function useSuggestions(line: LineItem): Suggestion[] {
  const people =
    useRead(
      'listUsers',
      { id: line.holder.id ?? '', contacts: 'true', limit: '20' },
      { enabled: line.holder.id !== null },
    ).data?.items ?? [];
  const all = [
    ...(line.contact === null ? [] : [line.contact]),
    ...people.map((user) => ({ email: user.email, name: personName(user) })),
  ];
  return all
    .filter(({ email }, place) => all.findIndex((one) => emailKey(one.email) === emailKey(email)) === place)
    .slice(0, 5)
    .map(({ email, name }) => ({ email, name: name === shownEmail(email) ? '' : name }));
}
