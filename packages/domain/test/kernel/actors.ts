import type { Actor, Role, Programme, StoredLineState } from '../../src/index.ts';
import { accept, decideSplits } from '../../src/index.ts';
import type {
  Decision,
  Plan,
  RefusalCode,
  SplitFacts,
  SplitLine,
  SplitRowFacts,
  SplitTarget,
} from '../../src/index.ts';

const roles: Programme['roles'] = (['observer', 'operator', 'administrator', 'master'] as const).map((role) => ({
  role,
  name: { en: role },
}));
const tier = (number: number, handsOn: number[], signsIn = true) => ({
  tier: number,
  name: { en: `tier ${number}` },
  plural: { en: `tiers ${number}` },
  handsOn,
  signsIn,
  managedFromAbove: false,
});

/** A programme of four tiers and four roles; end customers do not sign in. */
export const fourRoles: Programme = {
  slug: 'test',
  name: 'Test',
  color: '#123456',
  modules: ['entitlements'],
  tiers: [tier(0, [1]), tier(1, [2]), tier(2, [3]), tier(3, [], false)],
  roles,
  firstAccess: 'initial-password',
  languages: ['en'],
  labels: {},
  sender: { name: 'Test', email: 'test@test.example' },
  recallWindowDays: 30,
  lateRenewals: { from: 'old-end' },
  waitingRequests: { remindAfterDays: [3, 7], lapseAfterDays: 60 },
  expiryNoticeDays: [90, 30, 7],
  secondFactor: 'optional',
  integrations: [],
  credits: null,
  legal: [],
};

/** The same with two roles. */
export const twoLevels: Programme = {
  ...fourRoles,
  roles: roles.filter(({ role }) => role === 'observer' || role === 'master'),
};

/** Somebody of an account of a tier. */
export function actor(role: Role, of: Partial<Actor['account']> = {}): Actor & { version: number } {
  return {
    kind: 'user',
    id: 'me',
    role,
    version: 1,
    account: { id: 'own', name: 'Own', tier: 1, status: 'active', ...of },
  };
}

/** What a decision refuses with; 'accepted' where it does not. */
export function outcome(decision: Decision<unknown>): RefusalCode | 'accepted' {
  return decision.ok ? 'accepted' : decision.refusal.code;
}

/** A line item of the actor's with 100 copies. */
export function splitLine(changes: Partial<SplitLine> = {}): SplitLine {
  const state: StoredLineState = 'open';
  return {
    id: 'line',
    version: 4,
    activationId: 'LINE',
    entitlementId: 'entitlement',
    productId: 'product',
    productName: 'Product',
    accountId: 'own',
    rootId: 'root',
    state,
    stateReason: '',
    startsOn: '2026-01-01',
    expiresOn: '2026-12-31',
    above: ['vendor'],
    createdAt: '2026-01-01T00:00:00',
    available: 100,
    ...changes,
  };
}

type RowChanges = {
  line?: Partial<SplitLine>;
  lines?: readonly SplitLine[];
  source?: SplitRowFacts['source'];
  target?: Partial<SplitTarget> | null;
  typedTarget?: SplitRowFacts['typedTarget'];
  contact?: SplitRowFacts['contact'];
};

/**
 * A row of a split that nothing is wrong with: of the actor's line, or of a product where `lines` are given, to a
 * partner and its contact.
 */
export function row(changes: RowChanges = {}): SplitRowFacts {
  const ofProduct = changes.lines && {
    by: 'product' as const,
    product: 'Product',
    typed: null,
    lines: changes.lines,
    cut: false,
  };
  return {
    source: changes.source ?? ofProduct ?? { by: 'line', line: splitLine(changes.line), typed: null },
    typedTarget: changes.typedTarget ?? null,
    target:
      changes.target === null
        ? null
        : { id: 'partner', version: 7, name: 'Partner', tier: 2, status: 'active', related: true, ...changes.target },
    contact:
      'contact' in changes ? changes.contact : { id: 'contact', email: 'contact@partner.example', language: 'de' },
  };
}

/** The facts for a split of these rows. */
export function splitFacts(rows: readonly SplitRowFacts[], changes: Partial<SplitFacts> = {}): SplitFacts {
  const fresh = Array.from({ length: 100 }, (_, n) => ({
    lineId: `child ${n}`,
    activationId: `ID-${n}`,
    mailId: `mail ${n}`,
  }));
  return {
    actor: actor('operator'),
    programme: fourRoles,
    today: '2026-06-15',
    rows,
    fresh,
    prefer: 'ending-first',
    by: 'giver@own.example',
    triedBefore: false,
    ...changes,
  };
}

/** The split of one row. */
export function decideOne(
  facts: SplitFacts,
  one: SplitRowFacts,
  asked: { copies: number; mail: boolean; message: string },
): Decision<Plan> {
  const decision = decideSplits({ ...facts, rows: [one] }, { rows: [asked], mail: asked.mail, message: asked.message });
  if (decision.ok) return accept(decision.plan);
  const [first] = decision.refused;
  if (!first) throw new Error('refused without a reason');
  return { ok: false, refusal: first.refusal };
}
