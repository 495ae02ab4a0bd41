import { shownEmail } from '@tierline/domain';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import type { Item } from '../../../api.ts';
import { Inbox, LogIn } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useParams } from 'react-router';
import { usePages, useRead } from '../../../api.ts';
import { Frame } from '../../../frame/frame.tsx';
import { LanguageMenu } from '../../../frame/language-menu.tsx';
import { Mark } from '../../../frame/mark.tsx';
import { SchemeMenu } from '../../../frame/scheme-menu.tsx';
import { useProgramme } from '../../../programme.tsx';
import { mayBeSignedIn } from '../../../session-gate.ts';
import { isIn, SessionProvider } from '../../../session.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { MailState } from '../../../ui/mail-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NotFound, NothingMatches } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import classes from './mailbox.module.css';

type Mail = Item<'listMails'>;

/**
 * The mails of a demo, which never leave the machine (X1). Also open without signing in, as the initial password is in
 * one of them.
 */
export function MailboxPage() {
  const known = mayBeSignedIn();
  const me = useRead('readMe', {}, { enabled: known });
  const { mailbox } = useProgramme();
  if (known && me.isPending) return <Skeleton h={54} radius={0} />;
  const content = mailbox ? <Mails /> : <NotFound />;
  if (!me.data || !isIn(me.data)) return <Outside>{content}</Outside>;
  return (
    <SessionProvider me={me.data}>
      <Frame>{content}</Frame>
    </SessionProvider>
  );
}

function Mails() {
  const { t } = useTranslation();
  const { slug } = useProgramme();
  const { search } = useLocation();
  const { mailId } = useParams();
  const [recipient, setRecipient] = useQueryState(
    'recipient',
    parseAsString.withDefault('').withOptions({ history: 'replace', shallow: false }),
  );
  const pages = usePages('listMails', recipient === '' ? {} : { recipient: recipient.trim().slice(0, 254) });
  const to = useCallback((mail: Mail) => `/${slug}/mailbox/${mail.id}${search}`, [slug, search]);
  const columns = useMailColumns(to);
  return (
    <>
      <Page title={t('mail.title')} aside={<ListCount pages={pages} />}>
        <Text size="sm" c="dimmed" mt={-8} mb="sm">
          {t('mail.hint')}
        </Text>
        <Group mb="sm" role="search" aria-label={t('mail.title')}>
          <SearchInput
            value={recipient}
            onSearch={(text) => void setRecipient(text || null)}
            label={t('mail.search')}
          />
        </Group>
        <ListTable
          name={t('mail.title')}
          columns={columns}
          pages={pages}
          open={{
            id: mailId ?? null,
            to,
            label: (mail) => t('mail.open', { subject: mail.subject, recipient: shownEmail(mail.recipient) }),
          }}
          empty={
            recipient === '' ? (
              <EmptyState icon={<Inbox size={22} />} title={t('mail.empty.title')} hint={t('mail.empty.hint')} />
            ) : (
              <NothingMatches onClear={() => void setRecipient(null)} />
            )
          }
        />
      </Page>
      <Outlet />
    </>
  );
}

function useMailColumns(to: (mail: Mail) => string): readonly Column<Mail>[] {
  const { t } = useTranslation();
  return useMemo(
    (): readonly Column<Mail>[] => [
      {
        id: 'subject',
        header: t('mail.subject'),
        card: 'title',
        cell: (mail) => <RowLink id={mail.id} to={to(mail)} title={mail.subject} />,
      },
      {
        id: 'recipient',
        header: t('mail.recipient'),
        width: '300px',
        cell: (mail) => <span className={classes.address}>{shownEmail(mail.recipient)}</span>,
      },
      {
        id: 'state',
        header: t('mail.state'),
        width: '150px',
        card: 'corner',
        from: 720,
        cell: (mail) => <MailState mail={{ state: mail.state, at: mail.createdAt, response: '' }} />,
      },
      { id: 'time', header: t('mail.time'), width: '190px', cell: (mail) => <InstantText at={mail.createdAt} /> },
    ],
    [t, to],
  );
}

/** The frame of the mailbox without a session: language and colours, and a link to the portal. */
function Outside(props: { children: ReactNode }) {
  const { t } = useTranslation();
  const { name, path } = useProgramme();
  return (
    <div className={classes.outside}>
      <header className={classes.head}>
        <Group gap={10} wrap="nowrap" miw={0}>
          <Mark />
          <Text fw={640} truncate visibleFrom="xs">
            {name}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Button
            component={Link}
            to={path('/sign-in')}
            variant="default"
            size="xs"
            leftSection={<LogIn size={14} aria-hidden="true" />}
          >
            {t('mail.toSignIn')}
          </Button>
          <LanguageMenu compact />
          <SchemeMenu />
        </Group>
      </header>
      <main>{props.children}</main>
    </div>
  );
}
