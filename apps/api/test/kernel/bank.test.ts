import { expect, it } from 'vitest';
import { playBank } from '../../../../bench/bank.ts';

// `npm run bank` plays 20,000 movements; this is a short one.
it('X10 X3 what was acknowledged is done, once, through kills of API and Postgres and lost answers', async () => {
  const { bank, control, kinds } = await playBank({
    acknowledged: 150,
    apiEvery: 1,
    postgresEvery: 2,
    again: false,
    control: 60,
  });
  expect(bank).toMatchObject({
    lost: 0,
    duplicated: 0,
    phantom: 0,
    refusedButDone: 0,
    otherAmount: 0,
    unbalanced: 0,
    kills: { api: 1, postgres: 1 },
  });
  expect(bank.askedAgain).toBeGreaterThan(0);
  expect(Object.keys(kinds).length).toBeGreaterThan(8);
  // Clients that ask again as if it were something new do it twice.
  expect(control.duplicated).toBeGreaterThan(0);
});
