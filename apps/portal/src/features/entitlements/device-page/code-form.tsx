import { Alert, Button, Stack, Text } from '@mantine/core';
import { maxDeviceRequest, type DeviceRequestTrouble } from '@tierline/domain';
import { QrCode, ScanLine } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { TextArea } from '../../../ui/text-field.tsx';

/** Takes the text of a device's QR code by hand, and says what the last one was if it was no request (E14). */
export function CodeForm(props: { trouble: DeviceRequestTrouble | null; onRead: (text: string) => void }) {
  const { t } = useTranslation('devicePage');
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onRead(text.trim());
    setText('');
  };
  return (
    <Stack gap="md">
      {props.trouble && <Trouble trouble={props.trouble} />}
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <TextArea
            label={t('code.label')}
            description={t('code.hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={text}
            rows={4}
            maxLength={5000}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth leftSection={<ScanLine size={16} aria-hidden="true" />}>
            {t('code.submit')}
          </Button>
        </Stack>
      </ButtonForm>
    </Stack>
  );
}

function Trouble({ trouble }: { trouble: DeviceRequestTrouble }) {
  const { t } = useTranslation('devicePage');
  const words =
    trouble.kind === 'other'
      ? t(`seen.${trouble.seen}`)
      : trouble.kind === 'field'
        ? t(`field.${trouble.field}`)
        : trouble.kind === 'other-vendor'
          ? t('trouble.other-vendor', { vendor: trouble.vendor })
          : t(`trouble.${trouble.kind}`, { count: maxDeviceRequest });
  const isId = trouble.kind === 'other' && trouble.seen === 'activation-id';
  const title = t(trouble.kind === 'other' ? 'trouble.title' : 'trouble.unusable');
  return (
    <Alert
      role={isId ? 'status' : 'alert'}
      variant="light"
      color={isId ? 'blue' : 'orange'}
      icon={<QrCode size={18} />}
      {...(!isId && { title })}
    >
      <Text size="sm" c="inherit" style={{ overflowWrap: 'anywhere' }}>
        {words}
      </Text>
    </Alert>
  );
}
