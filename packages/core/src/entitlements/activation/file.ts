import type { Ask, Reply } from '@tierline/contract';
import { decideActivatable, decideFetch, expiryInstant, type FileTerm, type Passed } from '@tierline/domain';
import { commit } from '../../kernel/commit.ts';
import type { Context, OperationActor, Visitor } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { orThrow, found, reasonOf } from '../../kernel/scope.ts';
import { signLicence } from './licence-file.ts';
import { keyTerm } from './key-term.ts';
import { newestOf, passWhenFetched } from './pass.ts';
import {
  keyOf,
  readActivatedLine,
  readActivations,
  storedActivation,
  visibleActivations,
  type ActivationRow,
  type ReadLine,
} from './rows.ts';

/** A licence file of an activation: its generation, its number of copies and its term. */
export type FileOf = FileTerm & { generation: number; copies: number };

type Fetch = Omit<Reply<'fetchLicenceFile'>, 'licenceFile'>;

/** Fetches the licence file of a device: the present one at any time, in the last third of its life a new one (E10). */
export async function fetchLicenceFile(ctx: Context, ask: Ask<'fetchLicenceFile'>): Promise<Reply<'fetchLicenceFile'>> {
  const read = async () => {
    const [row] = await readActivations(ctx, sql`a.id = ${ask.id}::uuid AND ${visibleActivations(ctx, sql`a`)}`);
    return found(row);
  };
  const fetched = await fetchFile(ctx, ctx.actor, { ask, read, language: ctx.language });
  const row = await newestOf(ctx, await read());
  const line = found(await readActivatedLine(ctx, sql`l.id = ${row.lineItemId}::uuid`));
  return { ...fetched, licenceFile: await signFile(ctx, row, line, fetched.file) };
}

/**
 * Hands a file out, to `actor` or, where nobody is signed in, to anybody with the activation ID. All that the file is
 * made of is stored, so that it can be made again.
 */
export async function fetchFile(
  doer: OperationActor,
  actor: Context['actor'] | null,
  { ask, read, language }: { ask: object; read: () => Promise<ActivationRow>; language: string },
): Promise<Fetch> {
  return commit<Fetch>(doer, 'activation.fetch', ask, async () => {
    const row = await newestOf(doer, await read());
    const line = found(await readActivatedLine(doer, sql`l.id = ${row.lineItemId}::uuid`));
    const now = doer.services.now().toISOString();
    const activation = storedActivation(row);
    const key = await keyTerm(doer);
    orThrow(decideActivatable(actor, line));
    const passed = await passWhenFetched(doer, actor, { row, line, key });
    if (passed) return passedOn(row, passed);
    const fetch = orThrow(decideFetch({ actor, line, activation, now, key }));
    const { plan, generation, copies, notRenewed } = fetch;
    const file = { ...(fetch.renewed ?? activation.file), generation, copies };
    return {
      plan,
      reply: {
        id: row.id,
        hostScheme: row.hostScheme,
        hostId: row.hostId,
        file,
        notRenewed: notRenewed && reasonOf({ language, vendor: doer.vendor }, { ok: false, refusal: notRenewed }),
      },
      changes: {
        subject: { kind: 'activation', id: row.id, name: row.hostId },
        after: { product: line.productName, copies, fileEnds: file.expiresAt, ...(fetch.renewed && { renewed: true }) },
        concerns: [{ accountId: line.accountId, changes: null }],
      },
    };
  });
}

// The device goes on with what follows its line item (E15).
function passedOn(row: ActivationRow, { plan, id, line, copies, file: term }: Passed & { line: ReadLine }) {
  const { hostScheme, hostId } = row;
  const file = { ...term, generation: 1, copies };
  return {
    plan,
    reply: { id, hostScheme, hostId, file, notRenewed: null },
    changes: {
      subject: { kind: 'activation', id, name: hostId },
      after: { product: line.productName, copies, fileEnds: file.expiresAt, renewed: true },
      concerns: [{ accountId: line.accountId, changes: null }],
    },
  };
}

/** Signs a file of an activation. The same file has the same text each time, unless the signing key was changed. */
export async function signFile(
  ctx: Pick<Visitor, 'services' | 'vendor'>,
  row: Pick<ActivationRow, 'id' | 'hostScheme' | 'hostId' | 'deviceKey'>,
  line: ReadLine,
  file: FileOf,
): Promise<Reply<'fetchLicenceFile'>['licenceFile']> {
  const ends = expiryInstant(line.expiresOn);
  const { fileName, text, licence, certificate, kid } = await signLicence(ctx, {
    jti: row.id,
    generation: file.generation,
    hostScheme: row.hostScheme,
    hostId: row.hostId,
    sku: line.sku,
    copies: file.copies,
    features: line.rules.features,
    issuedAt: new Date(file.issuedAt),
    notBefore: new Date(file.notBefore),
    expiresAt: new Date(file.expiresAt),
    termEndsAt: ends === null ? null : new Date(ends),
    graceDays: file.graceDays,
    deviceKey: keyOf(row),
  });
  return { fileName, text, licence, certificate, kid };
}
