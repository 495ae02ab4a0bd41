import { Anchor, Group, Skeleton } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Glance } from '../../../ui/glance.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { CreditHost, GrantButton } from './credit-host.tsx';
import classes from './reseller-credits.module.css';

/**
 * A reseller's credits in its panel, for vendor staff: balance, sites, how long all lasts, and *Grant credits* (C6).
 */
export function ResellerCredits({ account }: { account: { id: string; name: string } }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const { path } = useProgramme();
  const { data, error, refetch } = useRead('readBalance', { accountId: account.id });
  if (!data)
    return (
      <PanelSection title={t('reseller.title')}>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : <Skeleton h={112} />}
      </PanelSection>
    );
  const needy = data.sites.atRisk + data.sites.overdue + data.sites.suspended;
  const until = data.runway.lastsUntil;
  return (
    <CreditHost>
      <PanelSection
        title={t('reseller.title')}
        aside={<GrantButton account={account} reason={data.actions.grant} small />}
      >
        <Glance>
          <div>
            <dt>{t('reseller.balance')}</dt>
            <dd>{format.number(data.balance)}</dd>
          </div>
          <div>
            <dt>{t('reseller.atSites')}</dt>
            <dd>
              {format.number(data.atSites)}
              {until !== null && <small>{t('reseller.lasts', { day: format.day(until) })}</small>}
            </dd>
          </div>
          <div>
            <dt>{t('reseller.cost')}</dt>
            <dd>{format.number(data.monthlyCost)}</dd>
          </div>
          <div>
            <dt>{t('reseller.sites')}</dt>
            <dd>
              {format.number(data.sites.all)}
              {needy > 0 && <small>{t('reseller.needy', { count: needy })}</small>}
            </dd>
          </div>
        </Glance>
        <Group gap="md" mt="sm">
          <Anchor component={Link} size="sm" to={path(`/sites?reseller=${account.id}`)} className={classes.more}>
            {t('reseller.toSites')}
            <ArrowRight size={14} aria-hidden="true" />
          </Anchor>
          <Anchor component={Link} size="sm" to={path(`/credits?reseller=${account.id}`)} className={classes.more}>
            {t('reseller.toHistory')}
            <ArrowRight size={14} aria-hidden="true" />
          </Anchor>
        </Group>
      </PanelSection>
    </CreditHost>
  );
}
