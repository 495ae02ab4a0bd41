import {
  PasswordInput,
  Textarea,
  TextInput,
  type PasswordInputProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import { withoutUnseen } from '@tierline/domain';
import type { ClipboardEvent, RefAttributes } from 'react';
import { useTranslation } from 'react-i18next';

// A browser cuts what is pasted at `maxLength` without a word, and runs pasted rows together. These fields take it all
// and say what is wrong.

/** One line of text. What is longer than `maxLength` stands, is refused at the field, and is not sent. */
export function TextField({ maxLength, error, onPaste, ...rest }: TextInputProps & RefAttributes<HTMLInputElement>) {
  const tooLong = useTooLong(rest.value, maxLength);
  return (
    <TextInput
      {...rest}
      {...tooLong.marked}
      error={tooLong.error ?? error}
      onPaste={(event) => {
        onPaste?.(event);
        if (!event.defaultPrevented) pasteAsOneLine(event);
      }}
    />
  );
}

/** Several lines of text, bounded like `TextField`. */
export function TextArea({ maxLength, error, ...rest }: TextareaProps & RefAttributes<HTMLTextAreaElement>) {
  const tooLong = useTooLong(rest.value, maxLength);
  return <Textarea {...rest} {...tooLong.marked} error={tooLong.error ?? error} />;
}

/** A password, bounded like `TextField`. */
export function PasswordField({ maxLength, error, ...rest }: PasswordInputProps & RefAttributes<HTMLInputElement>) {
  const tooLong = useTooLong(rest.value, maxLength);
  const wrong = tooLong.error ?? error;
  // Mantine announces a wrong password to screen readers by its description alone.
  return <PasswordInput {...rest} {...tooLong.marked} error={wrong} aria-invalid={Boolean(wrong)} />;
}

/** What a field says and how it is marked while its text, as it would be stored, is longer than it may be. */
export function useTooLong(
  value: unknown,
  maximum: number | undefined,
): { error: string | null; marked: { 'data-too-long'?: true } } {
  const { t } = useTranslation();
  if (typeof value !== 'string' || maximum === undefined || value.length <= maximum) return { error: null, marked: {} };
  const { length } = withoutUnseen(value).trim();
  if (length <= maximum) return { error: null, marked: {} };
  return { error: t('ui.tooLong', { length, maximum }), marked: { 'data-too-long': true } };
}

/**
 * Sends no form in which a text is too long, and goes to its first such field. Called once, before there is any form.
 */
export function sendNothingTooLong(): void {
  globalThis.addEventListener(
    'submit',
    (event) => {
      const wrong =
        event.target instanceof HTMLFormElement &&
        [...event.target.elements].find((field) => field.matches('[data-too-long]'));
      if (!(wrong instanceof HTMLElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      wrong.focus();
    },
    { capture: true },
  );
}

// A field of one line drops line breaks: two cells of a table would become one word.
function pasteAsOneLine(event: ClipboardEvent<HTMLInputElement>): void {
  const text = event.clipboardData.getData('text/plain').replace(/^[\t\r\n]+|[\t\r\n]+$/gu, '');
  const { currentTarget: input } = event;
  if (!/[\t\r\n]/u.test(text) || input.selectionStart === null || input.readOnly) return;
  event.preventDefault();
  input.setRangeText(text.replace(/\s*[\t\r\n]+\s*/gu, ' '), input.selectionStart, input.selectionEnd ?? 0, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
