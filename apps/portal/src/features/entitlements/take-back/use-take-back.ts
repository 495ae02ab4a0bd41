import type { LineItem, Problem } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { fieldErrors } from '../../../ui/states.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import type { Way } from './take-back-host.tsx';

type Sent = { operationId: string; copies: number; asked: number };

/** What is being given or taken back of which lines, what is wrong with it so far, and how to send it. */
export function useTakeBack(way: Way, lines: readonly LineItem[]) {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  const returns = useWrite('returnCopies');
  const recalls = useWrite('recallCopies');
  const write = way === 'return' ? returns : recalls;
  const one = lines.length === 1;
  // One line's quantity begins empty, like that of a split; of many lines all that is available is meant.
  const [copies, setCopies] = useState<Record<string, string>>(() =>
    one ? {} : Object.fromEntries(lines.map((line) => [line.id, String(line.available)])),
  );
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});

  const wanted = (line: LineItem) => readQuantity(copies[line.id] ?? '', i18n.language).quantity ?? Number.NaN;
  const leftOut = (line: LineItem) => /^\s*0*\s*$/u.test(copies[line.id] ?? '');
  /** Lines of many that nothing is wanted of are left out. */
  const rows = () =>
    lines.filter((line) => one || !leftOut(line)).map((line) => ({ lineItemId: line.id, copies: wanted(line) }));
  const lacks = (): Record<string, string> => ({
    ...Object.fromEntries(
      lines
        .filter((line) => rows().some((row) => row.lineItemId === line.id))
        .flatMap((line) => {
          const unread = words.quantity(copies[line.id] ?? '');
          if (unread !== null) return [[line.id, unread]];
          return wanted(line) > line.available
            ? [[line.id, t('entitlement.split.tooMany', { count: line.available })]]
            : [];
        }),
    ),
    ...(rows().length === 0 && { '': t('takeBack.nothing') }),
    ...(reason.trim() === '' && { reason: t('takeBack.reasonMissing') }),
  });
  const change = () => {
    setWrong({});
    returns.reset();
    recalls.reset();
  };
  return {
    copies,
    reason,
    sending: write.isPending,
    total: rows().reduce((sum, row) => sum + (Number.isSafeInteger(row.copies) ? row.copies : 0), 0),
    said: { ...saidOfRows(write.error, rows()), ...wrong },
    problem: write.error && Object.keys(saidOfRows(write.error, rows())).length > 0 ? null : write.error,
    setCopies: (line: LineItem, next: string) => {
      setCopies({ ...copies, [line.id]: next });
      change();
    },
    setReason: (next: string) => {
      setReason(next);
      change();
    },
    /** Sends it, or answers with the field that is not right: a line's id, `reason`, or `` for all. */
    send: (done: (sent: Sent) => void): string | null => {
      const found = lacks();
      setWrong(found);
      const [first] = Object.keys(found);
      if (first !== undefined) return first;
      const send = { rows: rows(), reason };
      const count = send.rows.reduce((sum, row) => sum + row.copies, 0);
      if (way === 'return')
        returns.mutate(send, {
          onSuccess: ({ operationId }) => done({ operationId, copies: count, asked: 0 }),
        });
      else
        recalls.mutate(send, {
          onSuccess: ({ operationId, recalls: rowsDone }) => {
            const asked = rowsDone.filter((row) => row.requestId !== null).reduce((sum, row) => sum + row.copies, 0);
            done({ operationId, copies: count - asked, asked });
          },
        });
      return null;
    },
  };
}

// What was refused of single rows, by the row's line; and what is wrong with the reason.
function saidOfRows(problem: Problem | null, rows: readonly { lineItemId: string }[]): Record<string, string> {
  const { reason } = fieldErrors(problem);
  const refused = (problem?.document?.refused ?? []).flatMap(({ row, detail }) => {
    const line = rows[row]?.lineItemId;
    return line === undefined ? [] : [[line, detail] as const];
  });
  return { ...Object.fromEntries(refused), ...(reason !== undefined && { reason }) };
}
