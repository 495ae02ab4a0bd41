import { isVendor, shownEmail } from '@tierline/domain';
import type { Change } from '@tierline/contract';
import type { i18n, TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { integrationName } from '../../orders/seat/seat-words.ts';
import type { Blanks, ChangeWords } from './facts.ts';
import { monthName, useFieldWords } from './field-words.ts';
import { foldChanges, type Entry } from './fold.ts';
import { useKindWords } from './kinds.ts';
import { foldedSentence, isOwn, sentenceOf } from './sentence.ts';

type Worded = {
  /** The changes as entries, each of which is one sentence. */
  entries: (changes: readonly Change[]) => Entry[];
  /** What happened, as a sentence. */
  said: (change: Change) => string;
  /** The same of all that an entry holds. */
  entrySaid: (entry: Entry) => string;
  /** That it was undone, and by whom where that is known. */
  undoneSaid: (entry: Entry) => string;
  who: (change: Change) => string;
};

/** Words a change: what happened, and who did it. Its texts, `changes`, come with the screen. */
export function useChangeWords(): Worded {
  const { t, i18n } = useTranslation();
  const programme = useProgramme();
  const me = useMe();
  const kind = useKindWords();
  const { label, word } = useFieldWords();
  const words: ChangeWords = {
    t,
    readerId: isVendor(me.account) ? null : me.account.id,
    find: finder(i18n, t, i18n.language),
    kind,
    integration: (key) => integrationName(programme, key, i18n.language),
    month: (month) => (month === '' ? '' : monthName(month, i18n.language)),
    field: label,
    value: word,
  };
  const who = (change: Change) => whoOf(change, { t, own: isOwn(change, words) });
  return {
    entries: foldChanges,
    said: (change) => shownEmail(sentenceOf(change, words)),
    entrySaid: ({ changes }) => shownEmail(foldedSentence(changes, words)),
    undoneSaid: ({ undo }) => (undo === null ? t('activity.undone') : t('undoneBy', { ns: 'changes', who: who(undo) })),
    who,
  };
}

/** Finds the sentence of a key, with all of its blanks filled: `tail` alone may stay empty. */
export function finder(texts: i18n, t: TFunction, lng: string): ChangeWords['find'] {
  return (key, blanks) => {
    const options = { ...blanks, ns: 'changes' } as const;
    if (!texts.exists(key, { lng, ...options })) return null;
    const name = key as 'own.split'; // a key of the texts, which the line above has made sure of
    const raw = t(name, { ...options, skipInterpolation: true });
    return filled(raw, blanks) ? t(name, options) : null;
  };
}

function filled(raw: string, blanks: Blanks): boolean {
  return [...raw.matchAll(/\{\{(\w+)/gu)].every(([, name = '']) => name === 'tail' || (blanks[name] ?? '') !== '');
}

/**
 * Who did it: a person, with the company where it is another one; a key; nobody, where it happened by itself; or as
 * much of it as the reader may know (A3).
 */
export function whoOf({ actor, account, by, kind }: Change, { t, own }: { t: TFunction; own: boolean }): string {
  if (by === 'system') return t(kind === 'password.forgotten' ? 'activity.nobody' : 'activity.automatic');
  const company = account?.name ?? t('activity.undisclosed');
  if (actor === null) return by === 'key' ? t('activity.keyOf', { company }) : own ? t('activity.formerUser') : company;
  const name = actor.kind === 'key' ? t('activity.key', { name: actor.name }) : shownEmail(actor.name);
  return own ? name : t('activity.personOf', { name, company });
}
