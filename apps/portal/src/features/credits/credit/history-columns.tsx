import { Anchor, Button, Text } from '@mantine/core';
import type { CreditEntry } from '@tierline/contract';
import { Undo2 } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { InstantText } from '../../../ui/when.tsx';
import classes from './history.module.css';
import { loadPart } from '../../../load-part.ts';

const ReverseDialog = lazy(async () => ({
  default: (await loadPart(() => import('./reverse-dialog.tsx'))).ReverseDialog,
}));

/**
 * The columns of the credit history. What happens at sites alone has no effect on the balance: its amount is grey and
 * says so; a charge is taken off the site.
 */
export function useEntryColumns({ ofSite }: { ofSite: boolean }): readonly Column<CreditEntry>[] {
  const { t } = useTranslation('credit');
  const programme = useProgramme();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('history.when'),
        width: '140px',
        card: 'corner',
        cell: (entry) => <InstantText at={entry.at} />,
      },
      { id: 'what', header: t('history.what'), card: 'title', cell: (entry) => <What entry={entry} /> },
      { id: 'way', header: t('history.fromTo'), cell: (entry) => <Way entry={entry} /> },
      { id: 'who', header: t('history.who'), width: '150px', from: 900, cell: (entry) => entry.by ?? programme.name },
      {
        id: 'amount',
        header: t('history.amount'),
        width: '116px',
        align: 'end',
        cell: (entry) => <Amount entry={entry} />,
      },
      {
        id: 'balance',
        header: t(ofSite ? 'history.runningSite' : 'history.running'),
        width: '110px',
        align: 'end',
        cell: (entry) => <span className="tl-number">{format.number(entry.balance)}</span>,
      },
      {
        id: 'action',
        header: t('history.action'),
        width: '110px',
        align: 'end',
        from: 720,
        card: 'action',
        cell: (entry) => <ReverseButton entry={entry} />,
      },
    ],
    [t, format, programme, ofSite],
  );
}

function What({ entry }: { entry: CreditEntry }) {
  const { t, i18n } = useTranslation('credit');
  const month =
    entry.charge &&
    new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${entry.charge.month.slice(0, 10)}T00:00:00Z`),
    );
  return (
    <div className={classes.what}>
      <Text size="sm" fw={550} lh={1.35}>
        {t(`history.kinds.${entry.kind}`)}
        {month !== null && (
          <Text span inherit fw={400}>
            {' '}
            {t('history.chargeOf', { month })}
          </Text>
        )}
      </Text>
      {entry.note !== '' && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <KeptTogether text={entry.note} />
        </Text>
      )}
      {entry.reversedBy !== null && (
        <Text size="xs" c="dimmed">
          {t('history.reversed')}
        </Text>
      )}
      {entry.reverses !== null && entry.kind === 'reversal' && (
        <Text size="xs" c="dimmed">
          {t('history.reverses')}
        </Text>
      )}
    </div>
  );
}

function Way({ entry }: { entry: CreditEntry }) {
  return (
    <span className={classes.way}>
      <Place place={entry.from} />
      <span aria-hidden="true">→</span>
      <Place place={entry.to} />
    </span>
  );
}

function Place({ place }: { place: CreditEntry['from'] }) {
  const { t } = useTranslation('credit');
  const { path } = useProgramme();
  if (place.kind === 'site')
    return (
      <Anchor component={Link} size="sm" c="inherit" underline="hover" to={path(`/sites/${place.id ?? ''}`)}>
        {place.name}
      </Anchor>
    );
  return (
    <Text span size="sm" c="dimmed">
      {place.kind === 'order' ? (
        <KeptTogether text={t('history.order', { number: place.name })} />
      ) : (
        t(`history.places.${place.kind}`)
      )}
    </Text>
  );
}

function Amount({ entry }: { entry: CreditEntry }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  // Credits that a site spends, or that go from site to site: the balance stays as it is.
  if (entry.effect === 0)
    return (
      <span className={classes.amount} data-way="none" title={t('history.noEffect')}>
        {entry.to.kind === 'charged' && '−'}
        {format.number(entry.credits)}
        <small>{t(entry.to.kind === 'charged' ? 'history.atSite' : 'history.betweenSites')}</small>
      </span>
    );
  return (
    <span className={classes.amount} data-way={entry.effect > 0 ? 'in' : 'out'}>
      {entry.effect > 0 ? '+' : '−'}
      {format.number(Math.abs(entry.effect))}
    </span>
  );
}

// Reasons that are no news beside such an entry: there the action is absent.
const silent: readonly string[] = ['not-reversible', 'already-reversed', 'tier-may-not'];

function ReverseButton({ entry }: { entry: CreditEntry }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const [asking, ask] = useState(false);
  const { reverse } = entry.actions;
  if (reverse !== null && silent.includes(reverse.code)) return null;
  const what = t('history.of', { what: t(`history.kinds.${entry.kind}`), when: format.instant(entry.at) });
  return (
    <>
      <Reason reason={reverse}>
        <Button
          size="xs"
          px="xs"
          variant="default"
          leftSection={<Undo2 size={13} aria-hidden="true" />}
          aria-label={t('reverse.actionOf', { what })}
          onClick={() => ask(true)}
        >
          {t('reverse.action')}
        </Button>
      </Reason>
      {asking && (
        <Suspense fallback={null}>
          <ReverseDialog entry={entry} onClose={() => ask(false)} />
        </Suspense>
      )}
    </>
  );
}
