import { describe, expect, it } from 'vitest';
import { emptyPlan, accept, decideUndo, refuse, type RefusalCode, type UndoFacts } from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

/** A split of 30 copies to one partner and 5 to another, a moment ago. */
function facts(changes: Partial<UndoFacts> = {}): UndoFacts {
  return {
    actor: actor('operator'),
    permission: 'copies.move',
    operation: {
      id: 'split',
      actorId: 'me',
      ownRule: false,
      undoUntil: '2026-06-15T12:00:10.000Z',
      over: false,
      undone: false,
    },
    transfers: [
      { unit: 'root', fromId: 'line', toId: 'one', quantity: 30, available: 30, walletId: null },
      { unit: 'root', fromId: 'line', toId: 'two', quantity: 5, available: 5, walletId: null },
    ],
    lines: [
      { id: 'line', version: 1, accountId: 'own', state: 'open', stateReason: '', made: false },
      { id: 'one', version: 2, accountId: 'partner', state: 'open', stateReason: '', made: true },
      { id: 'two', version: 1, accountId: 'other', state: 'open', stateReason: '', made: true },
    ],
    mails: [
      { id: 'mail one', waiting: true },
      { id: 'mail two', waiting: true },
    ],
    requests: [],
    seats: [],
    integrations: [],
    activations: [],
    sites: [],
    orders: [],
    ...changes,
  };
}

/** A site that an import made, with 40 credits. */
const site = (changes: Partial<UndoFacts['sites'][number]> = {}): UndoFacts['sites'][number] => ({
  id: 'site',
  version: 1,
  accountId: 'own',
  name: 'Site',
  deleted: false,
  credits: 40,
  made: true,
  nextMonth: '2026-07-01',
  administrators: 0,
  ...changes,
});
const firstCredits = { unit: 'vendor', fromId: 'free', toId: 'site', quantity: 40, available: 40, walletId: 'wallet' };

const operation = (changes: Partial<UndoFacts['operation']>) => ({ operation: { ...facts().operation, ...changes } });

// In order: each is wrong in one thing alone.
const wrongs: { title: string; code: RefusalCode; changes: Partial<UndoFacts> }[] = [
  { title: 'the role may not', code: 'role-too-low', changes: { actor: actor('observer') } },
  { title: 'it is not theirs', code: 'not-author', changes: operation({ actorId: 'colleague' }) },
  { title: 'it is undone', code: 'already-undone', changes: operation({ undone: true }) },
  { title: 'it is of a kind that is not undone', code: 'undo-not-offered', changes: operation({ undoUntil: null }) },
  { title: 'the ten seconds are over', code: 'undo-expired', changes: operation({ over: true }) },
  {
    title: 'a mail is on its way',
    code: 'mail-being-sent',
    changes: {
      mails: [
        { id: 'mail one', waiting: true },
        { id: 'mail two', waiting: false },
      ],
    },
  },
  {
    title: 'a request of it was answered',
    code: 'already-decided',
    changes: { requests: [{ id: 'request', open: false }] },
  },
  {
    title: 'a line is on hold',
    code: 'line-on-hold',
    changes: { lines: facts().lines.map((line) => ({ ...line, state: 'on-hold', stateReason: 'unpaid' })) },
  },
  {
    title: 'a site was deleted',
    code: 'site-deleted',
    changes: { sites: [site({ made: false, deleted: true })] },
  },
  {
    title: 'the copies were used',
    code: 'copies-used',
    changes: { transfers: facts().transfers.map((transfer) => ({ ...transfer, available: 4 })) },
  },
];

