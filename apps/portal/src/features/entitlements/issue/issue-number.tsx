import { Anchor, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/**
 * The order number of an entitlement. Where the account has one under it already, another delivery on the same order
 * can be confirmed: `further` is null until that is known.
 */
export function IssueNumber(props: {
  value: string;
  error: string | undefined;
  focus: boolean;
  further: boolean | null;
  onChange: (value: string) => void;
  onFurther: (further: boolean) => void;
}) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <div>
      <TextField
        label={t('issue.orderNumber')}
        description={t('issue.orderNumberHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoFocus={props.focus}
        autoComplete="off"
        maxLength={50}
        required
        withAsterisk={false}
        error={props.error}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.further !== null && (
        <>
          <Checkbox
            mt="xs"
            label={t('issue.furtherDelivery', { orderNumber: props.value.trim() })}
            checked={props.further}
            onChange={(event) => props.onFurther(event.currentTarget.checked)}
          />
          <Anchor
            component={Link}
            size="sm"
            to={path(`/entitlements?q=${encodeURIComponent(props.value.trim())}`)}
            target="_blank"
          >
            {t('issue.showTaken')}
          </Anchor>
        </>
      )}
    </div>
  );
}
