import { Button, Code, Group, Stack, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { FormError } from '../../../ui/states.tsx';
import { TextArea } from '../../../ui/text-field.tsx';

/**
 * A receipt of a device: what it has to sign, with a number of the portal, and a field for what it has signed (E13).
 */
export function ReceiptField(props: {
  device: Activation;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation('activation');
  const make = useWrite('makeReceiptNonce');
  const made = make.data;
  const signed = made && JSON.stringify({ jti: made.jti, gen: made.generation, destroyed: true, nonce: made.nonce });
  return (
    <Stack gap="sm">
      <Text size="sm">{t('receipt.hint')}</Text>
      {signed === undefined ? (
        <Group>
          <Button
            variant="default"
            size="xs"
            loading={make.isPending}
            onClick={() => make.mutate({ id: props.device.id })}
          >
            {t('receipt.make')}
          </Button>
        </Group>
      ) : (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code block style={{ flex: 1, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {signed}
          </Code>
          <CopyButton value={signed} what={t('receipt.signed')} />
        </Group>
      )}
      <FormError problem={make.error} />
      <TextArea
        label={t('receipt.label')}
        value={props.value}
        error={props.error}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={8192}
        spellCheck={false}
      />
    </Stack>
  );
}
