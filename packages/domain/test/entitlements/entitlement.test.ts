import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPlan, decideIssue, expiryInstant, lineState, type IssueFacts, type IssueLine } from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('the state of a line', () => {
  it.each([
    ['on its last day', { state: 'open', expiresOn: '2026-06-30' }, '2026-06-30', 'active'],
    ['on the day after it', { state: 'open', expiresOn: '2026-06-30' }, '2026-07-01', 'expired'],
    ['on a leap day', { state: 'open', expiresOn: '2028-02-29' }, '2028-02-29', 'active'],
    ['of a perpetual one', { state: 'open', expiresOn: null }, '2999-12-31', 'active'],
    ['on hold', { state: 'on-hold', expiresOn: '2026-06-30' }, '2026-06-01', 'on-hold'],
    ['on hold and expired', { state: 'on-hold', expiresOn: '2026-06-30' }, '2027-01-01', 'on-hold'],
    ['closed', { state: 'closed', expiresOn: null }, '2026-06-01', 'closed'],
    ['closed and expired', { state: 'closed', expiresOn: '2026-06-30' }, '2027-01-01', 'closed'],
  ] as const)('E3 %s', (_, line, today, state) => {
    expect(lineState(line, today)).toBe(state);
  });

  it('E3 a line expires at the end of its last day in UTC, and not a moment sooner or later', () => {
    fc.assert(
      fc.property(day, (expiresOn) => {
        const end = Date.parse(expiryInstant(expiresOn) ?? '');
        const today = (instant: number) => new Date(instant).toISOString().slice(0, 10);
        expect(lineState({ state: 'open', expiresOn }, today(end - 1))).toBe('active');
        expect(lineState({ state: 'open', expiresOn }, today(end))).toBe('expired');
      }),
    );
  });

  it('E3 the end of a day is the next one’s midnight, over the ends of months, years and leap days', () => {
    expect(['2026-06-30', '2026-12-31', '2028-02-28', '2028-02-29', '2026-02-28'].map(expiryInstant)).toEqual([
      '2026-07-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
      '2028-02-29T00:00:00.000Z',
      '2028-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ]);
    expect(expiryInstant(null)).toBeNull();
  });
});

describe('issuing an entitlement', () => {
  const line = (changes: Partial<IssueLine> = {}, product: Partial<IssueLine['product']> = {}): IssueLine => ({
    product: {
      id: 'product',
      version: 3,
      sku: 'SKU',
      name: 'Product',
      status: 'active',
      delivers: 'copies',
      credits: null,
      ...product,
    },
    copies: 10,
    startsOn: '2026-01-01',
    expiresOn: '2026-12-31',
    fresh: { lineId: 'line', mintId: 'mint', activationId: 'AAAA' },
    ...changes,
  });
  const facts: IssueFacts = {
    actor: actor('operator', { id: 'vendor', tier: 0 }),
    programme: fourRoles,
    target: { id: 'distributor', version: 2, name: 'Distributor', tier: 1, status: 'active' },
    contact: { id: 'contact', email: 'contact@distributor.example', language: 'de' },
    taken: null,
    lines: [line()],
    fresh: { entitlementId: 'entitlement', mailId: 'mail' },
  };
  const ask = { orderNumber: 'ORDER 1', mail: true };
  const taken = { id: 'earlier', issuedOn: '2026-03-04' };

  // In the order of precedence: each case has also what all that follow are refused for.
  const wrongs: [title: string, wrong: Partial<IssueFacts>, code: string][] = [
    ['E2 by somebody who is not of the vendor', { actor: actor('master') }, 'tier-may-not'],
    ['A6 by an Observer', { actor: actor('observer', { tier: 0 }) }, 'role-too-low'],
    ['E2 to an account that is no distributor', { target: { ...facts.target, tier: 2 } }, 'tier-not-allowed'],
    ['E6 to a closed account', { target: { ...facts.target, status: 'closed' } }, 'target-closed'],
    ['E6 to a suspended account', { target: { ...facts.target, status: 'suspended' } }, 'target-suspended'],
    ['E2 under an order number of the same account', { taken }, 'order-number-taken'],
    ['E2 of a retired product', { lines: [line({}, { status: 'retired' })] }, 'product-retired'],
    ['E6 of no copies', { lines: [line({ copies: 0 })] }, 'quantity-not-whole'],
    ['E6 of half a copy', { lines: [line({ copies: 1.5 })] }, 'quantity-not-whole'],
    [
      'E2 that expires before it starts',
      { lines: [line(), line({ startsOn: '2026-02-01', expiresOn: '2026-01-31' })] },
      'expiry-before-start',
    ],
    ['E2 with a mail to nobody', { contact: null }, 'no-recipient'],
  ];

  it.each(wrongs)('%s is refused', (_, wrong, code) => {
    expect(outcome(decideIssue({ ...facts, ...wrong }, ask))).toBe(code);
  });

  it('E2 a refusal names the entitlement that has the order number; a meant further delivery goes through', () => {
    const refused = decideIssue({ ...facts, taken }, ask);
    expect(refused).toMatchObject({
      refusal: {
        facts: {
          orderNumber: 'ORDER 1',
          account: 'Distributor',
          issuedOn: '2026-03-04',
          entitlementId: 'earlier',
        },
      },
    });
    const further = decideIssue({ ...facts, taken }, { ...ask, furtherDelivery: true });
    expect(further).toMatchObject({
      value: { rows: [{ row: { orderNumber: 'ORDER 1', orderKey: 'order1\u0001entitlement' } }, {}] },
    });
    const first = decideIssue(facts, { ...ask, furtherDelivery: true });
    expect(first).toMatchObject({ value: { rows: [{ table: 'entitlement', row: { orderKey: 'order1' } }, {}] } });
  });

  it('E6 of several mistakes the first in order is reported', () => {
    wrongs.forEach(([title, wrong, code], index) => {
      const later = Object.assign(
        {},
        ...wrongs
          .slice(index)
          .map(([, one]) => one)
          .toReversed(),
      ) as Partial<IssueFacts>; // parts of the same facts
      expect(outcome(decideIssue({ ...facts, ...later, ...wrong }, ask)), `at ${title}`).toBe(code);
    });
  });

  it('E2 each line is the root of a lot of its own, filled from its mint', () => {
    const decision = decideIssue(
      {
        ...facts,
        lines: [line(), line({ copies: 5, fresh: { lineId: 'line 2', mintId: 'mint 2', activationId: 'BBBB' } })],
      },
      ask,
    );
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { rows, holdings, transfers, custody, notices, validUntil } = decision.value;
    const whole = {
      id: 'line',
      rootId: 'line',
      parentId: null,
      entitlementId: 'entitlement',
      productId: 'product',
      accountId: 'distributor',
      fromAccountId: 'vendor',
      contactId: 'contact',
      activationId: 'AAAA',
      startsOn: '2026-01-01',
      expiresOn: '2026-12-31',
    };
    expect(rows).toEqual([
      {
        table: 'entitlement',
        row: { id: 'entitlement', accountId: 'distributor', orderNumber: 'ORDER 1', orderKey: 'order1' },
      },
      { table: 'line_item', row: whole },
      { table: 'line_item', row: { ...whole, id: 'line 2', rootId: 'line 2', activationId: 'BBBB' } },
    ]);
    expect(holdings).toEqual([
      { id: 'mint', purpose: 'mint', unit: 'line', upperId: null },
      { id: 'line', purpose: 'line', unit: 'line', upperId: 'mint' },
      { id: 'mint 2', purpose: 'mint', unit: 'line 2', upperId: null },
      { id: 'line 2', purpose: 'line', unit: 'line 2', upperId: 'mint 2' },
    ]);
    expect(transfers).toEqual([
      { kind: 'issue', unit: 'line', fromId: 'mint', toId: 'line', quantity: 10 },
      { kind: 'issue', unit: 'line 2', fromId: 'mint 2', toId: 'line 2', quantity: 5 },
    ]);
    expect(custody).toEqual([{ upperId: 'vendor', lowerId: 'distributor' }]);
    expect(notices).toMatchObject([
      {
        recipient: 'contact@distributor.example',
        language: 'de',
        notice: { kind: 'entitlement-issued', orderNumber: 'ORDER 1' },
      },
    ]);
    expect(validUntil).toBeNull();
  });

  it('E2 without a mail nobody is written to, and a contact is not needed', () => {
    const decision = decideIssue({ ...facts, contact: null }, { ...ask, mail: false });
    expect(decision).toMatchObject({
      ok: true,
      value: { notices: [], rows: [{}, { table: 'line_item', row: { contactId: null } }] },
    });
  });

  it('E2 the plan stands on the actor, the target and every product as they were read', () => {
    const decision = decideIssue(facts, ask);
    expect(decision).toMatchObject({
      ok: true,
      value: {
        facts: [
          { kind: 'user', id: 'me', version: 1 },
          { kind: 'account', id: 'distributor', version: 2 },
          { kind: 'product', id: 'product', version: 3 },
        ],
      },
    });
  });

  it('E2 the whole plan: lines, lots, custody, mail and what it stands on', () => {
    expect(decideIssue(facts, ask)).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        custody: [{ lowerId: 'distributor', upperId: 'vendor' }],
        facts: [
          { accountId: 'vendor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'distributor', id: 'distributor', kind: 'account', version: 2 },
          { accountId: 'vendor', id: 'product', kind: 'product', version: 3 },
        ],
        holdings: [
          { id: 'mint', purpose: 'mint', unit: 'line', upperId: null },
          { id: 'line', purpose: 'line', unit: 'line', upperId: 'mint' },
        ],
        rows: [
          {
            table: 'entitlement',
            row: { accountId: 'distributor', id: 'entitlement', orderKey: 'order1', orderNumber: 'ORDER 1' },
          },
          {
            table: 'line_item',
            row: {
              accountId: 'distributor',
              activationId: 'AAAA',
              contactId: 'contact',
              entitlementId: 'entitlement',
              expiresOn: '2026-12-31',
              fromAccountId: 'vendor',
              id: 'line',
              parentId: null,
              productId: 'product',
              rootId: 'line',
              startsOn: '2026-01-01',
            },
          },
        ],
        notices: [
          {
            accountId: 'vendor',
            id: 'mail',
            language: 'de',
            lineItemId: 'line',
            notice: {
              account: 'Distributor',
              kind: 'entitlement-issued',
              lines: [
                {
                  activationId: 'AAAA',
                  copies: 10,
                  expiresOn: '2026-12-31',
                  product: 'Product',
                  startsOn: '2026-01-01',
                },
              ],
              orderNumber: 'ORDER 1',
            },
            recipient: 'contact@distributor.example',
            userId: 'contact',
          },
        ],
        transfers: [{ fromId: 'mint', kind: 'issue', quantity: 10, toId: 'line', unit: 'line' }],
      },
    });
  });

  it('E2 E6 a refusal says what is wrong with which', () => {
    const refused = [
      { lines: [line(), line({ startsOn: '2026-02-01', expiresOn: '2026-01-31' })] },
      { lines: [line({}, { status: 'retired' })] },
      { target: { ...facts.target, tier: 2 } },
      { target: { ...facts.target, status: 'closed' as const } },
      { target: { ...facts.target, status: 'suspended' as const } },
      { contact: null },
    ].map((wrong) => decideIssue({ ...facts, ...wrong }, ask));
    expect(refused).toEqual([
      {
        ok: false,
        refusal: { code: 'expiry-before-start', facts: { expiresOn: '2026-01-31', startsOn: '2026-02-01' } },
      },
      { ok: false, refusal: { code: 'product-retired', facts: { sku: 'SKU' } } },
      { ok: false, refusal: { code: 'tier-not-allowed', facts: { fromTier: 0, toTier: 2 } } },
      { ok: false, refusal: { code: 'target-closed', facts: { account: 'Distributor' } } },
      { ok: false, refusal: { code: 'target-suspended', facts: { account: 'Distributor' } } },
      { ok: false, refusal: { code: 'no-recipient', facts: { account: 'Distributor' } } },
    ]);
  });
});
