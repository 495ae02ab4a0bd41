import { ActionBar, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './bulk-bar.module.css';

/** What can be done with the chosen rows; there only while some are chosen. Escape clears the choice. */
export function BulkBar(props: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ActionBar
      opened={props.count > 0}
      className={classes.bar}
      onClose={props.onClear}
      closeOnEscape
      aria-label={t('ui.chosen', { count: props.count })}
    >
      <Text size="sm" fw={550} px={6} className="tl-number" role="status">
        {t('ui.chosen', { count: props.count })}
      </Text>
      <ActionBar.Divider />
      {props.children}
      <ActionBar.CloseButton aria-label={t('ui.clearChoice')} />
    </ActionBar>
  );
}
