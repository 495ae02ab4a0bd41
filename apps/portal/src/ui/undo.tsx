import { Button } from '@mantine/core';
import { undoSeconds } from '@tierline/domain';
import { Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../api.ts';
import { wordProblem } from './states.tsx';
import { toastDone, toastFailed } from './toast.tsx';
import classes from './undo.module.css';

// What can be undone right now, the newest last.
const undoable: (() => void)[] = [];

/**
 * *Undo* in a toast, for the seconds in which it is possible (X8); afterwards it says that they are over. The toast is
 * read out once; its countdown is only shown.
 */
export function Undo(props: { operationId: string; what: string; undone: string; onGone: () => void }) {
  const { t } = useTranslation();
  const write = useWrite('undoOperation');
  const root = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(undoSeconds);
  const { operationId, undone, onGone } = props;

  const undo = () => {
    if (left === 0 || write.isPending) return;
    const gone = () => {
      // The button goes while it has the focus; the focus goes to the page.
      if (root.current?.contains(document.activeElement)) document.getElementById('content')?.focus();
      onGone();
    };
    write.mutate(
      { id: operationId },
      {
        onSuccess: () => toastDone({ text: undone }),
        ifOpen: gone,
        onError: (problem) => {
          gone();
          toastFailed({ text: wordProblem(problem, t('ui.noAnswer')) });
        },
      },
    );
  };
  const byKey = useEffectEvent(undo);
  useEffect(() => {
    const run = () => byKey();
    undoable.push(run);
    return () => void undoable.splice(undoable.indexOf(run), 1);
  }, []);
  useEffect(() => {
    const end = Date.now() + undoSeconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <div ref={root} className={classes.root}>
      <Button
        size="xs"
        className={classes.button}
        variant="light"
        color="gray"
        loading={write.isPending}
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        aria-keyshortcuts="Control+Z Meta+Z"
        aria-label={left === 0 ? t('ui.undoOver') : t('ui.undoHint', { text: props.what })}
        aria-disabled={left === 0}
        data-disabled={left === 0}
        onClick={undo}
      >
        {left === 0 ? t('ui.undoOver') : t('ui.undo')}
      </Button>
      {left > 0 && (
        <span aria-hidden="true" className="tl-number">
          {left}
        </span>
      )}
      {left > 0 && (
        <span aria-hidden="true" className={classes.bar}>
          <span style={{ animationDuration: `${String(undoSeconds)}s` }} />
        </span>
      )}
    </div>
  );
}

/** Ctrl/⌘ Z undoes the newest that can be undone, unless somebody is typing. */
export function useUndoKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      const newest = undoable.at(-1);
      if (typing || newest === undefined) return;
      event.preventDefault();
      newest();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
