import {
  defaultActivationRules,
  type ActivatedLine,
  type ActivationRules,
  type DeviceFacts,
  type StoredActivation,
} from '../../src/index.ts';
import { actor } from '../kernel/actors.ts';

/** The instant of the cases. */
export const now = '2026-11-29T12:00:00.000Z';

/** For how long the key that signs files is valid. */
export const key = { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2030-01-01T00:00:00.000Z' };

/** Until when the file of the device runs, grace included. */
export const stops = '2027-01-03T12:00:00.000Z';

/** The public key of the device. */
export const deviceKey = { kty: 'OKP', crv: 'Ed25519', x: 'k' } as const;

/** Who activates. */
export const installer = actor('operator', { id: 'installer', tier: 2 });

/** A line item of ten copies that the installer holds, six of them available. */
export function heldLine(changes: Partial<ActivatedLine> = {}, rules: Partial<ActivationRules> = {}): ActivatedLine {
  return {
    id: 'line',
    version: 3,
    rootId: 'root',
    accountId: 'installer',
    fromAccountId: 'distributor',
    holderSignsIn: true,
    holderActive: true,
    state: 'open',
    stateReason: '',
    startsOn: '2026-01-01',
    expiresOn: null,
    copies: 10,
    available: 6,
    rules: { ...defaultActivationRules, ...rules },
    ...changes,
  };
}

/** A device with three copies, on a leased file that was not fetched yet. */
export function activation(changes: Partial<StoredActivation> = {}): StoredActivation {
  return {
    id: 'gate',
    version: 2,
    state: 'active',
    hostScheme: 'free',
    hostId: 'gate',
    deviceName: '',
    deviceKey: null,
    copies: 3,
    returning: 0,
    returnsAt: null,
    lost: false,
    openRequestId: null,
    generation: 1,
    fetchedGeneration: 0,
    handed: null,
    file: {
      copies: 3,
      issuedAt: '2026-11-20T12:00:00.000Z',
      notBefore: '2026-11-20T12:00:00.000Z',
      expiresAt: '2026-12-20T12:00:00.000Z',
      leased: true,
      graceDays: 14,
    },
    ...changes,
  };
}

type Changes = {
  line?: Partial<ActivatedLine>;
  rules?: Partial<ActivationRules>;
  activation?: Partial<StoredActivation>;
  facts?: Partial<DeviceFacts>;
};

/** A device of the installer with three copies of a line of ten, on a leased file that was fetched. */
export function deviceFacts(changes: Changes = {}): DeviceFacts {
  return {
    actor: installer,
    line: heldLine(changes.line, changes.rules),
    activation: activation({
      deviceName: 'Gate',
      fetchedGeneration: 1,
      handed: { copies: 3, until: stops },
      ...changes.activation,
    }),
    moves: { copies: 10, perYear: 2, moved: [], granted: [] },
    now,
    freshMoveId: 'move',
    triedBefore: false,
    ...changes.facts,
  };
}

/** All moves of the line are used. */
export const usedUp = {
  copies: 1,
  perYear: 2,
  moved: [
    { at: '2026-05-03T08:00:00.000Z', copies: 1 },
    { at: '2026-09-01T08:00:00.000Z', copies: 1 },
  ],
  granted: [],
};
