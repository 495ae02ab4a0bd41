import { problem } from '@tierline/contract';
import { compare, hash } from 'bcrypt';
import { randomInt } from 'node:crypto';
import type { Visitor } from '../kernel/context.ts';
import { rateLimitNetwork } from '../kernel/limit.ts';
import { preHash } from '../kernel/secret.ts';

/** How many characters of a password are estimated: strength is reached by then, and the time grows with the length. */
const estimatedLength = 48;

/** bcrypt's cost for passwords that people choose; only demo data and tests are made with less. */
export const passwordCost = 12;
// An initial password is random and long: nobody can try them all, so its hash need not be slow.
const initialCost = 4;
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

// bcrypt keeps a core busy; more than two at once would slow everything else down.
const atOnce = 2;
/** How many passwords wait to be hashed at most, in all and from one network; more would time out anyhow. */
const maxWaiting = { all: 20, ofPlace: 8 } as const;

type Waiting = { place: string; go: () => void };

const working: string[] = [];
const waiting: Waiting[] = [];

// Refused where too many wait already, so that one network cannot delay all others for long.
async function inTurn<T>(place: string, work: () => Promise<T>): Promise<T> {
  if (working.length < atOnce) working.push(place);
  else {
    if (waiting.length >= maxWaiting.all || waiting.filter((one) => one.place === place).length >= maxWaiting.ofPlace)
      throw problem('busy', { retryAfterSeconds: 2 });
    await new Promise<void>((go) => waiting.push({ place, go }));
  }
  try {
    return await work();
  } finally {
    working.splice(working.indexOf(place), 1);
    next();
  }
}

// The first waiter from a network that has none being hashed; else the first.
function next(): void {
  const elsewhere = waiting.findIndex(({ place }) => !working.includes(place));
  const [one] = waiting.splice(Math.max(elsewhere, 0), 1);
  if (!one) return;
  working.push(one.place);
  one.go();
}

/** Hashes a password that a person has chosen; `address`: the caller's. Refused as busy where too many wait. */
export function hashPassword(
  password: string,
  { address, services }: Pick<Visitor, 'address' | 'services'>,
): Promise<string> {
  return inTurn(rateLimitNetwork(address), () => hash(preHash(password), services.passwordCost));
}

let lastInitial: Promise<unknown> = Promise.resolve();

/**
 * Hashes an initial password, which only `freshInitialPassword` makes. One after another, however many an import makes:
 * they never fill the queue of interactive requests.
 */
export function hashInitialPassword(password: string): Promise<string> {
  const made = lastInitial.then(() => hash(preHash(password), initialCost));
  lastInitial = made.catch(() => undefined);
  return made;
}

const nobody = new Map<number, Promise<string>>();

// A dummy hash, compared where there is no user, so that timing reveals nothing.
function dummyHash(cost: number): Promise<string> {
  const known = nobody.get(cost) ?? hash('', cost);
  nobody.set(cost, known);
  return known;
}

/**
 * Whether the password is the stored one. Takes as long where there is none, so that nobody learns which users exist.
 * Refused as busy where too many wait.
 */
export async function verifyPassword(
  password: string,
  stored: { hash: string | null; kind: string | null },
  { address, services }: Pick<Visitor, 'address' | 'services'>,
): Promise<boolean> {
  const cost = services.passwordCost;
  const typed = preHash(password);
  // Both kinds of hash are compared for every user, against a dummy hash where one is missing, so that timing reveals
  // nothing.
  const right = async (kind: 'own' | 'initial', nobodys: string) => {
    const same = await compare(typed, stored.kind === kind && stored.hash !== null ? stored.hash : nobodys);
    return same && stored.kind === kind && stored.hash !== null;
  };
  return inTurn(rateLimitNetwork(address), async () => {
    const own = await right('own', await dummyHash(cost));
    const initial = await right('initial', await dummyHash(initialCost));
    return own || initial;
  });
}

/**
 * Makes an initial password: 20 letters and digits that cannot be mistaken for each other, in groups of five; 98 bits.
 */
export function freshInitialPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

// Its lists of words take a second to read, which only processes that judge passwords need to wait for.
const loadEstimate = () => import('./password-strength.ts');

/** Has the lists read that passwords are judged by, so that the first to be judged is not waited for. */
export async function readyToJudgePasswords(): Promise<void> {
  await loadEstimate();
}

/** Whether a password is easy to guess, known from breaches, or made of the texts that are known about the person. */
export async function isGuessable(password: string, about: readonly string[]): Promise<boolean> {
  const words = wordsOf(about);
  if (isRepeated(password) || isMadeOf(password, words)) return true;
  const { strengthOf } = await loadEstimate();
  return strengthOf(password.slice(0, estimatedLength), [...about, ...words]) < 3;
}

// Each text whole, and each word of it; longer ones first, as they may have shorter ones in them.
function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map(plainText);
  return [...new Set(words)].filter((word) => word.length > 2).toSorted((one, other) => other.length - one.length);
}

/** How many letters and digits of a password must be left without the words that anybody would try (A12). */
const shortestRest = 8;

function isMadeOf(password: string, words: readonly string[]): boolean {
  const rest = words.reduce((text, word) => text.replaceAll(word, ' '), plainText(password));
  return rest.replaceAll(' ', '').length < shortestRest;
}

/** The shortest text whose repetition counts as strong: as long as a password (A12). */
const shortestUnit = 15;

/**
 * Whether a password repeats one short text, whatever its case, accents and separators: it is as easy to guess as that
 * text.
 */
export function isRepeated(password: string): boolean {
  const plain = plainText(password);
  return [plain, plain.replace(/^\p{N}+|\p{N}+$/gu, '')].some((text) => {
    for (let unit = 1; unit < Math.min(shortestUnit, text.length / 2 + 0.5); unit++)
      if (text.length >= 2 * unit && text === text.slice(0, unit).repeat(text.length).slice(0, text.length))
        return true;
    return false;
  });
}

// Letters and digits, whatever their case and accents; ß is SS in capitals.
function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
