import type { EndpointName } from '@tierline/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request that a portal has answered, and its answer, where there is one. */
export type Example = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  answer?: unknown;
};

/** The file of the examples; `apps/api/test/kernel/reference.test.ts` writes and checks it. */
export const examplesFile = join(import.meta.dirname, 'examples.json');

/** The example of each endpoint; a new one has none until its test has written it. */
export function readExamples(): Partial<Record<EndpointName, Example>> {
  // The test holds each against the shapes of its endpoint.
  return JSON.parse(readFileSync(examplesFile, 'utf8')) as Partial<Record<EndpointName, Example>>;
}