describe('X8 undo', () => {
  it.each(wrongs)('X8 is refused where $title', ({ code, changes }) => {
    expect(outcome(decideUndo(facts(changes)))).toBe(code);
  });

  it('X8 what has no permission to be undone with is not undone, whatever it offers', () => {
    const nobody = { ...facts(), permission: null };
    expect(outcome(decideUndo(nobody))).toBe('undo-not-offered');
    expect(outcome(decideUndo({ ...nobody, actor: actor('master') }))).toBe('undo-not-offered');
    expect(outcome(decideUndo({ ...nobody, operation: { ...nobody.operation, actorId: 'another' } }))).toBe(
      'not-author',
    );
  });

  it('X8 of any two things that are wrong is refused for the one that comes first', () => {
    const outcomes = wrongs.flatMap((first, index) =>
      wrongs.slice(index + 1).map((second) => {
        const both = {
          ...second.changes,
          ...first.changes,
          operation: { ...facts().operation, ...second.changes.operation, ...first.changes.operation },
        };
        // What is no offence of either stays as it was.
        for (const { changes } of [first, second])
          for (const [key, value] of Object.entries(changes.operation ?? {}))
            if (value !== facts().operation[key as keyof UndoFacts['operation']])
              Object.assign(both.operation, { [key]: value });
        return [`${first.title} + ${second.title}`, outcome(decideUndo(facts(both))), first.code] as const;
      }),
    );
    expect(outcomes.filter(([, code, first]) => code !== first)).toEqual([]);
    expect(outcomes).toHaveLength(45);
  });

  it.each([
    ['edited', { version: 2 }, 'changed-meanwhile'],
    ['given an administrator', { administrators: 1 }, 'changed-meanwhile'],
    ['given more credits', { credits: 41 }, 'changed-meanwhile'],
    ['deleted', { deleted: true, credits: 0 }, 'site-deleted'],
  ] as const)('C2 X8 an import of sites stays once one of them was %s', (_, changes, code) => {
    const asked = facts({
      actor: actor('administrator'),
      permission: 'data.import',
      lines: [],
      mails: [],
      transfers: [firstCredits],
    });
    expect(outcome(decideUndo({ ...asked, sites: [site(changes)] }))).toBe(code);
  });

  it('C2 X8 an undone import deletes its sites and returns their credits; sites it only topped up stay', () => {
    const decided = decideUndo(
      facts({
        actor: actor('administrator'),
        permission: 'data.import',
        lines: [],
        mails: [],
        transfers: [firstCredits],
        sites: [site(), site({ id: 'poor', credits: 0 }), site({ id: 'old', made: false, version: 7, credits: 9 })],
      }),
    );
    const gone = { state: 'deleted', overdueSince: null, warnedDays: null, nextMonth: '2026-07-01' };
    expect(decided).toMatchObject({
      value: {
        alone: ['own'],
        emptied: ['site', 'poor'],
        sets: ['site', 'poor'].map((id) => ({
          table: 'site',
          id,
          set: gone,
          while: { state: 'active', nextMonth: '2026-07-01' },
        })),
        transfers: [{ kind: 'undo', fromId: 'site', toId: 'free', quantity: 40 }],
        facts: [
          { kind: 'user' },
          { kind: 'site', id: 'site', version: 1 },
          { kind: 'site', id: 'poor', version: 1 },
          { kind: 'site', id: 'old', version: 7 },
        ],
      },
    });
  });

  it('X8 an undo is an opposite movement for each, closes the new lines, and withdraws the mails', () => {
    expect(decideUndo(facts())).toMatchObject({
      value: {
        reverses: 'split',
        validUntil: '2026-06-15T12:00:10.000Z',
        undoSeconds: 0,
        withdraw: ['mail one', 'mail two'],
        notices: [],
        alone: ['partner', 'other'],
        transfers: [
          { kind: 'undo', fromId: 'one', toId: 'line', quantity: 30 },
          { kind: 'undo', fromId: 'two', toId: 'line', quantity: 5 },
        ],
        sets: [
          { table: 'line_item', id: 'one', set: { state: 'closed' } },
          { table: 'line_item', id: 'two', set: { state: 'closed' } },
        ],
        facts: [
          { kind: 'user', id: 'me' },
          { kind: 'line', id: 'line' },
          { kind: 'line', id: 'one', version: 2, accountId: 'partner' },
          { kind: 'line', id: 'two' },
        ],
      },
    });
  });

  it('X8 several movements to one place must all still be there, and a mint never lacks', () => {
    const [first] = facts().transfers;
    if (!first) throw new Error('no transfer');
    const back = (available: number | null) =>
      facts({
        transfers: [1, 2, 3].map((quantity) => ({
          ...first,
          fromId: `child ${quantity}`,
          toId: 'parent',
          quantity,
          available,
        })),
        lines: [],
      });
    expect(outcome(decideUndo(back(6)))).toBe('accepted');
    expect(decideUndo(back(5))).toMatchObject({ refusal: { code: 'copies-used', facts: { available: 5, needed: 6 } } });
    expect(outcome(decideUndo(back(null)))).toBe('accepted');
  });

  it('X8 O4 undoing seats of which one is gone is refused as that, not as copies that were used', () => {
    const seat: UndoFacts['seats'][number] = {
      id: 'seat',
      freshId: 'fresh',
      made: true,
      changed: false,
      could: accept(null),
      accountId: 'customer',
      accountVersion: 1,
      userId: 'nele',
      userVersion: 1,
      productId: 'product',
      poolId: 'pool',
    };
    const moved = { unit: 'line', fromId: 'pool', toId: 'used', quantity: 1, walletId: null };
    const of = (available: number, changes: Partial<typeof seat> = {}) =>
      facts({
        permission: 'seats.switch',
        lines: [],
        seats: [{ ...seat, ...changes }],
        transfers: [{ ...moved, available }],
      });
    expect(outcome(decideUndo(of(0)))).toBe('seats-changed');
    expect(outcome(decideUndo(of(1, { changed: true })))).toBe('seats-changed');
    expect(outcome(decideUndo(of(1, { could: refuse('managed-by-controller', { integration: 'meetings' }) })))).toBe(
      'managed-by-controller',
    );
    expect(decideUndo(of(1))).toMatchObject({
      value: {
        sets: [{ table: 'seat', id: 'seat' }],
        rows: [],
        transfers: [{ kind: 'undo', fromId: 'used', toId: 'pool', quantity: 1 }],
      },
    });
    expect(decideUndo(of(1, { made: false }))).toMatchObject({
      value: { sets: [], rows: [{ table: 'seat', row: { id: 'fresh', userId: 'nele', poolId: 'pool' } }] },
    });
  });

  it.each([
    ['M off, which ended seats', { on: false }, 'accepted'],
    ['M on, with no seat since', { on: true, now: { integration: true, controller: false } }, 'accepted'],
    [
      'M on, and a seat came since',
      { on: true, now: { integration: true, controller: false }, seats: 1 },
      'seats-changed',
    ],
    ['M on while C keeps its seats', { on: true, now: { integration: true, controller: true }, seats: 1 }, 'accepted'],
    [
      'C on, whose seats stay with M',
      { on: true, which: 'controller', key: 'c', now: { integration: true, controller: true }, seats: 1 },
      'accepted',
    ],
    ['a switch that was switched again', { on: false, integrations: ['m'] }, 'changed-meanwhile'],
    ['who may switch it no more', { on: false, could: refuse('not-managing', { account: 'Own' }) }, 'not-managing'],
  ] as const)('O6 X8 switching an integration is undone or refused: %s', (_, changes, expected) => {
    const one: UndoFacts['integrations'][number] = {
      accountId: 'customer',
      accountVersion: 3,
      key: 'm',
      which: 'integration',
      integrations: changes.on ? ['c', 'm'] : ['c'],
      now: { integration: false, controller: false },
      seats: 0,
      seatsVersion: 7,
      could: accept(null),
      ...changes,
    };
    const decided = decideUndo(
      facts({
        actor: actor('administrator'),
        permission: 'integrations.switch',
        transfers: [],
        lines: [],
        mails: [],
        integrations: [one],
      }),
    );
    expect(outcome(decided)).toBe(expected);
    const switchedBack = {
      alone: ['customer'],
      facts: [{ kind: 'user' }, { kind: 'account', version: 3 }, { kind: 'seats', version: 7 }],
      sets: [
        {
          table: 'account',
          id: 'customer',
          set: { integrations: changes.on ? ['c', 'm'].filter((key) => key !== one.key) : ['c', 'm'] },
        },
      ],
    };
    expect(decided).toMatchObject(expected === 'accepted' ? { value: switchedBack } : { ok: false });
  });

  it('E7 X8 withdraws a request to give copies back', () => {
    expect(decideUndo(facts({ transfers: [], lines: [], requests: [{ id: 'request', open: true }] }))).toMatchObject({
      value: { sets: [{ table: 'recall_request', id: 'request', set: { state: 'withdrawn' } }] },
    });
  });
});

