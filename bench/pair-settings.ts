import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// What docs/operations.md says of Patroni and HAProxy, for two on one machine.

/** The password of all roles of the pair. */
export const pairPassword = 'of-the-failover-test';

/**
 * The programs of the newest Postgres that is installed; null where none is new enough. Patroni needs pg_rewind and
 * pg_basebackup, which the embedded one does not have.
 */
export function newestPostgres(): string | null {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= 15));
  return newest > 0 ? join(home, String(newest), 'bin') : null;
}

/** The settings of Patroni at one of the two machines. */
export function patroniSettings(node: {
  name: string;
  home: string;
  port: number;
  rest: number;
  etcd: number;
  synchronous: boolean;
}): object {
  const { name, home, port, rest, etcd, synchronous } = node;
  const account = (username: string) => ({ username, password: pairPassword });
  return {
    scope: 'tierline',
    name,
    restapi: { listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}` },
    etcd3: { host: `127.0.0.1:${etcd}` },
    bootstrap: {
      dcs: {
        ttl: 10,
        loop_wait: 1,
        retry_timeout: 4,
        // A leader that ends is replaced and not started again.
        primary_start_timeout: 0,
        maximum_lag_on_failover: 2 ** 30,
        synchronous_mode: synchronous,
        postgresql: { use_pg_rewind: true, parameters: { max_connections: 100, wal_log_hints: 'on' } },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: join(home, 'data'),
      bin_dir: newestPostgres(),
      pgpass: join(home, 'pgpass'),
      authentication: {
        superuser: account('postgres'),
        replication: account('replicator'),
        rewind: account('rewinder'),
      },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication all 127.0.0.1/32 scram-sha-256'],
      parameters: { unix_socket_directories: home },
    },
  };
}

/** The settings of HAProxy, which listens on `front` and passes on to the leader. */
export function proxySettings(front: number, nodes: readonly { name: string; port: number; rest: number }[]): string {
  return `
global
  maxconn 400
defaults
  mode tcp
  timeout connect 2s
  timeout check 2s
  timeout client 1h
  timeout server 1h
listen leader
  bind 127.0.0.1:${front}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(({ name, port, rest }) => `  server ${name} 127.0.0.1:${port} check port ${rest}`).join('\n')}
`;
}
