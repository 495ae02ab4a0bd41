import { Modal } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';

/**
 * Draws the form that creates the account a split is to go to. Shown in the dialog, in place of the split, which waits.
 */
export type RenderCreate = (props: {
  name: string;
  onCreated: (account: { id: string; name: string; identifier: string; tier: number }) => void;
  onCancel: () => void;
}) => ReactNode;

/** The form of a new account, over a split that waits for it (E4). */
export function SplitCreate({ render, ...rest }: { render: RenderCreate } & Parameters<RenderCreate>[0]) {
  return (
    // Around the dialog, so that it opens when the form is loaded and its first field takes the focus.
    <Suspense fallback={null}>
      <Modal opened onClose={rest.onCancel} size={560} withCloseButton={false} closeOnClickOutside={false}>
        <Form render={render} {...rest} />
      </Modal>
    </Suspense>
  );
}

function Form({ render, ...rest }: { render: RenderCreate } & Parameters<RenderCreate>[0]) {
  return <>{render(rest)}</>;
}
