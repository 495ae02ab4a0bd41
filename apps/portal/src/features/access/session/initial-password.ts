let typed = '';

/**
 * Keeps the initial password that was just typed at sign-in, on this page alone, so that it need not be typed again a
 * moment later.
 */
export function keepInitialPassword(password: string): void {
  typed = password;
}

/** The initial password typed at sign-in; empty after the page was loaded anew. */
export function initialPassword(): string {
  return typed;
}
