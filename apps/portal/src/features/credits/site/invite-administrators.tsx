import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { hintBelow, LanguageSelect } from '../../accounts/account/place-fields.tsx';
import { readPeople } from '../../accounts/user/read-people.ts';
import type { FullSite } from './site-panel.tsx';

/**
 * Tells people by mail that they look after a site: many addresses at once, typed or pasted. They never get access
 * (C1).
 */
export function InviteAdministratorsDialog({ site, onClose }: { site: FullSite; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('site');
  const { t: main } = useTranslation();
  const invite = useWrite('inviteSiteAdministrators');
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<string>(useMe().user.language);
  const [tried, setTried] = useState(false);
  const { people } = readPeople(text);
  const wrong = people.filter(({ good }) => !good).map(({ email }) => email);
  const lacks =
    people.length === 0
      ? t('administrators.nobody')
      : wrong.length > 0
        ? t('administrators.wrong', { words: wrong.join(', ') })
        : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (invite.isPending) return;
    setTried(true);
    if (lacks !== null) return focusFirstError(event.currentTarget);
    invite.mutate(
      { id: site.id, emails: people.map(({ email }) => email), language },
      {
        onSuccess: ({ administrators }) => {
          toastDone({ text: t('administrators.sent', { count: administrators.length }) });
        },
        ifOpen: () => {
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
      title={
        <>
          {t('administrators.title')}
          <Text size="xs" c="dimmed" fw={400} mt={3}>
            {site.name}
          </Text>
        </>
      }
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={t('administrators.paste')}
            description={t('administrators.pasteHint')}
            inputWrapperOrder={hintBelow}
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            spellCheck={false}
            value={text}
            error={tried ? lacks : null}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <LanguageSelect value={language} onChange={(next) => next !== null && setLanguage(next)} />
          <Text size="sm" c="dimmed">
            {t('administrators.hint')}
          </Text>
          <FormError problem={invite.error} />
          <FormFoot
            sticky
            onCancel={onClose}
            submit={
              people.length === 0 ? t('administrators.sendNone') : t('administrators.send', { count: people.length })
            }
            busy={invite.isPending}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
