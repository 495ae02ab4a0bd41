import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import type { ImportKind } from '@tierline/contract';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../programme.tsx';
import classes from './import.module.css';
import type { Imported } from './use-import.ts';

const mostShown = 12;

/** What an import has made, and where it is; `home`: whose users they are, where not the reader's own. */
export function Done({
  kind,
  home,
  imported,
  onAnother,
}: {
  kind: ImportKind;
  home: { id: string; name: string } | null;
  imported: Imported;
  onAnother: () => void;
}) {
  const { t: say } = useTranslation('import');
  const { path } = useProgramme();
  const heading = useRef<HTMLHeadingElement>(null);
  const screen = home
    ? `/accounts/${home.id}`
    : { accounts: '/accounts', users: '/team', orders: '/orders', sites: '/sites' }[kind];
  // The button that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="lg" maw={760} role="status">
      <Group gap={10} align="center" wrap="nowrap">
        <CircleCheck size={22} aria-hidden="true" color="var(--mantine-color-anchor)" />
        <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {say(`done.${kind}`, { count: imported.made.length })}
        </Title>
      </Group>
      {(kind === 'accounts' || kind === 'users') && (
        <Text size="sm" mt="xs">
          {say('done.mails', { count: imported.mails })}
        </Text>
      )}
      <ul className={classes.made}>
        {imported.made.slice(0, mostShown).map(({ id, name }) => (
          <li key={id}>
            <Anchor component={Link} to={path(`${screen}${home ? '/people' : ''}/${id}`)}>
              {name}
            </Anchor>
          </li>
        ))}
        {imported.made.length > mostShown && <li>{say('done.more', { count: imported.made.length - mostShown })}</li>}
      </ul>
      <Group gap="xs" mt="md">
        <Button component={Link} to={path(screen)}>
          {home ? say('done.showCustomer', { account: home.name }) : say(`done.show.${kind}`)}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {say('another')}
        </Button>
      </Group>
    </Paper>
  );
}
