import type { Activation } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { DeviceNameField } from './fields.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { DeviceDialog } from './device-dialog.tsx';

/** Names a device anew; without a name it is known by its host ID (E13). */
export function RenameDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t } = useTranslation('activation');
  const write = useWrite('renameDevice');
  const [deviceName, setName] = useState(device.deviceName);
  const submit = () => {
    if (deviceName.length > 100) return;
    write.mutate(
      { id: device.id, deviceName },
      { onSuccess: () => toastDone({ text: t('rename.done') }), ifOpen: onClose },
    );
  };
  return (
    <DeviceDialog
      title={t('rename.title')}
      device={device}
      submit={t('rename.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <DeviceNameField autoFocus value={deviceName} onChange={setName} />
    </DeviceDialog>
  );
}
