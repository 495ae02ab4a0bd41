import {
  findVendorById,
  openMailSecret,
  settleMail,
  takeDueMails,
  type Delivered,
  type DueMail,
  type House,
} from '@tierline/core';
import { smtpTransport, wordNotice, type Transport } from '@tierline/mail';
import type { Notice } from '@tierline/domain';
import { pino, type Logger } from 'pino';
import { startCharging } from './charging.ts';
import { readEnv } from './env.ts';
import { startExpiring } from './expiring.ts';
import { openHouse } from './house.ts';
import { rest, type Job } from './job.ts';

/** How long the worker rests when nothing is due, in ms. */
const restMs = 500;
const atOnce = 4;

/** Sends due mails of the outbox until it is stopped (X1). Any number of workers may run in parallel. */
export function startWorker(house: House, smtpUrl: string, log: Logger): Job {
  const transport = smtpTransport(smtpUrl);
  const resting = new AbortController();
  const done = (async () => {
    while (!resting.signal.aborted) {
      const sent = await sendDueMails(house, transport, log).catch((error: unknown) => {
        log.error({ err: error }, 'the outbox could not be read');
        return 0;
      });
      if (sent === 0) await rest(restMs, resting.signal);
    }
    transport.close();
  })();
  return {
    async stop() {
      resting.abort();
      await done;
    },
  };
}

/** Sends the mails that are due now; returns how many were tried. */
export async function sendDueMails(house: House, transport: Transport, log: Logger): Promise<number> {
  const due = await takeDueMails(house.db, atOnce);
  await Promise.all(
    due.map(async (mail) => {
      const delivered = await deliver(house, transport, mail).catch((error: unknown): Delivered => {
        log.error({ err: error, mail: mail.id }, 'a mail could not be made');
        return { outcome: 'deferred', response: 'the mail could not be made' };
      });
      await settleMail(house.db, mail, delivered);
    }),
  );
  return due.length;
}

async function deliver(house: House, transport: Transport, mail: DueMail): Promise<Delivered> {
  const { programme, slug } = await findVendorById(house.db, mail.vendorId);
  const portal = { name: programme.name, color: programme.color, url: `${house.publicUrl}/${slug}` };
  // Written by Tierline's own plans and operations.
  const letter = await wordNotice(mail.payload as Notice, {
    language: mail.language,
    timeZone: mail.timeZone,
    access: mail.access,
    portal,
    secret: openMailSecret(house, mail),
  });
  const host = programme.sender.email.split('@')[1] ?? 'localhost';
  return transport.send({
    ...letter,
    messageId: `<${mail.id}@${host}>`,
    language: mail.language,
    from: programme.sender,
    to: mail.recipient,
  });
}

if (import.meta.main) {
  const env = readEnv(process.env);
  if (env.smtpUrl === undefined) throw new Error('SMTP_URL must be set for the worker.');
  const { house, close } = openHouse(env);
  const log = pino();
  const jobs = [startWorker(house, env.smtpUrl, log), startExpiring(house, log), startCharging(house, log)];
  console.log('Tierline’s worker sends mails, looks after licences that expire and charges sites.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void Promise.all(jobs.map((job) => job.stop())).then(close));
}
