// The keys of what was sent and not answered yet. They outlive the component that sent it: where a user closes a dialog
// after a lost answer and does the same again, it is done once.
const unanswered = new Map<string, string>();

/** What is sent to an endpoint, as one text. */
export function inputOf(name: string, send: unknown): string {
  return `${name} ${JSON.stringify(send)}`;
}

/** The Idempotency-Key of an input: that of its last sending, as long as that was not answered. */
export function keyOf(input: string): string {
  const key = unanswered.get(input) ?? crypto.randomUUID();
  unanswered.set(input, key);
  return key;
}

/** Forgets the key of an input that was answered. */
export function forgetKey(input: string): void {
  unanswered.delete(input);
}

/** Forgets all keys: they were somebody's who is no longer signed in. */
export function forgetKeys(): void {
  unanswered.clear();
}
