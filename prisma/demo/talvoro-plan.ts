/** The products, by their number in the catalogue. */
export const [meetings, softphone, recording, fax] = [0, 1, 2, 3] as const;

/**
 * Who bought what, how many days ago: product and quantity a line; `to`: which customers got all of it, or so many of
 * each line.
 */
type Purchase = {
  daysAgo: number;
  partner: number;
  lines: readonly (readonly [product: number, quantity: number])[];
  to: readonly (readonly [customer: number, quantities?: readonly number[]])[];
};

/** The purchases of a year; those of the last weeks still have licences to assign. */
export const purchases: readonly Purchase[] = [
  { daysAgo: 345, partner: 0, lines: [[softphone, 10]], to: [[1]] },
  {
    daysAgo: 300,
    partner: 0,
    lines: [
      [meetings, 15],
      [softphone, 20],
    ],
    to: [[0]],
  },
  {
    daysAgo: 280,
    partner: 0,
    lines: [[meetings, 40]],
    to: [
      [1, [12]],
      [2, [10]],
    ],
  },
  {
    daysAgo: 240,
    partner: 0,
    lines: [
      [recording, 5],
      [fax, 2],
    ],
    to: [[0]],
  },
  {
    daysAgo: 200,
    partner: 0,
    lines: [[softphone, 25]],
    to: [
      [2, [9]],
      [3, [6]],
    ],
  },
  { daysAgo: 150, partner: 0, lines: [[recording, 8]], to: [[1, [3]]] },
  {
    daysAgo: 40,
    partner: 0,
    lines: [
      [meetings, 20],
      [softphone, 20],
    ],
    to: [],
  },
  { daysAgo: 12, partner: 0, lines: [[meetings, 20]], to: [] },
  {
    daysAgo: 5,
    partner: 0,
    lines: [
      [softphone, 12],
      [recording, 4],
      [fax, 3],
    ],
    to: [],
  },
  { daysAgo: 2, partner: 0, lines: [[meetings, 6]], to: [] },
  { daysAgo: 2, partner: 0, lines: [[softphone, 4]], to: [[7]] },
  {
    daysAgo: 320,
    partner: 1,
    lines: [
      [meetings, 12],
      [softphone, 12],
    ],
    to: [[4]],
  },
  { daysAgo: 90, partner: 1, lines: [[softphone, 10]], to: [[5, [5]]] },
  { daysAgo: 8, partner: 1, lines: [[meetings, 10]], to: [] },
  {
    daysAgo: 210,
    partner: 2,
    lines: [
      [softphone, 8],
      [recording, 2],
    ],
    to: [[6]],
  },
  { daysAgo: 20, partner: 2, lines: [[meetings, 16]], to: [] },
];

/**
 * What is switched on at a customer: integrations, of a product so many of its people in their order, and at last what
 * hands the licences to a controller.
 */
export const connections: readonly {
  customer: number;
  integrations: readonly string[];
  seats: readonly (readonly [product: number, users: number])[];
  controllers?: readonly string[];
}[] = [
  {
    customer: 0,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 5],
      [softphone, 11],
      [recording, 5],
    ],
  },
  {
    customer: 1,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 8],
      [softphone, 10],
    ],
    controllers: ['switchboard'],
  },
  { customer: 2, integrations: ['softphone'], seats: [[softphone, 7]] },
  {
    customer: 4,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 12],
      [softphone, 9],
    ],
  },
  {
    customer: 6,
    integrations: ['softphone'],
    seats: [
      [softphone, 6],
      [recording, 1],
    ],
  },
];
