import type { Account } from '@tierline/contract';
import {
  accept,
  decideEditAccount,
  handsOnTo,
  isVendor,
  may,
  openAccount,
  refuse,
  type Decision,
} from '@tierline/domain';
import type { AccountRow } from './account-row.ts';
import type { Context } from '../kernel/context.ts';
import { reasonOf } from '../kernel/scope.ts';
import { decideAddUser } from './user-create.ts';

/** An account as the reader may see it (A4), with what they may do with it or the reason why not (E6). */
export function accountView(ctx: Context, row: AccountRow): Account {
  const account = { ...row, activated: row.activatedAt !== null };
  const inside =
    row.id === ctx.actor.account.id ||
    isVendor(ctx.actor.account) ||
    (row.createdById === ctx.actor.account.id && row.activatedAt === null);
  // A4: of any other account the reader sees where it is and whom to write to, and not how it is run.
  const looksAfter = inside || row.createdById === ctx.actor.account.id || row.managed;
  const facts = { actor: ctx.actor, account };
  return {
    id: row.id,
    identifier: row.identifier,
    name: row.name,
    description: inside ? row.description : '',
    address: row.address,
    country: row.country,
    language: row.language,
    timeZone: row.timeZone,
    tier: row.tier,
    status: row.status,
    activated: row.activatedAt !== null,
    visibleToPartners: looksAfter ? row.visibleToPartners : null,
    createdAt: looksAfter ? row.createdAt.toISOString() : null,
    version: row.version,
    openCopies: row.openCopies,
    licences: row.licences,
    credits: row.credits,
    users: looksAfter ? row.users : null,
    lastSignInAt: looksAfter ? (row.lastSignInAt?.toISOString() ?? null) : null,
    actions: {
      edit: reasonOf(ctx, decideEditAccount(facts, {})),
      changeState: reasonOf(ctx, decideEditAccount(facts, { status: 'suspended' })),
      addUser: reasonOf(ctx, decideAddUser(ctx, account, true)),
      addContact: reasonOf(ctx, decideAddUser(ctx, account, false)),
      handOn: reasonOf(ctx, decideHandOn(ctx, row)),
    },
  };
}

// Whether copies can be handed on to the account at all; the portal offers only such accounts.
function decideHandOn(ctx: Context, row: AccountRow): Decision<null> {
  const { actor, vendor } = ctx;
  const wrong = may(actor, 'copies.move') ?? (row.related ? null : refuse('target-not-related', {}));
  return wrong ?? handsOnTo(vendor.programme, actor.account.tier, row.tier) ?? openAccount(row) ?? accept(null);
}
