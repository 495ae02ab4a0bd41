import { shownEmail } from '@tierline/domain';
import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import type { Account, User } from '@tierline/contract';
import { FileUp, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { MailOfUser, useFreshMails } from '../user/mail-of-user.tsx';
import { NewUserDialog } from '../user/new-user-dialog.tsx';
import { personName, waits } from '../user/user-parts.tsx';
import classes from './people.module.css';
import { languageName } from './place-fields.tsx';

/**
 * The people of a related account: contacts, and in accounts that the reader looks after also who has not signed in yet
 * (A4, A9).
 */
export function People({ account, signsIn }: { account: Account; signsIn: boolean }) {
  const { t } = useTranslation();
  const people = usePages('listUsers', { id: account.id, limit: '50' });
  const { path } = useProgramme();
  const [adding, setAdding] = useState(false);
  useFreshMails(people);
  const { addUser, addContact } = account.actions;
  const below = account.tier > useMe().account.tier;
  // A customer's user has more than a contact: licences.
  const licences = useHasSeats()(account.tier);
  // The next user to be added is the first who can activate it (A7); the panel's notice says so.
  const known = !people.pending && !people.hasMore && addUser === null;
  const lacksMaster = known && signsIn && !account.activated && !people.items.some(isMaster);
  // Readers who may add neither see why not even a contact.
  const reason = addUser === null ? null : addContact;
  return (
    <>
      {people.problem && people.pending && <ErrorState problem={people.problem} onRetry={people.retry} />}
      {people.pending && !people.problem && <Skeleton h={58} radius="md" />}
      {!people.pending && people.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('account.panel.noPeople')}
        </Text>
      )}
      {people.items.length > 0 && (
        <ul className={classes.list}>
          {people.items.map((user) => (
            <Person key={user.id} user={user} licences={licences} />
          ))}
        </ul>
      )}
      {people.hasMore && (
        <Button size="xs" variant="default" mt="sm" loading={people.loadingMore} onClick={people.loadMore}>
          {t('ui.more')}
        </Button>
      )}
      {below && (
        <Group gap="xs" mt="sm">
          <Reason reason={reason}>
            <Button
              size="xs"
              variant="default"
              leftSection={<UserPlus size={14} aria-hidden="true" />}
              onClick={() => setAdding(true)}
            >
              {t(signsIn && addUser === null ? 'user.add' : 'user.createContact')}
            </Button>
          </Reason>
          {licences && addUser === null && (
            <Can permission="data.import">
              <Button
                component={Link}
                size="xs"
                variant="default"
                leftSection={<FileUp size={14} aria-hidden="true" />}
                to={path(`/import/users?account=${account.id}`)}
              >
                {t('user.import')}
              </Button>
            </Can>
          )}
        </Group>
      )}
      {adding && (
        <NewUserDialog account={account} noAccess={addUser} first={lacksMaster} onClose={() => setAdding(false)} />
      )}
    </>
  );
}

/** Whether a person can activate the account of theirs: its Master (A7). */
export function isMaster({ full, maySignIn }: User): boolean {
  return full?.role === 'master' && full.status === 'active' && maySignIn === true;
}

function Person({ user, licences }: { user: User; licences: boolean }) {
  const { t } = useTranslation();
  const { path, roleName } = useProgramme();
  const { search } = useLocation();
  const name = personName(user);
  const { full } = user;
  return (
    <li className={classes.row}>
      <span className={classes.main}>
        {full === null && !licences ? (
          <span>{name}</span>
        ) : (
          <Anchor
            component={Link}
            inherit
            c="inherit"
            fw={550}
            to={path(`/accounts/${user.accountId}/people/${user.id}${search}`)}
            aria-label={t('user.open', { name })}
          >
            {name}
          </Anchor>
        )}
        <small>
          {[
            name === shownEmail(user.email) ? null : shownEmail(user.email),
            languageName(user.language),
            full && user.maySignIn ? roleName(full.role) : null,
            user.maySignIn !== false ? null : t(licences ? 'user.states.noAccess' : 'user.states.contact'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {full && <Known full={full} signsIn={user.maySignIn === true} />}
      </span>
      {waits(user) && <MailOfUser user={user} />}
    </li>
  );
}

/** What the reader may know of a person besides (A3): the licences they have, and when they signed in last. */
function Known({ full, signsIn }: { full: NonNullable<User['full']>; signsIn: boolean }) {
  const { t } = useTranslation();
  if (full.licences.length === 0 && !signsIn) return null;
  return (
    <small>
      {full.licences.length > 0 && `${t('user.licences')}: ${full.licences.join(', ')}`}
      {full.licences.length > 0 && signsIn && ' · '}
      {signsIn && (
        <>
          {t('user.lastSignIn')}:{' '}
          {full.lastSignInAt === null ? t('user.neverSignedIn') : <InstantText at={full.lastSignInAt} only="date" />}
        </>
      )}
    </small>
  );
}
