import type { Activation } from '@tierline/contract';
import { AnswerDialog } from './answer-dialog.tsx';
import type { DeviceAction } from './device-host.tsx';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { AskDialog, LoseDialog } from './reason-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';

const dialogs = {
  giveBack: GiveBackDialog,
  replace: ReplaceDialog,
  lose: LoseDialog,
  ask: AskDialog,
  answer: AnswerDialog,
  rename: RenameDialog,
} satisfies Record<DeviceAction, unknown>;

/** The dialog for an action on a device (E13). */
export function DeviceDialogs({ action, ...props }: { action: DeviceAction; device: Activation; onClose: () => void }) {
  const Dialog = dialogs[action];
  return <Dialog {...props} />;
}
