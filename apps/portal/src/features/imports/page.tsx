import { Alert, Anchor, Text } from '@mantine/core';
import { isVendor, maxImportRows } from '@tierline/domain';
import { importFields, type ImportKind } from '@tierline/contract';
import { FileUp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { useMe } from '../../session.tsx';
import { useFormat } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, NotFound } from '../../ui/states.tsx';
import { Done } from './done.tsx';
import { FileRows } from './file-rows.tsx';
import { fieldsOf } from './headings.ts';
import classes from './import.module.css';
import { templateOf } from './labels.ts';
import { readCsv, type FileTrouble, type ReadFile, type Separator } from './read-file.ts';
import type { Imported } from './use-import.ts';

/**
 * Imports accounts, users, orders or sites from a CSV file (C2, O1, O8, X5): drop, correct, import. `?tier=`: of what
 * tier accounts are that do not say so; `?account=`: whose users they are, where not the reader's own.
 */
export function ImportPage() {
  const { t: say } = useTranslation('import');
  const { kind } = useParams();
  const { may, account } = useMe();
  const { tiersBelow, modules } = useProgramme();
  const orders = modules.includes('orders') && isVendor(account);
  const sites = modules.includes('credits') && tiersBelow(0).includes(account.tier);
  if (!isKind(kind) || !{ accounts: tiersBelow(account.tier).length > 0, users: true, orders, sites }[kind])
    return <NotFound />;
  const reason = may['data.import'];
  if (reason)
    return <EmptyState icon={<FileUp size={22} />} heading title={say(`title.${kind}`)} hint={reason.detail} />;
  return <ImportScreen key={kind} kind={kind} />;
}

function isKind(kind: string | undefined): kind is ImportKind {
  return kind !== undefined && Object.hasOwn(importFields, kind);
}

type Trouble = { file: string; why: FileTrouble | 'too-many'; rows: number };

function ImportScreen({ kind }: { kind: ImportKind }) {
  const { t: say } = useTranslation('import');
  const [search] = useSearchParams();
  const accountId = kind === 'users' ? (search.get('account') ?? undefined) : undefined;
  const account = useRead('readAccount', { id: accountId ?? '' }, { enabled: accountId !== undefined });
  const [file, setFile] = useState<ReadFile | null>(null);
  const [original, setOriginal] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const take = async (given: File, separator?: Separator) => {
    const read = await readCsv(given, separator);
    const rows = typeof read === 'string' ? 0 : read.rows.length;
    if (typeof read === 'string' || rows > maxImportRows)
      return setTrouble({ file: given.name, why: typeof read === 'string' ? read : 'too-many', rows });
    setTrouble(null);
    setFile(read);
    setOriginal(given);
  };
  const another = () => {
    setFile(null);
    setImported(null);
  };
  if (account.error && !account.data)
    return <ErrorState problem={account.error} onRetry={() => void account.refetch()} />;
  const home = accountId === undefined ? null : { id: accountId, name: account.data?.name ?? '…' };
  return (
    <Page title={home ? say('title.customer', { account: home.name }) : say(`title.${kind}`)} aside={file?.name}>
      {imported && <Done kind={kind} home={home} imported={imported} onAnother={another} />}
      {!imported && file === null && <Drop kind={kind} home={home} onFile={(given) => void take(given)} />}
      {trouble && <TroubleAlert trouble={trouble} />}
      {!imported && file && (
        <FileRows
          key={`${file.name} ${file.separator}`}
          kind={kind}
          file={file}
          tier={search.get('tier')}
          accountId={accountId}
          onSeparator={(separator) => void (original && take(original, separator))}
          onDone={setImported}
          onAnother={another}
        />
      )}
    </Page>
  );
}

function TroubleAlert({ trouble: { file, why, rows } }: { trouble: Trouble }) {
  const { t: say } = useTranslation('import');
  const format = useFormat();
  return (
    <Alert
      role="alert"
      variant="light"
      color="red"
      icon={<TriangleAlert size={16} />}
      mt="md"
      maw={760}
      title={say(`trouble.${why}.title`)}
    >
      {say(`trouble.${why}.hint`, { file, rows: format.number(rows), limit: format.number(maxImportRows) })}
    </Alert>
  );
}

function Drop({
  kind,
  home,
  onFile,
}: {
  kind: ImportKind;
  home: { name: string } | null;
  onFile: (file: File) => void;
}) {
  const { t, i18n } = useTranslation();
  const { t: say } = useTranslation('import');
  const format = useFormat();
  const [over, setOver] = useState(false);
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(templateOf(t, kind, fieldsOf(kind), i18n.language));
    link.download = `${say(`template.${kind}`)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <label className={classes.drop} data-over={over || undefined}>
        {/* It lies over the whole field: what is dropped on it is chosen. */}
        <input
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          className={classes.file}
          aria-describedby="import-hint"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            // The same file again, corrected meanwhile, is another one.
            event.currentTarget.value = '';
          }}
        />
        <FileUp size={28} strokeWidth={1.6} aria-hidden="true" />
        <Text fw={600} component="span">
          {say('drop')}
        </Text>
        <Text size="sm" c="dimmed" component="span" id="import-hint">
          {say('dropHint', { limit: format.number(maxImportRows) })}
        </Text>
      </label>
      <Text size="sm" mt="md" maw={760}>
        {home ? say('intro.customer', { account: home.name }) : say(`intro.${kind}`)}{' '}
        <Anchor component="button" type="button" size="sm" onClick={download}>
          {say('template.download')}
        </Anchor>
      </Text>
    </>
  );
}
