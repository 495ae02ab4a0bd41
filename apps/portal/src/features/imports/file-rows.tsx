import { Alert, Button, Text } from '@mantine/core';
import type { ImportFieldName, ImportKind } from '@tierline/contract';
import { Mail } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session.tsx';
import { FormError } from '../../ui/states.tsx';
import { Columns } from './columns.tsx';
import classes from './import.module.css';
import type { ReadFile, Separator } from './read-file.ts';
import { OutRows, ReadyRows } from './ready-rows.tsx';
import { useImport, type Imported } from './use-import.ts';
import { WrongRows } from './wrong-rows.tsx';
import { localeOf } from '../../ui/format.ts';

/**
 * The rows of a file before their import: how its columns are understood, what is to be corrected, what is ready, and
 * the one button.
 */
export function FileRows(props: {
  kind: ImportKind;
  file: ReadFile;
  tier: string | null;
  accountId: string | undefined;
  onSeparator: (separator: Separator) => void;
  onDone: (imported: Imported) => void;
  onAnother: () => void;
}) {
  const { t: say } = useTranslation('import');
  const { kind, file } = props;
  const { user } = useMe();
  const top = useRef<HTMLDivElement>(null);
  // Until a row says otherwise, a company lives where its creator does, and is of the tier that was on the screen.
  const defaults: Partial<Record<ImportFieldName, string>> =
    kind === 'accounts' ? { timeZone: user.timeZone, ...(props.tier !== null && { tier: props.tier }) } : {};
  const state = useImport(kind, file, { defaults, accountId: props.accountId, onDone: props.onDone });
  // What would be imported now: a row that is wrong is none of it until it is corrected.
  const count = state.ready.length + state.wrong.filter((row) => state.isMended(row)).length;
  const untouched = state.wrong.filter((row) => !state.isMended(row));
  const submit = () => {
    if (state.sending) return;
    const [first] = untouched;
    if (first === undefined) return state.submit();
    top.current?.querySelector<HTMLInputElement>('[data-wrong] input')?.focus();
  };
  return (
    <div ref={top} className={classes.rows}>
      <Columns kind={kind} state={state} onSeparator={props.onSeparator} />
      {state.wrong.length > 0 && <WrongRows kind={kind} state={state} />}
      <ReadyRows kind={kind} state={state} />
      {state.out.length > 0 && <OutRows kind={kind} state={state} />}
      {state.problem && (
        <div className={classes.problem}>
          <FormError problem={state.problem} />
        </div>
      )}
      {(kind === 'users' || kind === 'accounts') && state.checked && <Mails mails={state.mails} />}
      <div className={classes.foot}>
        <Text size="sm" c="dimmed" className="tl-number" role="status">
          {state.checking
            ? say('checking')
            : untouched.length > 0
              ? say('toMend', { count: untouched.length })
              : state.checked
                ? say('allRight', { count: state.ready.length })
                : ''}
        </Text>
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onAnother}>
            {say('another')}
          </Button>
          {/* A press leaves the cell that is being corrected, whose check moves the button away from under the pointer. */}
          <Button
            onMouseDown={(event) => event.preventDefault()}
            onClick={submit}
            loading={state.sending}
            disabled={count + untouched.length === 0}
          >
            {count === 0 ? say('submit.none') : say(`submit.${kind}`, { count })}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** How many mails the import sends, and to whom, before it is sent. */
function Mails({ mails }: { mails: readonly string[] }) {
  const { t: say, i18n } = useTranslation('import');
  const shown = mails.slice(0, mostNamed);
  const more = mails.length - shown.length;
  const names = [...shown, ...(more > 0 ? [say('done.more', { count: more })] : [])];
  return (
    <Alert role="status" variant="default" py={8} mt="md" icon={<Mail size={16} />}>
      <Text size="sm" fw={550}>
        {mails.length === 0 ? say('mails.none') : say('mails.some', { count: mails.length })}
      </Text>
      {mails.length > 0 && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {new Intl.ListFormat(localeOf(i18n.language)).format(names)}
        </Text>
      )}
    </Alert>
  );
}

const mostNamed = 5;
