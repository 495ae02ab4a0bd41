import { Button, Checkbox, Text } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './order.module.css';
import { seatKey, type Assignment } from './use-unassign.ts';

/**
 * Who uses licences that are to come back, product by product, and the choice of those that end with it (O8): never a
 * seat that was not chosen. Disabled choices say why (O7).
 */
export function ReleaseChoice(props: {
  pools: readonly Assignment[];
  chosen: ReadonlySet<string>;
  onToggle: (key: string) => void;
  open: boolean;
}) {
  const { t } = useTranslation('order');
  const [open, setOpen] = useState(props.open);
  const used = props.pools.filter(({ users }) => users.length > 0);
  const users = new Set(used.flatMap((pool) => pool.users.map(({ id }) => id)));
  if (users.size === 0) return null;
  const title = t('unassign.inUseBy', { count: users.size });
  const icon = open ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        aria-expanded={open}
        onClick={() => setOpen((was) => !was)}
        rightSection={icon}
      >
        {title}
      </Button>
      {open && (
        <>
          <Text size="xs" c="dimmed" my={6}>
            {t('unassign.releaseHint')}
          </Text>
          {used.map(
            ({ id, product, actions }) =>
              actions.release && (
                <Text key={id} size="xs" c="dimmed" mb={6}>
                  {t('unassign.fixed', { product: product.name, reason: actions.release.detail })}
                </Text>
              ),
          )}
          <ul className={classes.people} aria-label={title}>
            {used.flatMap((pool) =>
              pool.users.map(({ id, name }) => (
                <li key={`${pool.id} ${id}`}>
                  <Checkbox
                    size="xs"
                    label={name}
                    description={pool.product.name}
                    disabled={pool.actions.release !== null}
                    checked={props.chosen.has(seatKey(id, pool.product.id))}
                    onChange={() => props.onToggle(seatKey(id, pool.product.id))}
                  />
                </li>
              )),
            )}
          </ul>
        </>
      )}
    </div>
  );
}
