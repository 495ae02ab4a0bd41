import { problemCode, type LineItem, type Problem } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { useContacts } from './split-contact.tsx';
import type { Target } from './split-target.tsx';

/** Where in the dialog a refusal is shown; others stand above the buttons. */
const places = {
  target: ['target-not-related', 'tier-not-allowed', 'target-suspended', 'target-closed', 'not-found'],
  copies: ['only-available', 'copies-taken', 'quantity-not-whole'],
  contact: ['contact-not-of-target', 'contact-inactive', 'no-recipient'],
} as const satisfies Record<string, readonly string[]>;

/** A field of the split dialog that something can be said at. */
export type SplitField = keyof typeof places;

/** The state of a split being prepared, its mistakes so far, and how to send it. */
export function useSplit(of: LineItem) {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  // Refetched after each refusal, so that the remaining copies are up to date.
  const line = useRead('readLineItem', { id: of.id }).data ?? of;
  const write = useWrite('splitLineItems');
  const [target, setTarget] = useState<Target | null>(null);
  // Empty at first: a 1 that stood there would make 130 of a quick 30.
  const [copies, setCopies] = useState('');
  const [mail, setMail] = useState(true);
  const [message, setMessage] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Partial<Record<SplitField, string>>>({});
  const people = useContacts(target?.id ?? null);

  const { quantity } = readQuantity(copies, i18n.language);
  const wanted = quantity ?? 0;
  const unread = words.quantity(copies);
  const left = line.available - wanted;
  const nobody = target !== null && people.contacts?.length === 0;
  const sends = mail && !nobody;
  const refusal = refusalOf(write.error);
  const place =
    refusal &&
    (Object.keys(places) as SplitField[]) // the keys of the table, which Object.keys forgets
      .find((field) => places[field].some((code) => code === refusal.code));

  /** What keeps the split from being sent, at its field. */
  const lacks = (): Partial<Record<SplitField, string>> => ({
    ...(!target && { target: t('entitlement.split.chooseTarget') }),
    ...(unread !== null && { copies: unread }),
    ...(unread === null && left < 0 && { copies: t('entitlement.split.tooMany', { count: line.available }) }),
  });
  const change = () => {
    setWrong({});
    write.reset();
  };
  return {
    line,
    target,
    copies,
    wanted,
    left,
    mail: sends,
    nobody,
    message,
    people,
    sending: write.isPending,
    said: { ...(refusal && place && { [place]: refusal.detail }), ...wrong },
    problem: place ? null : write.error,
    setTarget: (next: Target | null) => {
      setTarget(next);
      change();
    },
    setCopies: (next: string) => {
      setCopies(next);
      change();
    },
    setMail,
    setMessage,
    /** Sends the split, or answers with the field that is not right. */
    send: (after: {
      done: (lineItemId: string | null, operationId: string) => void;
      refused: () => void;
    }): SplitField | null => {
      const found = lacks();
      setWrong(found);
      if (found.target !== undefined || target === null) return 'target';
      if (found.copies !== undefined) return 'copies';
      // The API takes the likeliest contact too. What is sent does not depend on whether the contacts have been read
      // yet, so that it is the same when it is sent again.
      const contact = people.chosen && { contactId: people.chosen.id };
      const ask = {
        rows: [{ lineItemId: line.id, accountId: target.id, copies: wanted, ...contact }],
        mail: sends,
        message: sends ? (message ?? '') : '',
      };
      write.mutate(ask, {
        onSuccess: ({ splits: [child], operationId }) => after.done(child?.id ?? null, operationId),
        onError: after.refused,
      });
      return null;
    },
  };
}

/** What was refused: with one row, that row's own reason. */
function refusalOf(problem: Problem | null): { code: string; detail: string } | null {
  if (!problem?.document) return null;
  const row = problem.document.refused?.[0];
  return row
    ? { code: problemCode(row.type), detail: row.detail }
    : { code: problem.code, detail: problem.document.detail };
}
