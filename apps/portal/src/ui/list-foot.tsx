import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api.ts';
import { useFormat } from './format.ts';
import classes from './list-table.module.css';

/** How many rows are shown of how many, and *Load more*. */
export function ListFoot<T>(props: { pages: Pages<T> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pages } = props;
  if (pages.count === null) return <div className={classes.foot} />;
  return (
    <div className={classes.foot}>
      <Text size="xs" c="dimmed" role="status">
        {t('ui.shown', { shown: pages.items.length, total: format.count(pages.count) })}
      </Text>
      {pages.hasMore && (
        <Button variant="default" size="xs" loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('ui.more')}
        </Button>
      )}
    </div>
  );
}
