import type { Send } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { asking } from '../kernel/asking.ts';
import { people, type Portal } from '../kernel/portal.ts';

type Asked = { name?: string; kept?: number; product?: Partial<Send<'createProduct'>> };

/** A line of a product of its own, which the distributor has handed to the sample installer; it kept some copies. */
export async function heldLine(portal: Portal, copies: number, { name = 'Camera', kept = 0, product }: Asked = {}) {
  const [staff, distributor, installer] = await Promise.all([
    asking(portal, people.vendor),
    asking(portal, people.distributor),
    asking(portal, people.installer),
  ]);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const named = `${name} ${mark}`;
  const { id: productId } = await staff('createProduct', {
    sku: `HL-${mark}`,
    name: named,
    kind: 'Software',
    ...product,
  });
  const { lines } = await staff('issueEntitlement', {
    accountId: (await distributor('readMe', {})).account.id,
    orderNumber: `HL-${mark}`,
    mail: false,
    lines: [{ productId, copies: copies + kept, expiresOn: null }],
  });
  const { splits } = await distributor('splitLineItems', {
    rows: [{ lineItemId: lines[0]?.id ?? '', accountId: (await installer('readMe', {})).account.id, copies }],
    mail: false,
  });
  const [line] = splits;
  if (!line) throw new Error('no line');
  return { ...line, root: lines[0]?.id ?? '', mark, product: named, staff, distributor, installer };
}
