import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { SeatsList, useSeats } from './seats-list.tsx';

/** The users of the reader's own company and their licences, among its users (O4, O8). */
export function OwnSeats({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { userId } = useParams();
  const list = useSeats(accountId);
  return (
    <SeatsList
      accountId={accountId}
      name={t('frame.nav.licences')}
      base={path('/team')}
      userId={userId}
      list={list}
      aside={<ListCount pages={list.pages} />}
    />
  );
}
