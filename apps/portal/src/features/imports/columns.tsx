import { Button, Collapse, Paper, Select, Text } from '@mantine/core';
import { importFields, type ImportField, type ImportKind } from '@tierline/contract';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf, looksLikeAccess } from './headings.ts';
import classes from './import.module.css';
import { fieldLabel } from './labels.ts';
import { separatorNames, separators, type Separator } from './read-file.ts';
import type { ImportState } from './use-import.ts';

/** How the columns of the file are understood, and which are ignored: folded where all are recognised. */
export function Columns({
  kind,
  state,
  onSeparator,
}: {
  kind: ImportKind;
  state: ImportState;
  onSeparator: (separator: Separator) => void;
}) {
  const { t } = useTranslation();
  const { t: say } = useTranslation('import');
  const { file, mapping } = state;
  const fields: Record<string, ImportField> = importFields[kind];
  const missing = fieldsOf(kind).filter((field) => fields[field]?.required === 'always' && !mapping.includes(field));
  const access = looksLikeAccess(file.headings, mapping);
  const [open, setOpen] = useState(missing.length > 0 || (kind === 'users' && access.length > 0));
  const heading = (column: number) => file.headings[column] || say('columns.unnamed', { number: column + 1 });
  const ignored = file.headings.flatMap((_, column) => (mapping[column] === null ? heading(column) : []));
  const options = fieldsOf(kind).map((field) => ({ value: field, label: fieldLabel(t, kind, field) }));
  const encoding =
    { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }[file.encoding] ??
    file.encoding;
  const separator = file.separator === '\t' ? say('columns.tab') : file.separator;
  return (
    <Paper withBorder p="md">
      <div className={classes.columnsHead}>
        <div>
          <Text fw={600} size="sm">
            {say('columns.recognised', { count: mapping.length - ignored.length, total: mapping.length })}
          </Text>
          <Text size="sm" c="dimmed">
            {ignored.length > 0 && <>{say('columns.ignored', { columns: ignored.join(', ') })} </>}
            {say('columns.read', { encoding, separator })}
          </Text>
          {kind === 'users' && access.length > 0 && (
            <Text size="sm" fw={550} role="alert">
              {say('columns.access', { columns: access.join(', '), field: fieldLabel(t, 'users', 'maySignIn') })}
            </Text>
          )}
          {missing.map((field) => (
            <Text key={field} size="sm" c="var(--mantine-color-error)" role="alert">
              {say('columns.missing', { field: fieldLabel(t, kind, field) })}
            </Text>
          ))}
        </div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={open}
          onClick={() => setOpen((was) => !was)}
          rightSection={
            open ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />
          }
        >
          {say('columns.change')}
        </Button>
      </div>
      <Collapse expanded={open}>
        <Select
          size="xs"
          mt="sm"
          maw={260}
          label={say('columns.separator')}
          allowDeselect={false}
          data={separators.map((value) => ({ value, label: say(`columns.separators.${separatorNames[value]}`) }))}
          value={file.separator}
          onChange={(value) => {
            const chosen = separators.find((one) => one === value);
            if (chosen !== undefined && chosen !== file.separator) onSeparator(chosen);
          }}
        />
        <ul className={classes.columns}>
          {file.headings.map((_, column) => (
            // Columns never change their places.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={column}>
              <div>
                <Text size="sm" fw={550}>
                  {heading(column)}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {file.rows.find(({ values }) => values[column]?.trim())?.values[column] ?? ''}
                </Text>
              </div>
              <Select
                size="xs"
                aria-label={say('columns.is', { column: heading(column) })}
                placeholder={say('columns.ignore')}
                clearable
                clearButtonProps={{ 'aria-label': say('columns.ignore') }}
                searchable
                autoComplete="off"
                data={options}
                value={mapping[column] ?? null}
                onChange={(value) => state.setMapping(column, value)}
              />
            </li>
          ))}
        </ul>
      </Collapse>
    </Paper>
  );
}
