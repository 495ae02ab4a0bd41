import { findVendor, openDatabase, openSecrets, sql, type Services } from '../packages/core/src/index.ts';
import { day, type DemoVendor, type Stage } from './demo/stage.ts';
import { talvoro } from './demo/talvoro.ts';
import { velkamo } from './demo/velkamo.ts';
import { zarnika } from './demo/zarnika.ts';

/** A sign-in that the demo offers. */
export type DemoSignIn = { vendor: string; label: string; email: string; password: string; path: string };

/** The vendors of the demo data, one of each trade. */
const vendors: readonly DemoVendor[] = [velkamo, talvoro, zarnika];

/** The sign-ins of the demo data. */
export const signIns: DemoSignIn[] = vendors
  .flatMap(({ samples }) => Object.values(samples))
  .map(({ vendor, label, email, password }) => ({ vendor, label, email, password, path: `/${vendor}` }));

/** Loads the demo data of each vendor that is not there yet, made by the use cases alone, with the clock moved. */
export async function loadDemo(
  databaseUrl: string,
  secret: string,
): Promise<{ loaded: boolean; signIns: DemoSignIn[] }> {
  // One connection, as the moved clock is a setting of the connection.
  const db = openDatabase(databaseUrl, { connections: 1 });
  try {
    const clock = { now: 0 };
    let steps = 0;
    const services: Services = {
      db,
      secrets: openSecrets(secret),
      publicUrl: '',
      mailbox: true,
      limits: { wait: async () => 0, count: async () => 0, giveBack: async () => undefined },
      passwordCost: 4,
      answerMs: 0,
      now: () => new Date(clock.now),
    };
    const stage: Stage = {
      services,
      async at(time) {
        clock.now = Math.max(clock.now, inOfficeHours(time, steps++));
        await db.$executeRaw(sql`SELECT set_config('tierline.now', ${new Date(clock.now).toISOString()}, false)`);
      },
    };
    let loaded = false;
    for (const { slug, trade } of vendors) {
      // oxlint-disable-next-line no-await-in-loop -- One clock, one story after the other.
      if (await findVendor(db, slug)) continue;
      clock.now = 0;
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await trade(stage);
      loaded = true;
    }
    return { loaded, signIns };
  } finally {
    await db.$disconnect();
  }
}

/** Moves a step of an earlier day to a time between seven and half past four, each to another; one of today stays. */
function inOfficeHours(time: number, step: number): number {
  const midnight = new Date(time).setUTCHours(0, 0, 0, 0);
  if (Date.now() - time < day) return time;
  return midnight + (7 * 60 + ((step * 137) % 570)) * 60_000;
}
