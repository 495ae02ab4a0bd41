import { Button, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { readQuantity, shownEmail } from '@tierline/domain';
import { endsSoon, useEndsInWords, type Ending } from './split-ends.ts';
import classes from './split-grid.module.css';
import type { SplitGridState } from './use-split-grid.ts';

type Letter = {
  accountId: string;
  name: string;
  contact: { id: string; email: string } | null;
  lines: { key: string; what: string; copies: number; draws: readonly Ending[] }[];
};

/** What each partner gets, before it is sent: one mail for each, to a contact that can be changed. */
export function SplitReview({ state }: { state: SplitGridState }) {
  const { t } = useTranslation('split');
  const letters = lettersOf(state);
  const endsInWords = useEndsInWords();
  return (
    <ul className={classes.letters} aria-label={t('review')}>
      {letters.map((letter) => (
        <li key={letter.accountId} className={classes.letter}>
          <div>
            <Text size="sm" fw={600}>
              {letter.name}
            </Text>
            <Text size="xs" c="dimmed" className="tl-number">
              {t('copiesIn', { count: letter.lines.reduce((sum, line) => sum + line.copies, 0) })}
            </Text>
          </div>
          <Contact
            letter={letter}
            mails={state.mail}
            onChoose={(contactId) => state.act({ do: 'contact', accountId: letter.accountId, contactId })}
          />
          <div>
            {letter.lines.map((line) => (
              <div key={line.key}>
                <Text size="sm" className="tl-number">
                  {line.copies} × {line.what}
                </Text>
                {line.draws.length > 0 && (
                  <Text
                    size="xs"
                    className="tl-number"
                    c={line.draws.some(endsSoon) ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}
                  >
                    {endsInWords(line.draws)}
                  </Text>
                )}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Contact(props: { letter: Letter; mails: boolean; onChoose: (id: string) => void }) {
  const { t } = useTranslation('split');
  const [open, setOpen] = useState(false);
  const { accountId, name, contact } = props.letter;
  const people = useRead('listUsers', { id: accountId, contacts: 'true', limit: '100' }, { enabled: open });
  if (!props.mails)
    return (
      <Text size="sm" c="dimmed">
        {t('noMail')}
      </Text>
    );
  if (!open)
    return (
      <div>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {shownEmail(contact?.email ?? '')}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          ml={-8}
          onClick={() => setOpen(true)}
          aria-label={t('otherContactOf', { name })}
        >
          {t('otherContact')}
        </Button>
      </div>
    );
  return (
    <Select
      aria-label={t('contactOf', { name })}
      allowDeselect={false}
      value={contact?.id ?? null}
      onChange={(id) => id !== null && props.onChoose(id)}
      autoFocus
      defaultDropdownOpened
      data={(people.data?.items ?? []).map((user) => ({
        value: user.id,
        label:
          `${user.firstName} ${user.lastName}`.trim() === ''
            ? shownEmail(user.email)
            : `${`${user.firstName} ${user.lastName}`.trim()} · ${shownEmail(user.email)}`,
      }))}
    />
  );
}

function lettersOf({ rows, grid, preview, language }: SplitGridState): Letter[] {
  const letters = new Map<string, Letter>();
  for (const row of rows) {
    const checked = preview.checked.get(row.key);
    const account = grid.common?.target ?? checked?.account;
    if (!account) continue;
    const letter = letters.get(account.id) ?? {
      accountId: account.id,
      name: account.name,
      contact: checked?.contact ?? null,
      lines: [],
    };
    letter.lines.push({
      key: row.key,
      what: row.line?.product.name ?? checked?.product?.name ?? row.source,
      copies: readQuantity(row.copies, language).quantity ?? 0,
      draws: checked?.draws ?? [],
    });
    letters.set(account.id, letter);
  }
  return [...letters.values()];
}
