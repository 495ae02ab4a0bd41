import { Radio, Stack } from '@mantine/core';
import type { Role } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useRoleHint } from './role-hint.ts';

/**
 * The choice of a role, each explained in a line, in the order given; far enough apart for a thumb, even where a foot
 * covers half of one.
 */
export function RoleChoice(props: {
  roles: readonly Role[];
  /** The tier of the account that it is in. */
  tier: number;
  value: Role;
  onChange: (role: Role) => void;
  error?: string | null;
  disabled?: boolean;
  hint?: string | undefined;
}) {
  const { t } = useTranslation();
  const { roleName } = useProgramme();
  const hint = useRoleHint(props.tier);
  const choose = (value: string) => {
    const role = props.roles.find((name) => name === value);
    if (role !== undefined) props.onChange(role);
  };
  return (
    <Radio.Group
      label={t('user.role')}
      value={props.value}
      onChange={choose}
      error={props.error}
      description={props.hint}
    >
      <Stack gap={14} mt={8}>
        {props.roles.map((role) => (
          <Radio key={role} value={role} label={roleName(role)} description={hint(role)} disabled={props.disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
