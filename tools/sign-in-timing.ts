import { changePassword, inVendor, passwordCost } from '../packages/core/src/index.ts';
import { openPlace, type Portal } from '../bench/place.ts';

// node tools/sign-in-timing.ts: how long it takes to be refused, for addresses that are known and for one that is not
// (A12). A difference would reveal who is a user here. 200 of each, in turn, so that a busy machine is busy for all
// alike; the median of each, and the ratio to unknown.
const times = Number(process.argv[2] ?? 200);
const waiting = 'installer-who-waits@bench.example';

const place = await openPlace();
try {
  const portal = await place.openPortal('timing');
  await inVendor(portal.vendor.id, () => asInEarnest(portal));
  const emails = {
    unknown: 'nobody@bench.example',
    known: portal.distributor.email,
    'known, initial password': waiting,
  };
  await measure(portal, '/session', false, emails, (email) => ({ email, password: 'not the right password' }));
  await measure(portal, '/password/forgotten', true, emails, (email) => ({ email }));
} finally {
  await place.close();
}

// The benchmark's people have passwords that are hashed more cheaply than in production.
async function asInEarnest(portal: Portal): Promise<void> {
  const ctx = await portal.as(portal.distributor);
  await changePassword(
    { ...ctx, services: { ...ctx.services, passwordCost } },
    { current: portal.distributor.password, password: 'walnut-harbour-timing-copper' },
  );
  const [installer] = portal.installers;
  const { passwordHash } = await portal.services.db.user.findUniqueOrThrow({ where: { id: installer?.userId ?? '' } });
  await portal.services.db.user.update({
    where: { id: installer?.userId ?? '' },
    data: {
      email: waiting,
      emailKey: waiting,
      passwordHash,
      passwordKind: 'initial',
      initialPasswordExpiresAt: new Date(Date.now() + 3_600_000),
    },
  });
}

// `together`: the answer to a forgotten password waits for a second by intention, so that those of a round may wait
// beside each other.
async function measure(
  portal: Portal,
  path: string,
  together: boolean,
  emails: Record<string, string>,
  body: (email: string) => object,
): Promise<void> {
  const taken = new Map<string, number[]>(Object.keys(emails).map((who) => [who, []]));
  const once = async (who: string, email: string, counts: boolean) => {
    const begun = performance.now();
    const response = await fetch(`${portal.origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Tierline-Vendor': portal.vendor.slug },
      body: JSON.stringify(body(email)),
    });
    await response.text();
    if (counts) taken.get(who)?.push(performance.now() - begun);
  };
  for (let n = 0; n < times + 5; n++) {
    await portal.services.db.rateLimit.deleteMany({});
    // The first few warm up connections and statements.
    const round = Object.entries(emails).map(
      ([who, email]) =>
        () =>
          once(who, email, n >= 5),
    );
    if (together) await Promise.all(round.map((go) => go()));
    else for (const go of round) await go();
  }
  const base = median(taken.get('unknown') ?? []);
  for (const [who, all] of taken)
    console.log(
      `${path.padEnd(20)} ${who.padEnd(24)} ${median(all).toFixed(2).padStart(8)} ms   × ${(median(all) / base).toFixed(3)}`,
    );
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}
