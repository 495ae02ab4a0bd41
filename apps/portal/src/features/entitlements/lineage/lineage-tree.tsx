import { ActionIcon, Anchor, Badge } from '@mantine/core';
import type { Lineage, LineageNode } from '@tierline/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Quantity } from '../../../ui/quantity.tsx';
import { AccountName } from '../line/line-parts.tsx';
import classes from './lineage.module.css';

/** Places in the list of the nodes that came from each node. */
type Children = ReadonlyMap<number | null, readonly number[]>;

/**
 * A lot as a tree: each line with its holder, how many copies it has, and what became of them; what is the reader's own
 * business opens.
 */
export function LineageTree({ lineage: { nodes, asked } }: { lineage: Lineage }) {
  const children: Children = useMemo(() => Map.groupBy(nodes.keys(), (place) => nodes[place]?.parent ?? null), [nodes]);
  // From the first node to the one that was asked for, all is open; a small lot is open whole.
  const [opened, setOpened] = useState<ReadonlySet<number>>(
    () => new Set(nodes.length <= 12 ? nodes.keys() : wayTo(nodes, asked)),
  );
  const toggle = (place: number) =>
    setOpened((before) =>
      before.has(place) ? new Set([...before].filter((one) => one !== place)) : new Set([...before, place]),
    );
  return (
    <ul className={classes.tree}>
      {(children.get(null) ?? []).map((place) => (
        <Node key={place} {...{ nodes, asked, children, opened, toggle, place }} />
      ))}
    </ul>
  );
}

type NodeProps = {
  nodes: readonly LineageNode[];
  asked: number;
  children: Children;
  opened: ReadonlySet<number>;
  toggle: (place: number) => void;
  place: number;
};

function Node({ place, ...tree }: NodeProps) {
  const { t } = useTranslation();
  const { tierName } = useProgramme();
  const node = tree.nodes[place];
  if (!node) return null;
  const children = tree.children.get(place) ?? [];
  const inner = children.length > 0 || node.more !== null;
  const open = tree.opened.has(place);
  const account = node.holder.name ?? t('ui.undisclosed', { tier: tierName(node.holder.tier) });
  return (
    <li>
      <div className={classes.node} data-here={place === tree.asked || undefined}>
        {inner ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-expanded={open}
            aria-label={t(open ? 'lineage.collapse' : 'lineage.expand', { account })}
            onClick={() => tree.toggle(place)}
          >
            {open ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
          </ActionIcon>
        ) : (
          <span className={classes.leaf} aria-hidden="true" />
        )}
        <span className={classes.who}>
          <Holder node={node} here={place === tree.asked} />
          <Became node={node} />
        </span>
        <span className={classes.copies}>
          <Quantity
            part={node.available}
            whole={node.copies}
            label={t('entitlement.availableOf', { available: node.available, copies: node.copies })}
          />
        </span>
      </div>
      {inner && open && (
        <ul>
          {children.map((child) => (
            <Node key={child} {...tree} place={child} />
          ))}
          {node.more && (
            <li className={classes.more}>{t('lineage.more', { count: node.more.lines, copies: node.more.copies })}</li>
          )}
        </ul>
      )}
    </li>
  );
}

/** The holder of a line, with a link to the line where the reader may open it. */
function Holder({ node, here }: { node: LineageNode; here: boolean }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { search } = useLocation();
  if (here)
    return (
      <span>
        <AccountName account={node.holder} />{' '}
        <Badge size="xs" variant="light" tt="none">
          {t('lineage.here')}
        </Badge>
      </span>
    );
  if (node.line === null) return <AccountName account={node.holder} />;
  return (
    <Anchor component={Link} to={path(`/entitlements/${node.line.id}${search}`)}>
      <AccountName account={node.holder} />
    </Anchor>
  );
}

function Became({ node }: { node: LineageNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    node.line && format.date(node.line.createdAt),
    node.handedOn > 0 && t('lineage.handedOn', { count: node.handedOn }),
    node.activated > 0 && t('lineage.activated', { count: node.activated }),
    node.retired > 0 && t('lineage.retired', { count: node.retired }),
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 && <small>{parts.join(' · ')}</small>;
}

function wayTo(nodes: readonly LineageNode[], place: number): number[] {
  const way: number[] = [];
  for (let at: number | null | undefined = place; at !== null && at !== undefined; at = nodes[at]?.parent) way.push(at);
  return way;
}
