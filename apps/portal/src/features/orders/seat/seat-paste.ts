import { emailKey } from '@tierline/domain';
import { recordsOf, withoutToldSeparator } from '../../../ui/pasted-records.ts';

/** The most users that one operation switches; the API's limit. */
export const mostPasted = 500;

const address = /[^\s,;|"'<>()]+@[^\s,;|"'<>()]+\.[^\s,;|"'<>()]+/u;

/**
 * E-mail addresses out of a pasted list or a CSV file: the first of each row, each once; `without` counts rows that
 * have none, headings aside.
 */
export function readAddresses(text: string): { emails: readonly string[]; without: number } {
  const lines = recordsOf(withoutToldSeparator(text.normalize('NFKC')).text);
  const found = lines.map((line) => address.exec(line)?.[0] ?? null);
  const emails = new Map(found.flatMap((email) => (email === null ? [] : [[emailKey(email), email] as const])));
  // The first line of a file names its columns.
  const without = found.filter((email, index) => email === null && (index > 0 || lines.length === 1)).length;
  return { emails: [...emails.values()], without };
}
