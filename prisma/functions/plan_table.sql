-- The tables that plans write besides the ledger itself, with the owner's rights: whether they add rows, and whether
-- they change them. The application by itself may only read what is reserved for plans.
CREATE OR REPLACE VIEW plan_table AS
SELECT name, adds, changes, reserved
FROM (VALUES
  ('account', FALSE, TRUE, FALSE),
  ('activation', TRUE, TRUE, TRUE),
  ('activation_move', TRUE, FALSE, TRUE),
  ('entitlement', TRUE, FALSE, FALSE),
  ('expiry_notice', TRUE, FALSE, TRUE),
  ('line_item', TRUE, TRUE, FALSE),
  ('move_request', TRUE, TRUE, TRUE),
  ('order_line', TRUE, FALSE, TRUE),
  ('purchase_order', TRUE, TRUE, FALSE),
  ('recall_request', TRUE, TRUE, FALSE),
  ('receipt_nonce', TRUE, TRUE, TRUE),
  ('request', TRUE, FALSE, TRUE),
  ('request_forward', TRUE, FALSE, TRUE),
  ('request_fulfilment', TRUE, FALSE, TRUE),
  ('request_line', TRUE, TRUE, TRUE),
  ('request_rule', FALSE, TRUE, FALSE),
  ('seat', TRUE, TRUE, TRUE),
  ('seat_pool', TRUE, FALSE, TRUE),
  ('site', TRUE, TRUE, FALSE),
  ('site_charge', TRUE, TRUE, TRUE),
  ('wallet', TRUE, FALSE, TRUE)
) AS listed (name, adds, changes, reserved);
