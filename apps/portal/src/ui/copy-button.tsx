import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Copies a text; `what` names it for the accessible name. */
export function CopyButton(props: { value: string; what: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const label = clipboard.copied ? t('ui.copied') : t('ui.copyOf', { what: props.what });
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} onClick={() => clipboard.copy(props.value)}>
        {clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
