import type { Reply } from './endpoint.ts';
import type { endpoints, EndpointName } from '../endpoints.ts';

type Table = typeof endpoints;

/** An endpoint that answers with pages of a list. */
export type ListName = {
  [N in EndpointName]: Reply<Table[N]> extends { items: unknown[]; next: string | null } ? N : never;
}[EndpointName];

/** One row of such a list. */
export type ListItem<N extends ListName> = Reply<Table[N]> extends { items: (infer I)[] } ? I : never;
