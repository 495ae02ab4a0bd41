import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { licenceDigits } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import QrCodeImage from '../../../ui/qr-code.tsx';
import type { Licence } from './kept-request.ts';

/**
 * The licence as a QR code that the camera of a device can read, and its certificate as a second one unless the device
 * has said that it knows the key (E14).
 */
export function LicenceCodes({ licence, knownKeys }: { licence: Licence; knownKeys: readonly string[] }) {
  const { t } = useTranslation('devicePage');
  const { ref, width } = useElementSize();
  const [shown, show] = useState<'licence' | 'certificate'>('licence');
  const known = knownKeys.some((key) => licence.kid.startsWith(key));
  const codes = { licence: licenceDigits(licence.licence), certificate: licenceDigits(licence.certificate) };
  const digits = codes[shown];
  if (codes.licence === null || (!known && codes.certificate === null))
    return (
      <Text size="sm" c="dimmed">
        {t('qr.tooLong')}
      </Text>
    );
  return (
    <Stack gap="xs">
      {!known && (
        <SegmentedControl
          fullWidth
          aria-label={t('qr.which')}
          value={shown}
          onChange={show}
          data={[
            { value: 'licence', label: t('qr.licence') },
            { value: 'certificate', label: t('qr.certificate') },
          ]}
        />
      )}
      <div ref={ref} style={{ display: 'flex', justifyContent: 'center', marginInline: -20 }}>
        {digits !== null && width > 0 && <QrCodeImage value={digits} label={t(`qr.label.${shown}`)} fit={width} />}
      </div>
      <Text size="sm" c="dimmed" ta="center">
        {t(known ? 'qr.hintOne' : 'qr.hintBoth')}
      </Text>
    </Stack>
  );
}
