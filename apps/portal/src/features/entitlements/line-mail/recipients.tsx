import { emailKey, shownEmail } from '@tierline/domain';
import { Button, CloseButton, Group, Input, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './line-mail.module.css';
import type { Recipient, useRecipients } from './use-recipients.ts';

/** A likely recipient. */
export type Suggestion = { email: string; name: string };

/**
 * The recipients as chips: comma, semicolon, blank and Enter make one, a pasted list many; a click on one takes it back
 * to be corrected.
 */
export function Recipients(props: {
  to: ReturnType<typeof useRecipients>;
  suggestions: readonly Suggestion[];
  input: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation('lineMail');
  const id = useId();
  const { to, suggestions, input } = props;
  const mend = (chip: Recipient) => {
    to.mend(chip);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = to.chips.at(-1);
    if (event.key === 'Enter' && to.typed.trim() !== '') {
      event.preventDefault();
      to.add(to.typed);
    } else if (event.key === 'Backspace' && to.typed === '' && last !== undefined) {
      event.preventDefault();
      to.mend(last);
    }
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (!text.includes('@')) return;
    event.preventDefault();
    to.add(`${to.typed}\n${text}`);
  };
  const error = to.lacks ?? (to.wrong > 0 ? t('wrong', { count: to.wrong }) : null);
  const left = suggestions.filter(({ email }) => !to.chips.some(({ key }) => key === emailKey(email)));
  return (
    <div>
      <Input.Wrapper
        id={id}
        label={t('to')}
        description={t('toHint')}
        error={error}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
      >
        <div className={classes.field} {...(error !== null && { 'data-wrong': true })}>
          {to.chips.map((chip) => (
            <Chip
              key={chip.key}
              chip={chip}
              onMend={() => mend(chip)}
              onDrop={() => {
                to.drop(chip.key);
                input.current?.focus();
              }}
            />
          ))}
          <input
            ref={input}
            id={id}
            className={classes.input}
            data-autofocus
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={error !== null}
            aria-describedby={error === null ? `${id}-description` : `${id}-error`}
            value={to.typed}
            onChange={(event) => to.type(event.currentTarget.value)}
            onKeyDown={press}
            onPaste={paste}
            onBlur={() => to.typed.trim() !== '' && to.add(to.typed)}
          />
        </div>
      </Input.Wrapper>
      {left.length > 0 && (
        <Group gap={4} mt={6} role="group" aria-label={t('suggestions')}>
          {left.map(({ email, name }) => (
            <Button
              key={email}
              size="compact-xs"
              variant="light"
              leftSection={<Plus size={12} aria-hidden="true" />}
              classNames={{ label: classes.suggestion }}
              onClick={() => to.add(email)}
            >
              {name === '' ? shownEmail(email) : `${name} · ${shownEmail(email)}`}
            </Button>
          ))}
        </Group>
      )}
    </div>
  );
}

function Chip(props: { chip: Recipient; onMend: () => void; onDrop: () => void }) {
  const { t } = useTranslation('lineMail');
  const { email, wrong } = props.chip;
  return (
    <span className={classes.chip} {...(wrong !== null && { 'data-wrong': true })}>
      <button
        type="button"
        className={classes.mend}
        title={wrong ?? shownEmail(email)}
        aria-label={
          wrong === null ? t('mend', { email: shownEmail(email) }) : t('mendWrong', { email: shownEmail(email), wrong })
        }
        onClick={props.onMend}
      >
        {shownEmail(email)}
      </button>
      <CloseButton
        size={24}
        iconSize={13}
        variant="transparent"
        aria-label={t('drop', { email: shownEmail(email) })}
        onClick={props.onDrop}
      />
    </span>
  );
}

/** How many people will get it. */
export function HowMany({ good }: { good: number }) {
  const { t } = useTranslation('lineMail');
  return (
    <Text size="sm" c="dimmed" aria-live="polite" mr="auto">
      {good === 0 ? '' : t('people', { count: good })}
    </Text>
  );
}
