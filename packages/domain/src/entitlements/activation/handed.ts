import { fileStops, type FileTerm } from './file-term.ts';

/**
 * What devices may still run on: the most copies of a file that was handed out, and until when the last of those runs,
 * grace included. Null: no file is out.
 */
export type Handed = { copies: number; until: string } | null;

/** What is out once this file is handed out too. */
export function handedWith(handed: Handed, file: FileTerm, copies: number, now: string): Handed {
  const until = fileStops(file);
  if (handed === null || handed.until <= now) return { copies, until };
  return { copies: Math.max(handed.copies, copies), until: until > handed.until ? until : handed.until };
}

/** The copies of an activation that no file that is out is for: they come back at once, and as no move (E13). */
export function notHanded(activation: { copies: number; handed: Handed }, now: string): number {
  const { copies, handed } = activation;
  return handed === null || handed.until <= now ? copies : Math.max(0, copies - handed.copies);
}

/** The columns of what is out. */
export function handedColumns(handed: Handed): { handedCopies: number; handedUntil: string | null } {
  return { handedCopies: handed?.copies ?? 0, handedUntil: handed?.until ?? null };
}
