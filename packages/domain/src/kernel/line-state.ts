/** A line's stored state; expiry is derived from the date and is not a movement (E3). */
export type StoredLineState = 'open' | 'on-hold' | 'closed';

/** The state of a line item as people see it. */
export type LineState = 'active' | 'expired' | 'on-hold' | 'closed';
