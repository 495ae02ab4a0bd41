import pg from 'pg';
import { boundVendor } from './bound.ts';
import { TracedClient } from './tracing.ts';

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: pg.PoolClient['release'],
) => void;

/**
 * A pool whose connections are bound to the vendor of the work that takes one. A connection that is bound to it already
 * costs no round trip. Bound outside of a transaction, so that no rollback takes it back.
 */
class BoundPool extends pg.Pool {
  readonly #boundTo = new WeakMap<pg.PoolClient, string>();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | void {
    // Read now: who releases a connection may do other work.
    const vendor = boundVendor();
    if (callback === undefined) return this.#take(vendor);
    void this.#give(vendor, callback);
  }

  async #give(vendor: string, callback: Callback): Promise<void> {
    let client;
    try {
      client = await this.#take(vendor);
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)), undefined, () => undefined);
      return;
    }
    callback(undefined, client, client.release.bind(client));
  }

  async #take(vendor: string): Promise<pg.PoolClient> {
    const client = await super.connect();
    // What is set within a transaction may be rolled back, so one that somebody has left open ends with its connection.
    if (client.getTransactionStatus() !== 'I') {
      client.release(true);
      return this.#take(vendor);
    }
    // A new connection is bound to nothing.
    if ((this.#boundTo.get(client) ?? '') === vendor) return client;
    try {
      this.#boundTo.delete(client);
      await client.query({ name: 'bind', text: `SELECT set_config('tierline.vendor', $1, false)`, values: [vendor] });
      this.#boundTo.set(client, vendor);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

/** Opens a pool, `connections` at most, bound to the vendor of the work; `traced`: its statements are spans. */
export function openPool(url: string, connections: number, traced: boolean): pg.Pool {
  const pool = new BoundPool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    ...(traced && { Client: TracedClient }),
  });
  // A connection that is cut while idle is replaced, and one that is cut while it is taken fails its next statement;
  // without listeners either would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
