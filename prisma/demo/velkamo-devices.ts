import {
  activateCopies,
  fetchLicenceFile,
  giveBackCopies,
  issueEntitlement,
  replaceHost,
  reportLost,
  splitLineItems,
  type Context,
  type Services,
} from '../../packages/core/src/index.ts';
import { day, keyed, within, type activationRules } from './stage.ts';

/** How the camera vendor's products are activated, where it is not by serial number and for 30 days (E10). */
export const activatedBy: Readonly<Record<string, Partial<typeof activationRules>>> = {
  'VK-LPR-200': { hostScheme: 'mac', features: ['plates', 'lists'] },
  'VK-THM-010': { hostScheme: 'mac', leaseDays: 90 },
  'VK-MGR-025': { hostScheme: 'uuid', leaseDays: null, graceDays: 30 },
  'VK-MGR-100': { hostScheme: 'uuid', leaseDays: null, graceDays: 30 },
  'VK-CLD-030': { hostScheme: 'free', leaseDays: 7, graceDays: 3 },
};

/** A device: which product, its host ID, how many days ago it was activated, and what has happened to it since. */
type Told = {
  sku: string;
  hostId: string;
  name?: string;
  copies?: number;
  ago: number;
  since?: 'unfetched' | 'returning' | 'lost' | 'replaced';
};

const devices: readonly Told[] = [
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:10', name: 'Gate', copies: 2, ago: 4 },
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:11', name: 'Yard', ago: 12, since: 'replaced' },
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:13', name: 'Loading bay', ago: 9, since: 'lost' },
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:14', name: 'Car park', copies: 3, ago: 20, since: 'returning' },
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:15', name: 'Roof', ago: 100 },
  { sku: 'VK-LPR-200', hostId: '00:1A:2B:3C:4D:16', ago: 1, since: 'unfetched' },
  { sku: 'VK-MGR-025', hostId: '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c31', name: 'Server room', ago: 40 },
  { sku: 'VK-MGR-025', hostId: '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c32', name: 'Archive', ago: 70 },
];

/**
 * Lines of the sample installer for devices alone, and devices in every state: leased, for the whole term, with a new
 * host ID, lost, on the way back, run out, and one that never fetched its file (E13).
 */
export async function activateDevices(
  { services, at }: { services: Services; at: (time: number) => Promise<void> },
  by: { staff: Context; distributor: { id: string; ctx: Context }; installer: { id: string; ctx: Context } },
  products: readonly { id: string; sku: string }[],
): Promise<void> {
  const now = services.now().getTime();
  await at(now - 130 * day);
  const lines = new Map<string, string>();
  for (const sku of new Set(devices.map((device) => device.sku)))
    lines.set(
      sku,
      await lineOf(
        by,
        within(
          products.filter((product) => product.sku === sku),
          0,
        ).id,
      ),
    );
  for (const device of devices) {
    await at(now - device.ago * day);
    const { ctx } = by.installer;
    const { id } = await activateCopies(keyed(ctx), {
      id: lines.get(device.sku) ?? '',
      hostId: device.hostId,
      copies: device.copies ?? 1,
      deviceName: device.name,
    });
    if (device.since === 'unfetched') continue;
    await fetchLicenceFile(keyed(ctx), { id });
    await at(now - (device.ago / 2) * day);
    if (device.since === 'lost') await reportLost(keyed(ctx), { id, reason: 'Stolen from the site' });
    if (device.since === 'returning') await giveBackCopies(keyed(ctx), { id, copies: 1, when: 'lease-end' });
    if (device.since === 'replaced') {
      const next = await replaceHost(keyed(ctx), { id, hostId: '00:1A:2B:3C:4D:12' });
      await fetchLicenceFile(keyed(ctx), { id: next.id });
    }
  }
  await at(now);
}

async function lineOf(
  { staff, distributor, installer }: Parameters<typeof activateDevices>[1],
  productId: string,
): Promise<string> {
  const {
    lines: [line],
  } = await issueEntitlement(keyed(staff), {
    accountId: distributor.id,
    orderNumber: `VK-D-${productId.slice(0, 4).toUpperCase()}`,
    mail: false,
    lines: [{ productId, copies: 12, expiresOn: null }],
  });
  const {
    splits: [split],
  } = await splitLineItems(keyed(distributor.ctx), {
    rows: [{ lineItemId: line?.id ?? '', accountId: installer.id, copies: 12 }],
    mail: false,
    message: '',
  });
  if (!split) throw new Error('a split has a line');
  return split.id;
}
