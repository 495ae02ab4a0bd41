import type { Letter, Transport } from './transport.ts';

/** A transport that keeps its mails: nothing leaves the machine (X1, the embedded default and the tests). */
export function memoryTransport(): Transport & { letters: Letter[] } {
  const letters: Letter[] = [];
  return {
    letters,
    send: (letter) => {
      letters.push(letter);
      return Promise.resolve({ outcome: 'accepted', response: 'kept in memory' });
    },
    close: () => undefined,
  };
}
