import { Alert, Anchor, Modal, Stack, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { Hourglass } from 'lucide-react';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { AccountName } from '../line/line-parts.tsx';
import classes from './take-back.module.css';
import type { Way } from './take-back-host.tsx';
import { useTakeBack } from './use-take-back.ts';
import { TextArea } from '../../../ui/text-field.tsx';

/**
 * Gives copies back, or takes them back, of one line or many, with a reason (E7). After the recall window it asks for
 * them.
 */
export function TakeBackDialog(props: {
  way: Way;
  lines: readonly LineItem[];
  done?: () => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { way, lines } = props;
  const back = useTakeBack(way, lines);
  const form = useRef<HTMLFormElement>(null);
  const [only] = lines.length === 1 ? lines : [];
  const asking = way === 'recall' && lines.some((line) => line.recallAsks);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (back.sending) return;
    const field = back.send(({ operationId, copies, asked }) => {
      toastDone({
        text: [
          copies > 0 && t(`takeBack.${way}.done`, { count: copies }),
          asked > 0 && t('takeBack.asked', { count: asked }),
        ]
          .filter(Boolean)
          .join(' '),
        undo: {
          operationId,
          undone: t(copies > 0 ? `takeBack.${way}.undone` : 'takeBack.askedUndone', {
            count: copies > 0 ? copies : asked,
          }),
        },
      });
      props.done?.();
      props.onClose();
    });
    if (field !== null)
      form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(field === '' ? 'reason' : field)}"]`)?.focus();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size={only ? 460 : 640}
      title={<Title way={way} line={only ?? null} count={lines.length} />}
    >
      <ButtonForm ref={form} onSubmit={submit}>
        <Stack gap="md">
          {only ? <One line={only} back={back} /> : <Many lines={lines} back={back} way={way} />}
          <TextArea
            name="reason"
            label={t('takeBack.reason')}
            description={t('takeBack.reasonHint')}
            value={back.reason}
            onChange={(event) => back.setReason(event.currentTarget.value)}
            error={back.said.reason}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
          />
          {asking && (
            <Alert variant="light" color="orange" icon={<Hourglass size={16} />} py={8}>
              {t('takeBack.asksHint')}
            </Alert>
          )}
          <Text size="sm" c="dimmed">
            {t(asking ? 'takeBack.mailAsk' : 'takeBack.mailBoth')}
          </Text>
          {back.said[''] !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {back.said['']}
            </Text>
          )}
          <FormError problem={back.problem} />
          <FormFoot
            onCancel={props.onClose}
            submit={t(
              asking && lines.every((line) => line.recallAsks) ? 'takeBack.submitAsk' : `takeBack.${way}.submit`,
            )}
            busy={back.sending}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

type Back = ReturnType<typeof useTakeBack>;

function Title({ way, line, count }: { way: Way; line: LineItem | null; count: number }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`takeBack.${way}.title`)}
      <Text size="xs" c="dimmed" fw={400} mt={3}>
        {line ? (
          <>
            {line.product.name} · <span className="tl-mono">{line.activationId}</span>
          </>
        ) : (
          t('takeBack.lines', { count })
        )}
      </Text>
    </>
  );
}

function One({ line, back }: { line: LineItem; back: Back }) {
  const { t } = useTranslation();
  return (
    <div>
      <QuantityField
        name={line.id}
        label={t('entitlement.split.copies')}
        data-autofocus
        value={back.copies[line.id] ?? ''}
        onChange={(next) => back.setCopies(line, next)}
        {...selectOnEntry}
        error={back.said[line.id]}
        description={t('takeBack.available', { count: line.available })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
      />
      <Anchor
        component="button"
        type="button"
        size="sm"
        mt={4}
        onClick={() => back.setCopies(line, String(line.available))}
      >
        {t('takeBack.all', { count: line.available })}
      </Anchor>
    </div>
  );
}

function Many({ lines, back, way }: { lines: readonly LineItem[]; back: Back; way: Way }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.lines} aria-label={t('takeBack.lines', { count: lines.length })}>
      {lines.map((line) => (
        <li key={line.id}>
          <div>
            <Text size="sm" fw={550}>
              {line.product.name}{' '}
              <Text span inherit c="dimmed" fw={400}>
                · <AccountName account={way === 'return' ? line.from : line.holder} />
              </Text>
            </Text>
            <Text size="xs" c="dimmed" className="tl-mono">
              {line.activationId}
            </Text>
          </div>
          <QuantityField
            name={line.id}
            size="xs"
            w={110}
            aria-label={t('takeBack.copiesOf', { product: line.product.name, activationId: line.activationId })}
            value={back.copies[line.id] ?? ''}
            onChange={(next) => back.setCopies(line, next)}
            {...selectOnEntry}
            error={back.said[line.id]}
            description={t('takeBack.of', { count: line.available })}
            inputWrapperOrder={['input', 'error', 'description']}
          />
        </li>
      ))}
    </ul>
  );
}
