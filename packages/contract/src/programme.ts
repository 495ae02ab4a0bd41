import { levels, type Programme } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { email, line } from './fields.ts';

const words = z.record(z.string().check(z.regex(/^[a-z]{2}$/u)), line(100));

/** A programme's file (SPEC §1). `tierline vendor create FILE` checks it against this. */
export const programmeFile = z.strictObject({
  slug: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/u)),
  name: line(100),
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/u)),
  modules: z.array(z.enum(['entitlements', 'orders', 'credits'])).check(z.minLength(1)),
  tiers: z.array(z.strictObject({ tier: z.int().check(z.minimum(0), z.maximum(9)), name: words, plural: words, handsOn: z.array(z.int()), signsIn: z.boolean() })).check(
    z.minLength(2),
    z.refine((rows) => rows.some((row) => row.tier === 0), { params: { rule: 'needs-tier-0' } }),
    z.refine((rows) => rows.every((row) => row.handsOn.every((to) => to > row.tier && rows.some((other) => other.tier === to))), { params: { rule: 'hands-on-upwards' } }),
  ),
  levels: z.array(z.strictObject({ level: z.enum(levels), name: words })).check(z.minLength(2), z.refine((rows) => rows.some((row) => row.level === 'master'), { params: { rule: 'needs-master' } })),
  letIn: z.enum(['initial-password', 'invitation']),
  languages: z.array(z.enum(['en', 'de', 'es'])).check(z.minLength(1)),
  labels: z.record(z.string().check(z.maxLength(40)), words),
  sender: z.strictObject({ name: line(100), email: email() }),
  recallWindowDays: z._default(z.int().check(z.minimum(0), z.maximum(3650)), 30),
  secondFactor: z._default(z.enum(['optional', 'vendor', 'all']), 'optional'),
  legal: z._default(z.array(z.strictObject({ kind: z.enum(['terms', 'privacy']), version: line(20), text: z.record(z.string(), z.string()) })), []),
}) satisfies z.ZodMiniType<Programme>;

/** What the portal needs to know of the programme before anybody is signed in. */
export const programme = z.object({
  slug: z.string(), name: z.string(), color: z.string(),
  modules: z.array(z.enum(['entitlements', 'orders', 'credits'])),
  tiers: z.array(z.object({ tier: z.int(), name: z.record(z.string(), z.string()), plural: z.record(z.string(), z.string()), handsOn: z.array(z.int()), signsIn: z.boolean() })),
  levels: z.array(z.object({ level: z.enum(levels), name: z.record(z.string(), z.string()) })),
  letIn: z.enum(['initial-password', 'invitation']),
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
  readProgramme: endpoint({ method: 'GET', path: '/programme', summary: 'The programme of this portal: name, tiers, levels, languages, labels', door: 'anybody', output: programme, status: 200, problems: ['not-found'] }),
};
