import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/de';
import 'dayjs/locale/es';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

const formats: Record<string, string> = { en: 'D MMM YYYY', de: 'DD.MM.YYYY', es: 'DD/MM/YYYY' };

/** A calendar day, typed or picked. `never`: it may stay empty, and what that is called. `bare`: its label is not seen. */
export function DayInput(props: {
  label: string;
  className?: string | undefined;
  value: string | null;
  onChange: (day: string | null) => void;
  error: string | undefined;
  minDate?: string;
  maxDate?: string;
  bare?: true;
  never?: { placeholder: string; clear: string };
}) {
  const { t, i18n } = useTranslation();
  const { never, minDate, maxDate } = props;
  return (
    <DateInput
      className={props.className}
      {...(props.bare ? { 'aria-label': props.label } : { label: props.label })}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      locale={i18n.language}
      firstDayOfWeek={1}
      valueFormat={formats[i18n.language] ?? 'YYYY-MM-DD'}
      {...(never
        ? { clearable: true, placeholder: never.placeholder, clearButtonProps: { 'aria-label': never.clear } }
        : {})}
      {...(minDate !== undefined && { minDate })}
      {...(maxDate !== undefined && { maxDate })}
      weekendDays={[]}
      hideOutsideDates
      ariaLabels={{ nextMonth: t('issue.laterMonth'), previousMonth: t('issue.earlierMonth') }}
      autoComplete="off"
    />
  );
}
