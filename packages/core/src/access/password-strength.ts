import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as de from '@zxcvbn-ts/language-de';
import * as en from '@zxcvbn-ts/language-en';
import * as es from '@zxcvbn-ts/language-es-es';

// Words and names of the portal's languages; the German lists have file names of their own.
const german = Object.fromEntries(Object.entries(de.dictionary).map(([name, words]) => [`${name}-de`, words]));
const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...en.dictionary, ...es.dictionary, ...german },
  graphs: common.adjacencyGraphs,
  // Each further match makes a password full of signs take a second longer.
  l33tMaxSubstitutions: 2,
});

/** How hard a password is to guess, from 0 to 4, by who knows these words too; from 3 on it is hard enough (A12). */
export function strengthOf(password: string, words: readonly string[]): number {
  return estimator.check(password, [...words]).score;
}
