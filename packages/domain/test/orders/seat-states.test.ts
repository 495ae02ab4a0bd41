import { expect, it } from 'vitest';
import { seatRules, shownStates } from '../../src/index.ts';

it('O5 a product at a user is shown in one of five states, in the order of the table', () => {
  expect(shownStates).toEqual(['none', 'managed', 'on', 'off', 'unavailable']);
  expect(seatRules.map(({ shown }) => shown)).toEqual(['none', 'managed', 'none', 'on', 'off', 'unavailable']);
});
