import type { Problem } from '@tierline/contract';
import type { Role } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { readPeople, type FoundPerson } from './read-people.ts';
import { useGivableRoles } from './user-parts.tsx';

/** How many can be let in at once. */
export const mostAtOnce = 100;

/** One row of the list: who, with which role, and what is wrong. */
export type InviteRow = FoundPerson & { role: Role; wrong: string | null };

/**
 * A list of people being prepared of what was typed or pasted: each with a role of their own, the same for all
 * at first.
 */
export function useInvite(account: { id: string; language: string }) {
  const { t } = useTranslation();
  const roles = useGivableRoles(useMe().account.id === account.id);
  const write = useWrite('invitePeople');
  const [text, setText] = useState('');
  const [preset, setPreset] = useState<Role>(roles[0] ?? 'observer');
  const [own, setOwn] = useState<ReadonlyMap<string, Role>>(new Map());
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [language, setLanguage] = useState(account.language);
  // Whose rows were sent: a refusal names them by their place.
  const [sent, setSent] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);

  const { people, twice } = readPeople(text);
  const wrong = refusals(write.error, sent);
  const rows: InviteRow[] = people
    .filter(({ key }) => !dropped.has(key))
    .map((person) => ({
      ...person,
      role: own.get(person.key) ?? preset,
      wrong: wrong.get(person.key) ?? (person.good ? null : t('invitation.notAnAddress')),
    }));
  const lacks =
    rows.length === 0
      ? t('invitation.nobody')
      : rows.length > mostAtOnce
        ? t('invitation.tooMany', { most: mostAtOnce })
        : null;
  return {
    text,
    rows,
    twice,
    roles,
    preset,
    language,
    sending: write.isPending,
    /** What is wrong with the list as a whole; shown once it was to be sent. */
    lacks: tried || rows.length > mostAtOnce ? lacks : null,
    problem: wrong.size > 0 ? null : write.error,
    setText: (next: string) => {
      setText(next);
      setDropped(new Set());
    },
    setPreset: (role: Role) => {
      setPreset(role);
      setOwn(new Map());
    },
    setRole: (key: string, role: Role) => setOwn((before) => new Map(before).set(key, role)),
    drop: (key: string) => setDropped((before) => new Set(before).add(key)),
    setLanguage,
    /** Sends the list, if nothing is wrong with it as far as is known here. */
    send: (told: (count: number) => void, done: () => void, refused: () => void) => {
      setTried(true);
      if (lacks !== null || rows.some((row) => !row.good)) return refused();
      setSent(rows.map((row) => row.key));
      write.mutate(
        {
          accountId: account.id,
          people: rows.map(({ email, firstName, lastName, role }) => ({
            email,
            firstName,
            lastName,
            role,
            language,
          })),
        },
        { onSuccess: ({ users }) => told(users.length), ifOpen: done, onError: refused },
      );
    },
  };
}

/** What the API said of single rows, by whose they were. */
function refusals(problem: Problem | null, sent: readonly string[]): Map<string, string> {
  const rows = (problem?.document?.refused ?? []).map(({ row, detail }) => [sent[row] ?? '', detail] as const);
  const fields = (problem?.document?.errors ?? []).flatMap(({ pointer, detail }) => {
    const [, row] = /^\/people\/(\d+)\//u.exec(pointer) ?? [];
    return row === undefined ? [] : [[sent[Number(row)] ?? '', detail] as const];
  });
  return new Map([...rows, ...fields]);
}
