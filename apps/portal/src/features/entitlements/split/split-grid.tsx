import { nameKey } from '@tierline/domain';
import { Alert, Button, Modal, Text } from '@mantine/core';
import { ClipboardPaste, Plus, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useEffectEvent, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { toastDone } from '../../../ui/toast.tsx';
import { SplitCreate, type RenderCreate } from './split-create.tsx';
import { fieldId } from './split-grid-row.tsx';
import classes from './split-grid.module.css';
import { readPasted } from './split-paste.ts';
import { SplitPasteBox } from './split-paste-box.tsx';
import { SplitReview } from './split-review.tsx';
import { SplitRowList } from './split-row-list.tsx';
import { mostRows, newRow, pastedRow } from './split-rows.ts';
import { SplitTarget } from './split-target.tsx';
import { useEndsInWords } from './split-ends.ts';
import { SplitFoot } from './split-foot.tsx';
import { useSplitGrid, type GridStart } from './use-split-grid.ts';

/**
 * Hands on many lines, to one account or to many, as one operation (E4): rows that are typed, chosen or pasted, each
 * corrected in place.
 */
export function SplitGrid(props: {
  start: GridStart;
  onDone: () => void;
  onClose: () => void;
  renderCreate?: RenderCreate;
}) {
  useReturnFocus();
  const { t, i18n } = useTranslation('split');
  const { t: common } = useTranslation();
  const mayCreate = useMe().may['accounts.create'] === null;
  const state = useSplitGrid(props.start);
  const { grid, act, rows, wrong, send } = state;
  const endsInWords = useEndsInWords();
  const products = useRead('listProducts', { limit: '100' }).data?.items ?? none;
  const [pasting, setPasting] = useState<{ text: string; problem: string | null } | null>(
    props.start.paste ? { text: '', problem: null } : null,
  );
  const [creating, setCreating] = useState<{ name: string; key: string | null } | null>(null);
  const [taken, setTaken] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [focus, setFocus] = useState<string | null>(
    props.start.paste || (props.start.common === null && !props.start.eachItsOwn)
      ? null
      : fieldId(props.start.rows.at(-1)?.key ?? '', props.start.common === null ? 'partner' : 'source'),
  );
  useEffect(() => {
    if (focus === null) return;
    // A dialog that has just opened, or closed, moves the focus itself a moment later.
    const timer = setTimeout(() => document.getElementById(focus)?.focus(), 60);
    return () => clearTimeout(timer);
  }, [focus]);

  const line = props.start.rows.length === 1 ? (props.start.rows[0]?.line ?? null) : null;
  const bound =
    line ?? (grid.rows.every((row) => row.line?.id === grid.rows[0]?.line?.id) ? (grid.rows[0]?.line ?? null) : null);
  const take = async (text: string) => {
    const names = new Set(products.flatMap(({ name, sku }) => [nameKey(name), nameKey(sku)]));
    const { rows: read, columns } = await readPasted(text, i18n.language, (cell) => names.has(nameKey(cell)));
    const total = read.length + rows.length;
    if (read.length === 0 || total > mostRows)
      return setPasting({
        text,
        problem: read.length === 0 ? t('pasteNothing') : t('pasteTooMany', { count: total, most: mostRows }),
      });
    if (columns.has('partner')) act({ do: 'each' });
    act({ do: 'add', rows: read.map((row) => pastedRow(row, bound)) });
    setPasting(null);
    setTaken(read.length);
  };
  const addRow = useCallback(() => {
    const row = newRow({ line: bound });
    act({ do: 'each' });
    act({ do: 'add', rows: [row] });
    setFocus(fieldId(row.key, 'partner'));
  }, [act, bound]);
  const create = (name: string, key: string | null) => setCreating({ name, key });
  const submit = () => {
    if (state.sending) return;
    const [first] = send((copies, operationId, ends) => {
      toastDone({
        text: `${t('done', { count: copies, partners: t('partnersIn', { count: state.partners }) })} ${endsInWords(ends)}.`,
        undo: { operationId, undone: common('takeBack.splitUndone', { count: copies }) },
      });
      props.onDone();
    });
    if (first === undefined) return;
    setReviewing(false);
    const at = wrong.get(first);
    setFocus(null);
    setTimeout(
      () =>
        setFocus(
          grid.common && !grid.common.target
            ? 'split-everything'
            : fieldId(first, at?.partner !== undefined ? 'partner' : at?.source !== undefined ? 'source' : 'copies'),
        ),
      0,
    );
  };
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // A single cell goes into the field it is pasted into.
    if (
      creating !== null ||
      reviewing ||
      event.defaultPrevented ||
      event.target instanceof HTMLTextAreaElement ||
      !/[\t\n]/u.test(text.trim())
    )
      return;
    event.preventDefault();
    void take(text);
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (creating === null && (event.ctrlKey || event.metaKey) && event.key === 'Enter') submit();
  });
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => onPaste(event);
    const pressed = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('paste', pasted);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('paste', pasted);
      document.removeEventListener('keydown', pressed);
    };
  }, []);

  if (creating !== null && props.renderCreate) {
    return (
      <SplitCreate
        render={props.renderCreate}
        name={creating.name}
        onCancel={() => setCreating(null)}
        onCreated={(account) => {
          if (creating.key === null) act({ do: 'common', target: { ...account, reason: null } });
          else act({ do: 'rename', typed: creating.name, account });
          setFocus(creating.key === null ? null : fieldId(creating.key, 'copies'));
          setCreating(null);
        }}
      />
    );
  }
  const offerCreate = props.renderCreate !== undefined && mayCreate;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={
        <>
          {rows.every((row) => row.line) && rows.length > 1 ? t('titleMany', { count: rows.length }) : t('title')}
          <Text size="xs" c="dimmed" fw={400} mt={3}>
            {t('hint')}
          </Text>
        </>
      }
      size={980}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={false}
      closeOnEscape={rows.length === 0}
    >
      <ButtonForm
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        {reviewing ? (
          <SplitReview state={state} />
        ) : (
          <>
            <div className={classes.top}>
              <div className={classes.bar}>
                {grid.common && (
                  <div className={classes.target}>
                    <SplitTarget
                      id="split-everything"
                      label={t('everything')}
                      target={grid.common.target}
                      onChoose={(target) => act({ do: 'common', target })}
                      error={wrong.size > 0 && !grid.common.target ? t('choosePartner') : null}
                      {...(offerCreate && { onCreate: (name: string) => create(name, null) })}
                    />
                  </div>
                )}
                {grid.common && (
                  <Button variant="default" onClick={() => act({ do: 'each' })}>
                    {t('each')}
                  </Button>
                )}
                {!pasting && (
                  <Button
                    variant="default"
                    leftSection={<ClipboardPaste size={15} aria-hidden="true" />}
                    onClick={() => setPasting({ text: '', problem: null })}
                  >
                    {t('paste')}
                  </Button>
                )}
              </div>
              {pasting && (
                <SplitPasteBox
                  {...pasting}
                  onChange={(text) => setPasting({ text, problem: null })}
                  onTake={(text) => void take(text)}
                  onClose={() => setPasting(null)}
                />
              )}
              {taken > 0 && (
                <Text size="sm" c="dimmed" role="status">
                  {t('pasted', { count: taken })}
                </Text>
              )}
              {wrong.size > 0 && (
                <Alert role="status" variant="light" color="red" py={8} icon={<TriangleAlert size={16} />}>
                  <span className="tl-number">{t('wrong', { count: wrong.size })}</span>{' '}
                  {rows.length > 5 && (
                    <Button size="compact-xs" variant="subtle" color="red" onClick={() => setOnlyWrong(!onlyWrong)}>
                      {onlyWrong ? t('allRows') : t('onlyWrong')}
                    </Button>
                  )}
                </Alert>
              )}
            </div>
            {!(pasting && rows.length === 0) && (
              <div className={classes.frame}>
                <SplitRowList
                  state={state}
                  products={products}
                  onlyWrong={onlyWrong && wrong.size > 0}
                  onNext={addRow}
                  onFocus={setFocus}
                  onCreate={offerCreate ? create : null}
                />
                <div className={classes.add}>
                  <Button
                    variant="subtle"
                    size="xs"
                    leftSection={<Plus size={14} aria-hidden="true" />}
                    onClick={addRow}
                    disabled={grid.rows.length >= mostRows}
                  >
                    {bound ? t('add') : t('addRow')}
                  </Button>
                </div>
              </div>
            )}
          </>
        )}
        <SplitFoot
          state={state}
          reviewing={reviewing}
          pasting={pasting !== null}
          onReview={() => setReviewing(!reviewing)}
          onClose={props.onClose}
        />
      </ButtonForm>
    </Modal>
  );
}

const none: never[] = [];
