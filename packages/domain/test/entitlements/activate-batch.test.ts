import { describe, expect, it } from 'vitest';
import {
  defaultActivationRules,
  judgeBatch,
  maxBatch,
  type ActivateAsk,
  type BatchFacts,
  type BatchRowFacts,
  type StoredActivation,
} from '../../src/index.ts';
import { activation, heldLine, installer, key, now } from './device-facts.ts';

let made = 0;

type Row = NonNullable<BatchRowFacts>;
const row = (changes: Partial<Row['line']> = {}, more: Partial<Row> = {}): Row => ({
  line: { productId: 'product', ...heldLine(), ...changes },
  hosted: null,
  elsewhere: 0,
  freshId: `fresh ${made++}`,
  ...more,
});
const ask = (hostId: string, copies: number | undefined = 1): ActivateAsk => ({
  hostId,
  copies,
  deviceName: undefined,
  deviceKey: undefined,
});
const facts = (rows: BatchFacts['rows']): BatchFacts => ({ actor: installer, now, key, triedBefore: false, rows });
const judge = (...given: [BatchRowFacts, ActivateAsk][]) =>
  judgeBatch(
    facts(given.map(([one]) => one)),
    given.map(([, asked]) => asked),
  );
const outcomes = ({ rows }: ReturnType<typeof judge>) =>
  rows.map((one) => (one.ok ? one.value.outcome : one.refusal.code));
const hosted = (changes: Partial<StoredActivation> = {}) =>
  activation({ generation: 4, fetchedGeneration: 4, ...changes });

describe('E14 a batch of activations', () => {
  it('E14 is one plan: a holding and a fetched file for each device, nothing to be undone', () => {
    const judged = judge(
      [row(), ask('one', 2)],
      [row(), ask('two')],
      [row({ id: 'other', rootId: 'lot' }), ask('one')],
    );
    expect(outcomes(judged)).toEqual(['created', 'created', 'created']);
    const { plan } = judged;
    expect(plan.transfers.map(({ fromId, quantity }) => [fromId, quantity])).toEqual([
      ['line', 2],
      ['line', 1],
      ['other', 1],
    ]);
    expect(plan).toMatchObject({ undoSeconds: 0, reverses: null });
    expect(plan.facts.map(({ kind, id }) => [kind, id])).toEqual([
      ['user', installer.id],
      ['line', 'line'],
      ['line', 'other'],
    ]);
    expect(plan.rows.map((one) => one.row)).toMatchObject([{ fetchedGeneration: 1 }, {}, { fetchedGeneration: 1 }]);
  });

  it('E14 no two rows get the same copies: what earlier ones leave is what there is', () => {
    const judged = judge(
      [row(), ask('one', 4)],
      [row(), ask('two', 3)],
      [row(), ask('three', 2)],
      [row(), ask('four')],
    );
    expect(outcomes(judged)).toEqual(['created', 'only-available', 'created', 'no-copies-left']);
    expect(judged.rows[1]).toMatchObject({ refusal: { facts: { available: 2, asked: 3 } } });
  });

  it('E14 a device that is there twice is one activation; with other copies the second row is refused', () => {
    const judged = judge([row(), ask('one', 2)], [row(), ask('one', 2)], [row(), ask('one', 3)]);
    expect(outcomes(judged)).toEqual(['created', 'created', 'host-twice']);
    expect(judged.rows[1]).toEqual(judged.rows[0]);
    expect(judged.rows[2]).toMatchObject({ refusal: { facts: { otherRow: 1 } } });
    expect(judged.plan.transfers).toHaveLength(1);
  });

  it('E14 the limit of copies on a device counts all rows of its product and holder', () => {
    const limited = { rules: { ...defaultActivationRules, copiesPerHost: 3 } };
    const judged = judge(
      [row(limited), ask('one', 2)],
      [row({ ...limited, id: 'other' }), ask('one', 2)],
      [row({ ...limited, id: 'other', productId: 'another' }), ask('one', 3)],
      [row({ ...limited, id: 'third' }, { elsewhere: 3 }), ask('two')],
    );
    expect(outcomes(judged)).toEqual(['created', 'too-many-on-host', 'created', 'too-many-on-host']);
    expect(judged.plan.alone).toEqual(['installer']);
  });

  it('E14 a device that has its copies gets its file again, and a new one when it is time', () => {
    const [present] = judge([row({}, { hosted: hosted() }), ask('gate', 3)]).rows;
    expect(present).toMatchObject({ value: { outcome: 'same', id: 'gate', file: { generation: 4, copies: 3 } } });
    const old = hosted({ file: { ...hosted().file, expiresAt: '2026-12-01T00:00:00.000Z' } });
    expect(judge([row({}, { hosted: old }), ask('gate', 3)]).rows[0]).toMatchObject({
      value: { file: { generation: 5 } },
    });
    const more = judge([row({}, { hosted: hosted() }), ask('gate', 5)]);
    expect(more.rows[0]).toMatchObject({ value: { outcome: 'more', file: { generation: 5, copies: 5 } } });
    expect(more.plan.transfers).toMatchObject([{ quantity: 2 }]);
  });

  it.each([
    ['a line that is not there', null, 'not-found'],
    ['another’s line', row({ accountId: 'another', fromAccountId: 'third' }), 'not-holder'],
    ['a line on hold', row({ state: 'on-hold', stateReason: 'unpaid' }), 'line-on-hold'],
    ['a line that is over', row({ expiresOn: '2026-01-31' }), 'line-expired'],
    ['no copies at all', row(), 'quantity-not-whole'],
  ] as const)('E14 is refused by row: %s', (_, one, code) => {
    const judged = judge([row(), ask('good')], [one, ask('bad', code === 'quantity-not-whole' ? 0 : 1)]);
    expect(outcomes(judged)).toEqual(['created', code]);
  });

  it('E14 the most rows that there may be are judged at once', () => {
    const rows = Array.from({ length: maxBatch }, () => row({ copies: 1000, available: maxBatch }));
    const judged = judge(...rows.map((one, index): [Row, ActivateAsk] => [one, ask(`host ${index}`)]));
    expect(judged.plan.transfers).toHaveLength(maxBatch);
    expect(new Set(outcomes(judged))).toEqual(new Set(['created']));
  });
});
