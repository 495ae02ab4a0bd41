import type { ComponentProps, KeyboardEvent } from 'react';

/**
 * A form that is sent by its button alone, for whatever moves, mails, creates or deletes something: Enter in one of its
 * fields takes what was typed there and sends nothing.
 */
export function ButtonForm(props: Omit<ComponentProps<'form'>, 'onKeyDown' | 'noValidate'>) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Hears the Enter key of all its fields.
  return <form {...props} noValidate onKeyDown={keepEnter} />;
}

function keepEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
