import { shownEmail } from '@tierline/domain';
import { Select, Skeleton } from '@mantine/core';
import type { User } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { currentLanguage } from '../../../language.ts';

/**
 * The people of an account who can get the mail, and the one who will: the likeliest, until another is chosen
 * (`chosen`; null until then).
 */
export function useContacts(accountId: string | null) {
  const [chosen, choose] = useState<string | null>(null);
  const users = useRead(
    'listUsers',
    { id: accountId ?? '', contacts: 'true', limit: '100' },
    { enabled: accountId !== null },
  );
  const contacts = accountId === null ? undefined : users.data?.items;
  const own = contacts?.find((user) => user.id === chosen) ?? null;
  return { contacts, contact: own ?? contacts?.[0] ?? null, chosen: own, chooseContact: choose };
}

/** Which person of the target gets the mail, in which language. */
export function SplitContact(props: {
  contacts: readonly User[] | undefined;
  contact: User | null;
  onChoose: (id: string | null) => void;
  error: string | null;
}) {
  const { t } = useTranslation();
  if (props.contacts === undefined) return <Skeleton h={76} radius="md" />;
  if (props.contact === null) return null;
  const { email, language } = props.contact;
  return (
    <Select
      label={t('entitlement.split.contact')}
      allowDeselect={false}
      searchable={props.contacts.length > 7}
      error={props.error}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      data={props.contacts.map((user) => ({
        value: user.id,
        label: `${user.firstName} ${user.lastName}`.trim() || shownEmail(user.email),
      }))}
      value={props.contact.id}
      onChange={props.onChoose}
      description={t('entitlement.split.mailTo', { email: shownEmail(email), language: languageName(language) })}
    />
  );
}

/** A language as the reader calls it: "German". */
function languageName(language: string): string {
  return new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(language) ?? language;
}
