import { problem, type Ask, type Reply } from '@tierline/contract';
import { judgeMailedFiles, maxAttachment, type NoticeRow } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { today, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { countAttempt } from '../../kernel/limit.ts';
import { operation } from '../../kernel/operation.ts';
import type { Attachment } from '../../kernel/outbox.ts';
import { refusedRows } from '../../kernel/refused-rows.ts';
import { found } from '../../kernel/scope.ts';
import { zipOf } from './batch-zip.ts';
import { devicesChanges, type ChangedDevice } from './devices-changes.ts';
import { signFile, type FileOf } from './file.ts';
import { keyTerm } from './key-term.ts';
import { newestOf } from './pass.ts';
import {
  readActivatedLines,
  readActivations,
  storedActivation,
  visibleActivations,
  type ActivationRow,
  type ReadLine,
} from './rows.ts';

type Device = { row: ActivationRow; line: ReadLine };

/**
 * Mails the licence files of devices to the signed-in user's own address: one as it is, several as one ZIP archive
 * (E14). They are handed out as by a download, in the transaction that writes the mail.
 */
export async function mailLicenceFiles(ctx: Context, ask: Ask<'mailLicenceFiles'>): Promise<Reply<'mailLicenceFiles'>> {
  return operation(
    ctx,
    'activation.mail',
    ask,
    [],
    async () => {
      const devices = await readDevices(ctx, [...new Set(ask.ids)]);
      const common = { actor: ctx.actor, now: ctx.services.now().toISOString(), key: await keyTerm(ctx) };
      const judged = judgeMailedFiles(
        devices.map(({ row, line }) => ({ ...common, line, activation: storedActivation(row) })),
      );
      const refused = judged.rows.flatMap((one, row) => (one.ok ? [] : [{ row, refusal: one.refusal }]));
      if (refused.length > 0) throw refusedRows(refused);
      await countAttempt(ctx.services, [['mailed-files', ctx.actor.id]]);
      const files = judged.rows.flatMap((one, place) => {
        const device = devices[place];
        if (!one.ok || !device) return [];
        const { renewed, generation, copies } = one.value;
        return [{ ...device, file: { ...(renewed ?? storedActivation(device.row).file), generation, copies } }];
      });
      const attachment = await attachmentOf(ctx, files);
      const [only, second] = devices;
      const single = second === undefined ? only : undefined;
      const notice: NoticeRow = {
        id: randomUUID(),
        recipient: ctx.actor.email,
        userId: ctx.actor.id,
        accountId: ctx.actor.account.id,
        lineItemId: null,
        language: ctx.language,
        notice: {
          kind: 'licence-files',
          account: ctx.actor.account.name,
          files: files.length,
          fileName: attachment.fileName,
          device: single ? single.row.deviceName || single.row.hostId : '',
          product: single?.line.productName ?? '',
        },
      };
      return {
        reply: { recipient: ctx.actor.email, fileName: attachment.fileName, files: files.length },
        plan: { ...judged.plan, notices: [notice] },
        attachment: { mailId: notice.id, ...attachment },
        changes: devicesChanges(files[0]?.row.id ?? '', files.map(changedDevice)),
      };
    },
    { timeout: 30_000 },
  );
}

async function readDevices(ctx: Context, ids: readonly string[]): Promise<Device[]> {
  const asked = await readActivations(ctx, sql`a.id = ANY(${ids}::uuid[]) AND ${visibleActivations(ctx, sql`a`)}`);
  // A device that has passed on to another line item has its file there.
  const newest = await Promise.all(asked.map(async (row) => [row.id, await newestOf(ctx, row)] as const));
  const rowOf = new Map(newest);
  const rows = [...rowOf.values()];
  const lineIds = [...new Set(rows.map(({ lineItemId }) => lineItemId))];
  const lines = await readActivatedLines(ctx, sql`l.id = ANY(${lineIds}::uuid[])`);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return ids.map((id) => {
    const row = found(rowOf.get(id));
    return { row, line: found(lineOf.get(row.lineItemId)) };
  });
}

async function attachmentOf(ctx: Context, devices: readonly (Device & { file: FileOf })[]): Promise<Attachment> {
  const signed = [];
  for (const { row, line, file } of devices)
    // oxlint-disable-next-line no-await-in-loop -- Others get their turn after each.
    signed.push({ ...(await signFile(ctx, row, line, file)), at: new Date(file.issuedAt) });
  const [first] = signed;
  if (first && signed.length === 1)
    return {
      fileName: first.fileName,
      mediaType: 'application/octet-stream',
      content: new TextEncoder().encode(first.text),
    };
  const { file, fileName } = zipOf(signed, `${ctx.vendor.slug}-licences-${today(ctx.services)}.zip`);
  const content = new Uint8Array(await file.arrayBuffer());
  if (content.length > maxAttachment)
    throw problem('invalid-input', {
      errors: [
        {
          pointer: '/ids',
          rule: 'too-many',
          facts: { maximum: Math.floor((signed.length * maxAttachment) / content.length) },
        },
      ],
    });
  return { fileName, mediaType: 'application/zip', content };
}

function changedDevice({ row, line, file }: Device & { file: FileOf }): ChangedDevice {
  return {
    accountId: line.accountId,
    device: {
      hostId: row.hostId,
      ...(row.deviceName !== '' && { deviceName: row.deviceName }),
      product: line.productName,
      activationId: line.activationId,
      copies: file.copies,
    },
  };
}
