import { Button } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';

/** Leads to the line items that expire and their renewal (E15). */
export function RenewalsLink() {
  const { t } = useTranslation();
  const { path, label } = useProgramme();
  return (
    <Button
      component={Link}
      to={path('/renewals')}
      variant="default"
      leftSection={<CalendarClock size={14} aria-hidden="true" />}
    >
      {label('nav.renewals', t('frame.nav.renewals'))}
    </Button>
  );
}
