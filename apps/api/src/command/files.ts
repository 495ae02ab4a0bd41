import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { link, open } from 'node:fs/promises';
import { complaint } from '../env.ts';

/**
 * Writes a new file that its owner alone may read: whole or not at all, and never over another one. Fails with one
 * sentence.
 */
export function writeNew(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      const bytes = Buffer.from(content);
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(draft, file);
  } catch (error) {
    throw complaint(writing(file, error));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Writes a new file as `writeNew` does, piece by piece as they come. */
export async function writeNewFrom(file: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => fail(file, error));
    try {
      for await (const piece of pieces) await handle.writeFile(piece).catch((error: unknown) => fail(file, error));
      await handle.sync().catch((error: unknown) => fail(file, error));
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => fail(file, error));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Fails with one sentence where the file cannot be read. */
export function canBeRead(file: string): void {
  try {
    closeSync(openSync(file, 'r'));
  } catch (error) {
    throw complaint(`${file} cannot be read (${codeOf(error)}).`);
  }
}

/** Fails with one sentence where the file is there already, before anything long is begun. */
export function mustBeNew(file: string): void {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) throw complaint(taken(file));
}

/** Reads a text file of at most `limit` bytes; fails with one sentence. */
export function readText(file: string, limit = 256 * 1024): string {
  try {
    if (statSync(file).size > limit) throw complaint(`${file} is too large for such a file.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && error.name === 'Complaint') throw error;
    throw complaint(`${file} cannot be read (${codeOf(error)}).`);
  }
}

function fail(file: string, error: unknown): never {
  throw complaint(writing(file, error));
}

function writing(file: string, error: unknown): string {
  const code = codeOf(error);
  if (code === 'EEXIST') return taken(file);
  if (code === 'ENOSPC' || code === 'EDQUOT') return `No room is left on the disk for ${file}: nothing was written.`;
  return `${file} cannot be written (${code}).`;
}

function taken(file: string): string {
  return `${file} is there already: name another file, or move that one away.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
