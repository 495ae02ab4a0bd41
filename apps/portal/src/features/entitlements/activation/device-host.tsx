import type { Activation } from '@tierline/contract';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { loadPart } from '../../../load-part.ts';

/** What can be done with a device. */
export type DeviceAction = 'giveBack' | 'replace' | 'lose' | 'ask' | 'answer' | 'rename';

async function load() {
  return loadPart(() => import('./device-dialogs.tsx'));
}
const DeviceDialogs = lazy(async () => ({ default: (await load()).DeviceDialogs }));

type Open = { action: DeviceAction; device: Activation };

const DeviceContext = createContext<(action: DeviceAction, device: Activation) => void>(() => null);

/** Keeps the dialogs of devices above list and panel, so that they outlive a row that is gone when it is read again. */
export function DeviceHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <DeviceContext value={(action, device) => setOpen({ action, device })}>
      {children}
      <Suspense fallback={null}>
        {open && (
          <DeviceDialogs
            key={`${open.action} ${open.device.id}`}
            action={open.action}
            device={open.device}
            onClose={() => setOpen((now) => (now === open ? null : now))}
          />
        )}
      </Suspense>
    </DeviceContext>
  );
}

/** Opens a dialog of a device. */
export function useDeviceDialog(): (action: DeviceAction, device: Activation) => void {
  return useContext(DeviceContext);
}

/** Loads the dialogs before one is opened. */
export function loadDeviceDialogs(): void {
  void load();
}
