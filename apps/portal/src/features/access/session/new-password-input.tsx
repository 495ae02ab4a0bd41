import { Text } from '@mantine/core';
import type { Problem } from '@tierline/contract';
import { passwordLength } from '@tierline/domain';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../../ui/text-field.tsx';

/** The problems that are shown at the field of the new password. */
export const aboutNewPassword: ReadonlySet<string> = new Set([
  'password-too-short',
  'password-too-long',
  'password-unchanged',
  'password-guessable',
]);

/** The field of a new password, with the length shown while typing. `missing`: it was sent empty. */
export function NewPasswordInput(props: {
  value: string;
  onChange: (password: string) => void;
  problem: Problem | null;
  missing?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const error = props.missing
    ? t('ui.required')
    : props.problem !== null && aboutNewPassword.has(props.problem.code) && props.problem.document?.detail;
  return (
    <div>
      <PasswordField
        label={t('session.password.new')}
        description={t('session.password.hint', passwordLength)}
        name="password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        maxLength={1000}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={error}
        autoFocus={props.autoFocus ?? false}
        visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show'), tabIndex: 0 }}
      />
      {!error && <LengthHint typed={props.value} />}
    </div>
  );
}

/** How many characters are missing, read out politely. */
function LengthHint(props: { typed: string }) {
  const { t } = useTranslation();
  const missing = passwordLength.minimum - [...props.typed].length;
  return (
    <Text
      size="xs"
      mt={6}
      mih={18}
      c="dimmed"
      aria-live="polite"
      className="tl-number"
      style={{ display: 'flex', alignItems: 'center', gap: 5 }}
    >
      {props.typed !== '' &&
        (missing > 0 ? (
          t('session.password.missing', { count: missing })
        ) : (
          <>
            <Check size={13} aria-hidden="true" />
            {t('session.password.enough')}
          </>
        ))}
    </Text>
  );
}
