import '@mantine/notifications/styles.layer.css';
import { Anchor, Text } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listenToToasts, takeToasts, type Toast } from './toast.tsx';
import { Undo, useUndoKey } from './undo.tsx';
import classes from './toasts.module.css';

// More would cover what is being read: the oldest goes. None waits for its turn, as what can be undone would be over
// before it is seen.
const mostToasts = 4;

/** How long a toast stays, in seconds: to find and press something takes longer than to read. */
const stays = { read: 10, press: 20 } as const;

/**
 * Draws the toasts, at the lower left, where no panel, no foot of a form and no heading is; loaded with the first of
 * them.
 */
export default function Toasts() {
  const { t } = useTranslation();
  useUndoKey();
  useEffect(() => {
    const draw = () => {
      for (const toast of takeToasts()) show(toast, t('ui.dismiss'));
    };
    draw();
    return listenToToasts(draw);
  }, [t]);
  // One region of ours: Mantine would make one for each corner of the page.
  return (
    <section aria-label={t('ui.messages')}>
      <Notifications
        withinPortal={false}
        className={classes.toasts}
        position="bottom-left"
        zIndex={500}
        limit={mostToasts + 1}
      />
    </section>
  );
}

let shown: readonly string[] = [];

function show({ tone, text, link, undo }: Toast, dismiss: string): void {
  const id = crypto.randomUUID();
  const hide = () => notifications.hide(id);
  shown = [...shown, id];
  notifications.show({
    id,
    color: tone === 'done' ? 'green' : 'red',
    icon: tone === 'done' ? <CircleCheck size={18} /> : <TriangleAlert size={18} />,
    role: 'status',
    autoClose: false,
    withBorder: true,
    ...(undo && { className: classes.undoable }),
    closeButtonProps: { 'aria-label': dismiss },
    onClose: () => {
      shown = shown.filter((one) => one !== id);
    },
    message: (
      <>
        <Text size="sm" component="span">
          {text}
        </Text>
        {link && (
          <>
            {' '}
            <Anchor component={Link} to={link.to} size="sm" fw={550} onClick={hide}>
              {link.label}
            </Anchor>
          </>
        )}
        {undo && <Undo {...undo} what={text} onGone={hide} />}
        {tone === 'done' && (
          <Stay seconds={link || undo ? stays.press : stays.read} yields={undo === undefined} onOver={hide} />
        )}
      </>
    ),
  });
  const [oldest] = shown;
  if (oldest !== undefined && shown.length > mostToasts) notifications.hide(oldest);
}

/**
 * Ends a toast after some seconds in which it could be seen: none pass while the tab is hidden, nor while pointer or
 * focus are on the toast.
 * One that `yields` goes before, once a dialog is opened that it would cover fields of; one that can be undone becomes
 * a line above the dialog instead.
 */
function Stay({ seconds, yields, onOver }: { seconds: number; yields: boolean; onOver: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    // Counted in ticks rather than by the clock: a page that stands still does not draw the toast either.
    let quarters = seconds * 4;
    let before = openDialogs();
    const timer = setInterval(() => {
      if (document.hidden || place.current?.closest('[role=status]')?.matches(':hover, :focus-within')) return;
      quarters -= 1;
      const open = openDialogs();
      if (quarters <= 0 || (yields && open > before)) over();
      before = Math.min(before, open);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds, yields]);
  return <span ref={place} hidden />;
}

function openDialogs(): number {
  return document.querySelectorAll('.mantine-Modal-content').length;
}
