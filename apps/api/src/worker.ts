import {
  findVendorById,
  inSpan,
  inVendor,
  openMailSecret,
  readAttachment,
  giveBackMails,
  settleMails,
  takeDueMails,
  type Delivered,
  type DueMail,
  type Services,
  type Vendor,
} from '@tierline/core';
import { smtpTransport, wordNotice, type Transport } from '@tierline/mail';
import type { Notice } from '@tierline/domain';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { startBooks } from './books.ts';
import { startCharging } from './charging.ts';
import { complaint, fail, readEnv } from './env.ts';
import { startExpiring } from './expiring.ts';
import { openMetrics, serveMetrics } from './metrics.ts';
import { openProvedServices } from './prove-secret.ts';
import { rest, type Job } from './job.ts';
import { openLog } from './log.ts';
import { openTracing } from './tracing.ts';

/** How long the worker rests when nothing is due, in ms. */
const restMs = 500;
/** How many mails are taken in one go, and how many of them are sent side by side. */
const takenAtOnce = 100;
const atOnce = 4;
/** Mails that were taken longer ago than this, in ms, are not begun any more but given back: see `leaseSeconds`. */
const beginMs = 30_000;
/**
 * How long mails that are being sent are waited for when it ends, in ms. What was not answered by then is sent again
 * when its lease is over, under the same Message-ID.
 */
const patienceMs = 6_000;

/** Sends due mails of the outbox until it is stopped (X1). Any number of workers may run in parallel. */
export function startWorker(services: Services, smtpUrl: string, log: Logger): Job {
  const transport = smtpTransport(smtpUrl);
  const resting = new AbortController();
  const done = (async () => {
    while (!resting.signal.aborted) {
      const sent = await sendDueMails(services, transport, log, resting.signal).catch((error: unknown) => {
        log.error({ err: error }, 'the outbox could not be read');
        return 0;
      });
      if (sent === 0) await rest(restMs, resting.signal);
    }
  })();
  return {
    async stop() {
      resting.abort();
      await Promise.race([done, pause(patienceMs, undefined, { ref: false })]);
      transport.close();
    },
  };
}

/** Sends the mails that are due now, until it is stopped; returns how many were tried. */
export async function sendDueMails(
  services: Services,
  transport: Transport,
  log: Logger,
  stopped?: AbortSignal,
): Promise<number> {
  const begun = performance.now();
  const inTime = () => !stopped?.aborted && performance.now() - begun <= beginMs;
  const due = await takeDueMails(services.db, takenAtOnce);
  let tried = 0;
  for (const [vendorId, mails] of Map.groupBy(due, (mail) => mail.vendorId)) {
    // oxlint-disable-next-line no-await-in-loop -- One vendor after the other.
    await inVendor(vendorId, async () => {
      // Read once; where it cannot be, each mail is put off.
      const vendor = findVendorById(services.db, vendorId);
      vendor.catch(() => undefined);
      const settle = settler(services);
      const waiting = [...mails];
      const sendInTurn = async () => {
        while (inTime()) {
          const mail = waiting.shift();
          if (mail === undefined) return;
          tried += 1;
          // oxlint-disable-next-line no-await-in-loop -- As many at once as there are connections to the mail server.
          const delivered = await inSpan('send a mail', { 'tierline.mail': mail.id }, () =>
            deliver(services, vendor, transport, mail),
          ).catch((error: unknown): Delivered => {
            log.error({ err: error, mail: mail.id }, 'a mail could not be made');
            return { outcome: 'deferred', response: 'the mail could not be made' };
          });
          // oxlint-disable-next-line no-await-in-loop
          await settle({ mail, delivered });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sendInTurn));
      if (waiting.length > 0) await giveBackMails(services.db, waiting);
    });
  }
  return tried;
}

/**
 * Settles each mail as soon as it was delivered, so that a worker that is killed leaves few to be sent again. Those
 * that come while others are being settled go together in the next statement.
 */
function settler({ db }: Services): (one: Settled) => Promise<void> {
  let next: Settled[] = [];
  let turn = Promise.resolve();
  // The first of a turn settles all that have come by then.
  const settleNext = async () => {
    const some = next;
    next = [];
    if (some.length > 0) await settleMails(db, some);
  };
  return (one) => {
    next.push(one);
    turn = turn.then(settleNext);
    return turn;
  };
}

type Settled = { mail: DueMail; delivered: Delivered };

async function deliver(
  services: Services,
  vendor: Promise<Vendor>,
  transport: Transport,
  mail: DueMail,
): Promise<Delivered> {
  const { programme, slug } = await vendor;
  // Written by Tierline's own plans and operations.
  const notice = mail.payload as Notice;
  const attachment = notice.kind === 'licence-files' ? await readAttachment(services.db, mail.id) : undefined;
  // Another worker, which took longer than its time, has sent it meanwhile.
  if (attachment === null) return { outcome: 'accepted', response: 'sent before' };
  const portal = { name: programme.name, color: programme.color, url: `${services.publicUrl}/${slug}` };
  const letter = await wordNotice(notice, {
    language: mail.language,
    timeZone: mail.timeZone,
    access: mail.access,
    portal,
    secret: openMailSecret(services, mail),
  });
  const host = programme.sender.email.split('@')[1] ?? 'localhost';
  return transport.send({
    ...letter,
    messageId: `<${mail.id}@${host}>`,
    language: mail.language,
    from: programme.sender,
    to: mail.recipient,
    ...(attachment && { attachment }),
  });
}

if (import.meta.main) await work().catch(fail);

async function work(): Promise<void> {
  const env = readEnv(process.env);
  if (env.smtpUrl === undefined) throw complaint('SMTP_URL must be set for the worker.');
  const log = openLog();
  const tracing = await openTracing(env.tracesUrl, log);
  const { services, close } = await openProvedServices(env, {}, log);
  const books = startBooks(env.databaseUrl, log);
  const told = env.metrics && serveMetrics(env.metrics, openMetrics(services, books.last));
  await told?.catch(async (error: unknown) => {
    await books.stop();
    await close();
    throw error;
  });
  const jobs = [
    startWorker(services, env.smtpUrl, log),
    startExpiring(services, log),
    startCharging(services, log),
    books,
  ];
  console.log('Tierline’s worker sends mails, looks after licences that expire and charges sites.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(
      signal,
      () =>
        void Promise.all([...jobs.map((job) => job.stop()), told?.then((one) => one.close())])
          .then(close)
          .then(() => tracing.close())
          .finally(() => process.exit()),
    );
}