describe('X8 the whole plan of an undo', () => {
  it('X8 takes the copies back, closes what was made and withdraws the mails', () => {
    expect(decideUndo(facts())).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        alone: ['partner', 'other'],
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'own', id: 'line', kind: 'line', version: 1 },
          { accountId: 'partner', id: 'one', kind: 'line', version: 2 },
          { accountId: 'other', id: 'two', kind: 'line', version: 1 },
        ],
        sets: [
          { table: 'line_item', id: 'one', set: { state: 'closed', stateReason: '', heldById: null } },
          { table: 'line_item', id: 'two', set: { state: 'closed', stateReason: '', heldById: null } },
        ],
        reverses: 'split',
        transfers: [
          { fromId: 'one', kind: 'undo', quantity: 30, toId: 'line', unit: 'root' },
          { fromId: 'two', kind: 'undo', quantity: 5, toId: 'line', unit: 'root' },
        ],
        validUntil: '2026-06-15T12:00:10.000Z',
        withdraw: ['mail one', 'mail two'],
      },
    });
  });

  it('X8 of credits it stands on the sites as they were read', () => {
    const sites = [site({ version: 4, made: false })];
    expect(
      decideUndo(
        facts({
          lines: [],
          mails: [],
          sites,
          transfers: [
            { unit: 'vendor', fromId: 'wallet', toId: 'site', quantity: 5, available: 5, walletId: 'wallet' },
          ],
        }),
      ),
    ).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'own', id: 'site', kind: 'site', version: 4 },
        ],
        reverses: 'split',
        transfers: [{ fromId: 'site', kind: 'undo', quantity: 5, toId: 'wallet', unit: 'vendor', walletId: 'wallet' }],
        validUntil: '2026-06-15T12:00:10.000Z',
      },
    });
  });

  it('X8 of switched seats it ends those that began and begins those that ended', () => {
    const seats = ['nele', 'jon'].map((name, n) => ({
      id: `seat of ${name}`,
      freshId: `fresh ${name}`,
      made: n === 0,
      userId: name,
      userVersion: 3 + n,
      accountId: 'customer',
      accountVersion: 7,
      productId: 'meetings',
      poolId: 'pool',
      changed: false,
      could: accept(null),
    }));
    const requests = [{ id: 'request', open: true }];
    const orders = [{ id: 'order', version: 1, accountId: 'partner', number: 'TV-1', cancelled: false }];
    // Who undoes it is in the facts once, also where the seat is their own.
    const own = decideUndo(
      facts({ permission: 'seats.switch', seats: seats.map((seat) => ({ ...seat, userId: 'me' })) }),
    );
    expect(own.ok && own.value.facts.filter(({ kind }) => kind === 'user')).toEqual([
      { kind: 'user', id: 'me', version: 1, accountId: 'own' },
    ]);
    expect(
      decideUndo(facts({ permission: 'seats.switch', lines: [], mails: [], transfers: [], requests, orders, seats })),
    ).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'order', kind: 'order', version: 1 },
          { accountId: 'customer', id: 'customer', kind: 'account', version: 7 },
          { accountId: 'customer', id: 'nele', kind: 'user', version: 3 },
          { accountId: 'customer', id: 'jon', kind: 'user', version: 4 },
        ],
        reverses: 'split',
        rows: [
          {
            row: { accountId: 'customer', id: 'fresh jon', poolId: 'pool', productId: 'meetings', userId: 'jon' },
            table: 'seat',
          },
        ],
        sets: [
          {
            table: 'recall_request',
            id: 'request',
            set: { state: 'withdrawn', answer: '' },
            stamps: { decidedAt: 'now' },
            while: { state: 'open' },
          },
          {
            id: 'seat of nele',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'order',
            set: { state: 'cancelled', stateReason: '' },
            stamps: { cancelledAt: 'now', cancelledById: 'operation' },
            table: 'purchase_order',
            while: { state: 'open' },
          },
        ],
        validUntil: '2026-06-15T12:00:10.000Z',
      },
    });
  });

  it('X8 a refusal names the first place where copies are missing, with how many there are and are needed', () => {
    const transfers = facts().transfers.map((transfer, n) => ({ ...transfer, available: 4 - n }));
    expect(decideUndo(facts({ transfers }))).toEqual({
      ok: false,
      refusal: { code: 'copies-used', facts: { available: 4, needed: 30 } },
    });
    const orders = [{ id: 'order', version: 1, accountId: 'partner', number: 'TV-1', cancelled: false }];
    expect(outcome(decideUndo(facts({ transfers, orders })))).toBe('licences-used');
    const credits = transfers.map((transfer) => ({ ...transfer, walletId: 'wallet' }));
    expect(outcome(decideUndo(facts({ transfers: credits, orders })))).toBe('credits-used');
  });
});
