import { Button, Skeleton, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { usePages } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { InstantText } from '../../ui/when.tsx';
import { AccountName } from './line-parts.tsx';
import classes from './line-lists.module.css';

/** The lines that this one's copies were handed on to. */
export function LineChildren({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { search } = useLocation();
  const children = usePages('listLineItems', { parentId: line.id, view: 'all', empty: 'true', limit: '20' });
  if (children.problem && children.count === null) return <ErrorState problem={children.problem} onRetry={children.retry} />;
  if (children.pending) return <Skeleton h={48} />;
  if (children.items.length === 0) return <Text size="sm" c="dimmed">{t('entitlement.panel.noChildren')}</Text>;
  return (
    <>
      <ul className={classes.list}>
        {children.items.map((child) => (
          <li key={child.id}>
            <Link to={path(`/entitlements/${child.id}${search}`)} className={classes.row}>
              <span className={classes.main}><span><AccountName account={child.holder} /></span><small><InstantText at={child.createdAt} /></small></span>
              <span className={classes.aside}><Quantity part={child.available} whole={child.copies} label={t('entitlement.availableOf', { available: child.available, copies: child.copies })} /></span>
              <ChevronRight size={15} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      {children.hasMore && <Button size="xs" variant="default" mt="sm" loading={children.loadingMore} onClick={children.loadMore}>{t('ui.more')}</Button>}
    </>
  );
}
