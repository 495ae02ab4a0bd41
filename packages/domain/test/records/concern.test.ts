import { describe, expect, it } from 'vitest';
import { accountsOf, concernsOf, emptyPlan, type ConcernedFacts } from '../../src/index.ts';

const facts = (more: Partial<ConcernedFacts>): ConcernedFacts => ({
  kind: 'user.edit',
  actorAccountId: 'partner',
  changes: {
    subject: { kind: 'user', id: 'u', name: 'Ada' },
    before: { role: 'observer' },
    after: { role: 'master' },
  },
  plan: null,
  accounts: [],
  ...more,
});

const own = { accountId: 'partner', changes: null };

describe('X2 whom an operation concerns, and what each of them may see', () => {
  it.each<[string, Partial<ConcernedFacts>, ReturnType<typeof concernsOf>]>([
    ['only who did it', {}, [own]],
    ['the account whose records it wrote', { accounts: ['customer'] }, [own, { accountId: 'customer', changes: null }]],
    ['the own account once, whatever names it', { accounts: ['partner', 'partner'] }, [own]],
    [
      'the account that it is about',
      { changes: { subject: { kind: 'account', id: 'customer' } } },
      [own, { accountId: 'customer', changes: null }],
    ],
    ['no account by the id of something else', { changes: { subject: { kind: 'product', id: 'customer' } } }, [own]],
    [
      'the account whose site is charged by nobody',
      {
        kind: 'site.charge',
        actorAccountId: 'vendor',
        plan: { ...emptyPlan(), facts: [{ kind: 'site', id: 's', version: 1, accountId: 'reseller' }] },
      },
      [
        { accountId: 'vendor', changes: null },
        { accountId: 'reseller', changes: null },
      ],
    ],
    ['nobody else by a report or a warning', { kind: 'site.usage', accounts: ['reseller'] }, [own]],
    [
      'those alone that are named, with what is named',
      { accounts: ['other'], named: [{ accountId: 'upper', changes: null }, own] },
      [own, { accountId: 'upper', changes: null }],
    ],
  ])('%s', (_, more, expected) => {
    expect(concernsOf(facts(more))).toEqual(expected);
  });

  it.each([
    'entitlements.warn',
    'seats.warn',
    'credits.warn',
    'site.usage',
    'account.name-taken',
    'relation.ask',
    'line.mail',
    'line.mail-again',
  ])('X2 %s changes nothing for anybody and concerns only who did it', (kind) => {
    expect(concernsOf(facts({ kind, accounts: ['customer'] }))).toEqual([own]);
  });

  it('A3 X2 an account that both the records and a row name is concerned once, and an empty id is none', () => {
    expect(concernsOf(facts({ accounts: ['customer', '', 'customer'] }))).toEqual([
      own,
      { accountId: 'customer', changes: null },
    ]);
  });

  it('A3 of copies handed on to several, each reads its own rows and nothing of the others', () => {
    const concerns = concernsOf(
      facts({
        kind: 'split',
        changes: {
          subject: { kind: 'split', id: 'child of one' },
          after: {
            note: 'for both',
            reason: 'told to all',
            splits: [
              { from: 'parent', to: 'a', accountId: 'one', account: 'One', product: 'P', copies: 3 },
              { from: 'parent', to: 'b', accountId: 'two', account: 'Two', product: 'P', copies: 5 },
            ],
            names: ['One', 'Two'],
          },
        },
      }),
    );
    expect(concerns).toEqual([
      own,
      {
        accountId: 'one',
        changes: {
          subject: { kind: 'split', id: '' },
          before: {},
          after: {
            reason: 'told to all',
            splits: [{ to: 'a', accountId: 'one', account: 'One', product: 'P', copies: 3 }],
          },
        },
      },
      {
        accountId: 'two',
        changes: {
          subject: { kind: 'split', id: '' },
          before: {},
          after: {
            reason: 'told to all',
            splits: [{ to: 'b', accountId: 'two', account: 'Two', product: 'P', copies: 5 }],
          },
        },
      },
    ]);
    expect(JSON.stringify(concerns[1])).not.toMatch(/two|Two/u);
  });

  it('A3 where several are concerned and no row says which is about whom, they learn only that it happened', () => {
    const concerns = concernsOf(facts({ accounts: ['one', 'two'] }));
    expect(concerns.slice(1)).toEqual(
      ['one', 'two'].map((accountId) => ({
        accountId,
        changes: { subject: { kind: 'user', id: '' } },
      })),
    );
  });

  it('X2 all accounts whose holdings, lines, seats, sites or orders a plan touches', () => {
    const plan = {
      ...emptyPlan(),
      facts: [{ kind: 'line' as const, id: 'l', version: 1, accountId: 'fact' }],
      alone: ['alone'],
      rows: [
        { table: 'entitlement' as const, row: { id: 'e', accountId: 'entitled', orderNumber: '', orderKey: '' } },
        { table: 'seat' as const, row: { id: 's', accountId: 'seated', userId: 'u', productId: 'p', poolId: 'q' } },
        { table: 'expiry_notice' as const, row: { userId: 'u', lineItemId: 'l', days: 7 } },
      ],
    };
    expect(accountsOf(plan)).toEqual(['fact', 'alone', 'entitled', 'seated']);
    expect(accountsOf(null)).toEqual([]);
  });
});
