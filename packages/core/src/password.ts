import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import { compare, hash } from 'bcrypt';
import { randomInt } from 'node:crypto';
import { preHash } from './secret.ts';

const estimator = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });

/** bcrypt's cost for passwords that people choose; only demo data and tests are made with less. */
export const passwordCost = 12;
// An initial password is random and long: nobody can try them all, so its hash need not be slow.
const initialCost = 4;
const atOnce = 2;
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

let busy = 0;
const queue: (() => void)[] = [];

// bcrypt keeps a core busy; more than two at once would starve everything else.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) await new Promise<void>((go) => queue.push(go));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }
}

/** The hash of a password that a person has chosen. */
export function hashPassword(password: string, cost: number): Promise<string> {
  return inTurn(() => hash(preHash(password), cost));
}

/** The hash of an initial password, which only `freshInitialPassword` makes. */
export function hashInitialPassword(password: string): Promise<string> {
  return inTurn(() => hash(preHash(password), initialCost));
}

const nobody = new Map<number, Promise<string>>();

// The hash of no password at all, to be compared with where there is no user.
function nobodysHash(cost: number): Promise<string> {
  const known = nobody.get(cost) ?? hash('', cost);
  nobody.set(cost, known);
  return known;
}

/** Whether the password is the stored one. Takes as long where there is none, so that nobody learns who exists. */
export async function verifyPassword(
  password: string,
  stored: { hash: string | null; kind: string | null },
  cost: number,
): Promise<boolean> {
  const typed = preHash(password);
  // Each kind is looked at for everybody, and against nobody's hash where he has none of it.
  const right = async (kind: 'own' | 'initial', nobodys: string) => {
    const same = await inTurn(() =>
      compare(typed, stored.kind === kind && stored.hash !== null ? stored.hash : nobodys),
    );
    return same && stored.kind === kind && stored.hash !== null;
  };
  const own = await right('own', await nobodysHash(cost));
  const initial = await right('initial', await nobodysHash(initialCost));
  return own || initial;
}

/** An initial password: 20 letters and digits that are not mistaken for each other, in groups of five; 98 bits. */
export function freshInitialPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** Whether a password is easy to guess, known from breaches, or made of what is known about the person. */
export function isGuessable(password: string, about: readonly string[]): boolean {
  return (
    estimator.check(
      password.slice(0, 100),
      about.filter((word) => word.length > 2),
    ).score < 3
  );
}
