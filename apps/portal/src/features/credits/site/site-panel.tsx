import type { Reply } from '@tierline/contract';
import { Alert, Anchor, Group, Text } from '@mantine/core';
import { dayIn, isVendor } from '@tierline/domain';
import { ArrowRight, CirclePause, TriangleAlert, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Glance } from '../../../ui/glance.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { CreditsCell } from '../credit/credits-cell.tsx';
import { MoveButton, TopUpOneButton } from '../credit/credit-host.tsx';
import { Administrators } from './administrators.tsx';
import { Charges } from './charges.tsx';
import { Cost } from './cost.tsx';
import { DeleteButton } from './delete-site.tsx';
import { SiteParticulars } from './particulars.tsx';
import classes from './site-panel.module.css';
import { Country, Runway, SiteState } from './site-parts.tsx';
import { Usage } from './usage.tsx';

/** A site with all that its panel shows. */
export type FullSite = Reply<'readSite'>;

/**
 * One site, in a panel with its own address (C3): credits up and down, how long they last, usage, who looks after it,
 * what it cost.
 */
export function SitePanel() {
  const { t } = useTranslation('site');
  const { siteId = '' } = useParams();
  const read = useRead('readSite', { id: siteId });
  const site = read.data;
  return (
    <RecordPanel
      read={read}
      title={site?.name ?? t('panel.title')}
      list="/sites"
      waiting={[64, 20, 20, 20, 20, 20]}
      head={site && <Head site={site} />}
      foot={
        site &&
        site.state !== 'deleted' &&
        site.actions.move?.code !== 'tier-may-not' && (
          <>
            <MoveButton sites={[site]} />
            <TopUpOneButton site={site} />
          </>
        )
      }
    >
      {site && <Parts key={site.id} site={site} />}
    </RecordPanel>
  );
}

function Head({ site }: { site: FullSite }) {
  const staff = isVendor(useMe().account);
  return (
    <Group gap={8}>
      <SiteState site={site} />
      <Text size="sm" c="dimmed">
        <Country code={site.country} />
        {staff && ` · ${site.account.name}`}
      </Text>
    </Group>
  );
}

function Parts({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const { path } = useProgramme();
  const staff = isVendor(useMe().account);
  const there = site.state !== 'deleted';
  const history = path(`/credits?site=${site.id}${staff ? `&reseller=${site.account.id}` : ''}`);
  return (
    <>
      <Notice site={site} />
      <PanelSection
        title={t('panel.glance')}
        aside={
          <Anchor component={Link} size="sm" to={history} className={classes.more}>
            {t('panel.history')}
            <ArrowRight size={14} aria-hidden="true" />
          </Anchor>
        }
      >
        <SiteGlance site={site} />
      </PanelSection>
      {there && (
        <PanelSection title={t('panel.usage')}>
          <Usage site={site} />
        </PanelSection>
      )}
      {there && (
        <PanelSection title={t('costParts.title')}>
          <Cost site={site} />
        </PanelSection>
      )}
      <SiteParticulars site={site} />
      {there && <Administrators site={site} />}
      <PanelSection title={t('panel.charges')}>
        <Charges charges={site.charges} />
      </PanelSection>
      {there && <DeleteButton site={site} onDeleted={path('/sites')} />}
    </>
  );
}

/** What is not as it should be with the site, and what follows from it. */
function Notice({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  if (site.state === 'deleted')
    return (
      <Alert mt="md" variant="default" icon={<Trash2 size={16} />}>
        {t('panel.isDeleted', { day: format.date(site.deletedAt ?? '') })}
      </Alert>
    );
  if (site.overdueSince === null) return null;
  const suspended = site.state === 'suspended';
  const facts = { count: site.arrears, day: format.day(dayIn(site.timeZone, new Date(site.overdueSince))) };
  return (
    <Alert
      mt="md"
      variant="light"
      color="red"
      icon={suspended ? <CirclePause size={16} /> : <TriangleAlert size={16} />}
    >
      {t(suspended ? 'panel.isSuspended' : 'panel.isOverdue', facts)}
      {!suspended && site.suspendedOn !== null && (
        <> {t('panel.willBeSuspended', { day: format.day(site.suspendedOn) })}</>
      )}
    </Alert>
  );
}

function SiteGlance({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  return (
    <Glance wide>
      <div>
        <dt>{t('credits')}</dt>
        <dd>
          <CreditsCell site={site} large />
        </dd>
      </div>
      {site.state !== 'deleted' && (
        <div>
          <dt>{t('lasts')}</dt>
          <dd>
            <Runway site={site} narrow />
          </dd>
        </div>
      )}
      {site.state !== 'deleted' && (
        <div>
          <dt>{t('cost')}</dt>
          <dd>
            {format.number(site.monthlyCost)}
            {site.nextChargeOn !== null && (
              <small>{t('panel.nextCharge', { day: format.day(site.nextChargeOn) })}</small>
            )}
          </dd>
        </div>
      )}
    </Glance>
  );
}
