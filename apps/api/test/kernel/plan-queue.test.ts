import { inVendor } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueuePlan } from '../../../../packages/core/src/kernel/plan-queue.ts';
import { proof, world, type World } from './world.ts';

describe('SPEC §1 plans that arrive together go together', () => {
  let w: World;
  let vendorId: string;
  let lot: { root: string; child: string };

  beforeAll(async () => {
    w = await world();
    vendorId = (await w.db.vendor.findFirstOrThrow()).id;
    const distributor = await w.company(w.staff, 'Together');
    const partner = await w.company(distributor.master, 'Receiver');
    const root = await w.issue(distributor, 1000);
    const { splits } = await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId: root, accountId: partner.id, copies: 10 }],
    });
    lot = { root, child: splits[0]?.id ?? '' };
  });
  afterAll(() => w.close());

  async function plan(change: { quantity?: number; toId?: string; id?: string } = {}): Promise<string> {
    return JSON.stringify({
      id: change.id ?? randomUUID(),
      vendorId,
      actorId: null,
      accountId: null,
      kind: 'test',
      inputHash: '',
      reply: {},
      changes: {},
      address: '',
      validUntil: null,
      facts: [],
      holdings: [],
      custody: [],
      notices: [],
      transfers: [
        {
          kind: 'test',
          unit: lot.root,
          fromId: lot.root,
          toId: change.toId ?? lot.child,
          quantity: change.quantity ?? 1,
        },
      ],
    });
  }

  const operations = () => w.db.operation.count({ where: { kind: 'test' } });

  it('§1 one of sixty that cannot be carried out at all fails alone; the others are carried out once each', async () => {
    const before = await operations();
    const plans = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index === 30 ? plan({ toId: randomUUID() }) : plan())),
    );
    const outcomes = await Promise.allSettled(
      plans.map((written) => inVendor(vendorId, () => enqueuePlan(w.services.db, written))),
    );
    expect(outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [index] : []))).toEqual([30]);
    expect(
      new Set(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.outcome] : []))),
    ).toEqual(new Set(['done']));
    expect((await operations()) - before).toBe(59);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('§1 one that takes too much is overdrawn alone, and a repeat among them is a repeat', async () => {
    const id = randomUUID();
    const plans = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index === 7 ? plan({ quantity: 10_000 }) : index === 20 || index === 35 ? plan({ id }) : plan(),
      ),
    );
    const outcomes = await Promise.all(
      plans.map((written) => inVendor(vendorId, () => enqueuePlan(w.services.db, written))),
    );
    expect(
      outcomes
        .map(({ outcome }) => outcome)
        .filter((outcome) => outcome !== 'done')
        .toSorted(),
    ).toEqual(['overdrawn', 'replayed']);
    expect(outcomes[7]?.outcome).toBe('overdrawn');
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
