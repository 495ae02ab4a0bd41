import { shownEmail } from '@tierline/domain';
import { Button, CloseButton, Group, Skeleton, Text } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useWrite } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { MailState } from '../../../ui/mail-state.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { wordProblem } from '../../../ui/states.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import classes from '../../accounts/account/people.module.css';
import type { FullSite } from './site-panel.tsx';
import { part } from '../../../load-part.ts';

const load = part(() => import('./invite-administrators.tsx'));
const InviteDialog = lazy(async () => ({ default: (await load()).InviteAdministratorsDialog }));

type Administrator = FullSite['administrators'][number];

/** Who looks after a site (C3): they get a mail and never access; how that mail stands, sent again, taken off. */
export function Administrators({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const [inviting, invite] = useState(false);
  const { administer } = site.actions;
  const ours = administer?.code !== 'tier-may-not';
  useFreshMails(site);
  const button = ours && (
    <Reason reason={administer}>
      <Button
        variant="default"
        size="xs"
        leftSection={<UserPlus size={14} aria-hidden="true" />}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => invite(true)}
      >
        {t('administrators.invite')}
      </Button>
    </Reason>
  );
  return (
    <PanelSection title={t('panel.administrators')} aside={button}>
      {site.administrators.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('administrators.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {site.administrators.map((one) => (
            <Row key={one.id} site={site} one={one} ours={ours} />
          ))}
        </ul>
      )}
      {inviting && (
        <Suspense fallback={<Skeleton h={40} />}>
          <InviteDialog site={site} onClose={() => invite(false)} />
        </Suspense>
      )}
    </PanelSection>
  );
}

function Row({ site, one, ours }: { site: FullSite; one: Administrator; ours: boolean }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const again = useWrite('mailSiteAdministrator');
  const remove = useWrite('removeSiteAdministrator');
  const { email, mail } = one;
  const ids = { id: site.id, administratorId: one.id };
  const failed = {
    onError: (problem: Parameters<typeof wordProblem>[0]) =>
      toastFailed({ text: wordProblem(problem, t('ui.noAnswer', { ns: 'translation' })) }),
  };
  const reason = site.actions.administer;
  return (
    <li className={classes.row}>
      <span className={classes.main}>
        <span>{shownEmail(email)}</span>
        <small>{t('administrators.since', { day: format.date(one.invitedAt) })}</small>
        {mail && mail.state !== 'accepted' && mail.response !== '' && <small>{mail.response}</small>}
      </span>
      {mail && <MailState mail={{ ...mail, at: mail.at ?? one.invitedAt }} />}
      {ours && (
        <Group gap={4} wrap="nowrap">
          <Reason reason={reason}>
            <Button
              size="compact-xs"
              variant="default"
              loading={again.isPending}
              aria-label={t('administrators.againOf', { email: shownEmail(email) })}
              onClick={() =>
                again.mutate(ids, {
                  ...failed,
                  onSuccess: () => toastDone({ text: t('administrators.resent', { email: shownEmail(email) }) }),
                })
              }
            >
              {t('administrators.again')}
            </Button>
          </Reason>
          <Reason reason={reason}>
            <CloseButton
              size="sm"
              aria-label={t('administrators.removeOf', { email: shownEmail(email) })}
              title={t('administrators.remove')}
              disabled={remove.isPending}
              onClick={() =>
                remove.mutate(ids, {
                  ...failed,
                  onSuccess: () => toastDone({ text: t('administrators.removed', { email: shownEmail(email) }) }),
                })
              }
            />
          </Reason>
        </Group>
      )}
    </li>
  );
}

// While a mail is under way its state is looked up again and again.
function useFreshMails({ id, administrators }: FullSite): void {
  const underWay = administrators.some(({ mail }) => mail?.state === 'waiting');
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['readSite', { id }] }), 2500);
    return () => clearInterval(timer);
  }, [underWay, id]);
}
