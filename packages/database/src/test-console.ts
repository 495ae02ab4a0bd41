import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

// Whatever reaches console.error in a test is a failure: a warning of React's, a rejection that somebody only logged.
const written: string[] = [];
const write = console.error.bind(console);
console.error = (...values: unknown[]) => {
  written.push(format(...values));
  write(...values);
};

beforeEach(() => {
  written.length = 0;
});

afterEach(() => {
  const first = written[0];
  if (first !== undefined) throw new Error(`console.error was called: ${first}`);
});
