import { Button } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Can } from '../../session.tsx';

/** Leads from a list to the import of what it lists. */
export function ImportLink({ to }: { to: string }) {
  const { t } = useTranslation();
  return (
    <Can permission="data.import">
      <Button component={Link} to={to} variant="default" leftSection={<FileUp size={16} aria-hidden="true" />}>
        {t('ui.import')}
      </Button>
    </Can>
  );
}
