import { isVendor, shownEmail } from '@tierline/domain';
import type { Change } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { integrationName } from '../../orders/seat/seat-words.ts';
import { aboutOf, doneOf, whoOf, type AboutWords } from './about.ts';
import { monthName, useFieldWords } from './field-words.ts';
import { useKindWords } from './kinds.ts';

type Worded = { done: (change: Change) => string; about: (change: Change) => string; who: (change: Change) => string };

/** Words a change: what was done, what it was about, and by whom. */
export function useChangeWords(): Worded {
  const { t, i18n } = useTranslation();
  const programme = useProgramme();
  const me = useMe();
  const kind = useKindWords();
  const { label, word } = useFieldWords();
  const words = (change: Change): AboutWords => ({
    t,
    kind,
    own: isVendor(me.account) || change.account?.id === me.account.id,
    integration: (key) => integrationName(programme, key, i18n.language),
    month: (month) => (month === '' ? '' : monthName(month, i18n.language)),
    field: label,
    value: word,
  });
  return {
    done: (change) => doneOf(change, words(change)),
    about: (change) => shownEmail(aboutOf(change, words(change))),
    who: (change) => whoOf(change, { t, own: words(change).own, programme: programme.name }),
  };
}
