import type { Reply } from '@tierline/contract';
import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { localeOf, useFormat } from '../../../ui/format.ts';
import { useMe } from '../../../session.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { NewRequestButton, useRequestDialogs } from '../../requests/request-host.tsx';
import { TopUpNeedyButton } from '../credit/credit-host.tsx';
import classes from './needs.module.css';
import { reachOf } from './reach.ts';

type Balance = Reply<'readBalance'>;

/**
 * What needs somebody, on top of the page where a reseller lands (X7): sites that run low, the balance, next month's
 * cost, and what was added to sites lately (C5).
 */
export function Needs({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('site');
  const { data } = useRead('readBalance', {});
  if (!data) return <Skeleton h={126} mb="md" radius="md" />;
  return (
    <section className={classes.needs} aria-label={t('needs.label')}>
      <Low balance={data} onShow={onShow} />
      <Numbers balance={data} />
      {data.recent.length > 0 && <Recent recent={data.recent} />}
    </section>
  );
}

function Low({ balance, onShow }: { balance: Balance; onShow: () => void }) {
  const { t, i18n } = useTranslation('site');
  const { atRisk, overdue, suspended } = balance.sites;
  const count = atRisk + overdue + suspended;
  const parts = [
    suspended > 0 && t('needs.suspended', { count: suspended }),
    overdue > 0 && t('needs.overdue', { count: overdue }),
    atRisk > 0 && t('needs.atRisk', { count: atRisk }),
  ].filter((part) => part !== false);
  if (count === 0)
    return (
      <div className={classes.box}>
        <Text size="sm" fw={600}>
          <CircleCheck size={16} className={classes.good} aria-hidden="true" />
          {t('needs.lowNone')}
        </Text>
      </div>
    );
  return (
    <div className={classes.box} data-low>
      <Text component="h2" size="sm" fw={600}>
        <TriangleAlert size={16} className={classes.warn} aria-hidden="true" />
        {t('needs.low')}
      </Text>
      <Text size="sm">{new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(parts)}</Text>
      <div className={classes.actions}>
        <TopUpNeedyButton count={count} reason={balance.actions.move} />
        <Button size="xs" variant="default" aria-label={t('needs.showLow')} onClick={onShow}>
          {t('needs.show')}
        </Button>
      </div>
    </div>
  );
}

function Numbers({ balance }: { balance: Balance }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { lastsUntil, days } = balance.runway;
  return (
    <dl className={classes.numbers}>
      <div>
        <dt>{t('needs.balance')}</dt>
        <dd>
          {format.number(balance.balance)}
          <small>{t('needs.balanceHint')}</small>
          <NewRequestButton inPanel />
        </dd>
      </div>
      <div>
        <dt>{t('needs.allCost')}</dt>
        <dd>
          {format.number(balance.monthlyCost)}
          <Prices prices={balance.prices} />
        </dd>
      </div>
      <div>
        <dt>{t('needs.lasts')}</dt>
        <dd>
          {lastsUntil === null ? t('ui.none', { ns: 'translation' }) : format.day(lastsUntil)}
          {days !== null && <small>{format.inDays(days)}</small>}
        </dd>
      </div>
      <ToReach />
    </dl>
  );
}

/** What is missing to reach the end of a quarter, and the order that brings it (E12). */
function ToReach() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { ask } = useRequestDialogs();
  const { may } = useMe();
  const forecast = useRead('readCreditSpending', {}).data?.forecast;
  const products = useRead('listProducts', { status: 'active', limit: '100' }).data?.items ?? [];
  // Of several the one with most credits, of which the fewest pieces are needed.
  const product = products.toSorted((one, other) => (other.credits ?? 0) - (one.credits ?? 0))[0];
  const reach = forecast && product?.credits ? reachOf(forecast, product.credits) : null;
  if (reach === null || !product) return null;
  return (
    <div className={classes.reach}>
      <dt>{t('needs.reach', { day: format.day(reach.day), count: reach.missing })}</dt>
      <dd>
        <Reason reason={may['requests.trade'] ?? null}>
          <Button size="xs" variant="default" onClick={() => ask({ rows: [{ product, copies: reach.pieces }] })}>
            {t('needs.order', { pieces: reach.pieces, product: product.name })}
          </Button>
        </Reason>
      </dd>
    </div>
  );
}

/** The price that holds, and the one that comes next, to explain the cost. */
function Prices({ prices }: { prices: Balance['prices'] }) {
  const { t, i18n } = useTranslation('site');
  const format = useFormat();
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value);
  const shown = prices.filter((price, index) => price.now || index > prices.findIndex((one) => one.now));
  return (
    <>
      {shown.slice(0, 2).map((price) => {
        const facts = { base: number(price.base), perUser: number(price.perUser), perDevice: number(price.perDevice) };
        return (
          <small key={price.from}>
            {price.now ? t('needs.priceNow', facts) : t('needs.priceFrom', { ...facts, day: format.day(price.from) })}
          </small>
        );
      })}
    </>
  );
}

function Recent({ recent }: { recent: Balance['recent'] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { path, name } = useProgramme();
  return (
    <div className={classes.recent}>
      <Text component="h2" size="sm" fw={600}>
        {t('needs.recent')}
      </Text>
      <ul>
        {recent.slice(0, 3).map((one) => (
          <li key={`${one.operationId} ${one.site.id}`}>
            <span className={classes.plus}>+{format.number(one.credits)}</span>
            <span className={classes.what}>
              <Anchor component={Link} inherit c="inherit" to={path(`/sites/${one.site.id}`)}>
                {one.site.name}
              </Anchor>
              <small>{t('needs.recentBy', { by: one.by ?? name, when: format.date(one.at) })}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
