import { Button, Stack, Text } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';

/** Where a name or identifier is taken (A2): asks the vendor's staff to relate that account to the reader's. */
export function RelationAsk(props: { typed: string; onAsked: () => void }) {
  const { t } = useTranslation();
  const ask = useWrite('askRelation');
  const submit = () =>
    ask.mutate(
      { nameOrIdentifier: props.typed },
      {
        onSuccess: () => {
          toastDone({ text: t('relation.asked', { name: props.typed }) });
        },
        ifOpen: () => {
          props.onAsked();
        },
      },
    );
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm">{t('relation.hint')}</Text>
      <Button
        variant="light"
        size="xs"
        type="button"
        leftSection={<Link2 size={15} aria-hidden="true" />}
        loading={ask.isPending}
        onClick={submit}
      >
        {t('relation.ask')}
      </Button>
      <FormError problem={ask.error} />
    </Stack>
  );
}
