import { readDay, readQuantity, writeDay, type QuantityBounds } from '@tierline/domain';
import { useTranslation } from 'react-i18next';

/** From which to which day a day may be. */
export type DayBounds = { min?: string | undefined; max?: string | undefined };

/** Says in the reader's words why what stands in a field cannot be read; null where it can. */
export function useTypedWords() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const written = (day: string) => writeDay(day, language);
  return {
    /** Of a day, as it was typed or as it is stored. */
    day: (text: string, { min, max }: DayBounds = {}): string | null => {
      const { day, wrong } = readDay(text, language);
      if (wrong === null) {
        if (min !== undefined && day < min) return t('ui.day.early', { day: written(min) });
        return max !== undefined && day > max ? t('ui.day.late', { day: written(max) }) : null;
      }
      if (wrong.rule === 'missing') return t('ui.required');
      if (wrong.rule === 'no-such-day') return t('ui.day.none');
      if (wrong.rule === 'not-a-day') return t('ui.day.unread', { example: written('2027-12-31') });
      const [one, other] = wrong.days;
      return t('ui.day.ambiguous', { day: written(one), otherDay: written(other) });
    },
    /** Of a quantity. */
    quantity: (text: string, bounds?: QuantityBounds): string | null => {
      const { wrong } = readQuantity(text, language, bounds);
      if (wrong === null) return null;
      if (wrong.rule === 'missing') return t('ui.quantity.missing');
      if (wrong.rule === 'not-whole') return t('ui.quantity.whole', { example: 1250 });
      return wrong.rule === 'too-small'
        ? t('ui.quantity.small', { minimum: wrong.minimum })
        : t('ui.quantity.large', { maximum: wrong.maximum });
    },
  };
}
