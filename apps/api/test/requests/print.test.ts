import { writeDay } from '@tierline/domain';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

describe('E12 a request is printed', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Łódź Ωμέγα Vertrieb');
    installer = await w.company(distributor.master, 'Kette Montage');
  });
  afterAll(() => w.close());

  const textOf = async ({ file }: { file: Blob }) => {
    const { text, totalPages } = await extractText(new Uint8Array(await file.arrayBuffer()), { mergePages: true });
    return { text: text.replace(/\s+/gu, ' '), totalPages };
  };

  it('E12 with both accounts, reference, note and each line, in the reader’s language, and without prices', async () => {
    const productId = await w.product();
    const { id } = await installer.master.call('createRequest', {
      toAccountId: distributor.id,
      reference: 'PO-7',
      note: 'for the gate',
      lines: [{ productId, copies: 12_345, wantedOn: '2099-03-14' }],
    });
    const printed = await distributor.master.call('printRequest', { id });
    expect(printed).toMatchObject({ fileName: `${w.programme.slug}-request-1.pdf` });
    const { text, totalPages } = await textOf(printed);
    expect(totalPages).toBe(1);
    for (const part of ['Request 1', 'Kette Montage', 'Łódź Ωμέγα Vertrieb', 'PO-7', 'for the gate', '12,345', '2099'])
      expect(text).toContain(part);
    const cookie = [...installer.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const german = await fetch(`${w.origin}/api/v1/requests/${id}/sheet`, {
      headers: { 'Tierline-Vendor': w.programme.slug, 'Accept-Language': 'de', cookie },
    });
    expect((await textOf({ file: await german.blob() })).text).toContain('12.345');
  });

  it('E15 a renewal says that it is one, of which line items, from which end to which', async () => {
    const expiresOn = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const line = await w.issue(distributor, 5, { expiresOn });
    const { activationId } = await distributor.master.call('readLineItem', { id: line });
    const { id, lines } = await distributor.master.call('renewLineItems', {
      lines: [{ lineItemId: line, copies: 5 }],
      until: 'own-term',
    });
    const { text } = await textOf(await w.staff.call('printRequest', { id }));
    const days = [expiresOn, lines[0]?.endsOn ?? ''].map((day) => writeDay(day, 'en'));
    for (const part of ['Type Renewal', `Renewal of ${activationId}`, days.join(' → ')])
      expect(text.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''));
  });

  it('E12 a hundred lines take several sheets; what is another’s is not found', async () => {
    const products = await Promise.all(Array.from({ length: 100 }, () => w.product()));
    const { id } = await installer.master.call('createRequest', {
      toAccountId: distributor.id,
      lines: products.map((productId) => ({ productId, copies: 1 })),
    });
    const { totalPages } = await textOf(await installer.master.call('printRequest', { id }));
    expect(totalPages).toBeGreaterThan(1);
    const other = await w.company(w.staff, 'Other');
    expect((await refusal(other.master.call('printRequest', { id }))).code).toBe('not-found');
  });

  it('E12 no text of a sheet lies on another one', async () => {
    const product = await w.staff.call('createProduct', {
      sku: 'A-SKU-AS-LONG-AS-THEY-COME-IN-A-CATALOGUE',
      name: 'Kameraanalyse für sehr große Liegenschaften mit mehreren Zufahrten und Parkhäusern',
      kind: 'Software',
    });
    const { id } = await installer.master.call('createRequest', {
      toAccountId: distributor.id,
      reference: 'PO-8',
      note: 'Both gates, the yard and the car park. '.repeat(12),
      lines: [{ productId: product.id, copies: 1_000_000, wantedOn: '2099-03-14' }],
    });
    const { file } = await distributor.master.call('printRequest', { id });
    const sheet = await (await getDocumentProxy(new Uint8Array(await file.arrayBuffer()))).getPage(1);
    const { items } = await sheet.getTextContent();
    const boxes = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , left = 0, bottom = 0] = item.transform as number[]; // a PDF's matrix has six numbers
      return [{ text: item.str, left, bottom, right: left + item.width, top: bottom + item.height * 0.7 }];
    });
    expect(boxes.length).toBeGreaterThan(10);
    const onEachOther = boxes.flatMap((one, place) =>
      boxes
        .slice(place + 1)
        .filter((two) => one.left < two.right && two.left < one.right && one.bottom < two.top && two.bottom < one.top)
        .map((two) => `${one.text} | ${two.text}`),
    );
    expect(onEachOther).toEqual([]);
  });
});
