/**
 * A row to add beside the transfers. Ids are made beforehand; vendor and operation are the plan's. Days are ISO days, a
 * month is its first day. Of a line item the copies come by transfer.
 */
export type NewRow =
  | { table: 'entitlement'; row: { id: string; accountId: string; orderNumber: string; orderKey: string } }
  | {
      table: 'line_item';
      row: {
        id: string;
        entitlementId: string;
        productId: string;
        accountId: string;
        fromAccountId: string;
        contactId: string | null;
        parentId: string | null;
        rootId: string;
        activationId: string;
        startsOn: string;
        expiresOn: string | null;
      };
    }
  | {
      table: 'recall_request';
      row: { id: string; lineItemId: string; accountId: string; fromAccountId: string; copies: number; reason: string };
    }
  | {
      table: 'purchase_order';
      row: { id: string; accountId: string; number: string; numberKey: string; orderedOn: string; inputHash: string };
    }
  | {
      table: 'order_line';
      row: {
        id: string;
        orderId: string;
        position: number;
        productId: string;
        accountId: string;
        startsOn: string;
        expiresOn: string | null;
      };
    }
  | {
      table: 'seat_pool';
      row: { id: string; usedId: string; accountId: string; orderId: string; orderLineId: string; productId: string };
    }
  | { table: 'seat'; row: { id: string; accountId: string; userId: string; productId: string; poolId: string } }
  | {
      table: 'activation';
      row: {
        id: string;
        lineItemId: string;
        accountId: string;
        fromAccountId: string;
        hostScheme: string;
        hostId: string;
        deviceName: string;
        searchKey: string;
        deviceKey: string | null;
        generation: number;
        fileCopies: number;
        issuedAt: string;
        notBefore: string;
        expiresAt: string;
        leased: boolean;
        graceDays: number;
        fetchedGeneration?: number;
        handedCopies?: number;
        handedUntil?: string | null;
        replacesId?: string;
        continuesId?: string;
      };
      stamps?: { fetchedAt: 'now' };
    }
  | {
      table: 'activation_move';
      row: { id: string; lineItemId: string; activationId: string; copies: number };
    }
  | { table: 'receipt_nonce'; row: { id: string; activationId: string } }
  | {
      table: 'move_request';
      row: {
        id: string;
        lineItemId: string;
        activationId: string;
        accountId: string;
        askedById: string;
        copies: number;
        reason: string;
      };
    }
  | { table: 'expiry_notice'; row: { userId: string; lineItemId: string; days: number } }
  | {
      table: 'request';
      row: {
        id: string;
        accountId: string;
        toAccountId: string;
        number: number;
        customerId: string | null;
        customerTold: boolean;
        reference: string;
        referenceKey: string;
        note: string;
        askedById: string;
      };
    }
  | {
      table: 'request_line';
      row: {
        id: string;
        requestId: string;
        position: number;
        productId: string;
        copies: number;
        wantedOn: string | null;
        renewsId: string | null;
        endsOn: string | null;
      };
    }
  | { table: 'request_forward'; row: { lowerId: string; upperId: string; copies: number } }
  | { table: 'request_fulfilment'; row: { holdingId: string; requestLineId: string; byRule: boolean } }
  | { table: 'wallet'; row: { id: string; accountId: string; mintId: string; chargedId: string } }
  | {
      table: 'site';
      row: {
        id: string;
        accountId: string;
        name: string;
        nameKey: string;
        country: string;
        timeZone: string;
        notes: string;
        nextMonth: string;
      };
    }
  | {
      table: 'site_charge';
      row: { id: string; siteId: string; month: string; amount: number; users: number; devices: number; state: 'due' };
    }
  | {
      table: 'site_charge';
      row: { id: string; siteId: string; month: string; amount: number; users: number; devices: number; state: 'paid' };
      stamps: { paidById: 'operation'; paidAt: 'now' };
    };
