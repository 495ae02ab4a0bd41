import { Drawer } from '@mantine/core';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from './page.tsx';
import classes from './panel.module.css';

/**
 * A panel over the page, from the right, for one thing with an address of its own. Escape and a click beside it close
 * it, but for what has an escape of its own (`data-own-escape`).
 */
export function Panel(props: {
  title: string;
  head?: ReactNode;
  onClose: () => void;
  foot?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useTitle(props.title);
  const inside = useEscape(props.onClose);
  return (
    <Drawer.Root
      opened
      onClose={props.onClose}
      closeOnEscape={false}
      position="right"
      size={props.wide ? 720 : 560}
      returnFocus={false}
    >
      <Drawer.Overlay backgroundOpacity={0.28} />
      <Drawer.Content classNames={{ content: classes.content }}>
        <Drawer.Header role="none" className={classes.head}>
          <div ref={inside} className={classes.title}>
            <Drawer.Title fw={640} fz="lg">
              {props.title}
            </Drawer.Title>
            {props.head}
          </div>
          <Drawer.CloseButton aria-label={t('ui.close')} />
        </Drawer.Header>
        <Drawer.Body className={classes.body}>{props.children}</Drawer.Body>
        {props.foot && <div className={classes.foot}>{props.foot}</div>}
      </Drawer.Content>
    </Drawer.Root>
  );
}

// Only the topmost dialog closes, and before it a field that is being edited; otherwise every open dialog would.
function useEscape(close: () => void): RefObject<HTMLDivElement | null> {
  const inside = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest('[data-own-escape], [data-mantine-stop-propagation=true]')) return;
      // The reason of a disabled action that is shown closes first.
      if (document.querySelector('[data-reason-shown]')) return;
      const top = at?.closest('[role=dialog]') ?? [...document.querySelectorAll('[role=dialog]')].at(-1);
      if (top === inside.current?.closest('[role=dialog]')) latest.current();
    };
    globalThis.addEventListener('keydown', press, { capture: true });
    return () => globalThis.removeEventListener('keydown', press, { capture: true });
  }, []);
  return inside;
}

/** A part of a panel, under its own small heading. */
export function PanelSection(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{props.title}</h3>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
