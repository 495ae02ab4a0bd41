import { Alert, Modal, Stack, Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { TriangleAlert } from 'lucide-react';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import classes from './dialogs.module.css';
import { PlaceSelect } from './place-select.tsx';
import { useMoveForm } from './use-move-form.ts';
import { TextField } from '../../../ui/text-field.tsx';

/**
 * Moves credits in one step: between the balance and a site, from site to site, or from one of the chosen sites to the
 * others (C6).
 */
export function MoveDialog(props: { sites: readonly Site[]; onDone?: () => void; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('credit');
  const { t: main } = useTranslation();
  const format = useFormat();
  const form = useMoveForm(props.sites);
  const element = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.sending) return;
    const field = form.send(() => {
      props.onDone?.();
      props.onClose();
    });
    if (field !== null) element.current?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)?.focus();
  };
  const left =
    form.sum > 0 && form.sum <= form.source.credits
      ? t('move.left', { left: format.number(form.source.credits - form.sum), count: form.source.credits })
      : undefined;
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={t('move.title')}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
    >
      <ButtonForm ref={element} onSubmit={submit}>
        <Stack gap="md">
          <PlaceSelect
            label={t('move.from')}
            name="from"
            value={form.source}
            balance={form.balance}
            {...(form.many && { only: form.chosen })}
            onChange={form.setFrom}
          />
          {form.many ? (
            <Targets form={form} />
          ) : (
            <>
              <PlaceSelect
                label={t('move.to')}
                name="to"
                autoFocus
                value={form.to}
                balance={form.balance}
                error={form.wrong.to}
                onChange={form.setTo}
              />
              <QuantityField
                name="credits"
                label={t('move.credits')}
                value={form.typed}
                error={form.wrong.credits}
                description={left}
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                onChange={(text) => form.setCredits(null, text)}
              />
            </>
          )}
          <TextField
            label={
              <>
                {t('move.note')}{' '}
                <Text span inherit c="dimmed" fw={400}>
                  ({main('ui.optional')})
                </Text>
              </>
            }
            description={t('move.noteHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            maxLength={500}
            autoComplete="off"
            value={form.note}
            onChange={(event) => form.setNote(event.currentTarget.value)}
          />
          {form.wrong.sum !== undefined && (
            <Alert role="alert" variant="light" color="red" py={8} icon={<TriangleAlert size={16} />}>
              {form.wrong.sum}
            </Alert>
          )}
          <FormError problem={form.problem} />
          <FormFoot sticky onCancel={props.onClose} submit={t('move.submit')} busy={form.sending}>
            {form.many && left !== undefined && (
              <Text size="sm" c="dimmed" mr="auto" aria-live="polite" className="tl-number">
                {left}
              </Text>
            )}
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Targets({ form }: { form: ReturnType<typeof useMoveForm> }) {
  const { t } = useTranslation('credit');
  return (
    <ul className={classes.rows} aria-label={t('move.to')}>
      {form.targets.map((place) => (
        <li key={place.id}>
          <div>
            <Text size="sm" fw={550}>
              {place.name}
            </Text>
            <Text size="xs" c="dimmed">
              {t('move.has', { count: place.credits })}
            </Text>
          </div>
          <QuantityField
            size="xs"
            w={110}
            name={place.id ?? ''}
            aria-label={t('move.of', { name: place.name })}
            value={form.credits(place)}
            error={form.wrong[place.id ?? '']}
            onChange={(text) => form.setCredits(place, text)}
          />
        </li>
      ))}
    </ul>
  );
}
