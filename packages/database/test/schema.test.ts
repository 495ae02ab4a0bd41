import { testDatabase } from '@tierline/database/testing';
import { expect, test } from 'vitest';
import { drift } from '../src/index.ts';

test('X10 the migrations make exactly the tables that schema.prisma describes', async () => {
  const { ownerUrl, drop } = await testDatabase();
  expect(await drift(ownerUrl)).toBe('');
  await drop();
});
