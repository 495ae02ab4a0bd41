import { TextInput, type TextInputProps } from '@mantine/core';
import { readQuantity, type QuantityBounds } from '@tierline/domain';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useTypedWords } from './typed-words.ts';

/** The inputs' own properties, and a quantity as it was typed; callers read it with `readQuantity`. */
type Props = Omit<TextInputProps, 'value' | 'onChange' | 'maxLength' | 'type'> & {
  value: string;
  onChange: (text: string) => void;
  bounds?: QuantityBounds;
};

/**
 * A whole number, typed or pasted as the language writes it. What cannot be read stays as it is, and the field says why
 * once it is left. Arrow keys count up and down; Enter takes the number and sends nothing.
 */
export function QuantityField({ value, onChange, bounds, error, onBlur, onKeyDown, ...rest }: Props) {
  const { i18n } = useTranslation();
  const words = useTypedWords();
  const [left, setLeft] = useState(false);
  const own = left && value.trim() !== '' ? words.quantity(value, bounds) : null;
  const step = (event: KeyboardEvent<HTMLInputElement>, by: number) => {
    const { quantity } = readQuantity(value, i18n.language, bounds);
    if (quantity === null) return;
    event.preventDefault();
    const next = quantity + by;
    if (readQuantity(String(next), i18n.language, bounds).wrong === null) onChange(String(next));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'ArrowUp') step(event, 1);
    if (event.key === 'ArrowDown') step(event, -1);
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setLeft(true);
  };
  // A field of one line would run the cells of a table together: 12 and 345 would become 12345.
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain').trim();
    if (!/[\t\r\n]/u.test(text)) return;
    event.preventDefault();
    onChange(text.replace(/[\t\r\n]+/gu, ' ⏎ '));
  };
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      {...rest}
      value={value}
      error={error ?? own}
      onPaste={paste}
      onKeyDown={press}
      onChange={(event) => {
        setLeft(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={(event) => {
        setLeft(true);
        onBlur?.(event);
      }}
    />
  );
}
