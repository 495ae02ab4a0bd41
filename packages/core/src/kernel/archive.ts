import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod/mini';
import { keyOfPassphrase, passphraseCost } from './passphrase.ts';

/** A piece of an archive: what it is, in one byte, and its content. */
export type ArchivePiece = { readonly kind: string; readonly bytes: Buffer };

/** Why an archive cannot be read. */
export type ArchiveTrouble = 'not-an-archive' | 'passphrase' | 'changed';

const header = z.strictObject({
  format: z.literal('tierline-backup-1'),
  kdf: z.literal('scrypt'),
  cost: z.int().check(z.minimum(2 ** 14), z.maximum(2 ** 20)),
  salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/u)),
});

const longestHeader = 200;
const longestPiece = 2 ** 25;
const tagBytes = 16;

/**
 * Encrypts pieces under a passphrase, each by itself, so that an archive of any size is written as it comes. A line
 * with the key's salt comes first; then for each piece its length, and AES-256-GCM over its kind and its compressed
 * content. Its number is the nonce: a piece that was changed, moved, or put in is found.
 */
export async function* sealArchive(
  pieces: AsyncIterable<ArchivePiece>,
  passphrase: string,
): AsyncGenerator<Buffer, void> {
  const salt = randomBytes(16);
  const first = Buffer.from(
    `${JSON.stringify({ format: 'tierline-backup-1', kdf: 'scrypt', cost: passphraseCost, salt: salt.toString('base64url') })}\n`,
  );
  const key = await keyOfPassphrase(passphrase, { salt, cost: passphraseCost });
  yield first;
  let number = 0;
  for await (const { kind, bytes } of pieces) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++)).setAAD(first);
    const sealed = [cipher.update(kind, 'latin1'), cipher.update(deflateRawSync(bytes, { level: 5 })), cipher.final()];
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.reduce((sum, one) => sum + one.length, tagBytes));
    yield Buffer.concat([length, ...sealed, cipher.getAuthTag()]);
  }
}

/**
 * Decrypts what `sealArchive` made. An archive that was cut off between two pieces just ends: the caller knows its last
 * one.
 */
export async function* openArchive(
  chunks: AsyncIterable<Buffer>,
  passphrase: string,
  failed: (trouble: ArchiveTrouble) => Error,
): AsyncGenerator<ArchivePiece, void> {
  const source = reader(chunks);
  const first = await source.line(longestHeader);
  const { data } = header.safeParse(parsed(first?.toString() ?? ''));
  if (first === null || data === undefined) throw failed('not-an-archive');
  const key = await keyOfPassphrase(passphrase, { salt: Buffer.from(data.salt, 'base64url'), cost: data.cost });
  for (let number = 0; ; number++) {
    // oxlint-disable-next-line no-await-in-loop -- Piece after piece.
    const length = await source.take(4);
    if (length === null) return;
    const size = length.length === 4 ? length.readUInt32BE() : 0;
    if (size <= tagBytes || size > longestPiece) throw failed('changed');
    // oxlint-disable-next-line no-await-in-loop -- Piece after piece.
    const sealed = await source.take(size);
    if (sealed?.length !== size) throw failed('changed');
    const plain = opened(sealed, key, nonceOf(number), first);
    if (plain === null) throw failed(number === 0 ? 'passphrase' : 'changed');
    yield { kind: plain.toString('latin1', 0, 1), bytes: inflateRawSync(plain.subarray(1)) };
  }
}

function opened(sealed: Buffer, key: Buffer, nonce: Buffer, bound: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      .setAAD(bound)
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

// Each archive has a key of its own, so that a number is used once.
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Takes so many bytes, or a line, out of chunks of any size; less at the end, and null after it.
function reader(chunks: AsyncIterable<Buffer>) {
  const coming = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const fill = async (bytes: number): Promise<void> => {
    const all: Buffer[] = [held];
    for (let size = held.length; size < bytes;) {
      // oxlint-disable-next-line no-await-in-loop -- Chunk after chunk.
      const next = await coming.next();
      if (next.done === true) break;
      all.push(next.value);
      size += next.value.length;
    }
    if (all.length > 1) held = Buffer.concat(all);
  };
  const cut = (bytes: number): Buffer => {
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
  return {
    async take(bytes: number): Promise<Buffer | null> {
      await fill(bytes);
      return held.length === 0 ? null : cut(bytes);
    },
    async line(longest: number): Promise<Buffer | null> {
      await fill(longest);
      const end = held.subarray(0, longest).indexOf('\n');
      return end < 0 ? null : cut(end + 1);
    },
  };
}
