import { endpoints, maxSeatRows, maxSplitRows, type Endpoint, type EndpointName } from '@tierline/contract';
import { maxImportRows } from '@tierline/domain';
import { openApi, type Session } from './event-loop-api.ts';
import { fieldsOf, largest, long, passwords, right, rowsOf, wrong } from './event-loop-bodies.ts';
import { aimed, type Figure, type Manner } from './figures.ts';

/** The longest that one request may keep the event loop, in ms: meanwhile nobody else is answered. */
const most = 250;

const part = 'event loop stands still';

/**
 * How long the largest requests that each endpoint accepts keep the event loop, and what people may type into each
 * field.
 */
export async function measureEventLoop({ quick }: Manner): Promise<Figure[]> {
  const api = await openApi();
  try {
    const figures: Figure[] = [];
    const by = new Map<string, Session>();
    // oxlint-disable-next-line no-await-in-loop -- Passwords of one place are hashed a few at once.
    for (const one of api.signIns) by.set(one.email, await api.signIn(one));
    const session = (email: string) => by.get(email) ?? {};
    const measure = async (what: string, of: Session, name: EndpointName, body: object, params = {}) => {
      const { held, status } = await api.measure(of, name, body, params);
      figures.push(aimed({ part, what: `${what} (${status})`, value: held, unit: 'ms' }, { most }));
    };
    const vendor = session('mara.lindqvist@velkamo.example');
    const distributor = session('jule.brandt@nordlicht.example');
    const partner = session('katja.lorenz@klangwerk.example');
    const voices = session('henrik.aalto@talvoro.example');
    const reseller = [...api.signIns].find(({ vendor: of, label }) => of === 'zarnika' && label !== 'Vendor staff');
    const sites = session(reseller?.email ?? '');
    await measure('warming up', vendor, 'previewImport', { users: rowsOf('users', 50, right.users) });

    const rows = quick ? 500 : maxImportRows;
    for (const [kind, of] of [
      ['users', vendor],
      ['accounts', distributor],
      ['orders', voices],
      ['sites', sites],
    ] as const) {
      await measure(`preview of ${rows} ${kind}`, of, 'previewImport', { [kind]: rowsOf(kind, rows, right[kind]) });
      await measure(`preview of ${rows} ${kind}, each cell wrong`, of, 'previewImport', {
        [kind]: rowsOf(kind, rows, wrong),
      });
      await measure(`preview of ${rows} ${kind} with long cells`, of, 'previewImport', {
        [kind]: rowsOf(kind, rows, long),
      });
    }
    for (const [kind, of] of [
      ['users', vendor],
      ['accounts', distributor],
      ['orders', voices],
      ['sites', sites],
    ] as const)
      await measure(`import of ${rows} ${kind}`, of, 'importRows', { [kind]: rowsOf(kind, rows, right[kind]) });

    const lines = (await api.read(distributor, '/line-items?limit=50')) as {
      items: { id: string; product: { sku: string } }[];
    };
    const targets = (await api.read(distributor, '/accounts?limit=50')) as {
      items: { id: string; name: string; tier: number }[];
    };
    const target = targets.items.find(({ tier }) => tier === 2);
    const splits = (row: object) => ({ rows: Array.from({ length: maxSplitRows }, () => row) });
    const byId = { lineItemId: lines.items[0]?.id, accountId: target?.id, copies: 1 };
    const byName = { product: lines.items[0]?.product.sku, account: target?.name, copies: 1 };
    for (const [how, row] of [
      ['by id', byId],
      ['by name', byName],
      ['unknown', { product: 'x'.repeat(200), account: 'y'.repeat(200), copies: 1 }],
    ] as const) {
      await measure(`preview of ${maxSplitRows} splits, ${how}`, distributor, 'previewSplits', splits(row));
      await measure(`${maxSplitRows} splits, ${how}`, distributor, 'splitLineItems', splits(row));
    }

    const customers = (await api.read(partner, '/accounts?limit=50&q=Hafenpraxis')) as { items: { id: string }[] };
    const id = customers.items[0]?.id ?? '';
    const seats = (await api.read(partner, `/accounts/${id}/seats?limit=100`)) as {
      items: { user: { id: string }; product: { id: string } }[];
    };
    const users = [...new Set(seats.items.map(({ user }) => user.id))];
    const products = [...new Set(seats.items.map(({ product }) => product.id))];
    const seatRows = (on: boolean) => ({
      rows: Array.from({ length: maxSeatRows }, (_, n) => ({
        userId: users[n % users.length],
        productId: products[Math.floor(n / users.length) % products.length],
        on,
      })),
    });
    const unknown = {
      rows: Array.from({ length: maxSeatRows }, (_, n) => ({
        email: `nobody${n}@${'x'.repeat(60)}.example`,
        productId: products[0],
        on: true,
      })),
    };
    for (const name of ['previewSeats', 'switchSeats'] as const)
      for (const [how, body] of [
        ['on', seatRows(true)],
        ['of unknown people', unknown],
      ] as const)
        await measure(`${name}: ${maxSeatRows} seats ${how}`, partner, name, body, { id });

    for (const password of passwords)
      await measure(`password “${password.slice(0, 12)}…” of ${password.length}`, distributor, 'changePassword', {
        current: api.signIns.find(({ email }) => email === 'jule.brandt@nordlicht.example')?.password,
        password,
      });

    // The largest body of each endpoint: many values, one long text in each field, and lists as long as can be sent.
    for (const name of Object.keys(endpoints) as EndpointName[]) {
      const row: Endpoint = endpoints[name];
      if (!row.body || (quick && name.length % 4 !== 0)) continue;
      let worst = { held: 0, how: '', status: 0 };
      for (const [how, body] of largest(fieldsOf(row), (row.bodyLimitKb ?? 256) * 1024)) {
        const of =
          row.path.includes('credit') || row.path.includes('site')
            ? sites
            : row.path.includes('seat')
              ? partner
              : vendor;
        const { held, status } = await api.measure(of, name, body, {});
        if (held > worst.held) worst = { held, how, status };
      }
      figures.push(
        aimed({ part, what: `${name}: ${worst.how} (${worst.status})`, value: worst.held, unit: 'ms' }, { most }),
      );
    }
    return figures;
  } finally {
    await api.close();
  }
}
