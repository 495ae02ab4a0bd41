import { isDay } from '@tierline/domain';
import { createParser } from 'nuqs';

/** A calendar day in the address, YYYY-MM-DD; what is none counts as not there. */
export const parseAsDay = createParser({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (day: string) => day,
});
