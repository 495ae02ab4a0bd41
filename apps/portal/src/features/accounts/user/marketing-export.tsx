import { Button } from '@mantine/core';
import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../../api.ts';
import { Can } from '../../../session.tsx';
import { useSaveList } from '../../../ui/list-count.tsx';

/** For the vendor's staff: everybody who agreed to marketing mail, as a CSV file (A5). */
export function MarketingExport() {
  const { t } = useTranslation();
  const { saving, save } = useSaveList(usePages('listMarketingConsents', {}, { enabled: false }));
  return (
    <Can permission="marketing.read">
      <Button
        variant="default"
        leftSection={<Megaphone size={16} aria-hidden="true" />}
        loading={saving}
        title={t('user.marketingExportHint')}
        onClick={save}
      >
        {t('user.marketingExport')}
      </Button>
    </Can>
  );
}
