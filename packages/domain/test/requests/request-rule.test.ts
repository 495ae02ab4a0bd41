import { describe, expect, it } from 'vitest';
import { copiesByRule, decideSetRule, type RequestedLine, type RequestRuleFacts } from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

const facts = (changes: Partial<RequestRuleFacts> = {}): RequestRuleFacts => ({
  actor: actor('operator'),
  partner: { name: 'Partner', status: 'active', below: true },
  product: { name: 'Product', sku: 'P-1', delivers: 'copies', status: 'active' },
  ...changes,
});

describe('E12 who has requests fulfilled from stock without being asked', () => {
  it.each([
    ['of a partner', {}, 'accepted'],
    ['of one who is suspended for now', { partner: { name: 'x', status: 'suspended', below: true } }, 'accepted'],
    ['an Observer', { actor: actor('observer') }, 'role-too-low'],
    ['at the vendor', { actor: actor('master', { tier: 0 }) }, 'rule-without-stock'],
    ['of nobody related', { partner: null }, 'target-not-related'],
    ['of the own supplier', { partner: { name: 'x', status: 'active', below: false } }, 'rule-not-below'],
    ['of one who is closed', { partner: { name: 'x', status: 'closed', below: true } }, 'target-closed'],
    ['for credits', { product: { ...facts().product, delivers: 'credits' } }, 'ordered-from-vendor'],
    ['for what is retired', { product: { ...facts().product, status: 'retired' } }, 'product-retired'],
  ] as const)('E12 %s', (_, changes, expected) => {
    expect(outcome(decideSetRule(facts(changes)))).toBe(expected);
  });
});

describe('E12 what a rule hands on: all that is open of a line, or nothing', () => {
  const line = (changes: Partial<RequestedLine & { wentBack: boolean }> = {}) => ({
    id: 'line',
    version: 1,
    productId: 'product',
    product: 'Product',
    delivers: 'copies' as const,
    copies: 6,
    fulfilled: 0,
    state: 'open' as const,
    wish: false,
    links: [],
    renews: null,
    wentBack: false,
    ...changes,
  });
  const link = { upperOpen: true, copies: 4, allotted: 0, passed: 0 };
  it.each([
    ['below the bound', {}, 10, 0, 6],
    ['up to the bound', {}, 6, 0, 6],
    ['with what the day has left', {}, 10, 4, 6],
    ['above what the day has left', {}, 10, 5, 0],
    ['above the bound', {}, 5, 0, 0],
    ['above a bound that was lowered meanwhile', {}, 2, 5, 0],
    ['the rest of what a person has begun', { fulfilled: 4 }, 2, 0, 2],
    ['fulfilled already', { fulfilled: 6 }, 10, 0, 0],
    ['with a question', { state: 'asked-back' }, 10, 0, 0],
    ['declined', { state: 'declined' }, 10, 0, 0],
    ['that is to be cancelled', { wish: true }, 10, 0, 0],
    ['of which copies went back', { wentBack: true }, 10, 0, 0],
    ['that waits for somebody further up', { links: [link] }, 10, 0, 0],
    ['for which all has arrived', { links: [{ ...link, copies: 6, allotted: 6 }] }, 10, 0, 6],
    ['that was declined further up', { links: [{ ...link, upperOpen: false }] }, 10, 0, 6],
  ] as const)('E12 a line %s', (_, changes, copiesPerDay, usedToday, copies) => {
    expect(copiesByRule(line(changes), { copiesPerDay, usedToday })).toBe(copies);
  });
});
