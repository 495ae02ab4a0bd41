import '@mantine/notifications/styles.layer.css';
import { Anchor, Text } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listenToToasts, takeToasts, type Toast } from './toast.tsx';
import { Undo, useUndoKey } from './undo.tsx';
import classes from './toasts.module.css';

/** Draws the toasts, at the lower left, where no panel, no foot of a form and no heading is; loaded with the first of them. */
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
      <Notifications withinPortal={false} className={classes.toasts} position="bottom-left" zIndex={500} />
    </section>
  );
}

function show({ tone, text, link, undo }: Toast, dismiss: string): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    color: tone === 'done' ? 'green' : 'red',
    icon: tone === 'done' ? <CircleCheck size={18} /> : <TriangleAlert size={18} />,
    role: 'status',
    autoClose: undo ? false : 8000,
    withBorder: true,
    closeButtonProps: { 'aria-label': dismiss },
    message: (
      <>
        <Text size="sm" component="span">
          {text}
        </Text>
        {link && (
          <>
            {' '}
            <Anchor component={Link} to={link.to} size="sm" fw={550} onClick={() => notifications.hide(id)}>
              {link.label}
            </Anchor>
          </>
        )}
        {undo && <Undo {...undo} what={text} onGone={() => notifications.hide(id)} />}
      </>
    ),
  });
}
