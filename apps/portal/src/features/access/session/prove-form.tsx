import { Button, Group, Stack, Text } from '@mantine/core';
import type { Problem } from '@tierline/contract';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstError } from '../../../ui/record-form.ts';
import { FormError } from '../../../ui/states.tsx';
import { CodeInput } from './code-input.tsx';
import { PasswordField } from '../../../ui/text-field.tsx';

/** What users enter to prove who they are: their password, and a code where a second factor is on. */
export type Proof = { password: string; code: string };

const atFields = new Set(['password-wrong', 'second-factor-wrong']);

/** Asks for the password, and for a code where `withCode`, before something is done that changes how one signs in. */
export function ProveForm(props: {
  hint: string;
  withCode: boolean;
  submit: string;
  red?: boolean;
  problem: Problem | null;
  pending: boolean;
  onProof: (proof: Proof) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { problem } = props;
  const wrong = (about: string) => problem?.code === about && problem.document?.detail;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem !== null && form.current) focusFirstError(form.current);
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.pending) props.onProof({ password, code });
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{props.hint}</Text>
        <PasswordField
          label={t('factor.password')}
          name="current"
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={1000}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong('password-wrong')}
          visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show'), tabIndex: 0 }}
        />
        {props.withCode && (
          <CodeInput
            label={t('factor.code')}
            description={t('factor.codeHint')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={wrong('second-factor-wrong')}
          />
        )}
        <FormError problem={problem !== null && atFields.has(problem.code) ? null : problem} />
        <Group justify="flex-end" gap="xs">
          {props.onCancel && (
            <Button variant="default" onClick={props.onCancel}>
              {t('ui.cancel')}
            </Button>
          )}
          <Button type="submit" loading={props.pending} {...(props.red && { color: 'red.9' })}>
            {props.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
