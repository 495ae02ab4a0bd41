import type { Problem, Site } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { readWhole } from './read-credits.ts';
import { refuseInsufficientCredits, lastsWith } from './top-up.ts';
import { useMove } from './use-move.ts';

const mostMonths = 120;

/** One site of a top-up: the typed or proposed text, its number (null: none), and until when the credits then last. */
export type TopUpRow = { site: Site; typed: string; credits: number | null; lastsThen: string | null };

/** How much is meant for each: so that it lasts so many months, or the same for all. */
export type How = 'months' | 'each';

/** A top-up being prepared: of each site how much, what that sums up to, and how to send it. */
export function useTopUp(sites: readonly Site[]) {
  const { t, i18n } = useTranslation('credit');
  const { data } = useRead('readBalance', {});
  const { move, sending, problem, reset } = useMove();
  const [how, setHow] = useState<How>('months');
  const [typed, setTyped] = useState({ months: '3', each: '' });
  const [own, setOwn] = useState<Record<string, string>>({});
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [tried, setTried] = useState(false);

  const prices = data?.prices ?? [];
  const number = wholeOf(typed[how], how === 'months' ? mostMonths : 100_000_000, i18n.language);
  const rows: TopUpRow[] = sites.map((site) => {
    const proposed =
      number === null ? '' : String(how === 'each' ? number : refuseInsufficientCredits(site, prices, number));
    const text = own[site.id] ?? proposed;
    const credits = text.trim() === '' ? 0 : wholeOf(text, 100_000_000, i18n.language);
    return { site, typed: text, credits, lastsThen: lastsWith(site, prices, credits ?? 0, today) };
  });
  const unread = typed[how].trim() !== '' && number === null;
  const sum = rows.reduce((total, row) => total + (row.credits ?? 0), 0);
  const balance = data?.balance ?? null;
  const short = balance === null ? 0 : Math.max(0, sum - balance);
  const lacks =
    unread || rows.some((row) => row.credits === null)
      ? t('cell.notNumber')
      : sum === 0
        ? t('topUp.nothing')
        : short > 0
          ? t('topUp.short', { count: short })
          : null;
  const change = () => {
    setTried(false);
    reset();
  };
  return {
    how,
    rows,
    sum,
    balance,
    sending,
    problem,
    ready: data !== undefined,
    typed: typed[how],
    /** That the number for all of them is none: what would be one. */
    wrong: unread ? t(how === 'months' ? 'topUp.wholeMonths' : 'move.whole', { most: mostMonths }) : null,
    /** The mistake of the whole top-up: a balance that is too small is shown at once, all others on sending. */
    said: unread ? null : tried || short > 0 ? lacks : null,
    setHow: (next: How) => {
      setHow(next);
      setOwn({});
      change();
    },
    setTyped: (next: string) => {
      setTyped({ ...typed, [how]: next });
      setOwn({});
      change();
    },
    setOwn: (site: Site, next: string) => {
      setOwn({ ...own, [site.id]: next });
      change();
    },
    send: (done: () => void, refused: (problem: Problem | null) => void) => {
      setTried(true);
      if (lacks !== null || !data) return refused(null);
      const [only] = sites.length === 1 ? sites : [];
      move(
        {
          rows: rows.flatMap(({ site, credits }) =>
            credits === null || credits === 0 ? [] : [{ fromSiteId: null, toSiteId: site.id, credits }],
          ),
        },
        {
          text: only ? t('moved.added', { count: sum, name: only.name }) : t('moved.many', { count: sum }),
          done,
          refused,
        },
      );
    },
  };
}

function wholeOf(text: string, most: number, language: string): number | null {
  const number = readWhole(text, language);
  return number !== null && number <= most ? number : null;
}
