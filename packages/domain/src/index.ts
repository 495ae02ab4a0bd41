export * from './access/api-key.ts';
export * from './access/invitation.ts';
export * from './access/second-factor.ts';

export * from './accounts/account.ts';
export * from './accounts/user.ts';

export * from './credits/charge.ts';
export * from './credits/credit-history.ts';
export * from './credits/credit-reversal.ts';
export * from './credits/credit-warning.ts';
export * from './credits/credit.ts';
export * from './credits/month.ts';
export * from './credits/runway.ts';
export * from './credits/site-deletion.ts';
export * from './credits/site.ts';
export * from './credits/wallet.ts';

export * from './entitlements/activation-id.ts';
export * from './entitlements/entitlement.ts';
export * from './entitlements/expiry-notice.ts';
export * from './entitlements/hold.ts';
export * from './entitlements/licence.ts';
export * from './entitlements/line-mail.ts';
export * from './entitlements/product.ts';
export * from './entitlements/request/request-answer.ts';
export * from './entitlements/request/request-ask.ts';
export * from './entitlements/request/request-fulfil.ts';
export * from './entitlements/request/request.ts';
export * from './entitlements/split-rows.ts';
export * from './entitlements/split.ts';
export * from './entitlements/take-back-notices.ts';
export * from './entitlements/take-back.ts';
export * from './entitlements/term.ts';

export * from './imports/import-orders.ts';
export * from './imports/import-sites.ts';
export * from './imports/import.ts';

export * from './kernel/day.ts';
export * from './kernel/decision.ts';
export * from './kernel/email.ts';
export * from './kernel/ledger.ts';
export * from './kernel/role.ts';
export * from './kernel/line-state.ts';
export * from './kernel/notice.ts';
export * from './kernel/open-account.ts';
export * from './kernel/permissions.ts';
export * from './kernel/programme.ts';
export * from './kernel/read-day.ts';
export * from './kernel/read-quantity.ts';
export * from './kernel/refusals.ts';
export * from './kernel/sentence.ts';
export * from './kernel/text.ts';
export * from './kernel/time-zone-name.ts';
export * from './kernel/time-zone.ts';
export * from './kernel/typed-text.ts';

export * from './orders/integration.ts';
export * from './orders/licence-notices.ts';
export * from './orders/order-assign.ts';
export * from './orders/order-change.ts';
export * from './orders/order-enter.ts';
export * from './orders/order-unassign.ts';
export * from './orders/order.ts';
export * from './orders/seat-expiry.ts';
export * from './orders/seat-moves.ts';
export * from './orders/seat.ts';

export * from './records/concern.ts';
export * from './records/receipt-notices.ts';
export * from './records/saved-view.ts';
export * from './records/undo.ts';
