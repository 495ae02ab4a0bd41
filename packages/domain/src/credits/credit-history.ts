/** The kind of a credit movement as the history shows it (C5). */
export const entryKinds = ['grant', 'order', 'move', 'charge', 'closure', 'reversal', 'undo'] as const;

/** The kind of an entry of the credit history. */
export type EntryKind = (typeof entryKinds)[number];

/** The transfer kinds of the ledger, by kind of entry. */
export const transferKinds: Readonly<Record<EntryKind, string>> = {
  grant: 'grant',
  order: 'order',
  move: 'move',
  charge: 'charge',
  closure: 'close',
  reversal: 'reverse',
  undo: 'undo',
};

/** Returns the kind of entry that a transfer of credits is. */
export function entryKind(transfer: string): EntryKind {
  return entryKinds.find((kind) => transferKinds[kind] === transfer) ?? 'move';
}
