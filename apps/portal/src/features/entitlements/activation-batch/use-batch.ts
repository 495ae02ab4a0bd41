import { useQuery } from '@tanstack/react-query';
import type { Problem, Reply, Send } from '@tierline/contract';
import { maxBatch } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { readText } from '../../../ui/file-text.ts';
import { readDevices, type ReadDevice, type RowTrouble } from './read-devices.ts';

/** The largest file that is read, in bytes. */
const largestFile = 1_000_000;

/** Why a file is not read at all. */
export type FileTrouble = { name: string; why: 'archive' | 'too-large' | 'not-text' | 'empty' };

type Checked = Reply<'previewBatch'>['rows'][number];

/** A device with what would become of it; `checked` null: not asked yet, or not sent. */
export type BatchRow = ReadDevice & { checked: Checked | null };

/** A batch of devices as it stands. */
export type Batch = {
  rows: readonly BatchRow[];
  unread: readonly FileTrouble[];
  /** Columns of the files that are not read. */
  notRead: readonly { name: string; columns: readonly string[] }[];
  tooMany: boolean;
  checking: boolean;
  problem: Problem | null;
  /** What is sent once nothing is wrong; null until then. */
  ready: Send<'activateBatch'> | null;
  read: (files: readonly File[]) => Promise<void>;
  clear: () => void;
};

/** Reads files of devices and asks what would become of each; rows without an activation ID are of `lineId` (E14). */
export function useBatch(lineId: string | null): Batch {
  const { slug } = useProgramme();
  const { i18n } = useTranslation();
  const [devices, setDevices] = useState<readonly ReadDevice[]>([]);
  const [unread, setUnread] = useState<readonly FileTrouble[]>([]);
  const [notRead, setNotRead] = useState<Batch['notRead']>([]);
  const judged = devices.map((device): ReadDevice => {
    const lost: RowTrouble | null = device.activationId === '' && lineId === null ? { kind: 'no-line' } : null;
    return { ...device, trouble: device.trouble ?? lost };
  });
  const tooMany = devices.length > maxBatch;
  const sent = tooMany ? [] : judged.filter(({ trouble }) => trouble === null);
  const rows = sent.map((device) => rowOf(device, lineId));
  const preview = useQuery<Reply<'previewBatch'>, Problem>({
    queryKey: ['previewBatch', rows],
    queryFn: ({ signal }) => ask('previewBatch', { rows }, { signal }),
    enabled: rows.length > 0,
  });
  const checkedOf = new Map(sent.map((device, index) => [device, preview.data?.rows[index] ?? null]));
  const good = rows.length > 0 && rows.length === devices.length && preview.data?.rows.every(({ wrong }) => !wrong);
  const read = async (files: readonly File[]) => {
    const texts = await Promise.all(files.map(async (file) => ({ file, read: await readText(file, largestFile) })));
    const found = texts.flatMap(({ file: { name }, read: one }) =>
      typeof one === 'string'
        ? []
        : [{ name, ...readDevices(name, one.text, { vendor: slug, language: i18n.language }) }],
    );
    setDevices(found.flatMap((file) => file.devices));
    setNotRead(
      found
        .filter((file) => file.notRead.length > 0)
        .map(({ name, notRead: headings }) => ({ name, columns: headings })),
    );
    setUnread(
      texts.flatMap(({ file: { name }, read: one }): FileTrouble[] => {
        if (one === 'workbook') return [{ name, why: 'archive' }];
        if (typeof one === 'string') return [{ name, why: one }];
        return found.some((file) => file.name === name && file.devices.length > 0) ? [] : [{ name, why: 'empty' }];
      }),
    );
  };
  return {
    rows: judged.map((device) => ({ ...device, checked: checkedOf.get(device) ?? null })),
    unread,
    notRead,
    tooMany,
    checking: preview.isFetching,
    problem: preview.error,
    ready: good && unread.length === 0 ? { rows } : null,
    read,
    clear: () => {
      setDevices([]);
      setUnread([]);
      setNotRead([]);
    },
  };
}

function rowOf({ hostId, copies, activationId, deviceName, deviceKey }: ReadDevice, lineId: string | null) {
  return {
    hostId,
    ...(activationId === '' ? { lineItemId: lineId ?? '' } : { activationId }),
    ...(copies !== undefined && { copies }),
    ...(deviceName !== '' && { deviceName }),
    ...(deviceKey !== null && { deviceKey }),
  };
}
