import { Button, Stack, VisuallyHidden } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { initialPassword, keepInitialPassword } from './initial-password.ts';
import { focusFirstError } from '../../../ui/record-form.ts';
import { FormError } from '../../../ui/states.tsx';
import { aboutNewPassword, NewPasswordInput } from './new-password-input.tsx';
import { PasswordField, TextField } from '../../../ui/text-field.tsx';

const aboutCurrent = new Set(['password-wrong']);

/** The change of the user's own password, with the length shown while typing. */
export function PasswordForm(props: { email: string; first?: boolean; onChanged: (me: Me) => void }) {
  const { t } = useTranslation();
  const change = useWrite('changePassword');
  const known = props.first ? initialPassword() : '';
  const [current, setCurrent] = useState(known);
  const [password, setPassword] = useState('');
  const code = change.error?.code ?? '';
  const words = change.error?.document?.detail;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    change.mutate(
      { current, password },
      {
        onSuccess: (me) => {
          keepInitialPassword('');
          setCurrent('');
          setPassword('');
          props.onChanged(me);
        },
        onError: () => focusFirstError(element),
      },
    );
  };
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('session.signIn.show'), tabIndex: 0 } };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {/* For password managers, which store a password under a name. */}
        <VisuallyHidden>
          <TextField
            label={t('session.password.username')}
            name="username"
            autoComplete="username"
            value={props.email}
            readOnly
            tabIndex={-1}
          />
        </VisuallyHidden>
        {(known === '' || aboutCurrent.has(code)) && (
          <PasswordField
            {...toggle}
            label={props.first ? t('session.password.currentInitial') : t('session.password.current')}
            name="current"
            autoComplete="current-password"
            required
            withAsterisk={false}
            maxLength={1000}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={aboutCurrent.has(code) && words}
          />
        )}
        <NewPasswordInput
          autoFocus={known !== ''}
          value={password}
          onChange={(typed) => {
            setPassword(typed);
            change.reset();
          }}
          problem={change.error}
        />
        <FormError problem={aboutCurrent.has(code) || aboutNewPassword.has(code) ? null : change.error} />
        <Button
          type="submit"
          loading={change.isPending}
          style={{ alignSelf: props.first ? 'stretch' : 'flex-start' }}
          size={props.first ? 'md' : 'sm'}
        >
          {props.first ? t('session.password.submitFirst') : t('session.password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
