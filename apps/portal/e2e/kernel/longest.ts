import { endpoints, type Endpoint, type EndpointName, type Send } from '@tierline/contract';
import * as z from 'zod/mini';

// As much of JSON Schema as tells a free text and its longest length.
type Field = { type?: string; maxLength?: number; format?: string; enum?: unknown[]; anyOf?: Field[] };

/** Texts that are no free ones: they have to be of a list, or are given by the test. */
const chosen = ['timeZone', 'integration'];

/**
 * A request with the longest text in each free text that its endpoint takes, by the table of endpoints, and the rest as
 * `given`: a field that is new is tried without a word here. `of` begins each text, so that it is not taken yet.
 */
export function withLongest<N extends EndpointName>(name: N, of: string, given: Partial<Send<N>>): Send<N> {
  const { body }: Endpoint = endpoints[name];
  const { properties = {} } = z.toJSONSchema(body ?? z.object({}), { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Field>; // of an object, as every body is
  };
  const texts = Object.entries(properties).flatMap(([field, shape]) => {
    const { type, maxLength, format, enum: choices } = shape.anyOf?.[0] ?? shape;
    const free = type === 'string' && maxLength !== undefined && format === undefined && choices === undefined;
    // What is named by its id is not named once more.
    return free && !chosen.includes(field) && !(`${field}Id` in given)
      ? [[field, longText(of, maxLength)] as const]
      : [];
  });
  // What is no free text the caller gives, and the API refuses a request that lacks something.
  return { ...Object.fromEntries(texts), ...given } as Send<N>;
}

// Short fields hold numbers, which have no place to break; long ones words, some of them as long as words become.
function longText(of: string, maxLength: number): string {
  const filling = maxLength <= 60 ? 'X' : ' Donaudampfschifffahrtsgesellschaftskapitän';
  return `${of}${filling.repeat(maxLength)}`.slice(0, maxLength).replace(/ $/u, 'X');
}
