import { endpoints, type EndpointName } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expected } from './expected-answers.ts';
import { fourRoles } from './programmes.ts';
import { send, undocumented } from './walls-send.ts';
import { world, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await world({ ...fourRoles, legal: [{ kind: 'terms', version: '1', text: { en: 'Be kind.' } }] });
});
afterAll(() => w.close());

// Signing out comes last: it ends the session that the others need.
const names = (Object.keys(endpoints) as EndpointName[]).toSorted(
  (one, other) => Number(one === 'signOut') - Number(other === 'signOut'),
); // the keys of the table, which Object.keys forgets

// Users who must accept documents first reach the same endpoints as users who must change their password first, and no
// others.
it.each(names)('A9 %s before the documents are accepted', async (name) => {
  const params = Object.fromEntries(
    [...endpoints[name].path.matchAll(/:(\w+)/gu)].map(([, param = '']) => [param, randomUUID()]),
  );
  const heard = await send({ origin: w.origin, vendor: w.programme.slug, cookies: w.staff.cookies }, name, {
    params,
    ...(endpoints[name].method !== 'GET' && { body: {} }),
  });
  expect(heard.code === 'acceptance-needed').toBe(expected[name]?.first === undefined);
});

it('X3 the API’s document says so', () => {
  expect(undocumented()).toEqual([]);
});
