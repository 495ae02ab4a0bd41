import { findVendor, type Services, type Vendor } from '@tierline/core';
import type { ProgrammeView } from '@tierline/contract';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { mountHealth } from './health.ts';
import { nameRequests } from './log.ts';
import type { CountAnswer } from './metrics.ts';
import { mount } from './mount.ts';
import { mountReference } from './reference/page.ts';
import { refuseRest } from './problems.ts';
import { routesWith } from './routes.ts';
import { closeUnread } from './slow-readers.ts';
import { openTokens } from './token.ts';
import { traceRequests } from './tracing.ts';

/** The parts of a portal's app. `trustedProxies`: how many proxies in front pass the caller's address on. */
export type AppParts = {
  services: Services;
  log: Logger;
  samples: (vendor: string) => ProgrammeView['samples'];
  trustedProxies?: number;
  /** How long a client may take nothing of an answer, or take to read a page of a list as CSV, in ms. */
  pageMs?: number | undefined;
  /** Whether the process is about to end, and should get no more requests. */
  stopping?: () => boolean;
  /** Whether it serves the demo data, for which any role of the database will do. */
  demo?: boolean;
  /** Whether each request is a span of a trace. */
  traced?: boolean;
  /** Counts each answer of the API. */
  count?: CountAnswer;
};

/** Builds the API: every endpoint of the table, its reference, and one error handler. */
export function makeApp({
  services,
  log,
  samples,
  trustedProxies = 0,
  pageMs,
  stopping = () => false,
  demo = false,
  traced = false,
  count,
}: AppParts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', trustedProxies).set('query parser', 'simple');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          frameSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: services.publicUrl.startsWith('https:'),
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use(nameRequests);
  if (traced) app.use('/api', traceRequests);
  if (count) app.use('/api', counted(count));
  app.use(closeUnread(pageMs));
  app.use(compression());
  mountHealth(app, services, stopping, demo);
  mountReference(app);
  mount(app, routesWith(samples), {
    services,
    log,
    tokens: openTokens(services.secrets),
    vendorOf: rememberVendors(services),
    pageMs,
  });
  refuseRest(app, '/api', log);
  return app;
}

// By endpoint and code: what is no endpoint is counted as one, so that nobody makes labels by asking.
function counted(count: CountAnswer): RequestHandler {
  return (_, response, next) => {
    response.once('finish', () => {
      // What `mount` and `sendProblem` have set.
      const { endpoint = 'other', refusal } = response.locals as { endpoint?: string; refusal?: string };
      count(endpoint, response.statusCode, refusal);
    });
    next();
  };
}

// Every request needs the programme, which hardly ever changes: it is cached for a second.
function rememberVendors(services: Services): (slug: string) => Promise<Vendor | null> {
  const known = new Map<string, { vendor: Vendor; until: number }>();
  return async (slug) => {
    const entry = known.get(slug);
    if (entry && entry.until > Date.now()) return entry.vendor;
    const vendor = await findVendor(services.db, slug.slice(0, 50));
    if (vendor) known.set(slug, { vendor, until: Date.now() + 1000 });
    else known.delete(slug);
    return vendor;
  };
}
