import { Anchor, Skeleton, Text } from '@mantine/core';
import { MailQuestion, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { useFormat } from '../../ui/format.ts';
import classes from './needs.module.css';

/** What waits for vendor staff where they land (UX §1, X7): sites in arrears, and resellers that have not signed up yet. Nothing where there is neither. */
export function StaffNeeds() {
  const { t } = useTranslation('site');
  const { path } = useProgramme();
  const suspended = useRead('listSites', { state: 'suspended', limit: '1' }).data?.count;
  const overdue = useRead('listSites', { state: 'overdue', limit: '1' }).data?.count;
  const invited = useRead('listAccounts', { direction: 'below', status: 'not-activated', limit: '1' }).data?.count;
  if (!suspended || !overdue || !invited) return <Skeleton h={40} mb={16} radius="md" />;
  if (suspended.value + overdue.value + invited.value === 0) return null;
  return (
    <section className={classes.staff} aria-label={t('needs.label')}>
      <Waiting count={suspended} to={path('/sites?state=suspended')} words={t('needs.staffSuspended', { count: suspended.value })} icon={<TriangleAlert size={16} className={classes.warn} aria-hidden="true" />} />
      <Waiting count={overdue} to={path('/sites?state=overdue')} words={t('needs.staffOverdue', { count: overdue.value })} icon={<TriangleAlert size={16} className={classes.warn} aria-hidden="true" />} />
      <Waiting count={invited} to={path('/accounts?state=not-activated')} words={t('needs.staffInvited', { count: invited.value })} icon={<MailQuestion size={16} aria-hidden="true" />} />
    </section>
  );
}

function Waiting(props: { count: { value: number; more: boolean }; to: string; words: string; icon: ReactNode }) {
  const format = useFormat();
  if (props.count.value === 0) return null;
  return <Anchor component={Link} to={props.to} c="inherit" underline="hover" className={classes.waiting}>{props.icon}<b>{format.count(props.count)}</b><Text span size="sm">{props.words}</Text></Anchor>;
}
