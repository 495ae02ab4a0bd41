import { maxRecipients, type Problem } from '@tierline/contract';
import { useState } from 'react';
import { readPeople } from '../../accounts/user/read-people.ts';
import { fieldErrors } from '../../../ui/states.tsx';

/** A recipient of the mail; `wrong` is why they cannot get it, as checked here or as the API said. */
export type Recipient = { key: string; email: string; wrong: string | null };

/**
 * The recipients of a mail, as chips and what is being typed (E8): nothing typed is lost, a wrong one can be corrected,
 * one who is named twice is one.
 */
export function useRecipients(words: { notAnAddress: string; nobody: string; tooMany: string }) {
  const [chips, setChips] = useState<readonly Recipient[]>([]);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);

  const withText = (before: readonly Recipient[], text: string): readonly Recipient[] => {
    const more = readPeople(text).people.map(({ key, email, good }): Recipient => ({
      key,
      email,
      wrong: good ? null : words.notAnAddress,
    }));
    return [...before, ...more.filter(({ key }) => !before.some((one) => one.key === key))];
  };
  const add = (text: string) => {
    setChips((before) => withText(before, text));
    setTyped('');
  };
  const lacks = chips.length > maxRecipients ? words.tooMany : tried && chips.length === 0 ? words.nobody : null;
  return {
    chips,
    typed,
    /** How many would get it. */
    good: chips.filter(({ wrong }) => wrong === null).length,
    wrong: chips.filter(({ wrong }) => wrong !== null).length,
    lacks,
    add,
    /** The typed text; a separator after an address makes a chip of it. */
    type: (text: string) => (endsAnAddress(text) ? add(text) : setTyped(text)),
    drop: (key: string) => setChips((before) => before.filter((one) => one.key !== key)),
    /** Takes a chip back into the field, to be corrected there; what stood there becomes a chip itself. */
    mend: (chip: Recipient) => {
      setChips((before) =>
        withText(
          before.filter((one) => one.key !== chip.key),
          typed,
        ),
      );
      setTyped(chip.email);
    },
    /** All that there is, to be sent; null where something has to be corrected first. */
    take: (): string[] | null => {
      const all = withText(chips, typed);
      setChips(all);
      setTyped('');
      setTried(true);
      return all.length === 0 || all.length > maxRecipients || all.some(({ wrong }) => wrong !== null)
        ? null
        : all.map(({ email }) => email);
    },
    /** Marks those that the API does not take, by their place among those sent; false where it said nothing of any. */
    mark: (problem: Problem, sent: readonly string[]): boolean => {
      const said = new Map(
        Object.entries(fieldErrors(problem)).flatMap(([field, detail]) => {
          const address = sent[Number(/^recipients\.(\d+)$/u.exec(field)?.[1])];
          return address === undefined ? [] : [[address, detail] as const];
        }),
      );
      setChips((before) => before.map((chip) => ({ ...chip, wrong: said.get(chip.email) ?? chip.wrong })));
      return said.size > 0;
    },
  };
}

// A space may be part of a name, and a comma too within quotes; after an address both end it.
function endsAnAddress(text: string): boolean {
  if (!/[,;\s]$/u.test(text) || !text.includes('@')) return false;
  return (text.match(/"/gu) ?? []).length % 2 === 0 && text.lastIndexOf('<') <= text.lastIndexOf('>');
}
