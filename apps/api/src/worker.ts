import {
  findVendorById,
  inVendor,
  openMailSecret,
  readAttachment,
  settleMail,
  takeDueMails,
  type Delivered,
  type DueMail,
  type Services,
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

/** How long the worker rests when nothing is due, in ms. */
const restMs = 500;
const atOnce = 4;
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
      const sent = await sendDueMails(services, transport, log).catch((error: unknown) => {
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

/** Sends the mails that are due now; returns how many were tried. */
export async function sendDueMails(services: Services, transport: Transport, log: Logger): Promise<number> {
  const due = await takeDueMails(services.db, atOnce);
  await Promise.all(
    due.map(async (mail) => {
      const delivered = await inVendor(mail.vendorId, () => deliver(services, transport, mail)).catch(
        (error: unknown): Delivered => {
          log.error({ err: error, mail: mail.id }, 'a mail could not be made');
          return { outcome: 'deferred', response: 'the mail could not be made' };
        },
      );
      await inVendor(mail.vendorId, () => settleMail(services.db, mail, delivered));
    }),
  );
  return due.length;
}

async function deliver(services: Services, transport: Transport, mail: DueMail): Promise<Delivered> {
  const { programme, slug } = await findVendorById(services.db, mail.vendorId);
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
          .finally(() => process.exit()),
    );
}
