import { describe, expect, it } from 'vitest';
import {
  decideActivatable,
  decideActivatesMore,
  decideActivate,
  decideFetch,
  decideOpen,
  type ActivateAsk,
  type ActivatedLine,
  type ActivateFacts,
  type FetchFacts,
  type StoredActivation,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';
import { activation, heldLine as line, installer, key, now } from './device-facts.ts';

const facts = (changes: Partial<ActivateFacts> = {}): ActivateFacts => ({
  actor: installer,
  line: line(),
  hosted: null,
  elsewhere: 0,
  now,
  key,
  freshId: 'fresh',
  triedBefore: false,
  ...changes,
});
const ask = (changes: Partial<ActivateAsk> = {}): ActivateAsk => ({
  hostId: 'gate',
  copies: 3,
  deviceName: undefined,
  deviceKey: undefined,
  ...changes,
});
const planOf = (decided: ReturnType<typeof decideActivate>) => {
  if (!decided.ok || decided.value.plan === null) throw new Error('nothing is planned');
  return decided.value.plan;
};

describe('E10 activating copies', () => {
  it('E10 moves the copies to a holding of the device, with its first file', () => {
    const decided = decideActivate(facts(), ask({ deviceName: 'Gate' }));
    expect(decided).toMatchObject({ ok: true, value: { outcome: 'created', id: 'fresh' } });
    const plan = planOf(decided);
    expect(plan.holdings).toEqual([{ id: 'fresh', purpose: 'activated', unit: 'root', upperId: 'line' }]);
    expect(plan.transfers).toEqual([{ kind: 'activate', unit: 'root', fromId: 'line', toId: 'fresh', quantity: 3 }]);
    expect(plan.rows).toEqual([
      {
        table: 'activation',
        row: {
          id: 'fresh',
          lineItemId: 'line',
          accountId: 'installer',
          fromAccountId: 'distributor',
          hostScheme: 'free',
          hostId: 'gate',
          deviceName: 'Gate',
          searchKey: 'gate gate',
          deviceKey: null,
          generation: 1,
          fileCopies: 3,
          issuedAt: now,
          notBefore: now,
          expiresAt: '2026-12-29T12:00:00.000Z',
          leased: true,
          graceDays: 14,
        },
      },
    ]);
    expect([plan.undoSeconds, plan.alone]).toEqual([10, []]);
    expect(plan.facts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([`user ${installer.id}`, 'line line']);
  });

  it('E10 at the public door the file is handed out at once, and nothing is undone', () => {
    const plan = planOf(decideActivate(facts({ actor: null }), ask()));
    expect(plan.rows).toMatchObject([
      {
        row: { fetchedGeneration: 1, handedCopies: 3, handedUntil: '2027-01-12T12:00:00.000Z' },
        stamps: { fetchedAt: 'now' },
      },
    ]);
    expect([plan.undoSeconds, plan.facts.map(({ kind }) => kind)]).toEqual([0, ['line']]);
  });

  it('E10 the same host again is the same activation, also of a line on hold', () => {
    for (const of of [line(), line({ state: 'on-hold' }), line({ expiresOn: '2026-01-02' })])
      for (const copies of [3, undefined])
        expect(decideActivate(facts({ line: of, hosted: activation() }), ask({ copies }))).toEqual({
          ok: true,
          value: { outcome: 'same', plan: null, id: 'gate', file: null },
        });
  });

  it('E10 more copies for the same host are added to its activation, in a file of the next generation', () => {
    const decided = decideActivate(facts({ hosted: activation() }), ask({ copies: 5, deviceName: 'Gate' }));
    expect(decided).toMatchObject({ ok: true, value: { outcome: 'more', id: 'gate' } });
    const plan = planOf(decided);
    expect(plan.transfers).toMatchObject([{ toId: 'gate', quantity: 2 }]);
    expect(plan.sets).toMatchObject([
      { id: 'gate', set: { generation: 2, fileCopies: 5, deviceName: 'Gate' }, while: { version: 2 } },
    ]);
    expect([plan.rows, plan.holdings]).toEqual([[], []]);
  });

  it('E10 a limit for a host counts its copies of other lines, and nobody adds to them meanwhile', () => {
    const limited = line({}, { copiesPerHost: 4 });
    expect(planOf(decideActivate(facts({ line: limited, elsewhere: 1 }), ask())).alone).toEqual(['installer']);
    expect(decideActivate(facts({ line: limited, elsewhere: 2 }), ask())).toEqual({
      ok: false,
      refusal: { code: 'too-many-on-host', facts: { limit: 4, asked: 5 } },
    });
  });

  it('E10 says what is left, and that others were faster', () => {
    const code = (changes: Partial<ActivateFacts>) => decideActivate(facts(changes), ask({ copies: 7 }));
    expect(code({})).toMatchObject({ refusal: { code: 'only-available', facts: { available: 6, asked: 7 } } });
    expect(code({ triedBefore: true })).toMatchObject({ refusal: { code: 'copies-taken' } });
    expect(code({ line: line({ available: 0 }) })).toMatchObject({
      refusal: { code: 'no-copies-left', facts: { copies: 10 } },
    });
  });

  it.each([0, -1, 1.5, Number.NaN, 1e300])('E10 %d is no number of copies', (copies) => {
    expect(outcome(decideActivate(facts(), ask({ copies })))).toBe('quantity-not-whole');
  });

  it('E10 is refused for the first of several reasons', () => {
    type Change = { facts?: Partial<ActivateFacts>; line?: Partial<ActivatedLine>; ask?: Partial<ActivateAsk> };
    const flat = (changes: Change) => changes;
    const faults: Fault<Change>[] = [
      ['an Observer', 'role-too-low', flat({ facts: { actor: actor('observer', { id: 'installer', tier: 2 }) } })],
      ['on hold', 'line-on-hold', flat({ line: { state: 'on-hold' } })],
    ];
    const decide = (changes: Change) =>
      outcome(decideActivate(facts({ ...changes.facts, line: line(changes.line) }), ask(changes.ask)));
    expect(faults.map(([, , changes]) => decide(changes))).toEqual(faults.map(([, code]) => code));
    expect(pairsOutOfOrder(faults, decide).wrong).toEqual([]);
    expect(decide({ line: { state: 'closed' }, ask: { copies: 99 } })).toBe('line-closed');
    expect(decide({ line: { expiresOn: '2026-11-28' }, ask: { copies: 99 } })).toBe('line-expired');
    expect(decide({ facts: { hosted: activation({ returning: 1, returnsAt: key.endsAt }) }, ask: { copies: 2 } })).toBe(
      'already-returning',
    );
    expect(decide({ facts: { hosted: activation() }, ask: { copies: 2 } })).toBe('fewer-than-activated');
    expect(decide({ facts: { key: null } })).toBe('no-signing-key');
    // E13: what a file was handed out for is the key that signs receipts.
    const given = { kty: 'OKP', crv: 'Ed25519', x: 'k' } as const;
    const more = (hosted: StoredActivation) => decide({ facts: { hosted }, ask: { copies: 4, deviceKey: given } });
    expect(more(activation({ fetchedGeneration: 1 }))).toBe('device-key-differs');
    expect(more(activation({ fetchedGeneration: 1, deviceKey: given }))).toBe('accepted');
    expect(more(activation())).toBe('accepted');
  });

  it('E10 is for the holder, and for who handed the line to a customer who does not sign in', () => {
    const silent = line({ accountId: 'customer', fromAccountId: 'installer', holderSignsIn: false });
    const may = (one: ActivatedLine, who = installer) => outcome(decideActivatable(who, one));
    expect(may(line())).toBe('accepted');
    expect(may(silent)).toBe('accepted');
    expect(may({ ...silent, holderSignsIn: true })).toBe('not-holder');
    expect(may(line(), actor('master', { id: 'vendor', tier: 0 }))).toBe('not-holder');
    expect(outcome(decideActivatable(null, silent))).toBe('accepted');
  });

  it('E10 beside a line stands why no further copies can be activated', () => {
    const more = (changes: Partial<ActivatedLine>) => outcome(decideActivatesMore(installer, line(changes), now));
    expect([
      more({}),
      more({ accountId: 'other', state: 'closed' }),
      more({ state: 'on-hold', available: 0 }),
      more({ available: 0 }),
    ]).toEqual(['accepted', 'not-holder', 'line-on-hold', 'no-copies-left']);
  });

  it('E10 at the public door nobody learns why a line is on hold', () => {
    const open = (of: ActivatedLine, who: ActivateFacts['actor']) => decideOpen(who, of, now);
    expect(open(line({ state: 'on-hold', stateReason: 'Invoice 417' }), null)).toEqual({
      ok: false,
      refusal: { code: 'activation-on-hold', facts: {} },
    });
    expect(open(line({ holderActive: false }), null)).toMatchObject({ refusal: { code: 'activation-on-hold' } });
    expect(open(line({ state: 'on-hold', stateReason: 'Invoice 417' }), installer)).toMatchObject({
      refusal: { facts: { reason: 'Invoice 417' } },
    });
    expect(open(line({ expiresOn: '2026-11-29' }), null)).toEqual({ ok: true, value: null });
  });
});

describe('E10 fetching a licence file', () => {
  const fetch = (changes: Partial<FetchFacts> = {}) =>
    decideFetch({ actor: installer, line: line(), activation: activation(), now, key, ...changes });
  const late = '2026-12-11T00:00:00.000Z';
  const over = '2026-12-21T00:00:00.000Z';

  it('E10 gives the present file, which many may fetch at once', () => {
    const fetched = fetch();
    expect(fetched).toMatchObject({ ok: true, value: { renewed: null, generation: 1, copies: 3, notRenewed: null } });
    expect(fetched.ok && fetched.value.plan.sets).toEqual([
      {
        table: 'activation',
        id: 'gate',
        set: { fetchedGeneration: 1, handedCopies: 3, handedUntil: '2027-01-03T12:00:00.000Z' },
        stamps: { fetchedAt: 'now' },
        while: { generation: 1, state: 'active', returningCopies: 0 },
      },
    ]);
  });

  it('E13 remembers the most copies that are out, and until when the last of them run', () => {
    const handed = { copies: 5, until: '2027-01-01T00:00:00.000Z' };
    const out = (changes: Partial<StoredActivation>) => {
      const fetched = fetch({ activation: activation(changes) });
      return fetched.ok ? fetched.value.plan.sets[0]?.set : null;
    };
    expect(out({ handed })).toMatchObject({ handedCopies: 5, handedUntil: '2027-01-03T12:00:00.000Z' });
    const longer = { ...handed, until: '2028-01-01T00:00:00.000Z' };
    expect(out({ handed: longer })).toMatchObject({ handedCopies: 5, handedUntil: longer.until });
    expect(out({ handed: { ...handed, until: now } })).toMatchObject({ handedCopies: 3 });
  });

  it('E10 gives a new one in the last third of its life, made once', () => {
    const fetched = fetch({ now: late });
    expect(fetched).toMatchObject({
      ok: true,
      value: { renewed: { issuedAt: late, expiresAt: '2027-01-10T00:00:00.000Z' }, generation: 2, copies: 3 },
    });
    expect(fetched.ok && fetched.value.plan.sets).toMatchObject([
      { set: { generation: 2, fetchedGeneration: 2, fileCopies: 3 }, while: { version: 2 } },
    ]);
    expect(fetched.ok && fetched.value.plan.facts.map(({ kind }) => kind)).toEqual(['user', 'line']);
  });

  it('E10 a line on hold gives the file that runs on, with the reason, and nothing once it is over', () => {
    const held = line({ state: 'on-hold', stateReason: 'Unpaid' });
    expect(fetch({ line: held, now: late })).toMatchObject({
      value: { renewed: null, generation: 1, notRenewed: { code: 'line-on-hold' } },
    });
    expect(outcome(fetch({ line: held, now: over }))).toBe('line-on-hold');
    expect(outcome(fetch({ line: line({ expiresOn: '2026-12-19' }), now: over }))).toBe('line-expired');
    expect(outcome(fetch({ line: held, now: over, actor: null }))).toBe('activation-on-hold');
  });

  it('E10 a file that ends with its line or key is not made anew', () => {
    expect(fetch({ line: line({ expiresOn: '2026-12-19' }), now: late })).toMatchObject({ value: { renewed: null } });
    expect(fetch({ key: { ...key, endsAt: '2026-12-20T12:00:00.000Z' }, now: late })).toMatchObject({
      value: { renewed: null },
    });
    expect(fetch({ key: null, now: late })).toMatchObject({ value: { notRenewed: { code: 'no-signing-key' } } });
    expect(outcome(fetch({ key: null, now: over }))).toBe('no-signing-key');
  });

  it('E10 after a change of the signing key the next fetch gives a new file, signed by the new one', () => {
    const changed = { ...key, startsAt: '2026-11-25T00:00:00.000Z' };
    expect(fetch({ key: changed })).toMatchObject({ value: { renewed: { issuedAt: now }, generation: 2 } });
    expect(outcome(fetch({ key: changed, line: line({ state: 'on-hold' }) }))).toBe('line-on-hold');
  });

  it('E13 copies that come back are not in a new file, and a lost device gets none', () => {
    const fewer = activation({ returning: 1, returnsAt: over });
    expect(fetch({ activation: fewer })).toMatchObject({ value: { copies: 2, generation: 2 } });
    expect(fetch({ activation: { ...fewer, returning: 3 } })).toMatchObject({
      refusal: { code: 'already-returning', facts: { day: '2026-12-21' } },
    });
    expect(outcome(fetch({ activation: activation({ state: 'ended' }) }))).toBe('activation-ended');
  });
});
