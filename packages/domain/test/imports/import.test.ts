import { describe, expect, it } from 'vitest';
import {
  judgeAccountRows,
  judgeUserRows,
  maxImportRows,
  repeats,
  type AccountRow,
  type Role,
  type UserRow,
  type UsersAccount,
  type WrongCell,
} from '../../src/index.ts';
import { actor, fourRoles } from '../kernel/actors.ts';

const cells = (rows: WrongCell[][]) => rows.map((row) => row.map(({ field, refusal }) => `${field} ${refusal.code}`));
const all = { rows: 100, minutes: 5 };

it('X5 an import takes 5,000 rows at most', () => {
  expect(maxImportRows).toBe(5_000);
});

describe('X5 accounts from a file', () => {
  const facts = {
    actor: actor('administrator', { tier: 2 }),
    programme: fourRoles,
    checked: all,
    names: new Set(['taken']),
    identifiers: new Set(['t-1']),
    emails: new Map([['taken@there.example', true]]),
  };
  const row = (line: number, changes: Partial<AccountRow> = {}): AccountRow => ({
    line,
    name: `Customer ${line}`,
    identifier: `C-${line}`,
    tier: undefined,
    email: null,
    ...changes,
  });
  const partners = { ...facts, actor: actor('administrator', { tier: 1 }) };

  it.each<[string, Partial<AccountRow>, string[]]>([
    ['nothing', {}, []],
    ['a tier that one may not create', { tier: 1 }, ['tier tier-not-allowed']],
    ['a name that is taken, in other case and spacing', { name: ' TAKEN ' }, ['name name-taken']],
    ['an identifier that is taken', { identifier: 'T - 1' }, ['identifier identifier-taken']],
    ['an address that is taken', { email: 'Taken@There.example' }, ['email email-taken']],
    [
      'name, identifier and address, each at its cell',
      { name: 'Taken', identifier: 'T-1', email: 'taken@there.example' },
      ['name name-taken', 'identifier identifier-taken', 'email email-taken'],
    ],
    [
      'the tier beside all of that: only the tier',
      { tier: 0, name: 'Taken', identifier: 'T-1' },
      ['tier tier-not-allowed'],
    ],
  ])('A1 A2 A8 X5 what is wrong: %s', (_, changes, wrong) => {
    expect(cells(judgeAccountRows(facts, [row(2, changes)]))).toEqual([wrong]);
  });

  it('A2 A8 X5 a row that is called like one above it names that row; one without address repeats nobody’s', () => {
    const rows = [
      row(2, { name: 'Harbour', email: 'one@there.example' }),
      row(3, { name: 'H arbour', email: 'ONE@there.example' }),
      row(7, { identifier: 'c-2' }),
      row(8),
      row(9),
    ];
    const judged = judgeAccountRows(facts, rows);
    expect(cells(judged)).toEqual([[], ['name same-name', 'email same-email'], ['identifier same-identifier'], [], []]);
    expect(judged[1]?.map(({ refusal }) => refusal.facts)).toEqual([
      { name: 'H arbour', line: 2 },
      { email: 'ONE@there.example', line: 2 },
    ]);
    expect(judged[2]?.[0]?.refusal.facts).toEqual({ identifier: 'c-2', line: 2 });
  });

  it('A2 X5 of rows that repeat a taken name the first says it is taken, the second which row it repeats', () => {
    expect(cells(judgeAccountRows(facts, [row(2, { name: 'Taken' }), row(3, { name: 'taken' })]))).toEqual([
      ['name name-taken'],
      ['name same-name'],
    ]);
  });

  it('A7 X5 where people sign in, a first user must be named', () => {
    expect(cells(judgeAccountRows(partners, [row(2), row(3, { email: 'new@there.example' })]))).toEqual([
      ['email invalid-input'],
      [],
    ]);
  });

  it('A6 X5 every row is refused to actors who may not create accounts', () => {
    expect(cells(judgeAccountRows({ ...facts, actor: actor('operator', { tier: 2 }) }, [row(2), row(3)]))).toEqual([
      ['tier role-too-low'],
      ['tier role-too-low'],
    ]);
  });

  it('A2 X5 rows beyond those that may be checked now say when to try again, and not what is taken', () => {
    const judged = judgeAccountRows({ ...facts, checked: { rows: 1, minutes: 4 } }, [
      row(2, { name: 'Taken' }),
      row(3, { name: 'Taken', identifier: 'T-1' }),
    ]);
    expect(cells(judged)).toEqual([['name name-taken'], ['name not-checked']]);
    expect(judged[1]?.[0]?.refusal.facts).toEqual({ minutes: 4 });
  });
});

