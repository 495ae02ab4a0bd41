import { type TextInputProps } from '@mantine/core';
import type { RefAttributes } from 'react';
import { TextField } from '../../../ui/text-field.tsx';

/** The field of a code: of the app, which the keyboard may offer by itself, or a recovery code. */
export function CodeInput(props: TextInputProps & RefAttributes<HTMLInputElement>) {
  return (
    <TextField
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      withAsterisk={false}
      maxLength={100}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...props}
    />
  );
}
