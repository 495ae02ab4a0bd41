import type { Actor, Level, Programme, StoredLineState } from '../src/index.ts';
import type { Decision, RefusalCode, SplitFacts, SplitLine, SplitRowFacts, SplitTarget } from '../src/index.ts';

const levels: Programme['levels'] = (['observer', 'operator', 'administrator', 'master'] as const).map((level) => ({ level, name: { en: level } }));
const tier = (number: number, handsOn: number[], signsIn = true) => ({ tier: number, name: { en: `tier ${number}` }, plural: { en: `tiers ${number}` }, handsOn, signsIn });

/** A programme of four tiers and four levels; end customers do not sign in. */
export const fourLevels: Programme = {
  slug: 'test', name: 'Test', color: '#123456', modules: ['entitlements'], tiers: [tier(0, [1]), tier(1, [2]), tier(2, [3]), tier(3, [], false)], levels,
  letIn: 'initial-password', languages: ['en'], labels: {}, sender: { name: 'Test', email: 'test@test.example' }, recallWindowDays: 30, secondFactor: 'optional', legal: [],
};

/** The same with two levels. */
export const twoLevels: Programme = { ...fourLevels, levels: levels.filter(({ level }) => level === 'observer' || level === 'master') };

/** Somebody of an account of a tier. */
export function actor(level: Level, of: Partial<Actor['account']> = {}): Actor & { version: number } {
  return { kind: 'user', id: 'me', level, version: 1, account: { id: 'own', name: 'Own', tier: 1, status: 'active', ...of } };
}

/** What a decision refuses with; 'accepted' where it does not. */
export function outcome(decision: Decision<unknown>): RefusalCode | 'accepted' {
  return decision.ok ? 'accepted' : decision.refusal.code;
}

/** A row of a split that nothing is wrong with: 100 copies of the actor's line to a partner and its contact. */
export function row(changes: { line?: Partial<SplitLine>; target?: Partial<SplitTarget> | null; contact?: SplitRowFacts['contact'] } = {}): SplitRowFacts {
  const state: StoredLineState = 'open';
  return {
    line: {
      id: 'line', version: 4, entitlementId: 'entitlement', productId: 'product', productName: 'Product', accountId: 'own', rootId: 'root', state, stateReason: '',
      startsOn: '2026-01-01', expiresOn: '2026-12-31', available: 100, ...changes.line,
    },
    target: changes.target === null ? null : { id: 'partner', version: 7, name: 'Partner', tier: 2, status: 'active', related: true, ...changes.target },
    contact: 'contact' in changes ? changes.contact : { id: 'contact', email: 'contact@partner.example', language: 'de' },
    fresh: { lineId: 'child', activationId: 'AAAA-BBBB', mailId: 'mail' },
  };
}

/** What a split of these rows stands on. */
export function splitFacts(rows: readonly SplitRowFacts[], changes: Partial<SplitFacts> = {}): SplitFacts {
  return { actor: actor('operator'), programme: fourLevels, today: '2026-06-15', above: ['vendor'], rows, triedBefore: false, ...changes };
}
