import type { FieldError } from '../kernel/refusals.ts';
import type { Programme } from '../kernel/programme.ts';

/** What a purchase of a product can bring: copies of a line item, seats of an order, credits for a wallet. */
export const delivered = ['copies', 'seats', 'credits'] as const;

/** What a purchase of a product brings. */
export type Delivered = (typeof delivered)[number];

/**
 * What is wrong with what a product is to bring, by field: its programme must have the module, the integration be the
 * programme's, and a number of credits belongs to credits alone (E1).
 */
export function wrongDelivery(
  programme: Pick<Programme, 'modules' | 'integrations'>,
  ask: { delivers: Delivered; integration: string | null; credits: number | null },
): FieldError[] {
  const module = ({ copies: 'entitlements', seats: 'orders', credits: 'credits' } as const)[ask.delivers];
  const wrong = (field: string, rule: string): FieldError => ({ pointer: `/${field}`, rule, facts: {} });
  const known =
    ask.integration === null ||
    (ask.delivers === 'seats' && programme.integrations.some(({ key }) => key === ask.integration));
  return [
    ...(programme.modules.includes(module) ? [] : [wrong('delivers', 'not-in-programme')]),
    ...(known ? [] : [wrong('integration', 'not-in-programme')]),
    ...((ask.credits !== null) === (ask.delivers === 'credits')
      ? []
      : [wrong('credits', ask.credits === null ? 'missing' : 'not-in-programme')]),
  ];
}
