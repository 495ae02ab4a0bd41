import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { areas } from './areas.ts';

/** Which areas may import which, package by package; each may import the kernel, and the kernel imports none. */
const allowedArrows: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'packages/domain/src': {
    access: ['accounts', 'orders'], // the integration that a controller's key is for
    credits: ['records'], // how long an entry can be undone
    imports: ['accounts', 'credits', 'orders'],
    orders: ['credits', 'entitlements'],
    // What undoes a site, an order, a seat or an activation, and who hears of it.
    records: ['credits', 'entitlements', 'orders'],
    requests: ['entitlements', 'orders'], // a request is fulfilled by a split, an issue or an order
  },
  'packages/contract/src': {
    access: ['accounts'],
    entitlements: ['accounts'],
    imports: ['accounts', 'credits'],
    requests: ['entitlements'],
  },
  'packages/core/src': {
    access: ['accounts', 'orders'], // the customer that a controller's key is for
    // A new user gets a way to sign in; deactivating one ends their seats; site administrators get no access.
    accounts: ['access', 'credits', 'orders'],
    credits: ['access', 'accounts'],
    entitlements: ['accounts'],
    imports: ['accounts', 'credits', 'entitlements', 'orders'],
    orders: ['access', 'accounts', 'credits', 'entitlements'],
    // Activations and seats are undone by what they were; a new secret seals second factors and signing keys; what
    // needs attention is counted by the lists of all areas.
    records: ['access', 'accounts', 'credits', 'entitlements', 'orders', 'requests'],
    // A rule by which requests are fulfilled acts for the person who set it.
    requests: ['access', 'accounts', 'entitlements', 'orders'],
  },
  'apps/portal/src/features': {
    access: ['accounts', 'orders'],
    // An account's panel shows its orders and balance, and hands licences on. Where users land, the records say what is
    // new.
    accounts: ['access', 'credits', 'entitlements', 'imports', 'orders', 'records'],
    credits: ['accounts', 'imports', 'records', 'requests'],
    entitlements: ['accounts', 'records', 'requests'], // a line's panel asks for more
    orders: ['accounts', 'entitlements', 'imports', 'records', 'requests'],
    records: ['access', 'accounts', 'orders'],
    requests: ['entitlements'],
  },
};

const root = join(import.meta.dirname, '..');
const imported = /(?:\bfrom|\bimport\()\s*'(\.[^']+)'/gu;

/** One line for each import from one area into another that `ALLOWED` does not list, and for each arrow nobody uses. */
export function forbiddenArrows(): string[] {
  return Object.entries(allowedArrows).flatMap(([tree, allowed]) => {
    const found = arrowsIn(tree);
    const listed = Object.entries(allowed).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`));
    return [
      ...found
        .filter(({ arrow, to }) => to !== 'kernel' && !listed.includes(arrow))
        .map(({ arrow, file }) => `${file} imports another area, which tools/area-arrows.ts does not list: ${arrow}`),
      ...listed
        .filter((arrow) => !found.some((one) => one.arrow === arrow))
        .map((arrow) => `tools/area-arrows.ts lists ${arrow} for ${tree}, where nothing imports so`),
    ];
  });
}

function arrowsIn(tree: string): { file: string; to: string; arrow: string }[] {
  return areas.flatMap((from) =>
    globSync(`${tree}/${from}/**/*.{ts,tsx}`, { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(imported)].flatMap(([, specifier = '']) => {
        const target = normalize(join(dirname(file), specifier));
        const to = areas.find((area) => target.startsWith(`${tree}/${area}/`));
        return to === undefined || to === from ? [] : [{ file, to, arrow: `${from} → ${to}` }];
      }),
    ),
  );
}
