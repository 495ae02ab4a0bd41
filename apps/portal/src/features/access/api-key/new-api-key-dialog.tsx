import type { Reply } from '@tierline/contract';
import { Alert, Button, Checkbox, Modal, Select, Stack } from '@mantine/core';
import { roles, permissions, reaches, readDay } from '@tierline/domain';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { useIntegrationName } from '../../orders/seat/seat-words.ts';
import { FirstCall } from './first-call.tsx';
import { KeyCustomer } from './key-customer.tsx';
import { RoleChoice } from '../../accounts/user/role-choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';

type Made = Reply<'createApiKey'>;

const fields = {
  'api-key-expiry': 'expiresOn',
  'role-not-offered': 'role',
  'role-above-own': 'role',
  'controller-key-role': 'controller',
  'not-managing': 'customerId',
};

/** Makes an API key, and shows its secret this once. */
export function NewApiKeyDialog(props: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={made ? t('apiKey.madeTitle', { name: made.apiKey.name }) : t('apiKey.create')}
      withCloseButton={made === null}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      closeOnClickOutside={false}
      closeOnEscape={made === null}
    >
      {made ? (
        <Secret secret={made.secret} onDone={props.onClose} />
      ) : (
        <Form onMade={setMade} onCancel={props.onClose} />
      )}
    </Modal>
  );
}

function Form(props: { onMade: (made: Made) => void; onCancel: () => void }) {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  const programme = useProgramme();
  const create = useWrite('createApiKey');
  const offered = roles.filter((role) => programme.roles.some((row) => row.role === role));
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const { tier } = useMe().account;
  const switches = permissions['seats.switch'].role;
  const controllers = programme.integrations.flatMap((row) => row.controller?.key ?? []);
  const customersBelow = programme.tiersBelow(tier).length > 0;
  const nameOf = useIntegrationName();
  const form = useRecordForm({
    name: '',
    role: offered[0] ?? 'observer',
    expiresOn: years(today, 1),
    controller: '',
    customerId: null as string | null,
  });
  const controller = form.choice('controller');
  const { values } = form;
  const days = { min: today, max: years(today, 2) };
  const role = form.choice('role');
  const day = form.choice('expiresOn');
  const customer = form.choice('customerId');
  // A controller switches licences: the lowest role that may, as all else is closed to its key anyway (O7).
  const forController = values.controller !== '';
  const controllerRole = offered.find((name) => reaches(name, switches)) ?? 'master';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (
      create.isPending ||
      !form.fail(
        { name: values.name.trim() === '' && t('ui.required'), expiresOn: words.day(values.expiresOn, days) ?? false },
        element,
      )
    )
      return;
    create.mutate(
      {
        ...values,
        expiresOn: readDay(values.expiresOn, i18n.language).day ?? '',
        ...(forController ? { role: controllerRole } : { controller: null, customerId: null }),
      },
      { onSuccess: props.onMade, onError: (problem) => form.fail(problemFields(problem, fields), element) },
    );
  };
  return (
    <ButtonForm onSubmit={submit}>
      <Stack gap="md">
        <TextField
          label={t('apiKey.name')}
          description={t('apiKey.nameHint')}
          data-autofocus
          autoComplete="off"
          maxLength={100}
          required
          withAsterisk={false}
          {...form.text('name')}
        />
        {controllers.length > 0 && (
          <Select
            label={t('apiKey.controller')}
            description={t(forController ? 'apiKey.controllerHint' : 'apiKey.noControllerHint')}
            inputWrapperOrder={hintBelow}
            allowDeselect={false}
            value={controller.value}
            onChange={controller.onChange}
            error={controller.error}
            data={[
              { value: '', label: t('apiKey.noController') },
              ...controllers.map((key) => ({ value: key, label: nameOf(key) })),
            ]}
          />
        )}
        {forController ? (
          customersBelow && <KeyCustomer value={customer.value} onChange={customer.onChange} error={customer.error} />
        ) : (
          <RoleChoice
            roles={offered}
            tier={tier}
            value={role.value}
            onChange={role.onChange}
            error={role.error}
            hint={t('apiKey.roleHint', { role: programme.roleName('master') })}
          />
        )}
        <DayField
          label={t('apiKey.lastDay')}
          value={day.value === '' ? null : day.value}
          onChange={(value) => day.onChange(value ?? '')}
          error={day.error ?? undefined}
          minDate={days.min}
          maxDate={days.max}
        />
        <FormError problem={unhandledProblem(create.error, fields, values)} />
        <FormFoot onCancel={props.onCancel} submit={t('apiKey.submit')} busy={create.isPending} />
      </Stack>
    </ButtonForm>
  );
}

/** The secret, to be copied now or never. */
function Secret({ secret, onDone }: { secret: string | null; onDone: () => void }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const [kept, setKept] = useState(false);
  // The form went with the focus in it.
  const first = useRef<HTMLInputElement & HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  // The reply was lost on its way, and its repeat has no secret any more.
  if (secret === null) {
    return (
      <Stack gap="md">
        <Alert variant="light" color="orange" icon={<TriangleAlert size={16} />}>
          {t('apiKey.secretLost')}
        </Alert>
        <Button ref={first} onClick={onDone} style={{ alignSelf: 'flex-end' }}>
          {t('ui.close')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Alert variant="light" color="orange" icon={<TriangleAlert size={16} />}>
        {t('apiKey.secretHint')}
      </Alert>
      <TextField
        label={t('apiKey.secret')}
        value={secret}
        readOnly
        classNames={{ input: 'tl-mono' }}
        onFocus={(event) => event.currentTarget.select()}
        ref={first}
      />
      <Button
        variant="default"
        leftSection={clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
        onClick={() => clipboard.copy(secret)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t(clipboard.copied ? 'ui.copied' : 'apiKey.copy')}
      </Button>
      <FirstCall secret={secret} />
      <Checkbox label={t('apiKey.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button disabled={!kept} onClick={onDone} style={{ alignSelf: 'flex-end' }}>
        {t('apiKey.done')}
      </Button>
    </Stack>
  );
}

// The same day so many years later; the 29th of February becomes the 28th.
function years(day: string, more: number): string {
  return `${Number(day.slice(0, 4)) + more}${day.slice(4).replace('-02-29', '-02-28')}`;
}
