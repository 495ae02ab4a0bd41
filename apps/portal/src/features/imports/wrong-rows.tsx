import { Button, Paper, Text, TextInput } from '@mantine/core';
import type { ImportFieldName, ImportKind } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf } from './headings.ts';
import classes from './import.module.css';
import { fieldLabel } from './labels.ts';
import type { FileRow } from './read-file.ts';
import { rowTitle } from './ready-rows.tsx';
import type { ImportState } from './use-import.ts';

const atOnce = 50;

/**
 * The rows that are not right, each with its wrong cells to be corrected in place; a corrected one is checked when its
 * cell is left.
 */
export function WrongRows({ kind, state }: { kind: ImportKind; state: ImportState }) {
  const { t: say } = useTranslation('import');
  const [shown, setShown] = useState(atOnce);
  const { wrong } = state;
  return (
    <section className={classes.section} aria-labelledby="import-wrong">
      <div className={classes.sectionHead}>
        <h2 id="import-wrong">{say('wrong', { count: wrong.length })}</h2>
        <Button variant="default" size="xs" onClick={() => state.leaveOut(wrong)}>
          {say('leaveAllOut')}
        </Button>
      </div>
      <ul className={classes.list}>
        {wrong.slice(0, shown).map((row) => (
          <li key={row.line}>
            <WrongRow kind={kind} state={state} row={row} />
          </li>
        ))}
      </ul>
      {wrong.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown((before) => before + atOnce)}>
          {say('showMore')}
        </Button>
      )}
    </section>
  );
}

function WrongRow({ kind, state, row }: { kind: ImportKind; state: ImportState; row: FileRow }) {
  const { t } = useTranslation();
  const { t: say } = useTranslation('import');
  const cells = state.wrongCells(row);
  const mended = state.isMended(row);
  const isField = (field: string): field is ImportFieldName => fieldsOf(kind).some((known) => known === field);
  return (
    <Paper withBorder p="md" data-wrong={!mended || undefined}>
      <div className={classes.sectionHead}>
        <Text size="sm" fw={600}>
          <span className={classes.line}>{say('row', { line: row.line })}</span> {rowTitle(kind, state, row)}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={say('leaveOutOf', { line: row.line })}
          onClick={() => state.leaveOut([row])}
        >
          {say('leaveOut')}
        </Button>
      </div>
      <div className={classes.cells}>
        {cells.map(({ field, detail }) =>
          isField(field) ? (
            <TextInput
              key={field}
              label={fieldLabel(t, kind, field)}
              error={mended ? null : detail}
              autoComplete="off"
              value={state.cell(row, field)}
              onChange={(event) => state.mend(row, field, event.currentTarget.value)}
              onBlur={() => mended && state.check()}
              onKeyDown={(event) => event.key === 'Enter' && state.check()}
            />
          ) : (
            <Text key={field} size="sm" c="var(--mantine-color-error)">
              {detail}
            </Text>
          ),
        )}
      </div>
    </Paper>
  );
}
