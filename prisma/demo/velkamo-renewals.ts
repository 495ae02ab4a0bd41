import {
  activateCopies,
  createRequest,
  decideRenewals,
  fetchLicenceFile,
  fulfilRequest,
  issueEntitlement,
  renewLineItems,
  splitLineItems,
  type Context,
} from '../../packages/core/src/index.ts';
import { day, keyed, within, type Stage } from './stage.ts';

/** What has become of a line item that ends in so many days. */
type Told = {
  sku: string;
  ends: number;
  copies: number;
  stage?: 'asked' | 'forwarded' | 'renewed' | 'let-go';
  /** Copies that follow, where not as many again; devices of one copy each. */
  follow?: number;
  devices?: readonly string[];
};

const told: readonly Told[] = [
  { sku: 'VK-LPR-200', ends: -6, copies: 4 },
  { sku: 'VK-THM-010', ends: 19, copies: 6 },
  { sku: 'VK-LPR-200', ends: 33, copies: 5, stage: 'asked' },
  { sku: 'VK-THM-010', ends: 47, copies: 8, stage: 'forwarded' },
  { sku: 'VK-LPR-200', ends: 61, copies: 3, stage: 'renewed' },
  { sku: 'VK-THM-010', ends: 75, copies: 2, stage: 'let-go' },
  {
    sku: 'VK-LPR-200',
    ends: 12,
    copies: 3,
    stage: 'renewed',
    follow: 2,
    devices: ['00:1A:2B:3C:4D:20', '00:1A:2B:3C:4D:21', '00:1A:2B:3C:4D:22'],
  },
];

/**
 * Line items of the sample installer at every stage of their renewal, one of them renewed by fewer copies than are
 * activated, so that somebody has to choose which devices go on (E15).
 */
export async function renewLines(
  { services, at }: Stage,
  by: { staff: Context; distributor: { id: string; ctx: Context }; installer: { id: string; ctx: Context } },
  products: readonly { id: string; sku: string }[],
): Promise<void> {
  const now = services.now().getTime();
  const inDays = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
  for (const [nth, line] of told.entries()) {
    await at(now - (50 - nth) * day);
    const { id: productId } = within(
      products.filter(({ sku }) => sku === line.sku),
      0,
    );
    const lineItemId = await lineOf(
      by,
      { productId, ...line, startsOn: inDays(line.ends - 365), endsOn: inDays(line.ends) },
      nth,
    );
    for (const [device, hostId] of (line.devices ?? []).entries()) {
      const { id } = await activateCopies(keyed(by.installer.ctx), {
        id: lineItemId,
        hostId,
        copies: 1,
        deviceName: `Entrance ${device + 1}`,
      });
      await fetchLicenceFile(keyed(by.installer.ctx), { id });
    }
    await at(now - (9 - nth) * day);
    await carryOn(by, { lineItemId, productId, ...line });
  }
  await at(now);
}

type Renewing = Told & { lineItemId: string; productId: string };

async function carryOn(
  { staff, distributor, installer }: Parameters<typeof renewLines>[1],
  { lineItemId, productId, copies, stage, follow }: Renewing,
): Promise<void> {
  if (stage === undefined) return;
  if (stage === 'let-go') {
    const about = { lineItemIds: [lineItemId], decision: stage, reason: 'The building is given up' };
    await decideRenewals(keyed(installer.ctx), about);
    return;
  }
  const asked = await renewLineItems(keyed(installer.ctx), {
    lines: [{ lineItemId, copies }],
    until: 'own-term',
    reference: '',
    again: false,
    note: '',
  });
  if (stage === 'asked') return;
  const lower = within(asked.lines, 0).id;
  const upper = await createRequest(keyed(distributor.ctx), {
    toAccountId: staff.actor.account.id,
    lines: [{ productId, copies, forwards: [{ requestLineId: lower, copies }] }],
    tellCustomer: false,
    again: false,
    reference: '',
    note: '',
  });
  if (stage === 'forwarded') return;
  const serve = (ctx: Context, id: string, requestLineId: string, many: number) =>
    fulfilRequest(keyed(ctx), { id, rows: [{ requestLineId, copies: many }], mail: false, message: '' });
  await serve(staff, upper.id, within(upper.lines, 0).id, copies);
  await serve(distributor.ctx, asked.id, lower, follow ?? copies);
}

async function lineOf(
  { staff, distributor, installer }: Parameters<typeof renewLines>[1],
  of: { productId: string; copies: number; startsOn: string; endsOn: string },
  nth: number,
): Promise<string> {
  const { lines } = await issueEntitlement(keyed(staff), {
    accountId: distributor.id,
    orderNumber: `VK-R-${nth + 1}`,
    mail: false,
    lines: [{ productId: of.productId, copies: of.copies, startsOn: of.startsOn, expiresOn: of.endsOn }],
  });
  const { splits } = await splitLineItems(keyed(distributor.ctx), {
    rows: [{ lineItemId: within(lines, 0).id, accountId: installer.id, copies: of.copies }],
    mail: false,
    message: '',
  });
  return within(splits, 0).id;
}
