import { makeDemoKeys, passDueDevices, returnDueCopies, findVendor, tellOfWaitingFiles } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrade, type Trade } from '../kernel/model-world.ts';
import { day } from '../kernel/model.ts';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, type Caller } from '../kernel/world.ts';

describe('E15 devices of line items that are renewed', () => {
  let trade: Trade;
  let staff: Caller;
  let distributor: Caller;
  let installer: Caller;
  // Noon of tomorrow, later than anything that made the world.
  const start = (Math.floor(Date.now() / day) + 1.5) * day;
  const inDays = (days: number) => new Date(start + days * day).toISOString().slice(0, 10);
  let runs = 0;
  /** The operation that has handed the last renewal down. */
  let fulfilment = '';

  beforeAll(async () => {
    trade = await openTrade();
    const vendor = await findVendor(trade.db, fourRoles.slug);
    if (vendor) await makeDemoKeys(trade.services, vendor);
    staff = trade.caller({ account: 'Vendor', role: 3 }, false);
    distributor = trade.caller({ account: 'Distributor 1', role: 2 }, false);
    installer = trade.caller({ account: 'Partner 1', role: 2 }, false);
  });
  afterAll(() => trade.close());

  /** A line of the installer with devices of so many copies each; it ends in 60 days, or in so many. */
  async function held(copies: number, devices: readonly number[], rules: object, ends = 60) {
    await trade.at(start);
    trade.forget();
    const { id: productId } = await staff('createProduct', {
      sku: `PASS-${runs}`,
      name: `Camera ${runs++}`,
      kind: 'Software',
      ...rules,
    });
    const issued = await staff('issueEntitlement', {
      accountId: trade.idOf('Distributor 1'),
      orderNumber: `PASS-${runs}`,
      lines: [{ productId, copies: copies + 5, startsOn: inDays(0), expiresOn: inDays(ends) }],
      mail: false,
    });
    const rootId = issued.lines[0]?.id ?? '';
    const { splits } = await distributor('splitLineItems', {
      rows: [{ lineItemId: rootId, accountId: trade.idOf('Partner 1'), copies }],
      mail: false,
    });
    const [line] = splits;
    const hosts = devices.map((_, nth) => `camera ${runs} ${nth}`);
    const activationId = line?.activationId ?? '';
    const ids = [];
    for (const [nth, count] of devices.entries())
      ids.push((await installer('activateDevice', { activationId, hostId: hosts[nth] ?? '', copies: count })).id);
    return { productId, rootId, lineId: line?.id ?? '', activationId, hosts, ids };
  }

  /** The line is renewed by so many copies for a year, from the vendor down; what follows it. */
  async function renewed(run: { productId: string; lineId: string }, copies: number, send: object = {}) {
    const asked = await installer('renewLineItems', {
      lines: [{ lineItemId: run.lineId, copies }],
      until: 'day',
      day: inDays(425),
      ...send,
    });
    const lower = asked.lines[0]?.id ?? '';
    const upper = await distributor('createRequest', {
      toAccountId: trade.idOf('Vendor'),
      lines: [{ productId: run.productId, copies, forwards: [{ requestLineId: lower, copies }] }],
    });
    await staff('fulfilRequest', { id: upper.id, rows: [{ requestLineId: upper.lines[0]?.id ?? '', copies }] });
    const done = await distributor('fulfilRequest', { id: asked.id, rows: [{ requestLineId: lower, copies }] });
    fulfilment = done.operationId ?? '';
    return done.made[0]?.lineItemId ?? '';
  }

  const counts = async (id: string) => {
    const { available, activated } = await installer('readLineItem', { id });
    return { available, activated };
  };
  const sound = async () => expect(await proof(trade.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });

  it.each([true, false])(
    'E15 leased devices that fetch in time have a valid file at every hour of a year (worker runs: %s)',
    async (works) => {
      const run = await held(5, [2, 2, 1], { leaseDays: 30, graceDays: 0 });
      const next = await renewed(run, 5);
      const files = run.hosts.map(() => ({ notBefore: 0, expiresAt: Infinity, renewable: 0 }));
      for (let now = start; now < start + 420 * day; now += day / 24) {
        const due = files.flatMap((file, nth) => (now >= file.renewable ? [nth] : []));
        if (due.length > 0) await trade.at(now);
        // The limits of the public door go by the clock of the machine.
        if (due.length > 0) await trade.db.rateLimit.deleteMany({});
        if (works && due.length > 0) await passDueDevices(trade.services);
        for (const nth of due) {
          // The device knows what it was activated with, and nothing of a renewal.
          const answer = await installer('activateDevice', {
            activationId: run.activationId,
            hostId: run.hosts[nth] ?? '',
          });
          expect(answer.file.copies).toBe([2, 2, 1][nth]);
          const [notBefore, expiresAt] = [Date.parse(answer.file.notBefore), Date.parse(answer.file.expiresAt)];
          files[nth] = { notBefore, expiresAt, renewable: expiresAt - (expiresAt - notBefore) / 3 };
        }
        for (const { notBefore, expiresAt } of files) {
          expect(notBefore, 'begins in time').toBeLessThanOrEqual(now);
          expect(expiresAt, `ends after day ${(now - start) / day}`).toBeGreaterThan(now);
        }
      }
      await returnDueCopies(trade.services);
      expect(await counts(run.lineId)).toEqual({ available: 5, activated: 0 });
      expect(await counts(next)).toEqual({ available: 0, activated: 5 });
      await sound();
    },
  );

  it('E15 whole-term devices pass on the day of change, keep name and key, and wait for a download', async () => {
    const run = await held(3, [2, 1], { leaseDays: null });
    await installer('renameDevice', { id: run.ids[0] ?? '', deviceName: 'At the gate' });
    const next = await renewed(run, 4);
    await trade.at(start + 60 * day);
    await passDueDevices(trade.services);
    expect(await counts(next)).toEqual({ available: 4, activated: 0 });
    await trade.at((Math.floor(start / day) + 61) * day);
    await Promise.all([1, 2, 3].map(() => passDueDevices(trade.services)));
    expect(await counts(next)).toEqual({ available: 1, activated: 3 });
    expect(await counts(run.lineId)).toEqual({ available: 3, activated: 0 });
    const { items } = await installer('listActivations', { lineItemId: next, unfetched: 'true' });
    expect(items).toHaveLength(2);
    expect(items.find(({ continuesId }) => continuesId === run.ids[0])).toMatchObject({
      deviceName: 'At the gate',
      hostId: run.hosts[0],
      copies: 2,
      fetchedAt: null,
    });
    expect(await installer('readActivation', { id: run.ids[0] ?? '' })).toMatchObject({
      state: 'ended',
      continuedById: items.find(({ continuesId }) => continuesId === run.ids[0])?.id,
    });
    // By the old id too one gets the file of what follows.
    const fetched = await installer('fetchLicenceFile', { id: run.ids[0] ?? '' });
    expect(fetched).toMatchObject({ hostId: run.hosts[0], file: { copies: 2, leased: false } });
    expect(fetched.file.expiresAt.slice(0, 10)).toBe(inDays(426));
    expect((await installer('listActivations', { lineItemId: next, unfetched: 'true' })).items).toHaveLength(1);
    await sound();
  });

  it('E15 X1 who looks after whole-term devices is mailed once that their files wait, in one mail a day', async () => {
    const runs3 = [
      await held(3, [2, 1], { leaseDays: null }),
      await held(1, [1], { leaseDays: null }),
      await held(1, [1], { leaseDays: 30 }),
    ];
    for (const run of runs3) await renewed(run, 3);
    const mails = async () =>
      (await trade.db.mail.findMany({ where: { kind: 'files-waiting' } })).filter(
        ({ payload }) =>
          JSON.stringify(payload).includes(`Camera ${runs - 1}`) ||
          JSON.stringify(payload).includes(`Camera ${runs - 2}`),
      );
    await trade.at(start + 60 * day);
    await passDueDevices(trade.services);
    await tellOfWaitingFiles(trade.services);
    expect(await mails()).toEqual([]);
    await trade.at((Math.floor(start / day) + 61) * day);
    await passDueDevices(trade.services);
    // One who fetches at once needs no mail.
    await installer('fetchLicenceFile', { id: runs3[0]?.ids[1] ?? '' });
    await Promise.all([1, 2, 3].map(() => tellOfWaitingFiles(trade.services)));
    const sent = await mails();
    // Of earlier tests there may be more.
    for (const { payload } of sent)
      expect(payload).toMatchObject({
        products: expect.arrayContaining([
          { product: `Camera ${runs - 3}`, devices: 1 },
          { product: `Camera ${runs - 2}`, devices: 1 },
        ]),
      });
    expect(JSON.stringify(sent)).not.toContain(`Camera ${runs - 1}`);
    const people = await trade.db.user.count({
      where: { accountId: trade.idOf('Partner 1'), maySignIn: true, status: 'active', role: { not: 'observer' } },
    });
    expect(sent).toHaveLength(people);
    await trade.at((Math.floor(start / day) + 62) * day);
    await tellOfWaitingFiles(trade.services);
    expect(await mails()).toHaveLength(people);
  });

  it('E15 what follows goes back before the day of change: the old line and its devices stand as they were', async () => {
    const run = await held(2, [2], { leaseDays: 30 });
    const next = await renewed(run, 2);
    await installer('returnCopies', { rows: [{ lineItemId: next, copies: 2 }], reason: 'Not needed' });
    await trade.at(start + 50 * day);
    const { file } = await installer('fetchLicenceFile', { id: run.ids[0] ?? '' });
    expect(file.expiresAt.slice(0, 10)).toBe(inDays(61));
    await trade.at(start + 62 * day);
    await passDueDevices(trade.services);
    expect(await counts(run.lineId)).toEqual({ available: 0, activated: 2 });
    await sound();
  });

  it('E15 once a file runs into the new term its copies are activated there, and cannot go back', async () => {
    const run = await held(2, [1, 1], { leaseDays: 30 });
    const next = await renewed(run, 2);
    await trade.at(start + 50 * day);
    const { id, file } = await installer('fetchLicenceFile', { id: run.ids[0] ?? '' });
    expect(id).not.toBe(run.ids[0]);
    expect(Date.parse(file.expiresAt)).toBe(start + 80 * day);
    // Nobody uses the old copies meanwhile.
    expect(await counts(run.lineId)).toEqual({ available: 0, activated: 2 });
    expect(await counts(next)).toEqual({ available: 1, activated: 1 });
    const back = { rows: [{ lineItemId: next, copies: 2 }], reason: 'Not needed' };
    expect(await refusal(installer('returnCopies', back))).toMatchObject({ code: 'copies-activated' });
    const shown = await installer('listActivations', { q: run.hosts[0] ?? '' });
    expect(shown.items.map((one) => one.id)).toEqual([id]);
    // What is asked for by the old activation ID is answered with what the host has.
    const asked = { activationId: run.activationId, hostId: run.hosts[0] ?? '', copies: 1 };
    expect(await installer('activateDevice', asked)).toMatchObject({ id, outcome: 'same' });
    await sound();
  });

  it('E15 where less follows than is activated none passes on: which, nobody guesses', async () => {
    const run = await held(5, [2, 2, 1], { leaseDays: 30 });
    const next = await renewed(run, 5);
    await installer('returnCopies', { rows: [{ lineItemId: next, copies: 2 }], reason: 'Two too many' });
    await trade.at(start + 50 * day);
    const { id, file } = await installer('fetchLicenceFile', { id: run.ids[0] ?? '' });
    expect({ id, end: file.expiresAt.slice(0, 10) }).toEqual({ id: run.ids[0], end: inDays(61) });
    await trade.at(start + 62 * day);
    await passDueDevices(trade.services);
    expect(await counts(next)).toEqual({ available: 3, activated: 0 });
    const [gate = '', , door = ''] = run.ids;
    const choose = (devices: string[]) =>
      installer('decideRenewals', { lineItemIds: [run.lineId], decision: 'devices', devices });
    expect(
      (await installer('listRenewals', { view: 'mine' })).items.find(({ id: one }) => one === run.lineId),
    ).toMatchObject({ devices: { toPass: 5, free: 3 }, actions: { chooseDevices: null } });
    expect(await refusal(choose(run.ids))).toMatchObject({ code: 'renewal-devices-more' });
    expect(await refusal(choose([next]))).toMatchObject({ code: 'not-found' });
    await choose([gate, door]);
    await passDueDevices(trade.services);
    expect(await counts(next)).toEqual({ available: 0, activated: 3 });
    expect(await counts(run.lineId)).toEqual({ available: 3, activated: 2 });
    expect(await installer('readActivation', { id: run.ids[1] ?? '' })).toMatchObject({
      passesOn: false,
      continuedById: null,
      state: 'expired',
    });
    await sound();
  });

  it('E15 of fewer copies than are activated one says which devices go on; the others keep to the end', async () => {
    const run = await held(5, [2, 2, 1], { leaseDays: 30, graceDays: 0 });
    const [gate = '', yard = '', door = ''] = run.ids;
    const lines = (devices?: string[]) => [{ lineItemId: run.lineId, copies: 3, ...(devices && { devices }) }];
    const end = { until: 'day', day: inDays(425) } as const;
    expect(await installer('previewRenewal', { lines: lines(), ...end })).toMatchObject({
      rows: [{ activated: 5, wrong: { code: 'renewal-devices' } }],
    });
    expect(await refusal(installer('renewLineItems', { lines: lines([gate, yard]), ...end }))).toMatchObject({
      code: 'renewal-devices-more',
    });
    expect(await refusal(installer('renewLineItems', { lines: lines([run.lineId]), ...end }))).toMatchObject({
      code: 'not-found',
    });
    const next = await renewed(run, 3, { lines: lines([gate, door]) });
    await trade.at(start + 50 * day);
    const fetched = await Promise.all(run.ids.map((id) => installer('fetchLicenceFile', { id })));
    expect(fetched.map(({ file }) => file.expiresAt.slice(0, 10))).toEqual([inDays(80), inDays(61), inDays(80)]);
    await trade.at(start + 62 * day);
    await passDueDevices(trade.services);
    await returnDueCopies(trade.services);
    expect(await counts(next)).toEqual({ available: 0, activated: 3 });
    expect(await counts(run.lineId)).toEqual({ available: 3, activated: 2 });
    expect(await refusal(installer('fetchLicenceFile', { id: yard }))).toMatchObject({ code: 'line-expired' });
    await sound();
  });

  it('E15 a renewal that went back leaves nothing of its choice for the next one', async () => {
    const run = await held(3, [2, 1], { leaseDays: 30 });
    const next = await renewed(run, 1, { lines: [{ lineItemId: run.lineId, copies: 1, devices: [run.ids[1] ?? ''] }] });
    const { items } = await installer('listRequests', { direction: 'sent' });
    await installer('returnCopies', { rows: [{ lineItemId: next, copies: 1 }], reason: 'All of them after all' });
    const request = items.find(({ lines }) => lines[0]?.renews?.lineItemId === run.lineId);
    const about = { id: request?.id ?? '', requestLineIds: [request?.lines[0]?.id ?? ''] };
    await installer('answerRequest', { ...about, decision: 'cancelled' });
    await distributor('answerRequest', { ...about, decision: 'wish-granted' });
    const again = await renewed(run, 3);
    await trade.at(start + 62 * day);
    await passDueDevices(trade.services);
    expect(await counts(again)).toEqual({ available: 0, activated: 3 });
    await sound();
  });

  it('E15 X8 undone before a device has passed on, all is as it was; afterwards undoing is refused', async () => {
    const undo = () => distributor('undoOperation', { id: fulfilment });
    const run = await held(2, [1, 1], { leaseDays: 30 });
    await trade.at(start + 62 * day);
    const next = await renewed(run, 2);
    await undo();
    await passDueDevices(trade.services);
    expect(await counts(run.lineId)).toEqual({ available: 0, activated: 2 });
    expect(await installer('readLineItem', { id: next })).toMatchObject({ state: 'closed', copies: 0 });

    const again = await held(2, [1, 1], { leaseDays: 30 });
    await trade.at(start + 62 * day);
    const follows = await renewed(again, 2);
    await passDueDevices(trade.services);
    expect(await counts(follows)).toEqual({ available: 0, activated: 2 });
    expect(await refusal(undo())).toMatchObject({ code: 'copies-used' });
    expect(await counts(again.lineId)).toEqual({ available: 2, activated: 0 });
    expect(await installer('fetchLicenceFile', { id: again.ids[0] ?? '' })).toMatchObject({ hostId: again.hosts[0] });
    await sound();
  });

  it('E15 line items whose devices cannot pass on keep no others waiting', async () => {
    // One device of three copies, and two line items of two that follow: a device is never split.
    const stuck = [await held(3, [3], { leaseDays: 30 }), await held(3, [3], { leaseDays: 30 })];
    for (const run of stuck) {
      const first = await renewed(run, 4);
      await installer('returnCopies', { rows: [{ lineItemId: first, copies: 2 }], reason: 'In two parts' });
      const { items } = await distributor('listRequests', { direction: 'received', productId: run.productId });
      const [line] = items[0]?.lines ?? [];
      await distributor('fulfilRequest', {
        id: items[0]?.id ?? '',
        rows: [{ requestLineId: line?.id ?? '', copies: 2 }],
      });
    }
    // It has ended before them, so that its turn comes after theirs.
    const run = await held(2, [2], { leaseDays: 30 }, 59);
    const next = await renewed(run, 2);
    await trade.at(start + 62 * day);
    await passDueDevices(trade.services, 1);
    expect(await counts(next)).toEqual({ available: 0, activated: 2 });
    for (const { lineId } of stuck) expect(await counts(lineId)).toEqual({ available: 0, activated: 3 });
    await sound();
  });
});
