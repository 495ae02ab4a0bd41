import { isVendor, shownEmail } from '@tierline/domain';
import { Group, Text } from '@mantine/core';
import { MailCheck } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, type Item } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { MailState, useMailStateWord } from '../../../ui/mail-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';

type Mail = Item<'listSentMails'>;

const states = ['failed', 'deferred', 'waiting', 'accepted', 'withdrawn'] as const;

/**
 * The mails that the reader's own company has caused, with how they got through (X1); vendor staff see all. Each leads
 * to the line or the person it is about, where it can be sent again.
 */
export function SentMailsPage() {
  const { t } = useTranslation();
  const vendor = isVendor(useMe().account);
  const [state, setState] = useQueryState(
    'state',
    parseAsStringLiteral(states).withOptions({ history: 'replace', shallow: false }),
  );
  const pages = usePages('listSentMails', state === null ? {} : { state });
  const to = useSubject();
  const columns = useMailColumns(to);
  const word = useMailStateWord();
  return (
    <Page title={t('mail.sent.title')} aside={<ListCount pages={pages} />}>
      <Text size="sm" c="dimmed" mt={-8} mb="sm">
        {t(vendor ? 'mail.sent.hintVendor' : 'mail.sent.hint')}
      </Text>
      <Group mb="sm" role="search" aria-label={t('mail.sent.title')}>
        <FilterMenu
          label={t('mail.state')}
          any={t('mail.sent.anyState')}
          value={state}
          onChoose={(next) => void setState(states.find((one) => one === next) ?? null)}
          options={states.map((one) => ({ value: one, label: word(one) }))}
        />
      </Group>
      <ListTable
        name={t('mail.sent.title')}
        columns={columns}
        pages={pages}
        open={{ id: null, to, label: (mail) => t('mail.sent.open', { subject: mail.subject }) }}
        empty={
          state === null ? (
            <EmptyState icon={<MailCheck size={22} />} title={t('mail.sent.empty')} hint={t('mail.sent.emptyHint')} />
          ) : (
            <NothingMatches onClear={() => void setState(null)} />
          )
        }
      />
    </Page>
  );
}

// Where what a mail is about is looked after: the line, or the person it is for, of the reader's own team or of another
// company.
function useSubject(): (mail: Mail) => string {
  const { slug } = useProgramme();
  const own = useMe().account.id;
  return useCallback(
    ({ lineItemId, user }: Mail) => {
      if (lineItemId !== null) return `/${slug}/entitlements/${lineItemId}`;
      if (user === null) return `/${slug}/activity`;
      return user.accountId === own
        ? `/${slug}/team/${user.id}`
        : `/${slug}/accounts/${user.accountId}/people/${user.id}`;
    },
    [slug, own],
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
        width: '270px',
        cell: (mail) => <span style={{ overflowWrap: 'anywhere' }}>{shownEmail(mail.recipient)}</span>,
      },
      {
        id: 'state',
        header: t('mail.state'),
        card: 'corner',
        width: '130px',
        cell: (mail) => <MailState mail={mail} />,
      },
      {
        id: 'answer',
        header: t('mail.sent.answer'),
        width: '220px',
        from: 900,
        cell: (mail) => (
          <Text span inherit c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {mail.response}
          </Text>
        ),
      },
      {
        id: 'sent',
        header: t('mail.sent.caused'),
        width: '170px',
        cell: (mail) => <InstantText at={mail.createdAt} />,
      },
    ],
    [t, to],
  );
}
