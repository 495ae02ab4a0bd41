import { makeDemoKeys, returnDueCopies, findVendor } from '@tierline/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptOf, signer } from '../entitlements/device-world.ts';
import { openTrade, type Trade } from './model-world.ts';
import { day } from './model.ts';
import { fourRoles } from './programmes.ts';
import { proof, refusal, type Caller } from './world.ts';

/** The copies of the line, and how often a year each may move without a receipt. */
const [copies, perYear] = [4, 1];

/** A device as it runs: the files that it was handed and has not destroyed. */
type Device = { id: string; files: { copies: number; until: number }[] };

type Run = {
  now: number;
  installer: Caller;
  staff: Caller;
  lineId: string;
  devices: Device[];
  /** Copies that moved without a receipt, and when; and what the vendor has granted or released. */
  moved: { at: number; copies: number }[];
  granted: { at: number; moves: number }[];
  released: number;
  hosts: number;
};

const steps = ['activate', 'fetch', 'fewer', 'give back', 'sign', 'replace', 'lose', 'ask', 'work', 'wait'] as const;
type Step = { step: (typeof steps)[number]; which: number; amount: number };

// What a device may be refused: there are none, somebody was faster, or its moves are used.
const lawful = new Set([
  'no-copies-left',
  'only-available',
  'activation-ended',
  'already-returning',
  'not-fewer',
  'moves-used',
  'whole-term-lost',
]);

