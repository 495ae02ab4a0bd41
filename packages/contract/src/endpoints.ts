import { accountEndpoints } from './account.ts';
import { apiKeyEndpoints } from './api-key.ts';
import { auditEndpoints } from './audit.ts';
import { creditEndpoints } from './credit.ts';
import { entitlementEndpoints } from './entitlement.ts';
import { holdEndpoints } from './hold.ts';
import { importEndpoints } from './import.ts';
import { integrationEndpoints } from './integration.ts';
import { invitationEndpoints } from './invitation.ts';
import { lineMailEndpoints } from './line-mail.ts';
import { lineageEndpoints } from './lineage.ts';
import { mailEndpoints } from './mail.ts';
import { orderChangeEndpoints } from './order-change.ts';
import { orderEndpoints } from './order.ts';
import { productEndpoints } from './product.ts';
import { programmeEndpoints } from './programme.ts';
import { relationRequestEndpoints } from './relation-request.ts';
import { savedViewEndpoints } from './saved-view.ts';
import { seatEndpoints } from './seat.ts';
import { secondFactorEndpoints } from './second-factor.ts';
import { sessionEndpoints } from './session.ts';
import { signInEndpoints } from './sign-in.ts';
import { siteEndpoints } from './site.ts';
import { splitEndpoints } from './split.ts';
import { takeBackEndpoints } from './take-back.ts';
import { undoEndpoints } from './undo.ts';
import { userEndpoints } from './user.ts';

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
  ...orderEndpoints,
  ...orderChangeEndpoints,
  ...seatEndpoints,
  ...integrationEndpoints,
  ...siteEndpoints,
  ...creditEndpoints,
  ...lineMailEndpoints,
  ...takeBackEndpoints,
  ...holdEndpoints,
  ...undoEndpoints,
  ...splitEndpoints,
  ...lineageEndpoints,
  ...savedViewEndpoints,
  ...apiKeyEndpoints,
  ...auditEndpoints,
  ...mailEndpoints,
};

/** The name of an endpoint; also its use case's and its OpenAPI operation's. */
export type EndpointName = keyof typeof endpoints;
