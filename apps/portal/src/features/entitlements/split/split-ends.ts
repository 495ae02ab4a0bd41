import { useTranslation } from 'react-i18next';
import { daysFromToday, useFormat } from '../../../ui/format.ts';

/** So many copies that last until a day; null: without end. */
export type Ending = { copies: number; expiresOn: string | null };

/** Copies that expire within so many days are warned of before they are handed on. */
export const soonDays = 60;

/** Whether copies expire within the days that are warned of. */
export function endsSoon({ expiresOn }: Pick<Ending, 'expiresOn'>): boolean {
  return expiresOn !== null && daysFromToday(expiresOn) <= soonDays;
}

/** The copies by their last day, what ends first in front. */
export function byEnd(all: readonly Ending[]): Ending[] {
  const sums = new Map<string | null, number>();
  for (const { expiresOn, copies } of all) sums.set(expiresOn, (sums.get(expiresOn) ?? 0) + copies);
  return [...sums]
    .map(([expiresOn, copies]) => ({ expiresOn, copies }))
    .toSorted((one, other) => ((one.expiresOn ?? 'never') < (other.expiresOn ?? 'never') ? -1 : 1));
}

/** Writes until when copies last: "10 until 15 Dec 2026 (in 16 days), 2 until 3 Jul 2029". */
export function useEndsInWords(): (all: readonly Ending[]) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const words = ({ copies, expiresOn }: Ending) => {
    if (expiresOn === null) return t('entitlement.split.ends.never', { copies });
    const day = format.day(expiresOn);
    return endsSoon({ expiresOn })
      ? t('entitlement.split.ends.soon', { copies, day, far: format.fromToday(expiresOn) })
      : t('entitlement.split.ends.on', { copies, day });
  };
  return (all) => {
    const ends = byEnd(all);
    return [...ends.slice(0, 4).map(words), ...(ends.length > 4 ? ['…'] : [])].join(', ');
  };
}
