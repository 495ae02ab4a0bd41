import { call, Problem, type EndpointName, type Reply, type Send } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

// The clients of the bank test, in a process of their own: they move what they have, lose answers, ask again with the
// same key, and write down what they were told.

/** What the clients are to do. */
export type Task = {
  origin: string;
  vendor: string;
  /** API keys and ids of those who act. */
  staff: { key: string };
  distributor: { key: string; accountId: string };
  installers: { key: string; accountId: string }[];
  productIds: string[];
  seatsId: string;
  clients: number;
  /** How many movements must be acknowledged in all. */
  acknowledged: number;
  /** What part of requests is cut off before their answer. */
  cut: number;
  /** Asks again with a new key instead of the same: what the guard is there for. */
  freshKeys: boolean;
};

/** What a client wanted, and what it was told in the end. */
export type Entry = {
  kind: EndpointName;
  by: string;
  /** Of each attempt: one, unless they are fresh. */
  keys: string[];
  attempts: number;
  /** 'done', or the code of the refusal. */
  told: string;
  /** How much moves; null where it is not said. */
  amount: number | null;
  /** When it was told, in ms since 1970. */
  at: number;
};

type Move = {
  kind: EndpointName;
  by: { key: string };
  body: object;
  amount: number | null;
  kept?: (reply: never) => void;
};
type Line = { id: string; accountId: string };

// The first message is the task; the second, that enough was killed meanwhile.
process.once('message', (task: Task) => void work(task));

async function work(task: Task): Promise<void> {
  const killed = { enough: false };
  process.once('message', () => (killed.enough = true));
  // Gone before it ends: it is long.
  process.send?.({ entries: await play(task, killed) }, undefined, undefined, () => process.disconnect());
}

async function play(task: Task, killed: { enough: boolean }): Promise<Entry[]> {
  const entries: Entry[] = [];
  const next = movements(task);
  let acknowledged = 0;
  await Promise.all(
    Array.from({ length: task.clients }, async () => {
      while (acknowledged < task.acknowledged || !killed.enough) {
        const move = next();
        // oxlint-disable-next-line no-await-in-loop -- A client does one thing after the other.
        const entry = await insist(task, move);
        entries.push(entry);
        if (entry.told !== 'done') continue;
        acknowledged += 1;
        if (acknowledged % 100 === 0) process.send?.({ acknowledged });
      }
    }),
  );
  return entries;
}

// Until it is known what became of it.
async function insist(task: Task, { kind, by, body, amount, kept }: Move): Promise<Entry> {
  const entry: Entry = { kind, by: by.key, keys: [randomUUID()], attempts: 0, told: '', amount, at: 0 };
  for (;;) {
    entry.attempts += 1;
    // oxlint-disable-next-line no-await-in-loop -- One attempt after the other.
    const outcome = await attempt(task, kind, by.key, body, entry.keys.at(-1) ?? '');
    if ('reply' in outcome) {
      kept?.(outcome.reply as never); // the reply of its own endpoint
      return { ...entry, told: 'done', at: Date.now() };
    }
    if (outcome.refused !== null) return { ...entry, told: outcome.refused, at: Date.now() };
    if (task.freshKeys) entry.keys.push(randomUUID());
    // oxlint-disable-next-line no-await-in-loop -- As above.
    await pause(50 + Math.random() * 100);
  }
}

type Outcome = { reply: unknown } | { refused: string | null };

