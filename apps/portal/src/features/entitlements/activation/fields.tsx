import { hostIdExamples, type HostScheme } from '@tierline/domain';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';

type Field = { value: string; onChange: (value: string) => void };

/** A device's host ID, with an example of its kind. */
export function HostIdField({
  ref,
  scheme,
  label,
  value,
  error,
  onChange,
}: Field & { ref: Ref<HTMLInputElement>; scheme: HostScheme; label: string; error: string | undefined }) {
  const { t } = useTranslation('activation');
  return (
    <TextField
      ref={ref}
      data-autofocus
      label={label}
      description={t('activate.hostHint', { example: hostIdExamples[scheme] })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      error={error}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={1000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The name by which people know a device. */
export function DeviceNameField(props: Field & { autoFocus?: boolean }) {
  const { t } = useTranslation('activation');
  return (
    <TextField
      data-autofocus={props.autoFocus || undefined}
      label={t('activate.name')}
      description={t('activate.nameHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={props.value}
      autoComplete="off"
      maxLength={100}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
