import { nameKey, readQuantity, type ServingPreference } from '@tierline/domain';
import { useMemo, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import type { Ending } from './split-ends.ts';
import {
  filledRows,
  isOfProduct,
  newRow,
  rowAsk,
  splitAsk,
  twins,
  type Grid,
  type GridRow,
  type RowChange,
} from './split-rows.ts';
import type { Target } from './split-target.tsx';
import { useSplitPreview } from './use-split-preview.ts';

/** What a grid begins with. */
export type GridStart = {
  rows: readonly GridRow[];
  common: Target | null;
  eachItsOwn: boolean;
  mail: boolean;
  message: string;
  paste: boolean;
};

/** The actions on the grid. `rename` replaces a typed name in all rows by the account that was created for it. */
export type GridAction =
  | { do: 'change'; key: string; change: RowChange }
  | { do: 'add'; rows: readonly GridRow[] }
  | { do: 'remove'; key: string }
  | { do: 'common'; target: Target | null }
  | { do: 'each' }
  | { do: 'rename'; typed: string; account: { id: string; name: string } }
  | { do: 'contact'; accountId: string; contactId: string };

function reduce(grid: Grid, action: GridAction): Grid {
  switch (action.do) {
    case 'change':
      return { ...grid, rows: grid.rows.map((row) => (row.key === action.key ? { ...row, ...action.change } : row)) };
    case 'add':
      return { ...grid, rows: [...filledRows(grid), ...action.rows] };
    case 'remove':
      return { ...grid, rows: grid.rows.length > 1 ? grid.rows.filter((row) => row.key !== action.key) : [newRow()] };
    case 'common':
      return { ...grid, common: { target: action.target } };
    case 'each':
      return {
        ...grid,
        common: null,
        rows: grid.rows.map((row) =>
          row.partner === '' && grid.common?.target
            ? { ...row, partner: grid.common.target.name, accountId: grid.common.target.id }
            : row,
        ),
      };
    case 'rename':
      return {
        ...grid,
        rows: grid.rows.map((row) =>
          nameKey(row.partner) === nameKey(action.typed)
            ? { ...row, partner: action.account.name, accountId: action.account.id }
            : row,
        ),
      };
    case 'contact':
      return { ...grid, contacts: new Map([...grid.contacts, [action.accountId, action.contactId]]) };
  }
}

/** The mistakes of a row, by field, in words. */
export type RowWrong = { partner?: string; source?: string; copies?: string };

/**
 * The rows of a split being prepared, what is wrong with each, and how to send them all as one operation (E4).
 */
export function useSplitGrid(start: GridStart) {
  const { t, i18n } = useTranslation('split');
  const language = i18n.language;
  const [grid, act] = useReducer(reduce, {
    rows: start.rows,
    common: start.eachItsOwn ? null : { target: start.common },
    contacts: new Map<string, string>(),
  });
  const [mail, setMail] = useState(start.mail);
  const [message, setMessage] = useState(start.message);
  const [prefer, setPrefer] = useState<ServingPreference>('ending-first');
  const [tried, setTried] = useState(false);
  const write = useWrite('splitLineItems');
  const rows = useMemo(() => filledRows(grid), [grid]);
  const asks = useMemo(
    () =>
      new Map(
        rows.flatMap((row) => {
          const asked = rowAsk(row, grid, language);
          return asked ? [[row.key, asked] as const] : [];
        }),
      ),
    [rows, grid, language],
  );
  const preview = useSplitPreview(asks, mail, prefer);
  const { checked } = preview;

  const wrong = useMemo(
    () =>
      new Map(
        rows.flatMap((row) => {
          const told = (field: string) =>
            checked.get(row.key)?.wrong.find((one) => one.field === field && one.code !== 'quantity-not-whole')?.detail;
          const lacks = tried || row.pasted;
          const { wrong: copies } = readQuantity(row.copies, language);
          const found: RowWrong = {
            ...optional(
              'partner',
              row.partner.length > 200
                ? t('tooLong')
                : lacks && !grid.common && row.partner.trim() === ''
                  ? t('choosePartner')
                  : (told('target') ?? told('contact')),
            ),
            ...optional(
              'source',
              row.source.length > 200
                ? t('tooLong')
                : lacks && !row.line && row.source.trim() === ''
                  ? t('chooseSource')
                  : told('source'),
            ),
            ...optional(
              'copies',
              copies?.rule === 'not-whole' || copies?.rule === 'too-small'
                ? t('notWhole', { text: row.copies.trim() })
                : copies?.rule === 'too-large'
                  ? t('tooManyCopies')
                  : copies?.rule === 'missing' && lacks
                    ? t('enterCopies')
                    : told('copies'),
            ),
          };
          return Object.keys(found).length > 0 ? [[row.key, found] as const] : [];
        }),
      ),
    [rows, checked, tried, grid.common, language, t],
  );
  const doubles = useMemo(() => twins(grid, checked), [grid, checked]);
  const copies = rows.reduce((sum, row) => sum + (readQuantity(row.copies, language).quantity ?? 0), 0);
  const named = rows.map(
    (row) => grid.common?.target?.id ?? row.accountId ?? checked.get(row.key)?.account?.id ?? nameKey(row.partner),
  );
  const partners = new Set(named.filter((name) => name !== '')).size;

  return {
    grid,
    act,
    language,
    rows,
    wrong,
    doubles,
    preview,
    copies,
    partners,
    mail,
    setMail,
    message,
    setMessage,
    prefer,
    setPrefer,
    isOfProduct,
    sending: write.isPending,
    problem: write.error,
    /** Sends all rows as one operation; answers with the keys of rows that are not right, and then sends nothing. */
    send: (done: (copies: number, operationId: string, ends: readonly Ending[]) => void): readonly string[] => {
      setTried(true);
      const ready = rows.flatMap((row) => {
        const asked = asks.get(row.key);
        const one = asked && splitAsk(asked, checked.get(row.key));
        return one ? [one] : [];
      });
      const notRight = rows
        .filter((row) => wrong.has(row.key) || !asks.has(row.key) || asks.get(row.key)?.copies === null)
        .map((row) => row.key);
      if (notRight.length > 0 || ready.length === 0)
        return notRight.length > 0 ? notRight : grid.rows.slice(0, 1).map((row) => row.key);
      write.mutate(
        { rows: ready, prefer, mail, message: mail ? message : '' },
        { onSuccess: ({ operationId, splits }) => done(copies, operationId, splits) },
      );
      return [];
    },
  };
}

/** What a grid is and can do. */
export type SplitGridState = ReturnType<typeof useSplitGrid>;

function optional<K extends keyof RowWrong>(field: K, text: string | undefined): RowWrong {
  return text === undefined ? {} : { [field]: text };
}
