import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reaches, sharedFolder, type Account } from './binaries.ts';
import { failure } from './failure.ts';

/** The folder of one embedded Postgres, whose it is, and the password of its owner. */
export type Home = {
  readonly folder: string;
  readonly data: string;
  readonly account: Account;
  readonly password: string;
};

/**
 * Opens or makes the home of an embedded Postgres, readable for its account alone.
 * Where the account cannot reach the folder (below root's home), the folder becomes a link to one that it can reach.
 */
export function openHome(wanted: string, account: Account, password?: string): Home {
  mkdirSync(dirname(wanted), { recursive: true });
  const folder = reachable(wanted, account);
  const owner = ownerOf(folder, account);
  const data = join(folder, 'data');
  return { folder, data, account: owner, password: keptPassword(join(folder, 'password'), password) };
}

function reachable(wanted: string, account: Account) {
  if (isDangling(wanted))
    throw failure('postgres_failed', `${wanted} points to a folder that is gone: remove it to start afresh.`);
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const owned = realpathSync(wanted);
  if (account.uid === undefined || account.gid === undefined) {
    if (!isOpen(owned))
      throw failure('postgres_failed', `${wanted} belongs to another account: start as that one, or remove it.`);
    return owned;
  }

  if (isEmpty(owned)) chownSync(owned, account.uid, account.gid);
  if (reaches(owned, ownerOf(owned, account))) return owned;
  if (!isEmpty(owned)) throw failure('postgres_failed', `The account of Postgres can no longer reach ${owned}.`);
  rmdirSync(wanted);
  const elsewhere = sharedFolder(basename(dirname(dirname(wanted))) || 'data');
  chownSync(elsewhere, account.uid, account.gid);
  symlinkSync(elsewhere, wanted);
  return elsewhere;
}

/** Data that an ordinary user began stay that user's, also when root starts them. */
function ownerOf(folder: string, account: Account): Account {
  if (account.uid === undefined) return account;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? account : { uid, gid };
}

function keptPassword(file: string, given?: string) {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = given ?? randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

function isOpen(folder: string) {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isEmpty(folder: string) {
  return readdirSync(folder).length === 0;
}

function isDangling(path: string) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(path);
}
