import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { MetricsEnv } from './metrics.ts';

/** What serves the portal in development in place of its built files: Connect's shape. */
export type PortalMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** The settings of a process, read from the environment. */
export type Env = {
  readonly port: number;
  /** The address to listen on; all of this machine's by default. */
  readonly host?: string | undefined;
  readonly databaseUrl: string;
  readonly smtpUrl?: string | undefined;
  readonly publicUrl: string;
  readonly secret: string;
  readonly portalFolder: string;
  readonly demo: boolean;
  readonly portal?: PortalMiddleware | undefined;
  /** Sign-ins of the demo data, shown on the sign-in page. */
  readonly samples?: readonly { vendor: string; label: string; email: string; password: string }[];
  /** How many trusted proxies in front pass the caller's address on; none by default. */
  readonly trustedProxies?: number;
  /** How long it goes on after it was asked to end, in seconds. */
  readonly drainSeconds?: number;
  /** Where it tells its metrics; nowhere by default. */
  readonly metrics?: MetricsEnv | undefined;
  /** The collector of its traces; none by default. */
  readonly tracesUrl?: string | undefined;
};

/** The checked variables of the environment; `npm start` has defaults for those that are missing. */
export type Variables = {
  readonly port: number;
  readonly host?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly ownerUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly secret?: string | undefined;
  readonly dataFolder?: string | undefined;
  readonly trustedProxies: number;
  readonly drainSeconds: number;
  readonly metrics?: MetricsEnv | undefined;
  readonly tracesUrl?: string | undefined;
};

/** A mistake in the settings: its message is one sentence that says what to do, without a stack. */
export function complaint(message: string): Error {
  return Object.assign(new Error(message), { name: 'Complaint' });
}

/** Why nothing can listen at a port, in one sentence that says what to do; other errors as they are. */
export function portProblem(
  error: unknown,
  { port, host, variable = 'PORT' }: { port: number; host?: string | undefined; variable?: 'PORT' | 'METRICS_PORT' },
): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const another = `choose another one with ${variable}=….`;
  if (code === 'EADDRINUSE') return complaint(`Port ${port} is in use: end what uses it, or ${another}`);
  if (code === 'EACCES') return complaint(`Port ${port} may only be used by root: ${another}`);
  if (code === 'EADDRNOTAVAIL')
    return complaint(`${host} is no address of this machine: ${variable.replace('PORT', 'HOST')} must be one.`);
  return error;
}

/** Ends the process with exit code 1: a mistake in the settings is said in one sentence, anything else in full. */
export function fail(error: unknown): void {
  console.error(error instanceof Error && error.name === 'Complaint' ? error.message : error);
  process.exitCode = 1;
}

/** The folder with the built portal. */
export const portalFolder = join(import.meta.dirname, '..', '..', 'portal', 'dist');

/**
 * Checks the environment; an invalid variable is an error whose message is one sentence that names it. What holds a
 * secret may come from a file: `TIERLINE_SECRET_FILE` names it, and so for the others.
 */
export function readVariables(source: NodeJS.ProcessEnv): Variables {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const { data, error } = schema.safeParse({ ...given, ...fromFiles(given) });
  if (error !== undefined) throw complaint(sentence(error.issues[0]));
  if (data.DATABASE_OWNER_URL !== undefined && data.DATABASE_URL === undefined) {
    throw complaint('DATABASE_OWNER_URL is set without DATABASE_URL: set both or neither.');
  }
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    ownerUrl: data.DATABASE_OWNER_URL ?? data.DATABASE_URL,
    smtpUrl: data.SMTP_URL,
    publicUrl: data.PUBLIC_URL,
    secret: data.TIERLINE_SECRET,
    dataFolder: data.TIERLINE_DATA,
    trustedProxies: data.TRUSTED_PROXIES,
    drainSeconds: data.DRAIN_SECONDS,
    tracesUrl: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    ...(data.METRICS_PORT !== undefined && {
      metrics: { port: data.METRICS_PORT, host: data.METRICS_HOST, token: data.METRICS_TOKEN },
    }),
  };
}

// A vault or an orchestrator gives secrets as files, and not in an environment that others can read.
const secretNames = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL', 'TIERLINE_SECRET', 'METRICS_TOKEN'] as const;

function fromFiles(given: NodeJS.ProcessEnv): Record<string, string> {
  const named = secretNames.filter((name) => given[`${name}_FILE`] !== undefined);
  return Object.fromEntries(named.map((name) => [name, readSetting(name, given)]));
}

function readSetting(name: string, given: NodeJS.ProcessEnv): string {
  const file = given[`${name}_FILE`] ?? '';
  if (given[name] !== undefined) throw complaint(`${name} and ${name}_FILE are both set: set one of them.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw complaint(`${name}_FILE names ${file}, which cannot be read (${code}).`);
  }
  if (text === '') throw complaint(`${name}_FILE names ${file}, which is empty.`);
  return text;
}

/** Reads the environment of a separate process (`main.ts`, `worker.ts`): database and secret must be given. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const { port, host, databaseUrl, smtpUrl, publicUrl, secret, trustedProxies, drainSeconds, metrics, tracesUrl } =
    readVariables(source);
  if (databaseUrl === undefined) throw complaint('DATABASE_URL must be set.');
  if (secret === undefined) throw complaint('TIERLINE_SECRET must be set.');
  return {
    port,
    host,
    databaseUrl,
    smtpUrl,
    publicUrl: publicUrl ?? localUrl(port),
    secret,
    portalFolder: portalFolder,
    demo: false,
    trustedProxies,
    drainSeconds,
    tracesUrl,
    ...(metrics && { metrics }),
  };
}

/** The portal's address as long as PUBLIC_URL does not say otherwise. */
export function localUrl(port: number): string {
  return `http://localhost:${port}`;
}

function isUrl(protocols: readonly string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Session cookies need HTTPS everywhere but on this machine. */
function isOrigin(text: string) {
  if (!isUrl(['http:', 'https:'])(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  return text.replace(/\/$/, '') === origin && (protocol === 'https:' || localHosts.includes(hostname));
}

const postgresUrl = z.string().refine(isUrl(['postgres:', 'postgresql:']), 'a URL that begins with postgresql://');

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a whole number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'a whole number from 1 to 65535');

const address = z.string().refine((host) => isIP(host) !== 0, 'an IP address of this machine, or 0.0.0.0 for all');

const schema = z.object({
  PORT: port.default(3000),
  METRICS_PORT: port.optional(),
  METRICS_HOST: address.default('127.0.0.1'),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters long').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isUrl(['http:', 'https:']), 'the address of a collector, like http://collector:4318')
    .optional(),
  HOST: address.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  SMTP_URL: z
    .string()
    .refine(isUrl(['smtp:', 'smtps:']), 'a URL that begins with smtp:// or smtps://')
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'an address like https://portal.example.com, without a path; plain http only on localhost')
    .transform((text) => new URL(text).origin)
    .optional(),
  TIERLINE_SECRET: z.string().min(32, 'at least 32 characters long').optional(),
  TIERLINE_DATA: z.string().optional(),
  TRUSTED_PROXIES: z.string().regex(/^\d$/, 'a whole number from 0 to 9').transform(Number).default(0),
  DRAIN_SECONDS: z
    .string()
    .regex(/^[0-5]$/, 'a whole number from 0 to 5')
    .transform(Number)
    .default(2),
});

/** The value itself is not repeated: it may hold a password. */
function sentence(issue: z.core.$ZodIssue | undefined) {
  return `${String(issue?.path[0])} must be ${issue?.message ?? 'valid'}.`;
}
