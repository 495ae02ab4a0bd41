import { shownEmail } from '@tierline/domain';
import { Badge, Group, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { RowLink } from '../../../ui/row-link.tsx';
import classes from './columns.module.css';
import { ResendButton, StateOfAccess } from './mail-of-user.tsx';
import { personName, UserStateBadge, waits } from './user-parts.tsx';

/** The columns of the list of the reader's own people. */
export function useUserColumns(to: (user: User) => string): readonly Column<User>[] {
  const { t, i18n } = useTranslation();
  const { roleName } = useProgramme();
  const { user: me, account } = useMe();
  const mine = me.id;
  // Where people have licences, most only have these (O4).
  const licences = useHasSeats()(account.tier);
  return useMemo(
    (): readonly Column<User>[] =>
      columnsOf([
        {
          id: 'name',
          header: t('user.name'),
          card: 'title',
          sort: { up: 'name', down: '-name' },
          cell: (user) => {
            const name = personName(user);
            return (
              <RowLink
                id={user.id}
                to={to(user)}
                title={user.id === mine ? `${name} (${t('user.you')})` : name}
                below={name === shownEmail(user.email) ? '' : shownEmail(user.email)}
              />
            );
          },
        },
        licences && {
          id: 'licences',
          header: t('user.licences'),
          cell: (user) => <Licences names={user.full?.licences ?? []} />,
        },
        {
          id: 'role',
          header: t('user.role'),
          width: '170px',
          cell: (user) =>
            user.full && user.maySignIn ? (
              roleName(user.full.role)
            ) : (
              <Text span inherit c="dimmed">
                {t('ui.none')}
              </Text>
            ),
        },
        {
          id: 'status',
          header: t('user.status'),
          card: 'corner',
          width: '180px',
          cell: (user) => <UserStateBadge user={user} />,
        },
        {
          id: 'lastSignIn',
          header: t('user.lastSignIn'),
          width: '150px',
          from: 720,
          sort: { up: 'lastSignIn', down: '-lastSignIn', first: 'down' },
          cell: (user) =>
            user.full?.lastSignInAt ? (
              <InstantText at={user.full.lastSignInAt} only="date" />
            ) : (
              <Text span inherit c="dimmed">
                {t('user.neverSignedIn')}
              </Text>
            ),
        },
        {
          id: 'mail',
          header: t('user.mailShort'),
          width: '220px',
          from: 900,
          cell: (user) =>
            waits(user) ? (
              <Group gap={6} className={classes.mail}>
                <StateOfAccess user={user} />
                <ResendButton user={user} />
              </Group>
            ) : (
              <Text span inherit c="dimmed">
                {t('ui.none')}
              </Text>
            ),
        },
      ]),
    // `roleName` is a new function at each render; it changes with the language alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language, mine, licences, to],
  );
}

const columnsOf = (columns: readonly (Column<User> | false)[]) => columns.filter((column) => column !== false);

/** The products of which somebody has a licence. */
function Licences({ names }: { names: readonly string[] }) {
  const { t } = useTranslation();
  if (names.length === 0)
    return (
      <Text span inherit c="dimmed">
        {t('ui.none')}
      </Text>
    );
  return (
    <Group gap={4}>
      {names.map((name) => (
        <Badge key={name} variant="light" color="gray" tt="none" fw={550}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}
