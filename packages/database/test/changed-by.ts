/**
 * The columns whose values a migration changes or takes away in rows that are there already. All others must be as they
 * were after an upgrade.
 */
export const changedBy: Readonly<Record<string, readonly string[]>> = {
  '20261129223000_role': [
    'api_key.level',
    'invitation.level',
    'portal_user.level',
    'operation.changes',
    'operation.reply',
    'vendor.programme',
  ],
  '20261130054907_device_life': ['activation.replaced_by_id'],
  '20261130064441_drop_key_warned_days': ['signing_key.warned_days'],
  '20261130121218_request_fulfilled_by_orders': ['request_fulfilment.line_item_id'],
};
