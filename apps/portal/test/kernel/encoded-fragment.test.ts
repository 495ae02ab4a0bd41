import { expect, it } from 'vitest';
import { tokenOf, withFragment } from '../../src/frame/encoded-fragment.ts';

it.each([
  ['/velkamo/sign-up%23Ab_-9', '', '/velkamo/sign-up#Ab_-9'],
  ['/velkamo/sign-up/%23Ab_-9', '', '/velkamo/sign-up#Ab_-9'],
  ['/velkamo/reset-password%23Ab_-9', '?from=mail', '/velkamo/reset-password?from=mail#Ab_-9'],
  ['/sign-up%2523Ab_-9', '', '/sign-up#Ab_-9'],
  ['/velkamo/sign-up', '', null],
  ['/velkamo/sign-up%23', '', null],
  ['/velkamo/accounts/23', '?q=%23', null],
])('A10 A11 the address %s with %j is meant as %s', (pathname, search, meant) => {
  expect(withFragment({ pathname, search })).toBe(meant);
});

it.each([
  ['#Ab_-9', 'Ab_-9'],
  ['#Ab_-9.', 'Ab_-9'],
  ['#Ab_-9>', 'Ab_-9'],
  ['#Ab_-9?utm_source=mail', 'Ab_-9'],
  ['#Ab_-9%20', 'Ab_-9'],
  ['', ''],
])('A10 A11 the token of %j is %j', (hash, token) => expect(tokenOf(hash)).toBe(token));
