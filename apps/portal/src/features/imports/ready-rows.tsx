import { ActionIcon, Button, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ImportKind } from '@tierline/contract';
import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import { fieldLabel } from './labels.ts';
import type { FileRow } from './read-file.ts';
import type { ImportState } from './use-import.ts';

const atOnce = 50;
const titleField = { accounts: 'name', users: 'email', orders: 'number', sites: 'name' } as const;

/** What a row is about, by the content of it. */
export function rowTitle(kind: ImportKind, state: ImportState, row: FileRow): string {
  return state.cell(row, titleField[kind]).trim();
}

/** The rows that are right, as they will be imported. */
export function ReadyRows({ kind, state }: { kind: ImportKind; state: ImportState }) {
  const { t: say } = useTranslation('import');
  if (state.ready.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="import-ready">
      <div className={classes.sectionHead}>
        <h2 id="import-ready">{say('ready', { count: state.ready.length })}</h2>
      </div>
      <Rows
        kind={kind}
        state={state}
        rows={state.ready}
        name={say('ready', { count: state.ready.length })}
        action={{ icon: <X size={16} />, label: 'leaveOutOf', act: state.leaveOut }}
      />
    </section>
  );
}

/** The rows that were left out, to be taken in again. */
export function OutRows({ kind, state }: { kind: ImportKind; state: ImportState }) {
  const { t: say } = useTranslation('import');
  const [open, setOpen] = useState(false);
  return (
    <section className={classes.section}>
      <Button variant="subtle" size="compact-sm" ml={-8} aria-expanded={open} onClick={() => setOpen((was) => !was)}>
        {say('out', { count: state.out.length })}
      </Button>
      {open && (
        <Rows
          kind={kind}
          state={state}
          rows={state.out}
          name={say('out', { count: state.out.length })}
          action={{ icon: <Undo2 size={16} />, label: 'takeInOf', act: state.takeIn }}
        />
      )}
    </section>
  );
}

type Action = { icon: React.ReactNode; label: 'leaveOutOf' | 'takeInOf'; act: (rows: readonly FileRow[]) => void };

function Rows({
  kind,
  state,
  rows,
  name,
  action,
}: {
  kind: ImportKind;
  state: ImportState;
  rows: readonly FileRow[];
  name: string;
  action: Action;
}) {
  const { t } = useTranslation();
  const { t: say } = useTranslation('import');
  const [shown, setShown] = useState(atOnce);
  const narrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const some = rows.slice(0, shown);
  const button = (row: FileRow) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={say(action.label, { line: row.line })}
      onClick={() => action.act([row])}
    >
      {action.icon}
    </ActionIcon>
  );
  const label = (field: (typeof state.fields)[number]) => fieldLabel(t, kind, field);
  return (
    <>
      {narrow ? (
        <ul className={classes.cards} aria-label={name}>
          {some.map((row) => (
            <li key={row.line}>
              <div className={classes.sectionHead}>
                <Text size="sm" fw={600}>
                  <span className={classes.line}>{row.line}</span> {rowTitle(kind, state, row)}
                </Text>
                {button(row)}
              </div>
              <dl>
                {state.fields
                  .filter((field) => field !== titleField[kind] && state.cell(row, field).trim() !== '')
                  .map((field) => (
                    <div key={field}>
                      <dt>{label(field)}</dt>
                      <dd>{state.cell(row, field)}</dd>
                    </div>
                  ))}
              </dl>
            </li>
          ))}
        </ul>
      ) : (
        // What can be scrolled can be reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.frame} tabIndex={0} role="region" aria-label={name}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{say('line')}</th>
                {state.fields.map((field) => (
                  <th key={field} scope="col">
                    {label(field)}
                  </th>
                ))}
                <th scope="col">
                  <span className={classes.hidden}>{say('action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {some.map((row) => (
                <tr key={row.line}>
                  <td className="tl-number">{row.line}</td>
                  {state.fields.map((field) => (
                    <td key={field}>{state.cell(row, field)}</td>
                  ))}
                  <td>{button(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > shown && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown((before) => before + 4 * atOnce)}>
          {say('showMore')}
        </Button>
      )}
    </>
  );
}
