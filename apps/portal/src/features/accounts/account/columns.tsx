import { Text } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { Column } from '../../../ui/list-parts.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountStateBadge } from './account-parts.tsx';
import { RowLink } from '../../../ui/row-link.tsx';

/**
 * The columns of the list of accounts; a tier whose people do not sign in has contacts and no last sign-in, a programme
 * without entitlements no copies.
 */
export function useAccountColumns(options: {
  signsIn: boolean;
  /** Whether accounts of several tiers are among them. */
  tiers: boolean;
  to: (account: Account) => string;
}): readonly Column<Account>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { modules } = useProgramme();
  const copies = modules.includes('entitlements');
  const licences = modules.includes('orders');
  const credits = modules.includes('credits');
  const { signsIn, tiers, to } = options;
  return useMemo(() => {
    const columns: (Column<Account> | false)[] = [
      {
        id: 'name',
        header: t('account.name'),
        card: 'title',
        sort: { up: 'name', down: '-name' },
        cell: (account) => <AccountLink account={account} tier={tiers} to={to(account)} />,
      },
      copies && {
        id: 'copies',
        header: t('account.openCopies'),
        width: '140px',
        sort: { up: 'copies', down: '-copies', first: 'down' },
        cell: (account) => <span className="tl-number">{format.number(account.openCopies)}</span>,
      },
      licences && {
        id: 'licences',
        header: t('account.licencesFree'),
        width: '170px',
        sort: { up: 'licences', down: '-licences' },
        cell: (account) => account.licences && account.licences.total > 0 && <Licences {...account.licences} />,
      },
      credits && {
        id: 'balance',
        header: t('account.balance'),
        width: '150px',
        cell: (account) => account.credits && <Balance {...account.credits} />,
      },
      credits && {
        id: 'lasts',
        header: t('account.lasts'),
        width: '150px',
        cell: (account) => account.credits && <Lasts {...account.credits} />,
      },
      {
        id: 'users',
        header: t(signsIn ? 'account.users' : 'account.contacts'),
        width: '100px',
        from: 720,
        sort: { up: 'users', down: '-users', first: 'down' },
        cell: ({ users }) => users !== null && <span className="tl-number">{format.number(users)}</span>,
      },
      signsIn && {
        id: 'lastSignIn',
        header: t('account.lastSignIn'),
        width: '150px',
        from: 720,
        sort: { up: 'lastSignIn', down: '-lastSignIn', first: 'down' },
        cell: (account) =>
          account.users === null ? null : account.lastSignInAt === null ? (
            <Text span inherit c="dimmed">
              {t('account.neverSignedIn')}
            </Text>
          ) : (
            <InstantText at={account.lastSignInAt} only="date" />
          ),
      },
      {
        id: 'state',
        header: t('account.state'),
        card: 'corner',
        width: '140px',
        cell: (account) => <AccountStateBadge account={account} />,
      },
      {
        id: 'created',
        header: t('account.created'),
        width: '130px',
        from: 900,
        sort: { up: 'created', down: '-created', first: 'down' },
        cell: ({ createdAt }) => createdAt !== null && <InstantText at={createdAt} only="date" />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, format, signsIn, tiers, copies, licences, credits, to]);
}

/** An account by its name, with its tier where that is not known from the list. */
function AccountLink({ account, tier, to }: { account: Account; tier: boolean; to: string }) {
  const { tierName } = useProgramme();
  const { id, name, identifier } = account;
  return (
    <RowLink id={id} to={to} title={name} below={tier ? `${tierName(account.tier)} · ${identifier}` : identifier} />
  );
}

/** The credits on no site, and how many sites there are to give them to. */
function Balance({ balance, sites }: NonNullable<Account['credits']>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="tl-number">{format.number(balance)}</span>
      <Text size="xs" c="dimmed">
        {t('account.sites', { count: sites })}
      </Text>
    </>
  );
}

/** How long all credits last, and how many sites need some now. */
function Lasts({ lastsUntil, low }: NonNullable<Account['credits']>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {lastsUntil === null ? t('ui.none') : format.day(lastsUntil)}
      {low > 0 && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)">
          {t('account.sitesLow', { count: low })}
        </Text>
      )}
    </>
  );
}

function Licences({ total, free, endSoon, firstEndOn }: NonNullable<Account['licences']>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="tl-number">{t('account.freeOf', { free, total })}</span>
      {firstEndOn !== null && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)">
          {t('account.endSoon', { count: endSoon, day: format.day(firstEndOn) })}
        </Text>
      )}
    </>
  );
}
