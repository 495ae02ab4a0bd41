import { Group, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useProgramme } from '../programme.tsx';
import classes from './page.module.css';

/**
 * A screen: its heading, how many there are, its main action, and below it what it shows. Sets the document's title.
 */
export function Page(props: {
  title: string;
  aside?: ReactNode;
  action?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  useTitle(props.title);
  return (
    <div className={classes.page} data-narrow={props.narrow || undefined}>
      <Group justify="space-between" align="center" mb="md" gap="sm" className={classes.head}>
        <Group gap={10} align="baseline">
          <Title order={1}>{props.title}</Title>
          {props.aside && (
            <Text component="span" size="sm" c="dimmed" className="tl-number">
              {props.aside}
            </Text>
          )}
        </Group>
        {props.action}
      </Group>
      {props.children}
    </div>
  );
}

/** Sets the document's title: the screen, then the programme. A panel that closes gives it back to the page below. */
export function useTitle(title: string): void {
  const { name } = useProgramme();
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${name}`;
    return () => {
      document.title = before;
    };
  }, [title, name]);
}
