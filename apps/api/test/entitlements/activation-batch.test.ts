import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, signingKeys, world, type Company, type World } from '../kernel/world.ts';
import { signer } from './device-world.ts';

describe('E14 activations in a batch', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  let customer: Company;
  let made = 0;

  beforeAll(async () => {
    w = await world(fourRoles);
    await signingKeys(w);
    distributor = await w.company(w.staff, 'Distributor');
    installer = await w.company(distributor.master, 'Installer');
    customer = await w.company(installer.master, 'Customer', { activated: false });
  });
  afterAll(() => w.close());

  const split = async (by: Company, lineItemId: string, to: Company, copies: number) => {
    const { splits } = await by.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: to.id, copies }],
      mail: false,
    });
    return splits[0] ?? { id: '', activationId: '' };
  };
  const held = async (copies: number, rules: { hostScheme?: 'mac' | 'serial'; copiesPerHost?: number } = {}) => {
    const mark = made++;
    const product = await w.staff.call('createProduct', {
      sku: `B-${mark}`,
      name: `Batch ${mark}`,
      kind: 'Software',
      ...rules,
    });
    const { lines } = await w.staff.call('issueEntitlement', {
      accountId: distributor.id,
      orderNumber: `BATCH-${mark}`,
      lines: [{ productId: product.id, copies, expiresOn: null }],
      mail: false,
    });
    return split(distributor, lines[0]?.id ?? '', installer, copies);
  };
  const mac = (n: number) =>
    `02:00:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}`;
  const opened = async ({ file }: { file: Blob }) =>
    Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))).map(([name, bytes]) => ({
      name,
      licence: JSON.parse(
        Buffer.from(
          (JSON.parse(new TextDecoder().decode(bytes)) as { licence: string }).licence.split('.')[1] ?? '',
          'base64url',
        ).toString(),
      ) as { host: { id: string }; copies: number; jti: string },
    }));
  const activate = (
    rows: { hostId: string; lineItemId?: string; activationId?: string; copies?: number }[],
    by = installer,
  ) => by.master.call('activateBatch', { rows });
  const available = async (id: string) => (await installer.master.call('readLineItem', { id })).available;

  it('E14 two hundred devices of two lines: one operation, one archive with a file for each', async () => {
    const [one, two] = [await held(150, { hostScheme: 'mac' }), await held(100, { hostScheme: 'mac' })];
    const rows = Array.from({ length: 200 }, (_, n) => ({
      hostId: mac(n).replaceAll(':', '-'),
      copies: 1,
      ...(n < 120 ? { lineItemId: one.id } : { activationId: two.activationId.toLowerCase().replaceAll('-', '') }),
    }));
    const answer = await activate(rows);
    expect(answer.fileName).toMatch(/^[\w-]+-licences-\d{4}-\d\d-\d\d\.zip$/u);
    const files = await opened(answer);
    expect(new Set(files.map(({ licence }) => licence.host.id))).toEqual(
      new Set(rows.map((_, n) => mac(n).toUpperCase())),
    );
    expect([await available(one.id), await available(two.id)]).toEqual([30, 20]);
    const { items } = await installer.master.call('listActivations', { lineItemId: one.id, limit: '100' });
    expect(items.every(({ fetchedAt }) => fetchedAt !== null)).toBe(true);
    // The same devices again get their files again, and use no copy.
    expect(new Set((await opened(await activate(rows))).map(({ licence }) => licence.jti))).toEqual(
      new Set(files.map(({ licence }) => licence.jti)),
    );
    expect(await available(one.id)).toBe(30);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E14 all or none: each refused row is named, and nothing has changed', async () => {
    const line = await held(3);
    const before = await available(line.id);
    const rows = [
      { lineItemId: line.id, hostId: 'one', copies: 2 },
      { lineItemId: line.id, hostId: 'two', copies: 2 },
      { lineItemId: line.id, hostId: 'one', copies: 1 },
      { activationId: '0000-0000-0000-0000-0000-0000', hostId: 'three', copies: 1 },
    ];
    const refused = await refusal(activate(rows));
    expect(refused.code).toBe('only-available');
    expect(refused.document?.refused?.map(({ row, type }) => [row, type.replace(/^.*:/u, '')])).toEqual([
      [1, 'only-available'],
      [2, 'host-twice'],
      [3, 'not-found'],
    ]);
    const { rows: previewed } = await installer.master.call('previewBatch', { rows });
    expect(previewed.map(({ outcome, wrong }) => outcome ?? wrong?.code)).toEqual([
      'created',
      'only-available',
      'host-twice',
      'not-found',
    ]);
    expect(previewed[3]).toMatchObject({ lineItemId: null, product: null, wrong: { field: 'line' } });
    expect(await available(line.id)).toBe(before);
  });

  it('E14 what is wrong with a host ID, a key or a number is said at its row', async () => {
    const line = await held(10, { hostScheme: 'mac' });
    const bad = { ...signer('p256').deviceKey, y: 'A'.repeat(43) };
    const rows = [
      { lineItemId: line.id, hostId: '4711' },
      { lineItemId: line.id, hostId: mac(1), deviceKey: bad },
      { lineItemId: line.id, hostId: mac(2), copies: 0 },
      { lineItemId: line.id, hostId: mac(3), copies: 2 },
    ];
    const { rows: previewed } = await installer.master.call('previewBatch', { rows });
    expect(previewed.map(({ wrong }) => wrong && [wrong.field, wrong.code])).toEqual([
      ['hostId', 'host-id-mac'],
      ['deviceKey', 'device-key'],
      ['copies', 'quantity-not-whole'],
      null,
    ]);
    const refused = await refusal(installer.master.call('activateBatch', { rows: rows.filter((_, row) => row !== 2) }));
    expect(refused.document?.errors?.map(({ pointer }) => pointer)).toEqual(['/rows/0/hostId', '/rows/1/deviceKey']);
    expect(await available(line.id)).toBe(10);
  });

  it('E14 one scanned twice is one activation and one file; 0, 501 and rows without a line are refused', async () => {
    const line = await held(5, { copiesPerHost: 2 });
    const row = { lineItemId: line.id, hostId: 'gate', copies: 2 };
    expect(await opened(await activate([row, row]))).toMatchObject([{ licence: { copies: 2 } }]);
    expect((await refusal(activate([{ ...row, copies: 3 }]))).code).toBe('too-many-on-host');
    for (const rows of [
      [],
      Array.from({ length: 501 }, () => row),
      [{ hostId: 'x' }],
      [{ ...row, activationId: line.activationId }],
    ])
      // oxlint-disable-next-line no-await-in-loop -- One after the other, to see which.
      expect((await refusal(activate(rows))).code).toBe('invalid-input');
  });

  it('E14 of a customer who does not sign in too; not of a line that others hold', async () => {
    const line = await held(4);
    const below = await split(installer, line.id, customer, 2);
    expect(await opened(await activate([{ lineItemId: below.id, hostId: 'lobby' }]))).toHaveLength(1);
    expect((await refusal(activate([{ lineItemId: line.id, hostId: 'x' }], distributor))).code).toBe('not-holder');
    const stranger = await w.company(distributor.master, 'Stranger');
    expect((await refusal(activate([{ lineItemId: line.id, hostId: 'x' }], stranger))).code).toBe('not-found');
  });

  it('E14 files whose names would be the same have a number; an archive that is sent in is not read', async () => {
    const line = await held(4);
    const names = (
      await opened(
        await activate([
          { lineItemId: line.id, hostId: 'a b' },
          { lineItemId: line.id, hostId: 'A-B' },
        ]),
      )
    )
      .map(({ name }) => name.toLowerCase())
      .toSorted();
    expect(new Set(names).size).toBe(2);
    expect(names[1]).toMatch(/~2\.lic$/u);
    const answer = await fetch(`${w.origin}/api/v1/activation-batches`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/zip',
        'Tierline-Vendor': w.programme.slug,
        'Idempotency-Key': 'an-archive-of-requests',
        Origin: w.origin,
        cookie: [...installer.master.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});