describe('E13 devices and the model of their files', () => {
  let trade: Trade;
  const key = signer();
  // Noon of tomorrow, later than anything that made the world.
  const start = (Math.floor(Date.now() / day) + 1.5) * day;
  const carried = new Map<string, number>();
  let runs = 0;

  beforeAll(async () => {
    trade = await openTrade();
    const vendor = await findVendor(trade.db, fourRoles.slug);
    if (vendor) await makeDemoKeys(trade.services, vendor);
  });
  afterAll(() => trade.close());

  async function begin(leased: boolean): Promise<Run> {
    await trade.at(start);
    trade.forget();
    const who = (account: string, role: number) => trade.caller({ account, role }, false);
    const staff = who('Vendor', 3);
    const { id: productId } = await staff('createProduct', {
      sku: `RUN-${runs}`,
      name: `Camera of run ${runs++}`,
      kind: 'Software',
      movesPerYear: perYear,
      leaseDays: leased ? 30 : null,
    });
    const { lines } = await staff('issueEntitlement', {
      accountId: trade.idOf('Distributor 1'),
      orderNumber: `RUN-${runs}`,
      lines: [{ productId, copies, expiresOn: null }],
      mail: false,
    });
    const { splits } = await who('Distributor 1', 1)('splitLineItems', {
      rows: [{ lineItemId: lines[0]?.id ?? '', accountId: trade.idOf('Partner 1'), copies }],
      mail: false,
    });
    return {
      now: start,
      installer: who('Partner 1', 1),
      staff,
      lineId: splits[0]?.id ?? '',
      devices: [],
      moved: [],
      granted: [],
      released: 0,
      hosts: 0,
    };
  }

  // Does one thing as the product allows it, and notes which files are out since.
  async function act(run: Run, { step, which, amount }: Step): Promise<void> {
    const { installer, devices } = run;
    const device = devices[which % Math.max(devices.length, 1)];
    const move = (moves: number) => moves > 0 && run.moved.push({ at: run.now, copies: moves });
    const fetch = async (one: Device) => {
      const { file } = await installer('fetchLicenceFile', { id: one.id });
      const until = Date.parse(file.expiresAt) + file.graceDays * day;
      one.files.push({ copies: file.copies, until });
    };
    if (step === 'wait') {
      run.now += amount * 20 * day;
      return trade.at(run.now);
    }
    if (step === 'work') return void (await returnDueCopies(trade.services));
    if (step === 'activate') {
      const hostId = `host ${run.hosts++}`;
      const { deviceKey } = key;
      const { id } = await installer('activateCopies', { id: run.lineId, hostId, copies: 1 + (amount % 3), deviceKey });
      const made = { id, files: [] };
      devices.push(made);
      return amount % 2 === 0 ? fetch(made) : undefined;
    }
    if (!device) return;
    if (step === 'fetch') return fetch(device);
    if (step === 'give back' || step === 'fewer') {
      const keep = step === 'fewer' ? amount % 3 : 0;
      return void move((await installer('giveBackCopies', { id: device.id, copies: keep })).moves);
    }
    if (step === 'sign') {
      const { nonce, jti, generation } = await installer('makeReceiptNonce', { id: device.id });
      const receipt = await receiptOf(key, { jti, gen: generation, destroyed: true, nonce });
      const { outcome, moves } = await installer('giveBackCopies', { id: device.id, receipt });
      if (outcome !== 'free' || moves !== 0) throw new Error('a receipt frees copies without a move');
      device.files = [];
    } else if (step === 'replace') {
      const { deviceKey } = key;
      const hostId = `host ${run.hosts++}`;
      const { id, moves } = await installer('replaceHost', { id: device.id, hostId, deviceKey });
      move(moves);
      devices.push({ id, files: [] });
    } else if (step === 'lose') {
      const before = await installer('readActivation', { id: device.id });
      const by = before.file.leased ? installer : run.staff;
      const { outcome } = await by('reportLost', { id: device.id, reason: 'Stolen' });
      if (outcome === 'free' && before.free < before.copies) run.released += before.copies - before.free;
    } else if (step === 'ask') {
      const { id } = await installer('askForMoves', { id: device.id, reason: 'Broken' });
      if (amount % 2 === 0) {
        const { copies: had, free } = await installer('readActivation', { id: device.id });
        await run.staff('answerMoves', { id, decision: 'release' });
        run.released += had - free;
      } else {
        await run.staff('answerMoves', { id, decision: 'moves', extraMoves: 1 });
        run.granted.push({ at: run.now, moves: 1 });
      }
    }
  }

  async function check(run: Run): Promise<void> {
    const line = await run.installer('readLineItem', { id: run.lineId });
    expect(line.copies).toBe(copies);
    expect(line.available + line.activated).toBe(copies);
    const live = run.devices.reduce(
      (sum, { files }) => sum + Math.max(0, ...files.filter(({ until }) => until > run.now).map((file) => file.copies)),
      0,
    );
    const moved = run.moved.reduce((sum, one) => sum + one.copies, 0);
    expect(live, 'live files').toBeLessThanOrEqual(copies + moved + run.released);
    const within = <T extends { at: number }>(rows: T[]) => rows.filter(({ at }) => at > run.now - 365 * day);
    const used = within(run.moved).reduce((sum, one) => sum + one.copies, 0);
    const allowed = copies * perYear + within(run.granted).reduce((sum, one) => sum + one.moves, 0);
    const [one] = run.devices;
    const told = one ? (await run.installer('readActivation', { id: one.id })).moves : { used, allowed };
    expect(told).toMatchObject({ used, allowed });
  }

  it(
    'E13 over two years live files never exceed copies and moves allowed, and no copy is lost',
    { timeout: 600_000 },
    async () => {
      const step = fc.record({
        step: fc.constantFrom(...steps),
        which: fc.nat(9),
        amount: fc.integer({ min: 1, max: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 20, maxLength: 40 }), async (leased, asked) => {
          const run = await begin(leased);
          for (const one of asked) {
            const refused = await act(run, one).then(
              () => null,
              (error: unknown) => refusal(Promise.reject(error)),
            );
            expect([null, ...lawful]).toContain(refused?.code ?? null);
            if (refused === null) carried.set(one.step, (carried.get(one.step) ?? 0) + 1);
            await check(run);
          }
          // In the end all that waits comes back.
          await trade.at(run.now + 800 * day);
          await returnDueCopies(trade.services);
          const waiting = await run.installer('listActivations', { lineItemId: run.lineId, state: 'returning' });
          expect(waiting.items).toEqual([]);
        }),
        { numRuns: 10, seed: 13 },
      );
      expect([...carried.keys()].toSorted()).toEqual([...steps].toSorted());
      expect(await proof(trade.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
    },
  );
});
