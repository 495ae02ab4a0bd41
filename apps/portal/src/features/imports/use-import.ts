import { type ImportFieldName, type ImportKind, Problem, type Reply, type Send } from '@tierline/contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useWrite } from '../../api.ts';
import { toastDone } from '../../ui/toast.tsx';
import { fieldsOf, recognise } from './headings.ts';
import type { FileRow, ReadFile } from './read-file.ts';

/** The mistake of a cell. */
export type WrongCell = { field: string; detail: string };

/**
 * A file being imported: which column is what, what was corrected, what is left out, and what the API says of each row.
 */
export type ImportState = {
  file: ReadFile;
  mapping: readonly (ImportFieldName | null)[];
  /** The fields that rows can have: those that a column is, and those that something is wrong with. */
  fields: readonly ImportFieldName[];
  cell: (row: FileRow, field: ImportFieldName) => string;
  wrong: readonly FileRow[];
  ready: readonly FileRow[];
  out: readonly FileRow[];
  wrongCells: (row: FileRow) => readonly WrongCell[];
  /** Changed since the API saw it. */
  isMended: (row: FileRow) => boolean;
  checking: boolean;
  checked: boolean;
  problem: Problem | null;
  /** The recipients of mails that give access, as far as the rows have been checked. */
  mails: readonly string[];
  setMapping: (column: number, field: ImportFieldName | null) => void;
  mend: (row: FileRow, field: ImportFieldName, value: string) => void;
  leaveOut: (rows: readonly FileRow[]) => void;
  takeIn: (rows: readonly FileRow[]) => void;
  check: () => void;
  submit: () => void;
  sending: boolean;
};

/** What an import has made. */
export type Imported = Reply<'importRows'>;

type NotifiedPerson = Map<number, readonly WrongCell[]>;

/**
 * Carries a file through, users into the reader's own company or into the account that is named: checked by the API
 * when it comes and whenever something of it changes, then imported as one operation.
 */
