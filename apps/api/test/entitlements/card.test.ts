import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

const odd = 'Łódź Ωμέγα Подписка „Tor“';

describe('E14 printed cards', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  let made = 0;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Distributor');
    installer = await w.company(distributor.master, 'Installer');
  });
  afterAll(() => w.close());

  const held = async (copies: number, expiresOn: string | null = null) => {
    const mark = made++;
    const product = await w.staff.call('createProduct', { sku: `C-${mark}`, name: `${odd} ${mark}`, kind: 'Software' });
    const { lines } = await w.staff.call('issueEntitlement', {
      accountId: distributor.id,
      orderNumber: `CARD-${mark}`,
      lines: [{ productId: product.id, copies, expiresOn }],
      mail: false,
    });
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: lines[0]?.id ?? '', accountId: installer.id, copies }],
      mail: false,
    });
    return { root: lines[0]?.id ?? '', product: product.name, ...(splits[0] ?? { id: '', activationId: '' }) };
  };
  const textOf = async ({ file }: { file: Blob }) => {
    const { text, totalPages } = await extractText(new Uint8Array(await file.arrayBuffer()), { mergePages: true });
    return { text: text.replace(/\s+/gu, ' '), totalPages };
  };

  it('E14 a card names product, copies, end and activation ID in the language asked for', async () => {
    const line = await held(3, '2030-03-14');
    const card = await installer.master.call('printCards', { lineItemIds: [line.id], language: 'de' });
    expect(card.fileName).toBe(`${w.programme.slug}-${line.activationId}.pdf`);
    expect(card.file.type).toBe('application/pdf');
    const { text, totalPages } = await textOf(card);
    expect(totalPages).toBe(1);
    for (const part of [line.product, '3 Kopien, gültig bis 14. März 2030', line.activationId, '1. Gerät mit Netz'])
      expect(text).toContain(part);
    expect(text).not.toContain('Installer');
  });

  it('E14 each card is in the language of who received the line; nine of them take two sheets', async () => {
    const lines = await Promise.all(Array.from({ length: 9 }, () => held(1)));
    const [first] = lines;
    await w.db.user.updateMany({ where: { accountId: installer.id }, data: { language: 'es' } });
    const { text, totalPages } = await textOf(
      await distributor.master.call('printCards', { lineItemIds: [...lines.map(({ id }) => id), first?.root ?? ''] }),
    );
    await w.db.user.updateMany({ where: { accountId: installer.id }, data: { language: 'en' } });
    expect(totalPages).toBe(2);
    expect(text.split('1 copia, sin fecha de fin')).toHaveLength(10);
    expect(text.split('1 copy, no end date')).toHaveLength(2);
    for (const { activationId } of lines) expect(text).toContain(activationId);
  });

  it('E14 no card of a line that is closed, has expired, or is another’s; at most 100 at once', async () => {
    const line = await held(1);
    const other = await w.company(distributor.master, 'Other');
    const ask = (lineItemIds: string[], by = installer) => by.master.call('printCards', { lineItemIds });
    expect((await refusal(ask([line.id], other))).code).toBe('not-found');
    expect((await refusal(ask([line.id, line.root]))).code).toBe('not-found');
    expect((await refusal(ask(Array.from({ length: 101 }, () => line.id)))).code).toBe('invalid-input');
    expect((await refusal(ask([]))).code).toBe('invalid-input');
    await w.db.lineItem.update({
      where: { id: line.id },
      data: { startsOn: new Date('2020-01-01'), expiresOn: new Date('2020-12-31') },
    });
    expect((await refusal(ask([line.id]))).code).toBe('line-expired');
  });
});
