import { ActionIcon, Text } from '@mantine/core';
import type { Renewal, Reply } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { ActivationId } from '../../entitlements/line/line-parts.tsx';
import { DeviceChoice } from './device-choice.tsx';
import classes from './renewal.module.css';

const bounds = { min: 1, max: 1_000_000 };

/** One line item of a renewal: its copies, from when until when, and its copy-days, or why it cannot be (E15). */
export function RenewRow(props: {
  line: Renewal;
  copies: string;
  onCopies: (text: string) => void;
  preview: Reply<'previewRenewal'>['rows'][number] | null;
  tried: boolean;
  /** The devices that were chosen to go on; null: none was asked for. */
  devices: readonly string[] | null;
  onDevices: (devices: readonly string[]) => void;
  onRemove?: () => void;
}) {
  const { t, i18n } = useTranslation('renewal');
  const format = useFormat();
  const words = useTypedWords();
  const { line, copies, preview } = props;
  const read = readQuantity(copies, i18n.language, bounds).quantity;
  const { product, activationId } = line;
  return (
    <div role="listitem" className={classes.row}>
      <div>
        <Text size="sm" fw={550}>
          {product.name}
        </Text>
        <Text size="xs" c="dimmed">
          <ActivationId id={activationId} />
        </Text>
        <Text size="xs">
          {preview?.endsOn && preview.wrong === null
            ? t('renew.term', {
                from: format.day(preview.startsOn),
                to: format.day(preview.endsOn),
                count: preview.copyDays,
              })
            : t('renew.endsNow', { day: format.day(line.expiresOn) })}
        </Text>
        {preview?.wrong && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {preview.wrong.detail}
          </Text>
        )}
      </div>
      <QuantityField
        label={t('copies')}
        aria-label={`${t('copies')}: ${product.name}, ${activationId}`}
        value={copies}
        bounds={bounds}
        onFocus={(event) => event.currentTarget.select()}
        onChange={props.onCopies}
        error={props.tried && read === null ? words.quantity(copies, bounds) : undefined}
      />
      {props.onRemove && (
        <ActionIcon
          size={34}
          aria-label={t('renew.remove', { product: product.name, activationId })}
          onClick={props.onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {preview && read !== null && preview.activated > read && (
        <div className={classes.devices}>
          <DeviceChoice
            titled
            lineItemId={line.id}
            room={read}
            chosen={props.devices ?? []}
            onChoose={props.onDevices}
          />
        </div>
      )}
    </div>
  );
}
