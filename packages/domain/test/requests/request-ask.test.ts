import { describe, expect, it } from 'vitest';
import {
  decideForward,
  decideFulfil,
  decideRequest,
  type AskedLine,
  type FulfilAsk,
  type FulfilFacts,
  type IssueFacts,
  type RequestAsk,
  type RequestedLine,
  type RequestFacts,
} from '../../src/index.ts';
import { actor, fourRoles, outcome, row, splitFacts, splitLine } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const product: AskedLine['product'] = {
  id: 'product',
  version: 2,
  sku: 'P-1',
  name: 'Product',
  status: 'active',
  delivers: 'copies',
  credits: null,
};
const seats: AskedLine['product'] = { ...product, sku: 'S-1', name: 'Seats', delivers: 'seats' };
const target: NonNullable<RequestFacts['target']> = {
  id: 'above',
  version: 5,
  name: 'Above',
  status: 'active',
  above: true,
};
const customer: NonNullable<RequestFacts['customer']> = {
  id: 'customer',
  version: 6,
  name: 'Customer',
  status: 'active',
  seen: false,
};
const lower = (changes: Partial<RequestedLine> = {}): RequestedLine => ({
  id: 'lower',
  version: 3,
  productId: 'product',
  product: 'Product',
  delivers: 'copies',
  copies: 20,
  fulfilled: 7,
  state: 'open',
  wish: false,
  links: [],
  renews: null,
  ...changes,
});

type Changes = Partial<RequestFacts> & {
  ask?: Partial<RequestAsk>;
  line?: Partial<AskedLine>;
  copies?: number;
  wantedOn?: string;
};

function asked({ ask, line, copies = 20, wantedOn, ...changes }: Changes = {}): [RequestFacts, RequestAsk] {
  const forwards = line?.forwards ?? [];
  return [
    {
      actor: actor('operator'),
      programme: fourRoles,
      personId: 'me',
      vendorAccountId: 'vendor',
      today: '2026-06-15',
      target,
      customer: undefined,
      sameReference: null,
      lines: [{ product, forwards: [], freshId: 'fresh line', ...line }],
      fresh: { requestId: 'fresh', number: 4 },
      ...changes,
    },
    {
      lines: [{ copies, wantedOn: wantedOn ?? null, forwards: forwards.map(() => ({ copies: 13 })) }],
      reference: 'PO-7',
      note: 'for the gate',
      tellCustomer: false,
      again: false,
      ...ask,
    },
  ];
}
const request = (changes: Changes) => outcome(decideRequest(...asked(changes)));

const faults: Fault<Changes>[] = [
  ['the role may not', 'role-too-low', { actor: actor('observer') }],
  ['the account is suspended', 'account-suspended', { actor: actor('operator', { status: 'suspended' }) }],
  ['the vendor asks', 'nobody-above', { actor: actor('operator', { tier: 0 }) }],
  ['no such account', 'target-not-related', { target: null }],
  ['an account below', 'request-not-above', { target: { ...target, above: false } }],
  ['it is closed', 'target-closed', { target: { ...target, status: 'closed' } }],
  ['it is suspended', 'target-suspended', { target: { ...target, status: 'suspended' } }],
  ['no such customer', 'customer-not-below', { customer: null }],
  ['the customer is closed', 'target-closed', { customer: { ...customer, status: 'closed' } }],
  ['the name is not to be seen', 'name-not-shown', { customer, ask: { tellCustomer: true } }],
  ['the product is retired', 'product-retired', { line: { product: { ...product, status: 'retired' } } }],
  ['seats are ordered from a partner', 'ordered-from-vendor', { line: { product: seats } }],
  [
    'accounts of its tier order no credits',
    'tier-not-allowed',
    { target: { ...target, id: 'vendor' }, line: { product: { ...seats, delivers: 'credits', credits: 100 } } },
  ],
  ['no copies', 'quantity-not-whole', { copies: 0 }],
  ['half a copy', 'quantity-not-whole', { copies: 0.5 }],
  ['a day in the past', 'wanted-in-past', { wantedOn: '2026-06-14' }],
  [
    'the reference was used',
    'reference-used',
    { sameReference: { number: 3, account: 'Above', askedOn: '2026-06-01' } },
  ],
];

