import { nameKey } from '@tierline/domain';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';

/** Where a name or identifier is taken, for vendor staff, who see all accounts: the account that has it. */
export function TakenLink({ name }: { name: string }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const found = useRead('listAccounts', { q: name.trim().slice(0, 200), direction: 'any', limit: '100' });
  const key = nameKey(name);
  const account = found.data?.items.find((one) => nameKey(one.name) === key || nameKey(one.identifier) === key);
  if (!account) return null;
  return (
    <Anchor component={Link} size="sm" to={path(`/accounts/${account.id}`)}>
      {t('account.form.openTaken', { name: account.name })}
    </Anchor>
  );
}
