import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Problem, Reply, Send } from '@tierline/contract';
import type { DeviceRequest } from '@tierline/domain';
import { ask, refetchAll, type WriteName } from '../../../api.ts';
import { inputOf } from '../../../unanswered.ts';
import type { Kept, Licence } from './kept-request.ts';

/** What is confirmed: the device's request, and the line of the signed-in user or the activation ID. */
export type Confirmed = {
  request: DeviceRequest;
  deviceName: string;
  by: { lineId: string } | { activationId: string };
};

/**
 * Activates what was scanned and fetches its licence file (E14). The key of what is sent is kept with it, so that the
 * same sent again after a dead spot, also from a page that was opened anew, happens once.
 */
export function useActivating(
  kept: Kept | null,
  keep: (kept: Kept) => void,
): UseMutationResult<Licence, Problem, Confirmed> {
  return useMutation<Licence, Problem, Confirmed>({
    networkMode: 'always',
    mutationFn: async ({ request, deviceName, by }) => {
      let now = kept;
      const send = <N extends WriteName>(name: N, sent: Send<N>): Promise<Reply<N>> => {
        const input = inputOf(name, sent);
        const key = now?.key?.input === input ? now.key.key : crypto.randomUUID();
        if (now !== null) keep((now = { ...now, key: { input, key } }));
        return ask(name, sent, { key });
      };
      const device = {
        hostId: request.hostId,
        copies: request.copies,
        ...(deviceName.trim() !== '' && { deviceName: deviceName.trim() }),
        ...(request.deviceKey !== null && { deviceKey: request.deviceKey }),
      };
      const signedIn = 'lineId' in by;
      const answer = signedIn
        ? await ask('fetchLicenceFile', { id: (await send('activateCopies', { id: by.lineId, ...device })).id })
        : await ask('activateDevice', { activationId: by.activationId, ...device });
      const licence = licenceOf(answer, deviceName.trim(), signedIn);
      if (now !== null) keep({ ...now, licence });
      return licence;
    },
    onSuccess: refetchAll,
  });
}

function licenceOf(answer: Reply<'fetchLicenceFile'>, deviceName: string, signedIn: boolean): Licence {
  const { id, hostId, file, licenceFile, notRenewed } = answer;
  return {
    id,
    hostId,
    deviceName,
    copies: file.copies,
    expiresAt: file.expiresAt,
    leased: file.leased,
    ...licenceFile,
    notRenewed: notRenewed?.detail ?? null,
    signedIn,
  };
}
