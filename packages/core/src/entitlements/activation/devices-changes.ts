import type { Changes } from '../../kernel/operation.ts';

/** A device of an operation on several, as the audit names it, and the account of its line. */
export type ChangedDevice = {
  accountId: string;
  device: { hostId: string; deviceName?: string; product: string; activationId: string; copies: number };
};

/** What the audit says of several devices; the accounts of the lines see what was done with their own (X2). */
export function devicesChanges(id: string, devices: readonly ChangedDevice[]): Changes {
  const subject = { kind: 'activation-batch', id };
  const accounts = [...new Set(devices.map(({ accountId }) => accountId))];
  const of = (own: typeof devices) => ({ subject, after: { devices: own.map(({ device }) => device) } });
  return {
    ...of(devices),
    concerns: accounts.map((accountId) => ({
      accountId,
      changes: accounts.length === 1 ? null : of(devices.filter((one) => one.accountId === accountId)),
    })),
  };
}
