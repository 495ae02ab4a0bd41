import { sql, type Sql } from '../../kernel/db.ts';

/**
 * The line items `s` that follow the line item `l`, each with its holding `h`: what fulfils the lines `n` of requests
 * that renew it, as far as it did not go back (E15).
 */
export const followsLine: Sql = sql`
  FROM request_line n
  JOIN request_fulfilment f ON f.request_line_id = n.id
  JOIN holding h ON h.id = f.holding_id AND h.received > h.given_back
  JOIN line_item s ON s.id = f.holding_id
  WHERE n.renews_id = l.id`;

/** Of what follows the line item `l`, what its holder has; copies that are activated pass on to it. */
export const followsHere: Sql = sql`${followsLine} AND s.account_id = l.account_id AND s.state = 'open'`;

/** The activations `a` of the line item `l`, with their holdings `ah`, that are to pass on to what follows it. */
export const passesOn: Sql = sql`
  FROM activation a
  JOIN holding ah ON ah.id = a.id
  WHERE a.line_item_id = l.id
    AND a.state = 'active'
    AND a.passes_on
    AND ah.input - ah.output > a.returning_copies
    AND NOT EXISTS (SELECT 1 FROM activation c WHERE c.continues_id = a.id)`;

/** Copies on devices of the line item `l` that could pass on, whatever was chosen. */
export const copiesOnDevices: Sql = sql`(
  SELECT coalesce(sum(ah.input - ah.output - a.returning_copies), 0)
  FROM activation a
  JOIN holding ah ON ah.id = a.id
  WHERE a.line_item_id = l.id
    AND a.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM activation c WHERE c.continues_id = a.id))`;

/** The copies of those that are to pass on. */
export const copiesToPass: Sql = sql`(
  SELECT coalesce(sum(ah.input - ah.output - a.returning_copies), 0) ${passesOn})`;

/** Of what follows the line item `l`, what is available. */
export const copiesFollowing: Sql = sql`(SELECT coalesce(sum(h.input - h.output), 0) ${followsHere})`;