describe('E12 E15 a request entered for a customer who does not sign in', () => {
  const requester = { id: 'customer', version: 8, name: 'Customer', status: 'active' } as const;
  const own = { ...target, id: 'own' };
  const line = { renews: { lineItemId: 'old', endsOn: '2027-06-15', renewals: 1 } };

  it('E15 it is the customer’s own, from the account that enters it, and rests on both', () => {
    const decision = decideRequest(...asked({ requester, target: own, line }));
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { rows, facts, alone } = decision.value;
    expect(rows[0]?.row).toMatchObject({ accountId: 'customer', toAccountId: 'own', askedById: 'me' });
    expect(facts).toContainEqual({ kind: 'account', id: 'customer', version: 8, accountId: 'customer' });
    expect(facts).toContainEqual({ kind: 'renewals', id: 'old', version: 1, accountId: 'customer' });
    expect(alone).toEqual(['customer', 'own']);
  });

  it('E15 the vendor may enter one, nobody for a customer who is suspended or closed', () => {
    const vendor = actor('operator', { tier: 0 });
    expect(request({ requester, target: own, actor: vendor })).toBe('accepted');
    expect(request({ requester: { ...requester, status: 'suspended' }, target: own })).toBe('target-suspended');
    expect(request({ requester: { ...requester, status: 'closed' }, target: own })).toBe('target-closed');
  });
});

describe('E12 to ask an account above', () => {
  it.each(faults)('E12 is refused where %s: %s', (_, code, changes) => {
    expect(request(changes)).toBe(code);
  });

  it('E6 E12 of any two things that are wrong is refused for the one that comes first', () => {
    const { pairs, wrong } = pairsOutOfOrder(faults, request);
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(80);
  });

  it('E12 a request is planned with its lines, and rests on both accounts, the customer and the products', () => {
    const decision = decideRequest(
      ...asked({ customer: { ...customer, seen: true }, wantedOn: '2026-06-15', ask: { tellCustomer: true } }),
    );
    expect(decision).toMatchObject({
      ok: true,
      value: {
        transfers: [],
        facts: [
          { id: 'me' },
          { id: 'above', version: 5 },
          { id: 'customer', version: 6 },
          { kind: 'product', version: 2 },
        ],
        rows: [
          {
            table: 'request',
            row: {
              id: 'fresh',
              accountId: 'own',
              toAccountId: 'above',
              number: 4,
              customerTold: true,
              reference: 'PO-7',
              referenceKey: 'po-7',
            },
          },
          { table: 'request_line', row: { position: 1, productId: 'product', copies: 20, wantedOn: '2026-06-15' } },
        ],
      },
    });
  });

  it('E12 the same reference is meant where the asker says so', () => {
    const sameReference = { number: 3, account: 'Above', askedOn: '2026-06-01' };
    expect(request({ sameReference, ask: { again: true } })).toBe('accepted');
  });
});

const forward = (changes: Changes & { lower?: Partial<RequestedLine> | null; received?: boolean }) => {
  const { lower: given = {}, received = true, ...more } = changes;
  const line = given === null ? null : lower(given);
  return decideForward(
    ...asked({ line: { forwards: [{ line, received, askedByAccountId: 'below' }], ...more.line }, ...more }),
  );
};

describe('E12 to forward what one was asked for', () => {
  const link = { upperOpen: true, copies: 1, allotted: 0, passed: 0 };
  it.each([
    ['the role may not', { actor: actor('observer') }, 'role-too-low'],
    ['there is no such line', { lower: null }, 'not-found'],
    ['it is an own one', { received: false }, 'not-receiver'],
    ['it was cancelled meanwhile', { lower: { state: 'cancelled' } }, 'request-cancelled'],
    ['it is fulfilled', { lower: { fulfilled: 20 } }, 'request-fulfilled'],
    ['it is of another product', { lower: { productId: 'other' } }, 'other-product'],
    ['fewer are open', { lower: { fulfilled: 8 } }, 'more-than-open'],
    ['fewer are open as some are forwarded', { lower: { links: [link] } }, 'more-than-open'],
    ['fewer are requested', { copies: 12 }, 'forward-too-small'],
    ['the request itself is wrong', { target: null }, 'target-not-related'],
  ] as const)('E12 is refused where %s', (_, changes, code) => {
    expect(outcome(forward(changes))).toBe(code);
  });

  it('E12 may ask for more; the link, and that the line was not answered meanwhile', () => {
    expect(forward({})).toMatchObject({
      ok: true,
      value: {
        rows: [
          { table: 'request' },
          { table: 'request_line', row: { copies: 20 } },
          { table: 'request_forward', row: { lowerId: 'lower', upperId: 'fresh line', copies: 13 } },
        ],
        sets: [{ id: 'lower', set: { state: 'open' }, while: { version: 3 } }],
        alone: ['below'],
      },
    });
  });
});

