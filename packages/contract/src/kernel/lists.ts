import type { EndpointName, Reply } from '../endpoints.ts';

/** An endpoint that answers with pages of a list. */
export type ListName = {
  [N in EndpointName]: Reply<N> extends { items: unknown[]; next: string | null } ? N : never;
}[EndpointName];

/** One row of such a list. */
export type ListItem<N extends ListName> = Reply<N> extends { items: (infer I)[] } ? I : never;
