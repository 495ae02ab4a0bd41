import { Button, Checkbox, Text } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './order.module.css';
import type { Assignment } from './use-unassign.ts';

/** Who uses licences that are to come back, and the choice of those whose licence ends with it (O8): never somebody who was not chosen. */
export function ReleaseChoice(props: {
  pools: readonly Assignment[];
  chosen: ReadonlySet<string>;
  onToggle: (userId: string) => void;
  open: boolean;
}) {
  const { t } = useTranslation('order');
  const [open, setOpen] = useState(props.open);
  const users = new Map<string, { name: string; products: string[] }>();
  for (const { product, users: using } of props.pools) {
    for (const { id, name } of using)
      users.set(id, { name, products: [...(users.get(id)?.products ?? []), product.name] });
  }
  if (users.size === 0) return null;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        aria-expanded={open}
        onClick={() => setOpen((was) => !was)}
        rightSection={open ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />}
      >
        {t('unassign.inUseBy', { count: users.size })}
      </Button>
      {open && (
        <>
          <Text size="xs" c="dimmed" my={6}>
            {t('unassign.releaseHint')}
          </Text>
          <ul className={classes.people} aria-label={t('unassign.inUseBy', { count: users.size })}>
            {[...users].map(([id, { name, products }]) => (
              <li key={id}>
                <Checkbox
                  size="xs"
                  label={name}
                  description={products.join(', ')}
                  checked={props.chosen.has(id)}
                  onChange={() => props.onToggle(id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