describe('O8 X5 users from a file', () => {
  const own: UsersAccount = { id: 'own', name: 'Own', tier: 1, createdById: 'vendor', activated: true };
  const facts = {
    actor: actor('administrator'),
    programme: fourRoles,
    account: own,
    checked: all,
    emails: new Map([['taken@own.example', true]]),
  };
  const row = (line: number, changes: Partial<UserRow> = {}): UserRow => ({
    line,
    email: `user-${line}@own.example`,
    role: 'observer',
    maySignIn: true,
    ...changes,
  });

  it.each<[string, Partial<typeof facts>, Partial<UserRow>, string[]]>([
    ['nothing', {}, {}, []],
    ['a role above one’s own', {}, { role: 'master' }, ['role role-above-own']],
    [
      'a role that the programme does not offer',
      { programme: { ...fourRoles, roles: fourRoles.roles.slice(2) } },
      { role: 'operator' },
      ['role role-not-offered'],
    ],
    ['an address that is taken', {}, { email: 'TAKEN@own.example' }, ['email email-taken']],
    [
      'a role, and not what is taken beside it',
      {},
      { role: 'master', email: 'taken@own.example' },
      ['role role-above-own'],
    ],
    [
      'access on a tier without',
      { account: { ...own, id: 'customer', tier: 3, createdById: 'own', activated: false } },
      {},
      ['maySignIn tier-without-access'],
    ],
    [
      'access in an account that manages itself',
      { account: { ...own, id: 'partner', tier: 2, createdById: 'own' } },
      {},
      ['maySignIn users-manage-themselves'],
    ],
    [
      'somebody else’s account',
      { account: { ...own, id: 'partner', tier: 2, createdById: 'other' } },
      {},
      ['email not-yours-to-change'],
    ],
    ['the own role', { actor: actor('operator') }, {}, ['email role-too-low']],
  ])('A4 A6 A8 O8 what is wrong: %s', (_, changes, ask, wrong) => {
    expect(cells(judgeUserRows({ ...facts, ...changes }, [row(2, ask)]))).toEqual([wrong]);
  });

  it('A8 O8 an address that comes twice names the row above it, beside what else is wrong', () => {
    const role: Role = 'master';
    const judged = judgeUserRows(facts, [
      row(2, { email: 'one@own.example' }),
      row(5, { email: ' ONE@own.example', role }),
    ]);
    expect(cells(judged)).toEqual([[], ['role role-above-own', 'email same-email']]);
    expect(judged[1]?.[1]?.refusal.facts).toMatchObject({ line: 2 });
  });

  it('A8 O8 rows beyond those that may be checked now say when to try again', () => {
    expect(
      cells(
        judgeUserRows({ ...facts, checked: { rows: 1, minutes: 4 } }, [row(2), row(3, { email: 'taken@own.example' })]),
      ),
    ).toEqual([[], ['email not-checked']]);
  });
});

describe('X5 what repeats', () => {
  it('X5 names the line of the first repeat; nothing for that one itself, nor for empty values', () => {
    const rows = [
      { line: 2, key: 'a' },
      { line: 3, key: '' },
      { line: 4, key: 'a' },
      { line: 9, key: '' },
      { line: 10, key: 'a' },
    ];
    expect(rows.map(repeats(rows, ({ key }) => key))).toEqual([null, null, 2, null, 2]);
  });
});
