import { isVendor } from '@tierline/domain';
import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import type { Account, Licence } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { ExpiringLicences } from './expiring-licences.tsx';
import { AddOrderButton, OrderHost } from './order-host.tsx';
import { LicenceTerm } from './order-parts.tsx';
import classes from './order.module.css';

/**
 * *Orders* on a customer's information page (O3): its licences, with the order that each came with; a partner can add
 * another one.
 */
export function AccountOrders({ account }: { account: Account }) {
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const partner = !isVendor(useMe().account);
  const pages = usePages('listLicences', { id: account.id, limit: '50' });
  const target = {
    id: account.id,
    name: account.name,
    identifier: account.identifier,
    tier: account.tier,
    reason: null,
  };
  return (
    <OrderHost>
      <PanelSection
        title={t('accountOrders')}
        aside={partner && <AddOrderButton target={target} reason={account.actions.handOn} />}
      >
        <ExpiringLicences accountId={account.id} />
        {pages.problem && pages.pending && <ErrorState problem={pages.problem} onRetry={pages.retry} />}
        {pages.pending && !pages.problem && <Skeleton h={72} radius="md" />}
        {!pages.pending &&
          (pages.items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noLicences')}
            </Text>
          ) : (
            <Licences accountId={account.id} items={pages.items} />
          ))}
        {pages.hasMore && (
          <Button mt="sm" variant="default" size="xs" loading={pages.loadingMore} onClick={pages.loadMore}>
            {common('ui.more')}
          </Button>
        )}
      </PanelSection>
    </OrderHost>
  );
}

function Licences({ accountId, items }: { accountId: string; items: readonly Licence[] }) {
  const { t } = useTranslation('order');
  const { path } = useProgramme();
  const format = useFormat();
  return (
    <table className={classes.table} aria-label={t('accountOrders')}>
      <thead>
        <tr>
          <th scope="col">{t('product')}</th>
          <th scope="col" className={classes.number}>
            {t('licences')}
          </th>
          <th scope="col" className={classes.number}>
            {t('inUse')}
          </th>
          <th scope="col" className={classes.number}>
            {t('available')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ order, ...licence }) => (
          <tr key={licence.id}>
            <td>
              <Anchor
                component={Link}
                inherit
                c="inherit"
                className={classes.product}
                to={path(`/accounts/${accountId}/licences?product=${licence.product.id}`)}
                aria-label={t('openUsers', { product: licence.product.name })}
              >
                {licence.product.name}
              </Anchor>
              <small>
                {order && (
                  <>
                    {order.id === null ? (
                      t('one', { number: order.number })
                    ) : (
                      <Anchor component={Link} inherit underline="always" to={path(`/orders/${order.id}?view=all`)}>
                        {t('one', { number: order.number })}
                      </Anchor>
                    )}{' '}
                    ·{' '}
                  </>
                )}
                <LicenceTerm {...licence} />
              </small>
            </td>
            <td className={classes.number}>{format.number(licence.quantity)}</td>
            <td className={classes.number}>{format.number(licence.inUse)}</td>
            <td className={classes.number}>{format.number(licence.available)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
