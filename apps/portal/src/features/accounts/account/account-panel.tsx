import { isVendor } from '@tierline/domain';
import { Alert, Anchor, Badge, Group, Skeleton } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { ArrowRight, Ban, CirclePause, Hourglass, TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { loadTexts } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Glance } from '../../../ui/glance.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountStateBadge, useSignsIn } from './account-parts.tsx';
import classes from './account-panel.module.css';
import { SplitHost } from '../../entitlements/split/split-host.tsx';
import { HandOn, useHandsOnTo } from './hand-on.tsx';
import { Particulars } from './particulars.tsx';
import { isMaster, People } from './people.tsx';
import { personName } from '../user/user-parts.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { StateSection } from './state-section.tsx';
import { loadPart } from '../../../load-part.ts';

const Integrations = lazy(async () => ({
  default: (await Promise.all([loadPart(() => import('../../orders/seat/integrations.tsx')), loadTexts('seat')]))[0]
    .Integrations,
}));
const AccountOrders = lazy(async () => ({
  default: (await Promise.all([loadPart(() => import('../../orders/order/account-orders.tsx')), loadTexts('order')]))[0]
    .AccountOrders,
}));
const ResellerCredits = lazy(async () => ({
  default: (
    await Promise.all([loadPart(() => import('../../credits/credit/reseller-credits.tsx')), loadTexts('credit')])
  )[0].ResellerCredits,
}));

/**
 * One related account, in a panel with its own address: at a glance, a customer's orders, particulars, people, state.
 */
export function AccountPanel() {
  const { t } = useTranslation();
  const { accountId = '' } = useParams();
  const read = useRead('readAccount', { id: accountId });
  const account = read.data;
  const handsOnTo = useHandsOnTo();
  return (
    <SplitHost>
      <RecordPanel
        read={read}
        title={account?.name ?? t('account.panel.title')}
        list="/accounts"
        waiting={[64, 20, 20, 20, 20, 20, 20]}
        head={account && <Head account={account} />}
        foot={account && handsOnTo(account.tier) && <HandOn account={account} />}
      >
        {account && <Parts key={account.id} account={account} />}
      </RecordPanel>
    </SplitHost>
  );
}

function Head({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { tierName } = useProgramme();
  return (
    <Group gap={8}>
      <Badge variant="light" color="gray" tt="none" fw={550}>
        {tierName(account.tier)}
      </Badge>
      <Group gap={2} wrap="nowrap">
        <span className="tl-mono">{account.identifier}</span>
        <CopyButton value={account.identifier} what={t('account.identifier')} />
      </Group>
      <AccountStateBadge account={account} />
    </Group>
  );
}

function Parts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const signsIn = useSignsIn()(account.tier);
  const own = useMe().account;
  const below = account.tier > own.tier;
  const { modules, integrations, path } = useProgramme();
  const onCredits = modules.includes('credits') && isVendor(own) && below;
  const customer = useHasSeats()(account.tier);
  return (
    <>
      <Notice account={account} signsIn={signsIn} />
      {onCredits && (
        <Suspense fallback={<Skeleton h={180} my="md" />}>
          <ResellerCredits account={account} />
        </Suspense>
      )}
      {below && <AccountGlance account={account} signsIn={signsIn} />}
      {customer && (
        <Suspense fallback={<Skeleton h={120} my="md" />}>
          <AccountOrders account={account} />
        </Suspense>
      )}
      {customer && integrations.length > 0 && (
        <PanelSection title={t('frame.nav.integrations')}>
          <Suspense fallback={<Skeleton h={120} />}>
            <Integrations accountId={account.id} heading="h4" />
          </Suspense>
        </PanelSection>
      )}
      <PanelSection
        title={t(signsIn ? 'account.panel.people' : 'account.panel.peopleContacts')}
        aside={
          customer && (
            <Anchor component={Link} size="sm" to={path(`/accounts/${account.id}/licences`)} className={classes.more}>
              {t('account.panel.licences')}
              <ArrowRight size={14} aria-hidden="true" />
            </Anchor>
          )
        }
      >
        <People account={account} signsIn={signsIn} />
      </PanelSection>
      <Particulars account={account} />
      <StateSection account={account} />
    </>
  );
}

/** Warns about an unusual state of the account, with its consequences. */
function Notice({ account, signsIn }: { account: Account; signsIn: boolean }) {
  const { t } = useTranslation();
  const { firstAccess, roleName } = useProgramme();
  const waits = signsIn && !account.activated;
  const people = useRead('listUsers', { id: account.id, limit: '50' }, { enabled: waits });
  const masters = (people.data?.items ?? []).filter(isMaster).map(personName).join(', ');
  if (account.status === 'suspended')
    return (
      <Alert mt="md" variant="light" color="orange" icon={<CirclePause size={16} />}>
        {t('account.panel.suspended')}
      </Alert>
    );
  if (account.status === 'closed')
    return (
      <Alert mt="md" variant="default" icon={<Ban size={16} />}>
        {t('account.panel.closed')}
      </Alert>
    );
  // A7: without a Master nobody of it can ever sign in, so it is shown to readers who may add people.
  if (waits && masters === '' && people.data?.next === null && account.actions.addUser === null)
    return (
      <Alert mt="md" variant="light" color="orange" icon={<TriangleAlert size={16} />}>
        {t('user.lacksMaster', { role: roleName('master') })}
      </Alert>
    );
  if (waits)
    return (
      <Alert mt="md" variant="default" icon={<Hourglass size={16} />}>
        {t(firstAccess === 'invitation' ? 'invitation.waitsForMaster' : 'account.panel.waitsForMaster', {
          role: roleName('master'),
          who: masters === '' ? '' : ` (${masters})`,
        })}
      </Alert>
    );
  return null;
}

function AccountGlance({ account, signsIn }: { account: Account; signsIn: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { path, modules, tiersBelow } = useProgramme();
  const copies = modules.includes('entitlements');
  const buys = modules.includes('orders') && tiersBelow(account.tier).length > 0;
  const more = copies
    ? { to: `/entitlements?view=all&holder=${account.id}`, label: t('account.panel.entitlements') }
    : buys
      ? { to: `/orders?account=${account.id}`, label: t('account.panel.orders') }
      : null;
  return (
    <PanelSection
      title={t('account.panel.glance')}
      aside={
        more && (
          <Anchor component={Link} size="sm" to={path(more.to)} className={classes.more}>
            {more.label}
            <ArrowRight size={14} aria-hidden="true" />
          </Anchor>
        )
      }
    >
      <Glance>
        {copies && (
          <div>
            <dt>{t('account.openCopies')}</dt>
            <dd>{format.number(account.openCopies)}</dd>
          </div>
        )}
        {account.users !== null && (
          <div>
            <dt>{t(signsIn ? 'account.users' : 'account.contacts')}</dt>
            <dd>{format.number(account.users)}</dd>
          </div>
        )}
        {signsIn && account.users !== null && (
          <div>
            <dt>{t('account.lastSignIn')}</dt>
            <dd>
              {account.lastSignInAt === null ? (
                t('account.neverSignedIn')
              ) : (
                <InstantText at={account.lastSignInAt} only="date" />
              )}
            </dd>
          </div>
        )}
      </Glance>
    </PanelSection>
  );
}
