import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = {
  onCancel: () => void;
  /** Says “Cancel” in other words. */
  cancel?: string;
  submit: string;
  busy?: boolean;
  disabled?: boolean;
  /** It ends or takes something away. */
  dangerous?: boolean;
  /** Where no form is submitted: what the button does. “Cancel” has the focus then, so that Enter does no harm. */
  onSubmit?: () => void;
  /** It stays in sight below a long form. */
  sticky?: boolean;
  /** What stands before the buttons. */
  children?: ReactNode;
};

/** What a form or a question is closed with: cancel it, or do it. */
export function FormFoot(props: Props) {
  const { t } = useTranslation();
  const { onSubmit } = props;
  return (
    <Group justify="flex-end" gap="xs" {...(props.sticky && { className: classes.foot })}>
      {props.children}
      <Button variant="default" {...(onSubmit && { 'data-autofocus': true })} onClick={props.onCancel}>
        {props.cancel ?? t('ui.cancel')}
      </Button>
      <Button
        {...(onSubmit ? { onClick: onSubmit } : { type: 'submit' })}
        {...(props.dangerous && { color: 'red.9' })}
        loading={props.busy ?? false}
        disabled={props.disabled ?? false}
      >
        {props.submit}
      </Button>
    </Group>
  );
}
