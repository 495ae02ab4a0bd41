import { findVendor, openDatabase, openSecrets, sql, type Services } from '../packages/core/src/index.ts';
import { day, type DemoVendor, type Stage } from './demo/stage.ts';
import { talvoro } from './demo/talvoro.ts';
import { velkamo } from './demo/velkamo.ts';
import { zarnika } from './demo/zarnika.ts';

const minute = 60_000;

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
      signInTried: () => undefined,
      now: () => new Date(clock.now),
    };
    const stage: Stage = {
      services,
      async at(time) {
        clock.now = inOfficeHours(time, clock.now, steps++);
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

/**
 * The time at which a step happens: on the day that is asked for, between seven and four, each day at another time; a
 * further step of the same day half an hour after the one before. A step of the last 24 hours stays where it is.
 */
function inOfficeHours(time: number, before: number, step: number): number {
  if (Date.now() - time < day) return time;
  const midnight = startOfDay(time);
  if (startOfDay(before) === midnight) return before + 30 * minute;
  return midnight + (7 * 60 + ((step * 137) % 540)) * minute;
}

function startOfDay(time: number): number {
  return new Date(time).setUTCHours(0, 0, 0, 0);
}