const ask: FulfilAsk = { rows: [{ copies: 13 }], mail: true, message: '', orderNumber: 'PO-7', furtherDelivery: true };
const hop = { accountId: 'partner', toAccountId: 'own' };
const fromStock = (line: Partial<RequestedLine> = {}, changes: Partial<FulfilFacts> = {}): FulfilFacts => ({
  actor: actor('operator'),
  request: hop,
  rows: [{ line: lower(line), serves: null, following: null }],
  from: { way: 'split', facts: splitFacts([row({ lines: [splitLine({ available: 100 })] })]) },
  ...changes,
});
const issue: IssueFacts = {
  actor: actor('operator', { tier: 0 }),
  programme: fourRoles,
  target: { id: 'distributor', version: 3, name: 'Distributor', tier: 1, status: 'active' },
  contact: { id: 'contact', email: 'contact@distributor.example', language: 'de' },
  taken: { id: 'first', issuedOn: '2026-06-01' },
  lines: [
    {
      product,
      copies: 13,
      startsOn: '2026-06-15',
      expiresOn: null,
      fresh: { lineId: 'root', mintId: 'mint', activationId: 'ROOT' },
    },
  ],
  fresh: { entitlementId: 'entitlement', mailId: 'mail' },
};
function ordered(of: { product: AskedLine['product'] }, delivers: RequestedLine['delivers'] = 'seats'): FulfilFacts {
  const vendor = actor('administrator', { id: 'vendor', tier: 0 });
  return {
    actor: vendor,
    request: { accountId: 'distributor', toAccountId: 'vendor' },
    rows: [{ line: lower({ delivers }), serves: null, following: null }],
    from: {
      way: 'order',
      orderedOn: '2026-06-15',
      facts: {
        actor: vendor,
        programme: fourRoles,
        target: { id: 'distributor', version: 3, name: 'Distributor', tier: 1, status: 'active' },
        taken: null,
        lines: [
          {
            ...of,
            quantity: 13,
            startsOn: '2026-06-15',
            expiresOn: null,
            fresh: { lineId: 'ordered', mintId: 'mint' },
          },
        ],
        wallet: { id: 'w', mintId: 'wm', chargedId: 'wc', accountId: 'distributor', balance: 0, isNew: true },
        vendorId: 'vendor',
        fresh: { orderId: 'order', inputHash: 'hash' },
      },
    },
  };
}
const told = (facts: FulfilFacts, changes: Partial<FulfilAsk> = {}) => {
  const decision = decideFulfil(facts, { ...ask, ...changes });
  return decision.ok
    ? 'accepted'
    : decision.refused.map(({ row: index, refusal }) => `${index} ${refusal.code}`).join();
};

