import { cardEndpoints } from './entitlements/card.ts';
import { accountEndpoints } from './accounts/account.ts';
import { apiKeyEndpoints } from './access/api-key.ts';
import { attentionEndpoints } from './records/attention.ts';
import { auditEndpoints } from './records/audit.ts';
import type { AskOf, ReplyOf, SendOf } from './kernel/endpoint.ts';
import { callerEndpoints } from './access/caller.ts';
import { creditEndpoints } from './credits/credit.ts';
import { activationBatchEndpoints } from './entitlements/activation-batch.ts';
import { activationEndpoints } from './entitlements/activation.ts';
import { deviceLifeEndpoints } from './entitlements/device-life.ts';
import { entitlementEndpoints } from './entitlements/entitlement.ts';
import { holdEndpoints } from './entitlements/hold.ts';
import { importEndpoints } from './imports/import.ts';
import { integrationEndpoints } from './orders/integration.ts';
import { invitationEndpoints } from './access/invitation.ts';
import { lineMailEndpoints } from './entitlements/line-mail.ts';
import { lineageEndpoints } from './entitlements/lineage.ts';
import { mailEndpoints } from './records/mail.ts';
import { orderChangeEndpoints } from './orders/order-change.ts';
import { orderEndpoints } from './orders/order.ts';
import { productEndpoints } from './entitlements/product.ts';
import { programmeEndpoints } from './kernel/programme.ts';
import { relationRequestEndpoints } from './accounts/relation-request.ts';
import { renewalEndpoints } from './requests/renewal.ts';
import { requestRuleEndpoints } from './requests/request-rule.ts';
import { requestEndpoints } from './requests/request.ts';
import { savedViewEndpoints } from './records/saved-view.ts';
import { seatEndpoints } from './orders/seat.ts';
import { secondFactorEndpoints } from './access/second-factor.ts';
import { sessionEndpoints } from './access/session.ts';
import { signInEndpoints } from './access/sign-in.ts';
import { siteEndpoints } from './credits/site.ts';
import { signingKeyEndpoints } from './entitlements/signing-key.ts';
import { stockEndpoints } from './entitlements/stock.ts';
import { splitEndpoints } from './entitlements/split.ts';
import { takeBackEndpoints } from './entitlements/take-back.ts';
import { undoEndpoints } from './records/undo.ts';
import { userEndpoints } from './accounts/user.ts';

/** The table of endpoints: all that can be asked of Tierline, under `/api/v1`. */
export const endpoints = {
  ...programmeEndpoints,
  ...sessionEndpoints,
  ...secondFactorEndpoints,
  ...signInEndpoints,
  ...accountEndpoints,
  ...relationRequestEndpoints,
  ...userEndpoints,
  ...invitationEndpoints,
  ...importEndpoints,
  ...productEndpoints,
  ...entitlementEndpoints,
  ...activationEndpoints,
  ...activationBatchEndpoints,
  ...cardEndpoints,
  ...deviceLifeEndpoints,
  ...orderEndpoints,
  ...orderChangeEndpoints,
  ...seatEndpoints,
  ...integrationEndpoints,
  ...siteEndpoints,
  ...creditEndpoints,
  ...lineMailEndpoints,
  ...takeBackEndpoints,
  ...renewalEndpoints,
  ...requestEndpoints,
  ...requestRuleEndpoints,
  ...holdEndpoints,
  ...undoEndpoints,
  ...splitEndpoints,
  ...stockEndpoints,
  ...lineageEndpoints,
  ...savedViewEndpoints,
  ...apiKeyEndpoints,
  ...callerEndpoints,
  ...signingKeyEndpoints,
  ...attentionEndpoints,
  ...auditEndpoints,
  ...mailEndpoints,
};

/** The name of an endpoint; also its use case's and its OpenAPI operation's. */
export type EndpointName = keyof typeof endpoints;

type Table = typeof endpoints;

/** What a caller sends to an endpoint: path, query and body in one object. */
export type Send<N extends EndpointName> = SendOf<Table[N]>;

/** What the use case of an endpoint is asked: path, query and body in one object, checked and with defaults. */
export type Ask<N extends EndpointName> = AskOf<Table[N]>;

/** What an endpoint answers. */
export type Reply<N extends EndpointName> = ReplyOf<Table[N]>;
