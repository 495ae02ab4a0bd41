import { Anchor, Button, Modal, Stack, Switch, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { SplitContact } from './split-contact.tsx';
import { SplitCreate, type RenderCreate } from './split-create.tsx';
import { endsSoon } from './split-ends.ts';
import { SplitTarget, type Target } from './split-target.tsx';
import { useSplit } from './use-split.ts';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { TextArea } from '../../../ui/text-field.tsx';

/** What was entered so far, taken along where more than one partner is to get something. */
export type SplitStart = { line: LineItem; target: Target | null; copies: string; mail: boolean; message: string };

/** Hands copies of a line on to a related account (E4): one dialog, errors at their fields, what was typed stays. */
export function SplitDialog(props: {
  line: LineItem;
  onClose: () => void;
  onMore: (start: SplitStart) => void;
  renderCreate?: RenderCreate;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { path } = useProgramme();
  const mayCreate = useMe().may['accounts.create'] === null;
  const split = useSplit(props.line);
  const [creating, setCreating] = useState<string | null>(null);
  const { expiresOn } = split.line;
  const format = useFormat();
  const copiesInput = useRef<HTMLInputElement>(null);
  const targetInput = useRef<HTMLInputElement>(null);

  const choose = (target: Target | null) => {
    split.setTarget(target);
    // After the list of targets, or the form of a new one, has closed.
    if (target) setTimeout(() => copiesInput.current?.focus(), 0);
  };
  const done = (lineItemId: string | null, operationId: string) => {
    toastDone({
      text: [
        t('entitlement.split.done', { count: split.wanted, account: split.target?.name }),
        ...(expiresOn === null ? [] : [t('entitlement.split.ends.done', { day: format.day(expiresOn) })]),
      ].join(' '),
      ...(lineItemId !== null && {
        link: { to: path(`/entitlements/${lineItemId}`), label: t('entitlement.split.show') },
      }),
      undo: { operationId, undone: t('takeBack.splitUndone', { count: split.wanted }) },
    });
    props.onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (split.sending) return;
    const field = split.send({ done, refused: () => copiesInput.current?.focus() });
    if (field !== null) (field === 'target' ? targetInput : copiesInput).current?.focus();
  };
  const created = (account: Omit<Target, 'reason'>) => {
    setCreating(null);
    choose({ ...account, reason: null });
  };

  if (creating !== null && props.renderCreate) {
    return (
      <SplitCreate render={props.renderCreate} name={creating} onCreated={created} onCancel={() => setCreating(null)} />
    );
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Title line={split.line} />}
      size={540}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      closeOnClickOutside={split.target === null}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <SplitTarget
            ref={targetInput}
            target={split.target}
            onChoose={choose}
            error={split.said.target ?? null}
            {...(props.renderCreate && mayCreate && { onCreate: setCreating })}
          />
          <QuantityField
            ref={copiesInput}
            data-autofocus={split.target !== null || undefined}
            label={t('entitlement.split.copies')}
            value={split.copies}
            onChange={split.setCopies}
            w={180}
            {...selectOnEntry}
            error={split.said.copies}
            description={split.said.copies === undefined && <Stay left={split.left} available={split.line.available} />}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
          />
          {split.target && (
            <SplitContact
              contacts={split.people.contacts}
              contact={split.people.contact}
              onChoose={split.people.chooseContact}
              error={split.said.contact ?? null}
            />
          )}
          <Switch
            label={t('entitlement.split.mail')}
            checked={split.mail}
            disabled={split.nobody}
            onChange={(event) => split.setMail(event.currentTarget.checked)}
            description={split.nobody ? t('entitlement.split.contactNone') : undefined}
          />
          {split.mail && <Message text={split.message} onChange={split.setMessage} />}
          <FormError problem={split.problem} />
          <FormFoot
            onCancel={props.onClose}
            submit={split.mail ? t('entitlement.split.submit') : t('entitlement.split.submitQuiet')}
            busy={split.sending}
          >
            <Button
              variant="subtle"
              mr="auto"
              px="xs"
              onClick={() =>
                props.onMore({
                  line: split.line,
                  target: split.target,
                  copies: split.copies,
                  mail: split.mail,
                  message: split.message ?? '',
                })
              }
            >
              {t('entitlement.split.addPartner')}
            </Button>
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Title(props: { line: LineItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { expiresOn } = props.line;
  return (
    <>
      {t('entitlement.split.title')}
      <Text size="xs" c="dimmed" fw={400} mt={3}>
        {props.line.product.name} · <span className="tl-mono">{props.line.activationId}</span>
      </Text>
      {expiresOn !== null && endsSoon({ expiresOn }) && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)" fw={550} mt={3}>
          {t('entitlement.split.ends.line', { day: format.day(expiresOn), far: format.fromToday(expiresOn) })}
        </Text>
      )}
    </>
  );
}

/** The running total while the number is typed. */
function Stay(props: { left: number; available: number }) {
  const { t } = useTranslation();
  return (
    <span aria-live="polite" className="tl-number">
      {props.left >= 0
        ? t('entitlement.split.stay', props)
        : t('entitlement.split.tooMany', { count: props.available })}
    </span>
  );
}

/** The message in the mail; a link until the user wants one. */
function Message(props: { text: string | null; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  if (props.text === null)
    return (
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => props.onChange('')}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('entitlement.split.addMessage')}
      </Anchor>
    );
  return (
    <TextArea
      label={t('entitlement.split.message')}
      value={props.text}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autoFocus
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
    />
  );
}
