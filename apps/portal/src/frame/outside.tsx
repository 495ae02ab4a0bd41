import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageMenu } from './language-menu.tsx';
import { Mark } from './mark.tsx';
import { SchemeMenu } from './scheme-menu.tsx';
import { useProgramme } from '../programme.tsx';
import { useTitle } from '../ui/page.tsx';
import classes from './outside.module.css';

/**
 * A page outside the portal's frame: the choice of language before anything else, then one card. `step` says which of
 * several this is.
 */
export function Outside(props: {
  title: string;
  hint?: string;
  step?: string;
  children: ReactNode;
  below?: ReactNode;
}) {
  const { name } = useProgramme();
  useTitle(props.title);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Group gap={10} wrap="nowrap">
          <Mark />
          <span className={classes.name}>{name}</span>
        </Group>
        <Group gap={8} wrap="nowrap">
          <LanguageMenu />
          <SchemeMenu />
        </Group>
      </header>
      <main className={classes.main}>
        <Paper withBorder shadow="md" className={classes.card}>
          {props.step !== undefined && <p className={classes.step}>{props.step}</p>}
          <Title order={1} mb={props.hint === undefined ? 20 : 6}>
            {props.title}
          </Title>
          {props.hint !== undefined && <p className={classes.hint}>{props.hint}</p>}
          {props.children}
        </Paper>
        {props.below}
      </main>
    </div>
  );
}
