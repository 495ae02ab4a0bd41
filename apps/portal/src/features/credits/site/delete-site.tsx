import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { nameKey } from '@tierline/domain';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useBalance } from '../credit/balance.ts';
import { balanceAfterDeletion } from './balance-after.ts';
import type { FullSite } from './site-panel.tsx';

/**
 * *Delete site*, at the end of its panel (C3); absent for readers who may not delete sites. `onDeleted`: called
 * afterwards, to leave the panel.
 */
export function DeleteButton({ site, onDeleted }: { site: FullSite; onDeleted: string }) {
  const { t } = useTranslation('site');
  const [asking, ask] = useState(false);
  const { delete: reason } = site.actions;
  if (reason?.code === 'tier-may-not') return null;
  return (
    <PanelSection title={t('panel.remove')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('remove.hint')}
      </Text>
      <Reason reason={reason}>
        <Button
          size="xs"
          variant="default"
          {...(reason === null && { c: 'var(--mantine-color-error)' })}
          leftSection={<Trash2 size={14} aria-hidden="true" />}
          onClick={() => ask(true)}
        >
          {t('remove.action')}
        </Button>
      </Reason>
      {asking && <DeleteDialog site={site} onDeleted={onDeleted} onClose={() => ask(false)} />}
    </PanelSection>
  );
}

/** Asks for the site's name before it goes, and says where its credits go. */
function DeleteDialog({ site, onDeleted, onClose }: { site: FullSite; onDeleted: string; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('site');
  const { t: main } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const remove = useWrite('deleteSite');
  const balance = useBalance(site.account.id);
  const { credits, charged, fromBalance } = site.deletion ?? { credits: site.credits, charged: 0, fromBalance: 0 };
  const then = balance === null ? '…' : format.number(balanceAfterDeletion(balance, { credits, fromBalance }));
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (remove.isPending) return;
    // A name is a name, however it is spaced and in whichever case.
    if (nameKey(typed) !== nameKey(site.name)) {
      setWrong(true);
      return focusFirstError(event.currentTarget);
    }
    remove.mutate(
      { id: site.id },
      {
        onSuccess: (gone) => {
          const done =
            gone.credits > 0
              ? t('remove.done', { name: site.name, count: gone.credits })
              : t('remove.doneNone', { name: site.name });
          toastDone({ text: gone.charged > 0 ? `${done} ${t('remove.paid', { count: gone.charged })}` : done });
        },
        ifOpen: () => {
          void navigate(onDeleted);
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('remove.title', { name: site.name })}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            {charged > 0 &&
              t('remove.owed', {
                count: charged,
                site: format.number(charged - fromBalance),
                balance: format.number(fromBalance),
              })}{' '}
            {credits > 0
              ? t('remove.credits', { count: credits, balance: then })
              : fromBalance > 0
                ? t('remove.balanceThen', { balance: then })
                : t('remove.creditsNone')}
          </Text>
          <TextInput
            label={t('remove.type')}
            description={site.name}
            data-autofocus
            autoComplete="off"
            value={typed}
            error={wrong && t('remove.wrong')}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <FormError problem={remove.error} />
          <FormFoot onCancel={onClose} submit={t('remove.submit')} busy={remove.isPending} dangerous />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
