import { describe, expect, it } from 'vitest';
import { wrongDelivery } from '../../src/index.ts';

const programme = {
  modules: ['entitlements', 'orders', 'credits'] as const,
  integrations: [{ key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } }],
};
const plain = { integration: null, credits: null };

describe('E1 what a product brings', () => {
  it.each([
    ['copies', { ...plain, delivers: 'copies' }, []],
    ['seats', { ...plain, delivers: 'seats' }, []],
    ['seats of an integration', { ...plain, delivers: 'seats', integration: 'meetings' }, []],
    ['credits and how many', { ...plain, delivers: 'credits', credits: 100 }, []],
    ['credits without how many', { ...plain, delivers: 'credits' }, ['/credits missing']],
    ['copies and a number of credits', { ...plain, delivers: 'copies', credits: 100 }, ['/credits not-in-programme']],
    [
      'copies of an integration',
      { ...plain, delivers: 'copies', integration: 'meetings' },
      ['/integration not-in-programme'],
    ],
    [
      'seats of an integration that the programme does not have',
      { ...plain, delivers: 'seats', integration: 'fax' },
      ['/integration not-in-programme'],
    ],
    [
      'seats of a controller, which is no integration',
      { ...plain, delivers: 'seats', integration: 'switchboard' },
      ['/integration not-in-programme'],
    ],
    [
      'credits of an integration without how many, everything that is wrong at once',
      { ...plain, delivers: 'credits', integration: 'fax' },
      ['/integration not-in-programme', '/credits missing'],
    ],
  ] as const)('E1 %s', (_, ask, wrong) => {
    expect(wrongDelivery(programme, ask).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual(wrong);
  });

  it.each([
    ['copies', 'entitlements'],
    ['seats', 'orders'],
    ['credits', 'credits'],
  ] as const)('E1 %s take the module %s', (delivers, module) => {
    const ask = { ...plain, delivers, credits: delivers === 'credits' ? 1 : null };
    expect(wrongDelivery({ ...programme, modules: programme.modules.filter((one) => one !== module) }, ask)).toEqual([
      { pointer: '/delivers', rule: 'not-in-programme', facts: {} },
    ]);
    expect(wrongDelivery({ ...programme, modules: [module] }, ask)).toEqual([]);
  });
});
