/** Whether Postgres can store a text: well-formed, without NUL. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The keys that can be looked up: no row has an empty one, or one that cannot be stored. */
export function storableKeys(keys: readonly string[]): string[] {
  return keys.filter((key) => key !== '' && isStorable(key));
}
