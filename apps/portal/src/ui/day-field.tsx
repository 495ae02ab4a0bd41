import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/de';
import 'dayjs/locale/es';
import { ActionIcon, CloseButton, Group, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { plainText, readDay, writeDay } from '@tierline/domain';
import { CalendarDays } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useTypedWords } from './typed-words.ts';

type Props = {
  label: string;
  className?: string | undefined;
  /** The day, YYYY-MM-DD, or what was typed and is none; null: empty. */
  value: string | null;
  /**
   * Called with the day, with null where the field is empty, and, unless `onlyDays`, with what is being typed or cannot
   * be read.
   */
  onChange: (day: string | null) => void;
  error?: string | undefined;
  minDate?: string | undefined;
  maxDate?: string | undefined;
  /** Hides its label, which screen readers still read. */
  bare?: true;
  /** Where it may stay empty: what it shows then, and the words of the button that empties it. */
  never?: { placeholder: string; clear: string };
  /** Passes on only days that were read: for what follows the field at once, such as a filter. */
  onlyDays?: true;
};

/**
 * A calendar day, typed as the language writes it, or picked. What cannot be read stays as it is, and the field says
 * why once it is left. Enter takes the day and sends nothing; the calendar opens by its button or by the down arrow.
 */
export function DayField(props: Props) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { value, never, onChange, minDate: min, maxDate: max } = props;
  const words = useTypedWords();
  const [typed, setTyped] = useState<{ text: string; over: string | null; left: boolean } | null>(null);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const day = value === null ? null : readDay(value, language).day;
  // A new value from outside replaces what was typed.
  const unread = typed !== null && value === (props.onlyDays ? typed.over : typed.text) ? typed : null;
  const shown = unread?.text ?? (day === null ? (value ?? '') : writeDay(day, language));
  const own = unread !== null && !unread.left ? null : shown === '' ? null : words.day(shown, { min, max });

  const type = (text: string) => {
    setTyped({ text, over: unread?.over ?? value, left: false });
    if (!props.onlyDays) onChange(plainText(text) === '' ? null : text);
  };
  const take = () => {
    if (unread === null || unread.left) return;
    const read = plainText(unread.text) === '' ? null : readDay(unread.text, language).day;
    const wrong = plainText(unread.text) !== '' && words.day(unread.text, { min, max }) !== null;
    setTyped(wrong && (read === null || props.onlyDays) ? { ...unread, left: true } : null);
    if (!wrong || (read !== null && !props.onlyDays)) onChange(read);
  };
  const pick = (picked: string | null) => {
    setTyped(null);
    if (picked !== null) onChange(picked);
    setOpen(false);
    input.current?.focus();
  };
  // The focus may not be in the calendar yet.
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    leave(event);
    if (event.key === 'Enter') {
      event.preventDefault();
      take();
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      take();
      setOpen(true);
    }
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withRoles={false} trapFocus returnFocus>
      <Popover.Target>
        <TextInput
          ref={input}
          className={props.className}
          {...(props.bare ? { 'aria-label': props.label } : { label: props.label })}
          placeholder={never?.placeholder}
          autoComplete="off"
          value={shown}
          error={props.error ?? own}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={press}
          {...ownEscape(open)}
          rightSectionWidth={never && shown !== '' ? 58 : 32}
          rightSection={
            <Group gap={0} wrap="nowrap">
              {never && shown !== '' && (
                <CloseButton
                  size={26}
                  aria-label={never.clear}
                  onClick={() => {
                    setTyped(null);
                    onChange(null);
                    input.current?.focus();
                  }}
                />
              )}
              <ActionIcon
                size={26}
                color="gray"
                aria-label={t('ui.day.open', { what: props.label })}
                aria-haspopup="dialog"
                aria-expanded={open}
                onClick={() => setOpen((before) => !before)}
                onKeyDown={leave}
                {...ownEscape(open)}
              >
                <CalendarDays size={16} aria-hidden="true" />
              </ActionIcon>
            </Group>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={props.label} data-own-escape>
        <Calendar day={day} min={min} max={max} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  );
}

// Escape closes the calendar, and not the dialog that the field is in.
function ownEscape(open: boolean): object {
  return open ? { 'data-mantine-stop-propagation': true } : {};
}

// The same for what is within the calendar; Mantine's own fields set it, too.
const ownEscapeWithin: object = { __stopPropagation: true };

function Calendar(props: {
  day: string | null;
  min: string | undefined;
  max: string | undefined;
  onPick: (day: string | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const { day, min, max } = props;
  const root = useRef<HTMLDivElement>(null);
  // The arrow keys go on from the day that is chosen, or else from one that can be.
  useEffect(() => {
    const first = setTimeout(() => {
      const days = root.current?.querySelector<HTMLElement>('[data-selected], [data-today]:not(:disabled)');
      (days ?? root.current?.querySelector<HTMLElement>('td button:not(:disabled)'))?.focus();
    }, 0);
    return () => clearTimeout(first);
  }, []);
  const begin = day ?? min;
  return (
    <DatePicker
      ref={root}
      {...ownEscapeWithin}
      value={day}
      onChange={props.onPick}
      {...(begin !== undefined && { defaultDate: begin })}
      {...(min !== undefined && { minDate: min })}
      {...(max !== undefined && { maxDate: max })}
      locale={i18n.language}
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      highlightToday
      ariaLabels={{ nextMonth: t('issue.laterMonth'), previousMonth: t('issue.earlierMonth') }}
    />
  );
}