export function useImport(
  kind: ImportKind,
  file: ReadFile,
  options: {
    defaults: Partial<Record<ImportFieldName, string>>;
    accountId: string | undefined;
    onDone: (imported: Imported) => void;
  },
): ImportState {
  const [mapping, setAllMapping] = useState(() =>
    file.headings.map((_, column) => recognise(kind, file.headings)[column] ?? null),
  );
  const [mended, setMended] = useState<Record<number, Partial<Record<ImportFieldName, string>>>>({});
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [told, setTold] = useState<NotifiedPerson>(new Map());
  const [check, setCheck] = useState<{ running: boolean; done: boolean; problem: Problem | null }>({
    running: false,
    done: false,
    problem: null,
  });
  const { t: say } = useTranslation('import');
  const write = useWrite('importRows');
  const running = useRef<AbortController | null>(null);
  const [mails, setMails] = useState<readonly string[]>([]);

  const cellIn = (columns: readonly (ImportFieldName | null)[], row: FileRow, field: ImportFieldName) => {
    const column = columns.indexOf(field);
    return mended[row.line]?.[field] ?? (column < 0 ? '' : (row.values[column] ?? ''));
  };
  const { defaults, accountId } = options;
  const send = (
    without: ReadonlySet<number>,
    columns: readonly (ImportFieldName | null)[],
  ): { rows: FileRow[]; asked: Send<'importRows'> } => {
    const rows = file.rows.filter((row) => !without.has(row.line));
    const cells = rows.map((row) => {
      const filled = fieldsOf(kind)
        .map((field) => [field, cellIn(columns, row, field).trim() || (defaults[field] ?? '')] as const)
        .filter(([, value]) => value !== '');
      return { line: row.line, ...Object.fromEntries(filled) };
    });
    return { rows, asked: { [kind]: cells, ...(accountId !== undefined && { accountId }) } };
  };
  const tell = (rows: readonly FileRow[], wrong: readonly (WrongCell & { row: number })[]) => {
    const next: NotifiedPerson = new Map();
    for (const { row, field, detail } of wrong) {
      const line = rows[row]?.line ?? 0;
      next.set(line, [...(next.get(line) ?? []), { field, detail }]);
    }
    setTold(next);
    setSeen(new Set());
  };
  const run = async (without: ReadonlySet<number> = left, columns = mapping): Promise<void> => {
    running.current?.abort();
    write.reset();
    const { rows, asked } = send(without, columns);
    if (rows.length === 0) return;
    const controller = new AbortController();
    running.current = controller;
    setCheck((before) => ({ ...before, running: true }));
    try {
      const answer = await ask('previewImport', asked, { signal: controller.signal });
      if (controller.signal.aborted) return;
      tell(
        rows,
        answer.rows.flatMap(({ wrong }, row) => wrong.map((one) => ({ row, ...one }))),
      );
      setMails(answer.rows.flatMap(({ mail, wrong }) => (mail && wrong.length === 0 ? [mail.to] : [])));
      setCheck({ running: false, done: true, problem: null });
    } catch (error) {
      if (!controller.signal.aborted)
        setCheck((before) => ({
          ...before,
          running: false,
          problem: error instanceof Problem ? error : new Problem({ document: null }),
        }));
    }
  };
  const begin = useRef(run);
  // Checked when it is loaded, and again whenever something of it changes.
  useEffect(() => {
    void begin.current();
    return () => running.current?.abort();
  }, []);

  const included = file.rows.filter((row) => !left.has(row.line));
  const known = fieldsOf(kind);
  const mapped = known.filter((field) => mapping.includes(field));
  return {
    file,
    mapping,
    cell: (row, field) => cellIn(mapping, row, field),
    checking: check.running,
    checked: check.done,
    sending: write.isPending,
    mails,
    fields: mapped,
    problem: write.error && write.error.code !== 'rows-refused' ? write.error : check.problem,
    wrong: included.filter((row) => told.has(row.line)),
    ready: included.filter((row) => !told.has(row.line)),
    out: file.rows.filter((row) => left.has(row.line)),
    wrongCells: (row) => told.get(row.line) ?? [],
    isMended: (row) => seen.has(row.line),
    setMapping: (column, field) => {
      const next = mapping.map((old, place) => (place === column ? field : old === field ? null : old));
      setAllMapping(next);
      void run(left, next);
    },
    mend: (row, field, value) => {
      // A check under way is about the former content; its answer would mark the row that is being corrected as wrong.
      running.current?.abort();
      setCheck((before) => ({ ...before, running: false }));
      setMended((before) => ({ ...before, [row.line]: { ...before[row.line], [field]: value } }));
      setSeen((before) => new Set([...before, row.line]));
    },
    leaveOut: (rows) => {
      const next = new Set([...left, ...rows.map(({ line }) => line)]);
      setLeft(next);
      // Other rows may have been refused as repeats of these.
      void run(next);
    },
    takeIn: (rows) => {
      const next = new Set([...left].filter((line) => !rows.some((row) => row.line === line)));
      setLeft(next);
      void run(next);
    },
    check: () => void run(),
    submit: () => {
      running.current?.abort();
      setCheck((before) => ({ ...before, running: false }));
      const { rows, asked } = send(left, mapping);
      write.mutate(asked, {
        onSuccess: (imported) => {
          const { operationId } = imported;
          // An import is one operation: undone, it is undone whole (X8).
          if (operationId !== undefined)
            toastDone({
              text: say(`done.${kind}`, { count: imported.made.length }),
              undo: { operationId, undone: say('undone', { count: imported.made.length }) },
            });
          options.onDone(imported);
        },
        onError: (problem) => {
          const refused = problem.document?.refused ?? [];
          if (problem.code === 'rows-refused')
            tell(
              rows,
              refused.map(({ row, field = '', detail }) => ({ row, field, detail })),
            );
        },
      });
    },
  };
}