async function attempt(task: Task, kind: EndpointName, bearer: string, body: object, key: string): Promise<Outcome> {
  const cut = Math.random() < task.cut;
  const signal = cut ? AbortSignal.timeout(Math.floor(Math.random() * 40)) : AbortSignal.timeout(30_000);
  const withKey: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${bearer}`);
    return fetch(input, { ...init, headers });
  };
  try {
    const connection = { origin: task.origin, vendor: task.vendor, language: () => 'en', fetch: withKey };
    const reply: unknown = await call(connection, kind, body as Send<typeof kind>, { key, signal }); // made for it
    // An answer that was cut off is none.
    return reply === null ? { refused: null } : { reply };
  } catch (error) {
    const status = error instanceof Problem ? error.document?.status : undefined;
    // No answer, a broken one, or one that says that it is not known.
    if (status === undefined || status >= 500 || status === 408) return { refused: null };
    return { refused: error instanceof Problem ? error.code : '' };
  }
}

function movements({ staff, distributor, installers, productIds, seatsId }: Task): () => Move {
  const issued: Line[] = [];
  const handedOn: Line[] = [];
  const undoable: { operationId: string; amount: number }[] = [];
  const orders: { id: string; lineId: string }[] = [];
  const assigned: { id: string; lineId: string; accountId: string }[] = [];
  const sites: string[] = [];
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
  const takeOne = <T>(list: T[]): T | undefined => list.splice(Math.floor(Math.random() * list.length), 1)[0];
  const few = () => 1 + Math.floor(Math.random() * 5);

  const issue = (): Move => {
    const copies = 200 + few();
    const line = { productId: oneOf(productIds), copies, expiresOn: null };
    const body = { accountId: distributor.accountId, orderNumber: randomUUID(), mail: false, lines: [line] };
    return {
      kind: 'issueEntitlement',
      by: staff,
      body,
      amount: copies,
      kept: ({ lines }: Reply<'issueEntitlement'>) =>
        issued.push(...lines.map(({ id }) => ({ id, accountId: distributor.accountId }))),
    };
  };
  const kinds: (() => Move | null)[] = [
    issue,
    () => {
      const [line, installer] = [oneOf(issued), oneOf(installers)];
      if (!line || !installer) return null;
      const copies = few();
      return {
        kind: 'splitLineItems',
        by: distributor,
        body: { rows: [{ lineItemId: line.id, accountId: installer.accountId, copies }], mail: false },
        amount: copies,
        kept: ({ splits, operationId }: Reply<'splitLineItems'>) => {
          if (Math.random() < 0.3) undoable.push({ operationId, amount: copies });
          else handedOn.push(...splits.map(({ id }) => ({ id, accountId: installer.accountId })));
        },
      };
    },
    () => {
      const deed = takeOne(undoable);
      return deed
        ? { kind: 'undoOperation', by: distributor, body: { id: deed.operationId }, amount: deed.amount }
        : null;
    },
    () => {
      const line = oneOf(handedOn);
      const by = installers.find(({ accountId }) => accountId === line?.accountId);
      const body = { rows: [{ lineItemId: line?.id, copies: 1 }], reason: 'One too many.' };
      return line && by ? { kind: 'returnCopies', by, body, amount: 1 } : null;
    },
    () => {
      const line = oneOf(handedOn);
      const body = { rows: [{ lineItemId: line?.id, copies: 1 }], reason: 'One too many.' };
      return line ? { kind: 'recallCopies', by: distributor, body, amount: 1 } : null;
    },
    () => {
      const line = oneOf(issued);
      const body = { id: line?.id, hostId: randomUUID(), copies: 1 };
      return line ? { kind: 'activateCopies', by: distributor, body, amount: 1 } : null;
    },
    () => {
      const credits = 50 + few();
      return { kind: 'grantCredits', by: staff, body: { accountId: distributor.accountId, credits }, amount: credits };
    },
    () => {
      const name = randomUUID();
      if (sites.length > 20) return null;
      return {
        kind: 'createSite',
        by: distributor,
        body: { name, country: 'DE', timeZone: 'Europe/Berlin' },
        amount: 0,
        kept: ({ id }: Reply<'createSite'>) => sites.push(id),
      };
    },
    () => {
      const [site, credits] = [oneOf(sites), few()];
      const rows = [{ fromSiteId: null, toSiteId: site, credits }];
      return site === undefined ? null : { kind: 'moveCredits', by: distributor, body: { rows }, amount: credits };
    },
    () => {
      const quantity = 50 + few();
      const body = {
        accountId: distributor.accountId,
        number: randomUUID(),
        lines: [{ productId: seatsId, quantity, expiresOn: null }],
      };
      return {
        kind: 'enterOrder',
        by: staff,
        body,
        amount: quantity,
        kept: ({ id, lines }: Reply<'enterOrder'>) => orders.push({ id, lineId: lines[0]?.id ?? '' }),
      };
    },
    () => {
      const [order, installer, quantity] = [oneOf(orders), oneOf(installers), few()];
      if (!order || !installer) return null;
      const { accountId } = installer;
      return {
        kind: 'assignOrder',
        by: distributor,
        body: { id: order.id, rows: [{ accountId, lines: [{ orderLineId: order.lineId, quantity }] }] },
        amount: quantity,
        kept: () => assigned.push({ ...order, accountId }),
      };
    },
    () => {
      const one = takeOne(assigned);
      const lines = [{ orderLineId: one?.lineId, quantity: 1 }];
      const body = { id: one?.id, accountId: one?.accountId, lines };
      return one ? { kind: 'unassignOrder', by: distributor, body, amount: 1 } : null;
    },
  ];
  return () => oneOf(kinds)?.() ?? issue();
}
