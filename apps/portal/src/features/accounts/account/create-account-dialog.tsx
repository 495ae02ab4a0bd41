import { Modal } from '@mantine/core';
import type { Account, User } from '@tierline/contract';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { CreateAccountForm } from './create-account-form.tsx';

/** The dialog that creates a related account; it closes once the account is there. */
export function CreateAccountDialog(props: {
  tier?: number | undefined;
  onClose: () => void;
  onCreated: (account: Account, user: User | null) => void;
}) {
  useReturnFocus();
  return (
    <Modal opened onClose={props.onClose} size={560} withCloseButton={false} closeOnClickOutside={false}>
      <CreateAccountForm tier={props.tier} onCancel={props.onClose} onCreated={props.onCreated} />
    </Modal>
  );
}
