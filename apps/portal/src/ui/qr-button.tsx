import { ActionIcon, Popover, Text, Tooltip } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../load-part.ts';

const QrCodeImage = lazy(() => loadPart(() => import('./qr-code.tsx')));

/** Shows a text as a QR code; `what` names it for the accessible name. */
export function QrButton(props: { value: string; what: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const label = t('ui.showQr', { what: props.what });
  return (
    <Popover opened={opened} onChange={setOpened} withArrow trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} disabled={opened}>
          <ActionIcon size={24} aria-label={label} onClick={() => setOpened((was) => !was)}>
            <QrCode size={14} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p="sm">
        <div style={{ minHeight: 180 }}>
          <Suspense fallback={null}>
            <QrCodeImage value={props.value} label={label} />
          </Suspense>
        </div>
        <Text className="tl-mono" size="xs" ta="center" mt={6} maw={140} mx="auto" style={{ overflowWrap: 'anywhere' }}>
          {props.value}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
