export * from './access/api-key.ts';
export * from './access/caller.ts';
export * from './access/invitation.ts';
export * from './access/second-factor.ts';
export * from './access/session.ts';
export * from './access/sign-in.ts';

export * from './accounts/account.ts';
export * from './accounts/relation-request.ts';
export * from './accounts/user.ts';

export * from './credits/credit.ts';
export * from './credits/site.ts';

export * from './entitlements/activation-batch.ts';
export * from './entitlements/activation.ts';
export * from './entitlements/card.ts';
export * from './entitlements/device-life.ts';
export * from './entitlements/entitlement.ts';
export * from './entitlements/hold.ts';
export * from './entitlements/line-mail.ts';
export * from './entitlements/lineage.ts';
export * from './entitlements/product.ts';
export * from './requests/renewal.ts';
export * from './requests/request-rule.ts';
export * from './requests/request-shape.ts';
export * from './requests/request-sheet.ts';
export * from './requests/request.ts';
export * from './entitlements/signing-key.ts';
export * from './entitlements/split.ts';
export * from './entitlements/take-back.ts';

export * from './imports/import-cells.ts';
export * from './imports/import.ts';

export * from './kernel/client.ts';
export * from './kernel/csv-cell.ts';
export { csvColumns } from './kernel/csv-columns.ts';
export * from './kernel/csv-say.ts';
export * from './kernel/csv.ts';
export * from './kernel/endpoint.ts';
export * from './kernel/field-errors.ts';
export * from './kernel/fields.ts';
export * from './kernel/lists.ts';
export * from './kernel/named-fields.ts';
export * from './kernel/problems.ts';
export * from './kernel/programme.ts';
export * from './kernel/words.ts';

export * from './orders/integration.ts';
export * from './orders/order.ts';
export * from './orders/seat.ts';

export type { Attention } from './records/attention.ts';
export * from './records/audit-fields.ts';
export * from './records/audit.ts';
export * from './records/mail.ts';
export * from './records/saved-view.ts';
export * from './records/undo.ts';

export * from './endpoints.ts';
