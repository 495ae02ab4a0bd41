import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from './page.tsx';
import classes from './panel.module.css';

/** A panel over the page, from the right, for one thing with an address of its own. Escape and a click beside it close it. */
export function Panel(props: { title: string; head?: ReactNode; onClose: () => void; foot?: ReactNode; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  useTitle(props.title);
  return (
    <Drawer.Root opened onClose={props.onClose} position="right" size={props.wide ? 720 : 560} returnFocus={false}>
      <Drawer.Overlay backgroundOpacity={0.28} />
      <Drawer.Content classNames={{ content: classes.content }}>
        <Drawer.Header role="none" className={classes.head}>
          <div className={classes.title}>
            <Drawer.Title fw={640} fz="lg">{props.title}</Drawer.Title>
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

/** A part of a panel, under its own small heading. */
export function PanelSection(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}><h3>{props.title}</h3>{props.aside}</div>
      {props.children}
    </section>
  );
}
