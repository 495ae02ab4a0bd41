import { Text } from '@mantine/core';
import type { Request } from '@tierline/contract';
import { shownEmail } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../api.ts';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { RecordPanel } from '../../ui/record-panel.tsx';
import { InstantText } from '../../ui/when.tsx';
import { AccountName } from '../entitlements/line/line-parts.tsx';
import { PrintButton } from './print-button.tsx';
import { RequestLineParts } from './request-line.tsx';
import { RequestState } from './request-parts.tsx';
import classes from './request.module.css';

/** One request, in a panel with its own address: its lines, each answered where it stands (E12). */
export function RequestPanel() {
  const { t } = useTranslation('request');
  const { requestId = '' } = useParams();
  const read = useRead('readRequest', { id: requestId });
  const request = read.data;
  return (
    <RecordPanel
      read={read}
      title={request ? t('numberOf', { number: request.number }) : t('number')}
      list="/requests"
      head={request && <RequestState state={request.state} />}
    >
      {request && (
        <>
          <PanelSection title={t('lines')}>
            {request.lines.map((line) => (
              <RequestLineParts key={line.id} request={request} line={line} />
            ))}
          </PanelSection>
          <PanelSection title={t('number')} aside={<PrintButton request={request} />}>
            <Details request={request} />
          </PanelSection>
        </>
      )}
    </RecordPanel>
  );
}

// Where there is no room for it in one line it is broken before the @.
function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@');
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}

function Details({ request }: { request: Request }) {
  const { t } = useTranslation('request');
  const rows: Fact[] = [
    [t('from'), <AccountName key="from" account={request.account} />],
    [t('to'), <AccountName key="to" account={request.to} />],
    request.customer !== null && [t('customer'), <AccountName key="customer" account={request.customer} />],
    [
      t('askedBy'),
      <Text key="by" span inherit>
        {request.askedBy.name}{' '}
        <Text span inherit c="dimmed">
          <Email address={shownEmail(request.askedBy.email)} />
        </Text>
      </Text>,
    ],
    [t('created'), <InstantText key="created" at={request.createdAt} />],
    request.reference !== '' && [t('reference'), request.reference],
    request.note !== '' && [
      t('note'),
      <span key="note" className={classes.text}>
        {request.note}
      </span>,
    ],
  ];
  return <Facts rows={rows} labelWidth={120} />;
}
