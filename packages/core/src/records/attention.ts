import type { Attention, Reply } from '@tierline/contract';
import { attentionDays, attentionOf, isVendor, signingKeyWarningDays, type AttentionKind } from '@tierline/domain';
import { listInvitations } from '../access/invitation.ts';
import { listAccounts } from '../accounts/account.ts';
import { listRelationRequests } from '../accounts/relation-request.ts';
import { listSites } from '../credits/site.ts';
import { listActivations } from '../entitlements/activation/list.ts';
import { listSigningKeys } from '../entitlements/keys/signing-key.ts';
import { listLineItems } from '../entitlements/line-item.ts';
import { listRecallRequests } from '../entitlements/recall-request.ts';
import type { Context } from '../kernel/context.ts';
import { listOrders } from '../orders/order.ts';
import { listRequests } from '../requests/request.ts';
import { listSentMails } from './mail.ts';

type Page = { items: readonly { createdAt?: string | null }[]; count: Attention['count'] };

const limit = 1;

/**
 * Counts what needs the reader's attention (X7), by the lists where it is dealt with, so that a count and its list
 * never differ; kinds of which there is nothing are left out.
 */
export async function readAttention(ctx: Context): Promise<Reply<'readAttention'>> {
  const all = await Promise.all(
    attentionOf(ctx.vendor.programme, ctx.actor).map(async (kind) => {
      const { items, count } = await pages[kind](ctx);
      return { kind, count, latest: items[0]?.createdAt ?? null };
    }),
  );
  return { items: all.filter(({ count }) => count.value > 0) };
}

/** The list of each kind, the newest first where it is known when they came. */
const pages: Record<AttentionKind, (ctx: Context) => Promise<Page>> = {
  relations: (ctx) => listRelationRequests(ctx, { state: 'open', limit }),
  requests: (ctx) => listRequests(ctx, { direction: 'all', waiting: true, limit }),
  recalls: (ctx) => listRecallRequests(ctx, { direction: 'received', state: 'open', limit }),
  moves: async (ctx) => {
    // A device is older than what was asked about it.
    const { count } = await listActivations(ctx, { asked: true, sort: '-created', limit, ...unasked });
    return { items: [], count };
  },
  undelivered: (ctx) => listSentMails(ctx, { state: 'failed', withinDays: attentionDays.undelivered, limit }),
  signingKeys: async (ctx) => {
    const [soonest] = signingKeyWarningDays;
    const ending = (await listSigningKeys(ctx)).keys.filter(
      ({ state, daysLeft }) => state === 'current' && daysLeft !== null && daysLeft <= soonest,
    );
    return { items: [], count: { value: ending.length, more: false } };
  },
  suspended: (ctx) => sitesThatAre(ctx, 'suspended'),
  overdue: (ctx) => sitesThatAre(ctx, 'overdue'),
  lowSites: (ctx) => sitesThatAre(ctx, 'low'),
  orders: (ctx) => listOrders(ctx, { state: 'open', sort: '-created', limit }),
  expiring: async (ctx) => {
    const { count } = await listLineItems(ctx, {
      view: isVendor(ctx.actor.account) ? 'all' : 'mine',
      state: 'active',
      expiresWithinDays: attentionDays.expiring,
      empty: false,
      sort: 'expires',
      limit,
    });
    return { items: [], count };
  },
  licencesEnd: async (ctx) => {
    const { count } = await listAccounts(ctx, {
      direction: 'below',
      licencesEndWithinDays: attentionDays.licencesEnd,
      sort: 'name',
      limit,
    });
    return { items: [], count };
  },
  notActivated: (ctx) => listAccounts(ctx, { direction: 'below', status: 'not-activated', sort: '-created', limit }),
  invitations: async (ctx) => {
    const { items, count } = await listInvitations(ctx, { open: true, limit });
    return { items: items.map(({ sentAt }) => ({ createdAt: sentAt })), count };
  },
};

const unasked = { below: false, unfetched: false, keyRevoked: false };

async function sitesThatAre(ctx: Context, state: 'suspended' | 'overdue' | 'low'): Promise<Page> {
  const { count } = await listSites(ctx, { state, sort: 'runway', limit });
  return { items: [], count };
}
