import { Select, Skeleton, Stack, Switch } from '@mantine/core';
import type { User } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { languageInWords } from '../../accounts/account/place-fields.tsx';
import { personName } from '../../accounts/user/user-parts.tsx';

/** Whether the account's contact is notified by mail, and which one. `contacts` null: no account chosen yet. */
export function IssueMail(props: {
  contacts: readonly User[] | null | undefined;
  contact: User | null;
  onChoose: (id: string | null) => void;
  on: boolean;
  onSwitch: (on: boolean) => void;
  error: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const { contacts, contact } = props;
  const nobody = Array.isArray(contacts) && contacts.length === 0;
  return (
    <Stack gap="md">
      <Switch
        label={t('issue.mail')}
        checked={props.on && !nobody}
        disabled={nobody}
        onChange={(event) => props.onSwitch(event.currentTarget.checked)}
        description={nobody ? t('issue.nobody') : undefined}
        error={contact === null ? props.error : undefined}
      />
      {props.on && contacts === undefined && <Skeleton h={76} radius="md" maw={420} />}
      {props.on && contacts && contact && (
        <Select
          label={t('issue.contact')}
          maw={420}
          allowDeselect={false}
          searchable={contacts.length > 7}
          error={props.error}
          value={contact.id}
          onChange={props.onChoose}
          data={contacts.map((user) => ({ value: user.id, label: personName(user) }))}
          description={t('issue.mailTo', {
            email: contact.email,
            language: languageInWords(contact.language, i18n.language),
          })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
      )}
    </Stack>
  );
}
