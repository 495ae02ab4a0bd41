import {
  endpoints,
  fieldErrors,
  maxErrors,
  isList,
  problem,
  type Ask,
  type Endpoint,
  type EndpointName,
  type FileReply,
  type Reply,
} from '@tierline/contract';
import {
  inVendor,
  orThrow,
  rightsChanged,
  timeZoneOf,
  today,
  vendorOfKey,
  type Context,
  type Services,
  type Vendor,
  type Visitor,
} from '@tierline/core';
import { decideMay, legalToAccept } from '@tierline/domain';
import type { Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import { sendCsv, wantsCsv, wantsSpreadsheet, type CsvPage } from './csv.ts';
import { readBody } from './body.ts';
import { sendProblem, type Asked, type Reader } from './problems.ts';
import { bearerOf, cookiesOf, fromOurPages, signedIn, type Cookies } from './session.ts';
import type { Tokens } from './token.ts';
import { askedLanguage } from './language.ts';

type Table = typeof endpoints;

/** The caller an endpoint accepts: anybody where it is public, else a signed-in user or API key. */
export type Who<N extends EndpointName> = Table[N]['access'] extends 'anybody' ? Visitor : Context;

/** The implementation of each endpoint: a use case, or a line that calls one. */
export type Routes = {
  [N in EndpointName]: (who: Who<N>, ask: Ask<N>, cookies: Cookies) => Promise<Reply<N>>;
};

/** What `mount` needs. */
export type Mounting = {
  services: Services;
  tokens: Tokens;
  log: Logger;
  vendorOf: (slug: string) => Promise<Vendor | null>;
  /** How long a client may take to read a page of a list as CSV, in ms. */
  pageMs?: number | undefined;
};

/**
 * Mounts every endpoint of the table under `/api/v1`: origin, vendor, session, access, key and input are checked here
 * and nowhere else.
 */
export function mount(app: Express, routes: Routes, mounting: Mounting): void {
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    // the keys of the table, which Object.keys forgets
    const row: Endpoint = endpoints[name];
    // Express names its functions so.
    const method = row.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    app[method](`/api/v1${row.path}`, (request, response) => {
      void answer(name, routes, mounting, request, response);
    });
  }
}

async function answer(
  name: EndpointName,
  routes: Routes,
  mounting: Mounting,
  request: Request,
  response: Response,
): Promise<void> {
  const { services, tokens, log } = mounting;
  // For the metrics.
  response.locals['endpoint'] = name;
  const row: Endpoint = endpoints[name];
  const asked: Asked = { endpoint: name };
  let reader: Reader = { language: askedLanguage(request, []), asked };
  try {
    if (row.method !== 'GET' && !fromOurPages(request, services.publicUrl)) throw problem('foreign-origin', {});
    const vendor = await vendorOf(request, mounting, row);
    const { programme } = vendor;
    asked.vendor = vendor.slug;
    reader = { language: askedLanguage(request, programme.languages), programme, asked };
    // From here on no row of another vendor is met.
    return await inVendor(vendor.id, async () => {
      const visitor: Visitor = {
        services,
        vendor,
        language: reader.language,
        address: request.ip ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      };
      const cookies = cookiesOf(request, response, tokens, services.publicUrl, vendor.slug);
      const comeIn = async () => (row.access === 'anybody' ? visitor : enter(row, visitor, cookies, request, asked));
      // A small body has mostly arrived with its head by now; with one that arrives later the rights are checked again.
      const whole = request.complete;
      let who = await comeIn();
      reader = { language: who.language, programme, asked };
      // Bodies are read only after authentication, whatever their size.
      await readBody(row, request, response);
      if (!whole && request.readableDidRead) who = await comeIn();
      const ask = readAsk(row, request);
      // The row decides who may call and what the input is: both are what the route's type says.
      const use = routes[name] as (who: Visitor, ask: object, cookies: Cookies) => Promise<unknown>;
      if (isList(name) && wantsCsv(request)) {
        const readPage = async (cursor: string | undefined, limit: number) =>
          // A caller who lost the right meanwhile gets no more of it.
          shaped(
            row,
            await use(
              { ...(cursor === undefined ? who : await comeIn()), countless: true },
              { ...ask, cursor, limit },
              cookies,
            ),
          ) as CsvPage; // what every list answers
        return await sendCsv(
          response,
          name,
          {
            language: who.language || 'en',
            programme,
            timeZone: wantsSpreadsheet(request) ? await timeZoneOf(who) : null,
            today: today(services),
          },
          readPage,
          mounting.pageMs,
        );
      }
      const sent = sentBy(row, request);
      const reply = await withRights(comeIn, who, (actor) => use({ ...actor, sent }, ask, cookies));
      response
        .status(row.status)
        .set('Cache-Control', 'no-store')
        .set('Content-Language', reader.language || 'en');
      // The table says which endpoints answer with a file.
      if (row.file !== undefined) await sendFile(response, row.file, reply as FileReply);
      else if (row.output) response.json(shaped(row, reply));
      else response.end();
    });
  } catch (error) {
    if (!response.headersSent) sendProblem(response, error, reader, log);
    // A list that breaks off ends with an error, so that no client takes it for complete; a client that left needs
    // none.
    else if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      log.error({ err: error }, 'a list broke off');
  }
}

