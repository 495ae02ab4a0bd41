import { minPassphrase } from '@tierline/core';
import { createInterface } from 'node:readline';
import { complaint } from '../env.ts';
import { readText } from './files.ts';

/**
 * Returns a passphrase: the first line of a file where one is named, else typed at the terminal without showing it. A
 * new one is typed twice, and must have enough characters.
 */
export async function askPassphrase(
  of: string,
  options: { file?: string | undefined; fresh?: boolean },
): Promise<string> {
  const typed = options.file === undefined ? await typedPassphrase(of, options.fresh === true) : lineOf(options.file);
  if (typed === '') throw complaint(`The passphrase of ${of} is empty.`);
  if (options.fresh === true && [...typed].length < minPassphrase)
    throw complaint(`A passphrase must have at least ${minPassphrase} characters.`);
  return typed;
}

function lineOf(file: string): string {
  return readText(file, 4096).split(/\r?\n/u)[0] ?? '';
}

async function typedPassphrase(of: string, fresh: boolean): Promise<string> {
  if (!process.stdin.isTTY) throw complaint(`Name a file with the passphrase of ${of}: --passphrase-file FILE.`);
  const typed = await ask(`Passphrase of ${of}: `);
  if (fresh && (await ask('The same once more: ')) !== typed) throw complaint('The two passphrases differ.');
  return typed;
}

// What is typed is not shown: only the question is written.
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const reader = createInterface({ input: process.stdin, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve);
      reader.once('SIGINT', () => reject(complaint('Ended without a passphrase; nothing was written.')));
    });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
