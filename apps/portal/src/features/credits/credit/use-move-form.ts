import type { Site } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { placeOf, type Place } from './place-select.tsx';
import { readWhole } from './read-credits.ts';
import { useMove } from './use-move.ts';

const balanceId = '';
function keyOf(place: Place) {
  return place.id ?? balanceId;
}

/** Credits that are being moved from one place to another, or from one of the chosen sites to the others. */
export function useMoveForm(sites: readonly Site[]) {
  const { t, i18n } = useTranslation('credit');
  const balance = useRead('readBalance', {}).data?.balance ?? null;
  const { move, sending, problem, reset } = useMove();
  const chosen = sites.map(placeOf);
  const many = chosen.length > 1;
  // Of several sites the richest is most likely to give.
  const [from, setFrom] = useState<Place | null>(
    many ? (chosen.toSorted((one, other) => other.credits - one.credits)[0] ?? null) : (chosen[0] ?? null),
  );
  const [to, setTo] = useState<Place | null>(null);
  const [credits, setCredits] = useState<Record<string, string>>({});
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});

  // The balance as it is now, whenever it was chosen.
  const source: Place =
    from === null || from.id === null ? { id: null, name: t('balance'), credits: balance ?? 0 } : from;
  const targets = many ? chosen.filter(({ id }) => id !== source.id) : to === null ? [] : [to];
  const typedOf = (place: Place) => (many ? credits[keyOf(place)] : credits[balanceId]) ?? '';
  const numberOf = (place: Place) => readWhole(typedOf(place), i18n.language);
  const sum = targets.reduce((total, place) => total + (numberOf(place) ?? 0), 0);
  const change = () => {
    setWrong({});
    reset();
  };
  const lacks = (): Record<string, string> => {
    const unread = targets.filter((place) =>
      many && typedOf(place).trim() === '' ? false : (numberOf(place) ?? 0) < 1,
    );
    return {
      ...(targets.length === 0 && { to: t('move.chooseTo') }),
      ...(!many && to !== null && to.id === source.id && { to: t('move.same') }),
      ...Object.fromEntries(unread.map((place) => [many ? keyOf(place) : 'credits', t('move.whole')])),
      ...(unread.length === 0 && many && sum === 0 && { sum: t('topUp.nothing') }),
      ...(sum > source.credits && { [many ? 'sum' : 'credits']: t('move.only', { count: source.credits }) }),
    };
  };
  return {
    many,
    source,
    targets,
    to,
    credits: typedOf,
    note,
    sum,
    balance,
    wrong,
    sending,
    problem,
    chosen,
    setFrom: (place: Place) => {
      setFrom(place);
      change();
    },
    setTo: (place: Place) => {
      setTo(place);
      change();
    },
    setCredits: (place: Place | null, text: string) => {
      setCredits({ ...credits, [many && place ? keyOf(place) : balanceId]: text });
      change();
    },
    typed: credits[balanceId] ?? '',
    setNote,
    /** Sends it, or answers with the field that is not right. */
    send: (done: () => void): string | null => {
      const found = lacks();
      setWrong(found);
      const [first] = Object.keys(found);
      if (first !== undefined) return first;
      const rows = targets.flatMap((place) => {
        const number = numberOf(place);
        return number === null ? [] : [{ fromSiteId: source.id, toSiteId: place.id, credits: number }];
      });
      move({ rows, note }, { text: t('moved.many', { count: sum }), done });
      return null;
    },
  };
}