const mostLooks = 6;

// A write that finds the actor's rights changed under its locks has written nothing: they are looked up again. An actor
// without rights is refused, others go on with their present rights.
async function withRights(
  comeIn: () => Promise<Visitor>,
  first: Visitor,
  use: (who: Visitor) => Promise<unknown>,
): Promise<unknown> {
  let who = first;
  for (let look = 1; ; look++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- Again only where the one before wrote nothing.
      return await use(who);
    } catch (error) {
      if (error !== rightsChanged || look === mostLooks) throw error;
      // oxlint-disable-next-line no-await-in-loop -- As above.
      who = await comeIn();
    }
  }
}

// The vendor whose portal a request addresses. A public path may name it; an API key says so by itself; a browser does
// in a header, which no foreign page can send without a preflight.
async function vendorOf(request: Request, mounting: Mounting, row: Endpoint): Promise<Vendor> {
  const inPath = request.params['vendor'];
  const named = request.get('Tierline-Vendor') ?? (typeof inPath === 'string' ? inPath : '');
  const bearer = bearerOf(request);
  // Where anybody may call, a key is ignored, unless nothing else names the vendor.
  const byKey = bearer !== null && (row.access !== 'anybody' || named === '');
  const own = byKey ? await vendorOfKey({ services: mounting.services, address: request.ip ?? '' }, bearer) : named;
  if (named !== '' && named !== own) throw problem('vendor-not-of-key', { named: named.slice(0, 50), own });
  if (own === '' && row.method !== 'GET') throw problem('vendor-missing', {});
  const vendor = await mounting.vendorOf(own);
  if (!vendor) throw own === '' ? problem('vendor-missing', {}) : problem('not-found', {});
  return vendor;
}

async function enter(
  row: Endpoint,
  visitor: Visitor,
  cookies: Cookies,
  request: Request,
  asked: Asked,
): Promise<Context> {
  const ctx = await signedIn(visitor, cookies, bearerOf(request));
  if (!ctx) throw problem('not-signed-in', {});
  Object.assign(asked, { [ctx.actor.kind]: ctx.actor.id, account: ctx.actor.account.id });
  refuseOther(ctx, request);
  const permission = row.access === 'anybody' || row.access === 'first-sign-in' ? null : row.access;
  if (ctx.actor.kind === 'user' && row.access !== 'first-sign-in') refuseUnready(ctx);
  // What every user may do for themselves, whatever their role, is refused to API keys.
  if (ctx.actor.kind === 'key' && permission === null) throw problem('people-only', {});
  if (permission !== null) orThrow(decideMay(ctx.actor, permission));
  return { ...ctx, key: row.keyed ? readKey(request) : null };
}

// A screen that shows one user's data sends that user's id: somebody else may have signed in meanwhile, in another tab
// of the same browser.
function refuseOther({ actor }: Context, request: Request): void {
  const screen = request.get('Tierline-User') ?? '';
  if (actor.kind === 'user' && screen !== '' && screen.toLowerCase() !== actor.id)
    throw problem('other-user-signed-in', { user: actor.email });
}

// Users who must do something first: change a password, accept documents, set up a second factor.
function refuseUnready(ctx: Context): void {
  if (ctx.mustChangePassword) throw problem('password-change-needed', {});
  if (legalToAccept(ctx.vendor.programme, ctx.acceptedLegal).length > 0) throw problem('acceptance-needed', {});
  if (ctx.mustSetUpSecondFactor) throw problem('second-factor-set-up-needed', {});
}

function readKey(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined || !/^[\x21-\x7e]{8,200}$/u.test(key)) throw problem('key-missing', {});
  return key;
}

function readAsk(row: Endpoint, request: Request): object {
  const body: unknown = request.body;
  const parts = [
    [row.params, request.params],
    [row.query, request.query],
    [row.body, body === undefined ? {} : body],
  ] as const;
  const errors = [];
  const ask = {};
  for (const [shape, given] of parts) {
    if (!shape) continue;
    const read = shape.safeParse(given, { reportInput: true });
    if (read.success) Object.assign(ask, read.data);
    // A malformed id is answered as not found.
    else if (shape === row.params) throw problem('not-found', {});
    else errors.push(...fieldErrors(read.error.issues.slice(0, maxErrors)));
  }
  if (errors.length > 0) throw problem('invalid-input', { errors: errors.slice(0, maxErrors) });
  return ask;
}

// The request's path and body, without the defaults of their shapes.
function sentBy(row: Endpoint, request: Request): object {
  return { ...(row.params && request.params), ...(row.body && (request.body as object | undefined)) };
}

async function sendFile(response: Response, type: string, { file, fileName }: FileReply): Promise<void> {
  const bytes = Buffer.from(await file.arrayBuffer());
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${fileName}"` }).end(bytes);
}

// Fields that the row does not offer are left out, whatever a use case returns.
function shaped({ output }: Endpoint, reply: unknown): unknown {
  const read = output?.safeParse(reply);
  if (!read) return null;
  if (read.success) return read.data;
  throw new Error(`a reply is not as its endpoint says: ${JSON.stringify(read.error.issues).slice(0, 500)}`);
}
