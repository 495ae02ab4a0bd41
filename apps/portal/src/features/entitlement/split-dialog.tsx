import { Anchor, Button, Group, Modal, NumberInput, Stack, Switch, Text, Textarea } from '@mantine/core';
import { problemCode, type LineItem, type Problem } from '@tierline/contract';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { useMe } from '../../session.tsx';
import { FormError } from '../../ui/states.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { SplitContact, useContacts } from './split-contact.tsx';
import { SplitTarget, type Target } from './split-target.tsx';

/** Draws the form that creates the account a split is to go to. Shown in the dialog, in place of the split, which waits. */
export type RenderCreate = (props: { name: string; onCreated: (account: { id: string; name: string; identifier: string; tier: number }) => void; onCancel: () => void }) => ReactNode;

const atTarget = ['target-not-related', 'tier-not-allowed', 'target-suspended', 'target-closed', 'not-found'];
const atCopies = ['only-available', 'copies-taken', 'quantity-not-whole'];
const atContact = ['contact-not-of-target', 'nobody-to-mail'];

/** Hands copies of a line on to a related account (E4): one dialog, errors at their fields, what was typed stays. */
export function SplitDialog(props: { line: LineItem; onClose: () => void; renderCreate?: RenderCreate }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const mayCreate = useMe().may['accounts.create'] === null;
  const line = useRead('readLineItem', { id: props.line.id }).data ?? props.line;
  const split = useWrite('splitLineItems');
  const [target, setTarget] = useState<Target | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const [copies, setCopies] = useState<string | number>(1);
  const [mail, setMail] = useState(true);
  const [message, setMessage] = useState<string | null>(null);
  const [missing, setMissing] = useState<{ target?: string; copies?: string }>({});
  const { contacts, contact, chooseContact } = useContacts(target?.id ?? null);
  const copiesInput = useRef<HTMLInputElement>(null);
  const targetInput = useRef<HTMLInputElement>(null);

  const wanted = typeof copies === 'number' ? copies : Number.parseInt(copies, 10);
  const whole = Number.isSafeInteger(wanted) && wanted >= 1;
  const left = line.available - (whole ? wanted : 0);
  const nobody = target !== null && contacts?.length === 0;
  const sends = mail && !nobody;
  const refusal = refusalOf(split.error);
  const said = (codes: string[]) => (refusal && codes.includes(refusal.code) ? refusal.detail : null);

  const copiesError = missing.copies ?? said(atCopies);

  const choose = (next: Target | null) => {
    setTarget(next);
    setMissing({});
    split.reset();
    // After the list of targets has closed.
    if (next) setTimeout(() => copiesInput.current?.focus(), 0);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (split.isPending) return;
    const tooMany = whole && left < 0 ? t('entitlement.split.tooMany', { count: line.available }) : undefined;
    const lacks = { ...(!target && { target: t('entitlement.split.chooseTarget') }), ...(!whole && { copies: t('entitlement.split.wholeCopies') }), ...(tooMany !== undefined && { copies: tooMany }) };
    setMissing(lacks);
    if (!target) return targetInput.current?.focus();
    if (lacks.copies !== undefined) return copiesInput.current?.focus();
    split.mutate(
      { rows: [{ lineItemId: line.id, accountId: target.id, copies: wanted, ...(contact && { contactId: contact.id }) }], mail: sends, message: sends ? (message ?? '') : '' },
      {
        onSuccess: ({ splits: [child] }) => {
          toastDone({ text: t('entitlement.split.done', { count: wanted, account: target.name }), ...(child && { link: { to: path(`/entitlements/${child.id}`), label: t('entitlement.split.show') } }) });
          props.onClose();
        },
        onError: () => copiesInput.current?.focus(),
      },
    );
  };

  if (creating !== null && props.renderCreate) {
    const created = (account: Omit<Target, 'reason'>) => {
      setCreating(null);
      choose({ ...account, reason: null });
    };
    return <Modal opened onClose={() => setCreating(null)} size={560} withCloseButton={false} closeOnClickOutside={false}>{props.renderCreate({ name: creating, onCreated: created, onCancel: () => setCreating(null) })}</Modal>;
  }
  return (
    <Modal opened onClose={props.onClose} title={<Title line={line} />} size={500} closeButtonProps={{ 'aria-label': t('ui.close') }} closeOnClickOutside={!split.isPending}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <SplitTarget ref={targetInput} target={target} onChoose={choose} error={missing.target ?? said(atTarget)} {...(props.renderCreate && mayCreate && { onCreate: setCreating })} />
          <NumberInput
            ref={copiesInput} label={t('entitlement.split.copies')} value={copies} onChange={(value) => { setCopies(value); setMissing({}); }} selectAllOnFocus min={1} max={Math.max(1, line.available)} clampBehavior="none" allowDecimal={false} allowNegative={false} w={180} inputMode="numeric"
            error={copiesError} description={copiesError === null && <span aria-live="polite" className="tl-number">{left >= 0 ? t('entitlement.split.stay', { left, available: line.available }) : t('entitlement.split.tooMany', { count: line.available })}</span>} inputWrapperOrder={['label', 'input', 'error', 'description']}
          />
          {target && <SplitContact contacts={contacts} contact={contact} onChoose={chooseContact} error={said(atContact)} />}
          <Switch label={t('entitlement.split.mail')} checked={sends} disabled={nobody} onChange={(event) => setMail(event.currentTarget.checked)} description={nobody ? t('entitlement.split.contactNone') : undefined} />
          {sends && (message === null
            ? <Anchor component="button" type="button" size="sm" onClick={() => setMessage('')} style={{ alignSelf: 'flex-start' }}>{t('entitlement.split.addMessage')}</Anchor>
            : <Textarea label={t('entitlement.split.message')} value={message} onChange={(event) => setMessage(event.currentTarget.value)} autoFocus autosize minRows={2} maxRows={8} maxLength={2000} />)}
          <FormError problem={refusal && [...atTarget, ...atCopies, ...atContact].includes(refusal.code) ? null : split.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={split.isPending}>{sends ? t('entitlement.split.submit') : t('entitlement.split.submitQuiet')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Title(props: { line: LineItem }) {
  const { t } = useTranslation();
  return (
    <>
      {t('entitlement.split.title')}
      <Text size="xs" c="dimmed" fw={400} mt={3}>{props.line.product.name} · <span className="tl-mono">{props.line.activationId}</span></Text>
    </>
  );
}

/** What was refused: with one row, that row's own reason. */
function refusalOf(problem: Problem | null): { code: string; detail: string } | null {
  if (!problem?.document) return null;
  const row = problem.document.refused?.[0];
  return row ? { code: problemCode(row.type), detail: row.detail } : { code: problem.code, detail: problem.document.detail };
}
