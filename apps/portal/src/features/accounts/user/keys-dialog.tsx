import { Checkbox, Modal, Stack, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import { permissions, reaches, type Role } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';

type Rights = { maySignIn: boolean; active: boolean; role: Role };

/** Whether a change of rights leaves API keys behind, which somebody made who could make none afterwards (X3). */
export function leavesKeys(user: User, after: Rights, changed: Partial<Rights>): boolean {
  const touched = [changed.active, changed.maySignIn, changed.role].some((right) => right !== undefined);
  const makes = after.active && after.maySignIn && reaches(after.role, permissions['keys.manage'].role);
  return touched && !makes && (user.full?.apiKeys ?? []).length > 0;
}

/** Says which API keys go on working without the person who made them, and offers to revoke them in the same step. */
export function KeysDialog(props: {
  name: string;
  apiKeys: NonNullable<User['full']>['apiKeys'];
  onClose: () => void;
  onSave: (revokeApiKeys: boolean) => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { day } = useFormat();
  const { roleName } = useProgramme();
  const may = useMe().may['keys.manage'] === null;
  const [revoke, setRevoke] = useState(false);
  const { name, apiKeys } = props;
  const needs = permissions['keys.manage'].role;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('user.keys.title', { count: apiKeys.length })}
      size={460}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('user.keys.text', { name, count: apiKeys.length })}</Text>
        <ul aria-label={t('user.keys.list')}>
          {apiKeys.map((key) => (
            <Text key={key.id} component="li" size="sm">
              {t('user.keys.one', { name: key.name, role: roleName(key.role), day: day(key.expiresOn) })}
            </Text>
          ))}
        </ul>
        {may ? (
          <Checkbox
            label={t('user.keys.revoke', { count: apiKeys.length })}
            description={t('user.keys.revokeHint', { count: apiKeys.length })}
            checked={revoke}
            onChange={(event) => setRevoke(event.currentTarget.checked)}
          />
        ) : (
          <Text size="sm">{t('user.keys.byMaster', { role: roleName(needs) })}</Text>
        )}
        <FormFoot onCancel={props.onClose} submit={t('ui.save')} onSubmit={() => props.onSave(revoke)} />
      </Stack>
    </Modal>
  );
}
