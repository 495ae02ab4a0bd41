import { shownEmail } from '@tierline/domain';
import { Text } from '@mantine/core';
import type { Invitation } from '@tierline/contract';
import { MailQuestion } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { InvitationState } from './invitation-parts.tsx';

/**
 * All invitations of the reader's own account and of those that it manages, also those that were used or taken back
 * (A10).
 */
export function Invitations(props: { action: ReactElement }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { search } = useLocation();
  const { userId } = useParams();
  const pages = usePages('listInvitations', {});
  // A user who was taken back has no panel to open.
  const to = (item: Invitation) => path(item.userId === null ? `/team${search}` : `/team/${item.userId}${search}`);
  const columns = useColumns(to);
  return (
    <ListTable
      name={t('invitation.invitations')}
      columns={columns}
      pages={pages}
      open={{
        id: pages.items.find((item) => item.userId === userId)?.id ?? null,
        to,
        label: (item) => t('user.open', { name: shownEmail(item.email) }),
      }}
      empty={
        <EmptyState
          icon={<MailQuestion size={22} />}
          title={t('invitation.none')}
          hint={t('invitation.noneHint')}
          action={props.action}
        />
      }
    />
  );
}

function useColumns(to: (item: Invitation) => string): readonly Column<Invitation>[] {
  const { t, i18n } = useTranslation();
  const { roleName } = useProgramme();
  return useMemo(
    (): readonly Column<Invitation>[] => [
      {
        id: 'email',
        header: t('user.email'),
        card: 'title',
        cell: (item) =>
          item.userId === null ? (
            shownEmail(item.email)
          ) : (
            <RowLink id={item.id} to={to(item)} title={shownEmail(item.email)} below="" />
          ),
      },
      { id: 'role', header: t('user.role'), width: '140px', cell: (item) => roleName(item.role) },
      { id: 'account', header: t('invitation.account'), width: '160px', from: 1160, cell: (item) => item.account.name },
      {
        id: 'state',
        header: t('user.status'),
        width: '230px',
        card: 'corner',
        cell: (item) => <InvitationState state={item.state} title={item.response} />,
      },
      {
        id: 'sent',
        header: t('invitation.sentOn'),
        width: '130px',
        from: 720,
        cell: (item) => <InstantText at={item.sentAt} only="date" />,
      },
      {
        id: 'until',
        header: t('invitation.until'),
        width: '130px',
        from: 720,
        cell: (item) =>
          item.endedAt === null ? (
            <InstantText at={item.expiresAt} only="date" />
          ) : (
            <Text span inherit c="dimmed">
              {t('ui.none')}
            </Text>
          ),
      },
    ],
    // `roleName` and `to` are new functions at each render; they change with the language and the address alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language],
  );
}
