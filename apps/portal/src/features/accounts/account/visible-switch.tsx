import { Switch } from '@mantine/core';
import type { ChangeEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** *Visible to other partners?* with what follows from the answer, in plain words (A3). */
export function VisibleSwitch(props: {
  name: string;
  checked: boolean;
  error?: ReactNode;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Switch
      label={t('account.visible')}
      description={t(props.checked ? 'account.visibleYes' : 'account.visibleNo')}
      {...props}
    />
  );
}
