import { roles, type Programme } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { day, email, line } from './fields.ts';

const words = z.record(z.string().check(z.regex(/^[a-z]{2}$/u)), line(100));

function key() {
  return z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/u));
}

// Credits to two decimals.
function price() {
  return z.number().check(
    z.minimum(0),
    z.maximum(1_000_000),
    z.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { params: { rule: 'not-hundredths' } }),
  );
}

function distinct(values: readonly string[]) {
  return new Set(values).size === values.length;
}

/** A programme's file (SPEC §1). `tierline vendor create FILE` checks it against this. */
export const programmeFile = z.strictObject({
  slug: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/u)),
  name: line(100),
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/u)),
  modules: z.array(z.enum(['entitlements', 'orders', 'credits'])).check(z.minLength(1)),
  tiers: z
    .array(
      z.strictObject({
        tier: z.int().check(z.minimum(0), z.maximum(9)),
        name: words,
        plural: words,
        handsOn: z.array(z.int()),
        signsIn: z.boolean(),
        managedFromAbove: z._default(z.boolean(), false),
      }),
    )
    .check(
      z.minLength(2),
      z.refine((rows) => rows.some((row) => row.tier === 0), { params: { rule: 'needs-tier-0' } }),
      z.refine(
        (rows) =>
          rows.every((row) => row.handsOn.every((to) => to > row.tier && rows.some((other) => other.tier === to))),
        { params: { rule: 'hands-on-upwards' } },
      ),
    ),
  roles: z.array(z.strictObject({ role: z.enum(roles), name: words })).check(
    z.minLength(2),
    z.refine((rows) => rows.some((row) => row.role === 'master'), { params: { rule: 'needs-master' } }),
  ),
  firstAccess: z.enum(['initial-password', 'invitation']),
  languages: z.array(z.enum(['en', 'de', 'es'])).check(z.minLength(1)),
  labels: z.record(z.string().check(z.maxLength(40)), words),
  sender: z.strictObject({ name: line(100), email: email() }),
  /**
   * Where what follows a line item begins that is renewed after it has expired: after its last day, today, or after its
   * last day unless that lies more than so many days back (E15).
   */
  lateRenewals: z._default(
    z.union([
      z.strictObject({ from: z.enum(['old-end', 'today']) }),
      z.strictObject({ from: z.literal('old-end-within'), days: z.int().check(z.minimum(0), z.maximum(3650)) }),
    ]),
    { from: 'old-end' },
  ),
  /** After how many days without an answer receivers of requests are reminded, and after how many lines lapse (E12). */
  waitingRequests: z._default(
    z
      .strictObject({
        remindAfterDays: z.array(z.int().check(z.minimum(1), z.maximum(365))).check(
          z.maxLength(5),
          z.refine((days) => distinct(days.map(String)), { params: { rule: 'twice' } }),
        ),
        lapseAfterDays: z.int().check(z.minimum(1), z.maximum(3650)),
      })
      .check(
        z.refine(({ remindAfterDays, lapseAfterDays }) => remindAfterDays.every((days) => days < lapseAfterDays), {
          params: { rule: 'reminds-after-lapse' },
          path: ['remindAfterDays'],
        }),
      ),
    { remindAfterDays: [3, 7], lapseAfterDays: 60 },
  ),
  recallWindowDays: z._default(z.int().check(z.minimum(0), z.maximum(3650)), 30),
  expiryNoticeDays: z._default(
    z.array(z.int().check(z.minimum(1), z.maximum(365))).check(
      z.maxLength(5),
      z.refine((days) => distinct(days.map(String)), { params: { rule: 'twice' } }),
    ),
    [90, 30, 7],
  ),
  secondFactor: z._default(z.enum(['optional', 'vendor', 'all']), 'optional'),
  integrations: z._default(
    z
      .array(
        z.strictObject({
          key: key(),
          name: words,
          controller: z._default(z.nullable(z.strictObject({ key: key(), name: words })), null),
        }),
      )
      .check(
        z.refine(
          (rows) => distinct(rows.flatMap((row) => [row.key, ...(row.controller ? [row.controller.key] : [])])),
          { params: { rule: 'twice' } },
        ),
      ),
    [],
  ),
  credits: z._default(
    z.nullable(
      z.strictObject({
        prices: z.array(z.strictObject({ from: day(), base: price(), perUser: price(), perDevice: price() })).check(
          z.minLength(1),
          z.refine((rows) => distinct(rows.map((row) => row.from)), { params: { rule: 'twice' } }),
        ),
        warnDays: z._default(z.array(z.int().check(z.minimum(1), z.maximum(365))), [30, 7]),
      }),
    ),
    null,
  ),
  legal: z._default(
    z.array(
      z.strictObject({ kind: z.enum(['terms', 'privacy']), version: line(20), text: z.record(z.string(), z.string()) }),
    ),
    [],
  ),
}) satisfies z.ZodMiniType<Programme>;

/** What the portal needs to know of the programme before anybody is signed in. */
export const programme = z.object({
  slug: z.string(),
  name: z.string(),
  color: z.string(),
  modules: z.array(z.enum(['entitlements', 'orders', 'credits'])),
  tiers: z.array(
    z.object({
      tier: z.int(),
      name: z.record(z.string(), z.string()),
      plural: z.record(z.string(), z.string()),
      handsOn: z.array(z.int()),
      signsIn: z.boolean(),
      managedFromAbove: z.boolean(),
    }),
  ),
  roles: z.array(z.object({ role: z.enum(roles), name: z.record(z.string(), z.string()) })),
  firstAccess: z.enum(['initial-password', 'invitation']),
  integrations: z.array(
    z.object({
      key: z.string(),
      name: z.record(z.string(), z.string()),
      controller: z.nullable(z.object({ key: z.string(), name: z.record(z.string(), z.string()) })),
    }),
  ),
  /** What a site costs a month, by the day from which it holds; null where nothing runs on credits. */
  credits: z.nullable(
    z.object({
      prices: z.array(z.object({ from: z.string(), base: z.number(), perUser: z.number(), perDevice: z.number() })),
      warnDays: z.array(z.int()),
    }),
  ),
  /** How many days before line items expire users who opted in get notices (E11). */
  expiryNoticeDays: z.array(z.int()),
  languages: z.array(z.string()),
  labels: z.record(z.string(), z.record(z.string(), z.string())),
  /** Demo mode: no mail leaves the machine, the Mailbox page shows them. */
  mailbox: z.boolean(),
  /** Sample sign-ins, in demo mode alone. */
  samples: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
});

/** The programme as the portal knows it. */
export type ProgrammeView = z.output<typeof programme>;

export const programmeEndpoints = {
  readProgramme: endpoint({
    method: 'GET',
    path: '/programme',
    summary: 'The programme of this portal: name, tiers, roles, languages, labels',
    access: 'anybody',
    output: programme,
    status: 200,
    problems: ['not-found'],
  }),
  readLegal: endpoint({
    method: 'GET',
    path: '/programme/legal',
    summary: 'The terms of use and the privacy policy, in their present versions',
    access: 'anybody',
    output: z.object({
      documents: z.array(z.object({ kind: z.enum(['terms', 'privacy']), version: z.string(), text: z.string() })),
    }),
    status: 200,
    problems: ['not-found'],
  }),
};