describe('E12 to fulfil', () => {
  it.each([
    [
      'it was sent to others',
      fromStock({}, { request: { accountId: 'partner', toAccountId: 'other' } }),
      '0 not-receiver',
    ],
    ['the role may not', fromStock({}, { actor: actor('observer') }), '0 role-too-low'],
    ['it was cancelled meanwhile', fromStock({ state: 'cancelled' }), '0 request-cancelled'],
    ['a colleague fulfilled it', fromStock({ fulfilled: 20 }), '0 request-fulfilled'],
    [
      'the line item is of another product',
      fromStock({}, { rows: [{ line: lower(), serves: 'other', following: null }] }),
      '0 other-product',
    ],
    ['fewer are open', fromStock({ fulfilled: 8 }), '0 more-than-open'],
    [
      'the split is refused',
      fromStock({}, { from: { way: 'split', facts: splitFacts([row({ lines: [splitLine({ available: 12 })] })]) } }),
      '0 only-available-of-product',
    ],
    [
      'the issue is refused',
      fromStock({}, { from: { way: 'issue', facts: { ...issue, target: { ...issue.target, status: 'closed' } } } }),
      '0 target-closed',
    ],
  ] as const)('E12 is refused where %s', (_, facts, code) => {
    expect(told(facts)).toBe(code);
  });

  it('E12 rows of one line share what is open of it', () => {
    const rows = [1, 2].map(() => ({ line: lower(), serves: null, following: null }));
    const from = { way: 'split', facts: splitFacts([row(), row()]) } as const;
    expect(told(fromStock({}, { rows, from }), { rows: [{ copies: 7 }, { copies: 7 }] })).toBe('1 more-than-open');
    expect(told(fromStock({}, { rows, from }), { rows: [{ copies: 7 }, { copies: 6 }] })).toBe('accepted');
  });

  it('E12 E4 is the split from stock, of which each line item is linked in the same plan', () => {
    const lines = [splitLine({ id: 'soon', expiresOn: '2026-07-01', available: 9 }), splitLine({ id: 'late' })];
    const decision = decideFulfil(fromStock({}, { from: { way: 'split', facts: splitFacts([row({ lines })]) } }), ask);
    expect(decision).toMatchObject({
      ok: true,
      plan: {
        transfers: [
          { fromId: 'soon', toId: 'child 0', quantity: 9 },
          { fromId: 'late', toId: 'child 1', quantity: 4 },
        ],
        rows: [
          { table: 'line_item', row: { id: 'child 0', parentId: 'soon' } },
          { table: 'line_item', row: { id: 'child 1', parentId: 'late' } },
          { table: 'request_fulfilment', row: { holdingId: 'child 0', requestLineId: 'lower' } },
          { table: 'request_fulfilment', row: { holdingId: 'child 1', requestLineId: 'lower' } },
        ],
        sets: [{ id: 'lower', set: { state: 'open' }, while: { version: 3 } }],
        alone: ['partner'],
        undoSeconds: 10,
      },
    });
  });

  it('E12 E2 at the vendor it is the issue', () => {
    const facts = fromStock(
      {},
      {
        actor: actor('operator', { id: 'vendor', tier: 0 }),
        request: { accountId: 'distributor', toAccountId: 'vendor' },
        from: { way: 'issue', facts: issue },
      },
    );
    expect(decideFulfil(facts, ask)).toMatchObject({
      ok: true,
      children: [],
      plan: {
        transfers: [{ kind: 'issue', toId: 'root', quantity: 13 }],
        rows: [
          { table: 'entitlement' },
          { table: 'line_item', row: { id: 'root' } },
          { table: 'request_fulfilment', row: { holdingId: 'root', requestLineId: 'lower' } },
        ],
        undoSeconds: 0,
      },
    });
  });

  it('E12 O1 at the vendor licences for users come by an order', () => {
    const facts = ordered({ product: seats });
    expect(decideFulfil(facts, ask)).toMatchObject({
      ok: true,
      plan: {
        transfers: [{ kind: 'order', fromId: 'mint', toId: 'ordered', quantity: 13 }],
        rows: [
          { table: 'purchase_order', row: { number: 'PO-7', accountId: 'distributor' } },
          { table: 'order_line', row: { id: 'ordered' } },
          { table: 'request_fulfilment', row: { holdingId: 'ordered', requestLineId: 'lower' } },
        ],
        undoSeconds: 10,
      },
    });
  });

  it('E12 what is issued and what is ordered are fulfilled one after the other', () => {
    expect(told(ordered({ product: seats }, 'copies'))).toBe('0 fulfilled-apart');
  });

  it('E12 O1 an order number that is taken is refused', () => {
    const { from, ...facts } = ordered({ product: seats });
    if (from.way !== 'order') throw new Error('an order was meant');
    const taken = { id: 'earlier', orderedOn: '2026-01-01' };
    expect(told({ ...facts, from: { ...from, facts: { ...from.facts, taken } } })).toBe('0 order-exists');
  });
});
