import { postgresAccount } from '@tierline/database';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../tools/free-port.ts';
import { newestPostgres, pairPassword, patroniSettings, proxySettings } from './pair-settings.ts';

// A pair of Postgres that Patroni keeps, with etcd and HAProxy, set up as docs/operations.md says; all on loopback.

/** A pair behind the address of its leader. */
export type Pair = {
  ownerUrl: string;
  faults: Record<PairFault, () => Promise<void>>;
  close(): Promise<void>;
};

/** What can happen to the leader; each resolves once the other one leads and the pair is whole again. */
export type PairFault =
  | 'Postgres killed'
  | 'machine lost'
  | 'machine frozen'
  | 'standby behind, machine lost'
  | 'planned switch';

type Node = { name: string; folder: string; port: number; rest: number; patroni: ChildProcess };
type Member = { name: string; role: string; state: string };

const programs = ['patroni', 'etcd', 'haproxy'];

/** What is missing on this machine to run a pair; null where nothing is. */
export function missingForPair(): string | null {
  const missing = programs.filter((name) => spawnSync('which', [name]).status !== 0);
  if (newestPostgres() === null) missing.push('postgresql');
  return missing.length > 0 ? missing.join(', ') : null;
}

/** Starts the pair; without `synchronous` the leader acknowledges what its standby does not have yet. */
export async function openPair({ synchronous }: { synchronous: boolean }): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-pair-'));
  chmodSync(folder, 0o755);
  const [client, peer, front] = [await freePort(), await freePort(), await freePort()];
  const children: ChildProcess[] = [];
  const start = (program: string, args: string[], account = {}) => {
    const child = spawn(program, args, { stdio: 'ignore', cwd: folder, ...account });
    children.push(child);
    return child;
  };
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const settings = {
    name: 'only',
    'data-dir': join(folder, 'etcd'),
    'listen-client-urls': at(client),
    'advertise-client-urls': at(client),
    'listen-peer-urls': at(peer),
    'initial-advertise-peer-urls': at(peer),
    'initial-cluster': `only=${at(peer)}`,
  };
  start(
    'etcd',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
  );
  const account = postgresAccount();
  const launch = (name: string) => start('patroni', [join(folder, `${name}.json`)], account);
  const nodes: Node[] = [];
  for (const name of ['one', 'two']) {
    // oxlint-disable-next-line no-await-in-loop -- The second asks whether the first's ports are free.
    const [port, rest] = [await freePort(), await freePort()];
    const home = join(folder, name);
    mkdirSync(home, { mode: 0o700 });
    if (account.uid !== undefined) chownSync(home, account.uid, account.gid ?? account.uid);
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify(patroniSettings({ name, home, port, rest, etcd: client, synchronous })),
    );
    nodes.push({ name, folder: home, port, rest, patroni: launch(name) });
  }
  writeFileSync(join(folder, 'haproxy.cfg'), proxySettings(front, nodes));
  start('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')]);

  const ownerUrl = `postgresql://postgres:${pairPassword}@127.0.0.1:${front}/postgres`;
  const close = async () => {
    for (const { patroni } of nodes) signal(patroni.pid, 'SIGCONT');
    await Promise.all(nodes.map(({ patroni }) => end(patroni)));
    for (const node of nodes) signal(postmasterOf(node), 'SIGKILL');
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    await whole(nodes, synchronous);
  } catch (error) {
    await close();
    throw error;
  }
  return { ownerUrl, faults: faultsOf(nodes, synchronous, launch), close };
}

function faultsOf(
  nodes: readonly Node[],
  synchronous: boolean,
  launch: (name: string) => ChildProcess,
): Pair['faults'] {
  // Strikes the one that leads, and waits for the other one.
  const strike = (fault: (leader: Node, standby: Node) => Promise<() => void | Promise<void>>) => async () => {
    await whole(nodes, synchronous);
    const leads = await leaderOf(nodes);
    const [leader, standby] = [nodes.find(({ name }) => name === leads), nodes.find(({ name }) => name !== leads)];
    if (!leader || !standby) throw new Error('a pair without a leader');
    const mend = await fault(leader, standby);
    await until(`${standby.name} leads`, async () => (await leaderOf([standby])) === standby.name);
    await mend();
    await whole(nodes, synchronous);
  };
  const lose = (leader: Node) => {
    signal(leader.patroni.pid, 'SIGKILL');
    signal(postmasterOf(leader), 'SIGKILL');
    return () => {
      leader.patroni = launch(leader.name);
    };
  };
  return {
    'Postgres killed': strike(async (leader) => {
      signal(postmasterOf(leader), 'SIGKILL');
      return () => undefined;
    }),
    'machine lost': strike(async (leader) => lose(leader)),
    // What answers late afterwards must not count as done. It stands still for longer than the takeover takes: one that
    // comes back in that very moment needs a watchdog, which is the machine's and not to be had here.
    'machine frozen': strike(async (leader) => {
      const all = [leader.patroni.pid ?? 0, ...familyOf(postmasterOf(leader))];
      for (const pid of all) signal(pid, 'SIGSTOP');
      return async () => {
        await pause(5_000);
        for (const pid of all) signal(pid, 'SIGCONT');
      };
    }),
    'standby behind, machine lost': strike(async (leader, standby) => {
      const receivers = familyOf(postmasterOf(standby)).filter((pid) => titleOf(pid).includes('walreceiver'));
      for (const pid of receivers) signal(pid, 'SIGSTOP');
      await pause(1_000);
      const mend = lose(leader);
      for (const pid of receivers) signal(pid, 'SIGCONT');
      return mend;
    }),
    'planned switch': strike(async (leader, standby) => {
      const answer = await fetch(`http://127.0.0.1:${leader.rest}/switchover`, {
        method: 'POST',
        body: JSON.stringify({ leader: leader.name, candidate: standby.name }),
      });
      if (!answer.ok) throw new Error(`the switch was refused: ${answer.status} ${await answer.text()}`);
      return () => undefined;
    }),
  };
}

// How the two see each other; null where neither answers.
async function membersOf(nodes: readonly Node[]): Promise<Member[] | null> {
  for (const { rest } of nodes) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- The second where the first does not answer.
      const answer = await fetch(`http://127.0.0.1:${rest}/cluster`, { signal: AbortSignal.timeout(1_000) });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      return ((await answer.json()) as { members: Member[] }).members;
    } catch {
      // It is away: ask the other one.
    }
  }
  return null;
}

async function leaderOf(nodes: readonly Node[]): Promise<string | null> {
  const members = await membersOf(nodes);
  return members?.find(({ role, state }) => role === 'leader' && state === 'running')?.name ?? null;
}

// One leads, and the other follows it closely enough to take over.
async function whole(nodes: readonly Node[], synchronous: boolean): Promise<void> {
  await until('the pair is whole', async () => {
    const members = await membersOf(nodes);
    const follows = synchronous ? 'sync_standby' : 'replica';
    return (
      members?.some(({ role, state }) => role === 'leader' && state === 'running') === true &&
      members.some(({ role, state }) => role === follows && /running|streaming/u.test(state))
    );
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 180_000;
  // oxlint-disable-next-line no-await-in-loop -- From time to time, until it holds.
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited three minutes until ${what}`);
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await pause(200);
  }
}

function postmasterOf({ folder }: Node): number {
  try {
    return Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

function familyOf(pid: number): number[] {
  const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout;
  return [pid, ...children.split('\n').filter(Boolean).map(Number)];
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined || pid <= 0) return;
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}
