import { shownEmail } from '@tierline/domain';
import { Button, SimpleGrid, Stack } from '@mantine/core';
import type { Language, Me, Reply } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { chooseLanguage } from '../../../language.ts';
import { focusFirstError, problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { FormError } from '../../../ui/states.tsx';
import { hintBelow, LanguageSelect } from '../../accounts/account/place-fields.tsx';
import { LegalDocuments } from './legal-form.tsx';
import { aboutNewPassword, NewPasswordInput } from './new-password-input.tsx';
import { TextField } from '../../../ui/text-field.tsx';

type Props = {
  token: string;
  invitation: Reply<'openInvitation'>;
  onSignedUp: (me: Me) => void;
  /**
   * The account waits for its first Master, or a document has a new version: what the invitation says is read again.
   */
  onWait: () => void;
  /** The link no longer works. */
  onDead: (why: { code: string; title: string; detail: string }) => void;
};

/**
 * The form of an invited user: their particulars, a password, and the documents to read and accept (A10). The address
 * is locked (A8).
 */
export function SignUpForm({ token, invitation, onSignedUp, onWait, onDead }: Props) {
  const { t, i18n } = useTranslation();
  const accept = useWrite('acceptInvitation');
  const form = useRecordForm({ firstName: invitation.firstName, lastName: invitation.lastName });
  const [password, setPassword] = useState('');
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { documents, email } = invitation;
  const { error } = accept;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (accept.isPending) return;
    setTried(true);
    const { firstName, lastName } = form.values;
    if (
      !form.fail(
        {
          firstName: firstName.trim() === '' && t('ui.required'),
          lastName: lastName.trim() === '' && t('ui.required'),
        },
        element,
      )
    )
      return;
    if (password === '' || documents.some(({ kind }) => !agreed.includes(kind))) return focusFirstError(element);
    const accepted = documents.map(({ kind, version }) => ({ kind, version }));
    accept.mutate(
      {
        token,
        firstName,
        lastName,
        language: i18n.language,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        password,
        ...(accepted.length > 0 && { documents: accepted }),
      },
      {
        onSuccess: onSignedUp,
        onError: (problem) => {
          if (problem.code === 'account-not-activated' || problem.code === 'acceptance-needed') return onWait();
          if (problem.document && problem.code.startsWith('invitation-'))
            return onDead({ code: problem.code, title: problem.document.title, detail: problem.document.detail });
          form.fail(problemFields(problem, {}), element);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextField
          label={t('session.signIn.email')}
          description={t('invitation.signUp.emailLocked')}
          inputWrapperOrder={hintBelow}
          name="username"
          autoComplete="username"
          value={shownEmail(email)}
          readOnly
          variant="filled"
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
          <TextField
            label={t('user.firstName')}
            autoComplete="given-name"
            maxLength={100}
            required
            withAsterisk={false}
            autoFocus={invitation.firstName === ''}
            {...form.text('firstName')}
          />
          <TextField
            label={t('user.lastName')}
            autoComplete="family-name"
            maxLength={100}
            required
            withAsterisk={false}
            {...form.text('lastName')}
          />
        </SimpleGrid>
        {/* Among those that the programme offers, which are the portal's. */}
        <LanguageSelect
          description={t('user.languageHint')}
          inputWrapperOrder={hintBelow}
          value={i18n.language}
          onChange={(language) => language !== null && void chooseLanguage(language as Language)}
        />
        <NewPasswordInput value={password} onChange={setPassword} problem={error} missing={tried && password === ''} />
        <LegalDocuments documents={documents} agreed={agreed} onAgree={setAgreed} tried={tried} />
        <FormError
          problem={error !== null && aboutNewPassword.has(error.code) ? null : unhandledProblem(error, {}, form.values)}
        />
        <Button type="submit" size="md" fullWidth loading={accept.isPending}>
          {t('invitation.signUp.submit')}
        </Button>
      </Stack>
    </form>
  );
}
