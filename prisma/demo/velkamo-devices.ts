import {
  activateCopies,
  fetchLicenceFile,
  listLineItems,
  type Context,
  type Services,
} from '../../packages/core/src/index.ts';
import { day, keyed, type activationRules } from './stage.ts';

/** How the camera vendor's products are activated, where it is not by serial number and for 30 days (E10). */
export const activatedBy: Readonly<Record<string, Partial<typeof activationRules>>> = {
  'VK-LPR-200': { hostScheme: 'mac', features: ['plates', 'lists'] },
  'VK-THM-010': { hostScheme: 'mac', leaseDays: 90 },
  'VK-MGR-025': { hostScheme: 'uuid', leaseDays: null, graceDays: 30 },
  'VK-MGR-100': { hostScheme: 'uuid', leaseDays: null, graceDays: 30 },
  'VK-CLD-030': { hostScheme: 'free', leaseDays: 7, graceDays: 3 },
};

const places = ['Gate', 'Yard', 'Loading bay', 'Lobby', 'Car park', 'Roof', 'Server room', 'Corridor 2'];

/**
 * Devices of the sample installer: some were activated lately, some long ago, so that their files have run out, some
 * have never fetched theirs.
 */
export async function activateDevices(
  { services, at }: { services: Services; at: (time: number) => Promise<void> },
  ctx: Context,
): Promise<void> {
  const now = services.now().getTime();
  const { items } = await listLineItems(ctx, { view: 'mine', sort: '-created', limit: 40, empty: false });
  const lines = items.filter(({ actions, available }) => actions.activate === null && available > 5);
  for (const [index, line] of lines.slice(0, 8).entries()) {
    const ago = index === 5 ? 100 : 1 + index * 3;
    await at(Math.max(now - ago * day, Date.parse(line.createdAt) + day));
    const { id } = await activateCopies(keyed(ctx), {
      id: line.id,
      hostId: hostId(line.product.hostScheme, index),
      copies: 1 + (index % 2),
      deviceName: index % 4 === 3 ? undefined : places[index],
    });
    if (index !== 2) await fetchLicenceFile(keyed(ctx), { id });
  }
  await at(now);
}

function hostId(scheme: string, index: number): string {
  const two = String(10 + index);
  if (scheme === 'mac') return `00:1A:2B:3C:4D:${two}`;
  if (scheme === 'uuid') return `7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c${two}`;
  return scheme === 'serial' ? `VK10-4711-08${two}` : `archive-${two}`;
}
