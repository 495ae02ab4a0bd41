import { endpoints, type Endpoint } from '@tierline/contract';
import { permissions, reaches, roles, type Role } from '@tierline/domain';
import { describe, expect, it } from 'vitest';
import { expected, type Answers, type Roles } from './expected-answers.ts';

const needed: Readonly<Record<string, { role: Role; vendorOnly: boolean }>> = permissions;

/** The roles that an answer refuses as too low, of one who asks with this relation to what is asked for. */
const tooLow = (answer: Roles) =>
  roles.filter((_, at) => (typeof answer === 'object' ? answer[at] : answer) === 'role-too-low');

const patterns = (answers: Answers<Roles>): readonly Roles[] =>
  typeof answers === 'object' && !Array.isArray(answers)
    ? Object.values(answers as Record<string, Roles>)
    : [answers as Roles];

/** Whether somewhere other roles may than those that the permission names. */
const differs = (name: string, { access }: Endpoint) => {
  const row = expected[name];
  const permission = needed[access];
  if (!row || !permission) return false;
  const below = roles.filter((role) => !reaches(role, permission.role));
  return [row.distributor, row.partner, row.vendor]
    .flatMap(patterns)
    .some((answer) => typeof answer === 'object' && tooLow(answer).join() !== below.join());
};

describe('who may call an endpoint, in words', () => {
  it('X3 where the roles that may hang on more than the permission, words say on what', () => {
    const without = Object.entries<Endpoint>(endpoints)
      .filter(([name, row]) => row.who === undefined && differs(name, row))
      .map(([name]) => name);
    expect(without).toEqual([]);
  });
});
