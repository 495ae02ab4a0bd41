import type { EndpointName } from '@tierline/contract';

/**
 * What the reference says of endpoints that belong together: of each what is worth knowing beyond its summary, and of
 * the fields of their requests and answers what they mean. A field is found by `parent.name`, where the parent is the
 * field around it, the shared shape or the endpoint; else by its name. `shapes`: shared shapes that these words
 * describe.
 */
export type Group<N extends EndpointName = never> = {
  name: string;
  about: string;
  shapes?: readonly string[];
  endpoints: Record<N, string>;
  fields: Record<string, string>;
};

/** Keeps the names of a group's endpoints. */
export function group<N extends EndpointName>(texts: Group<N>): Group<N> {
  return texts;
}
