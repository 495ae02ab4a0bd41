import { isVendor } from '@tierline/domain';
import { Alert, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import type { Lineage as LineageView } from '@tierline/contract';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { LineageFlow } from './lineage-flow.tsx';
import { LineageTree } from './lineage-tree.tsx';
import { AccountName } from '../line/line-parts.tsx';
import classes from './lineage.module.css';

/**
 * Where the copies of a line's lot are, in the reader's own branch (E9): as a tree or as a flow, and beside it the
 * proof that none is missing.
 */
export function Lineage({ lineItemId }: { lineItemId: string }) {
  const { t } = useTranslation();
  const [form, setForm] = useState('tree');
  const read = useRead('readLineage', { id: lineItemId }, { keep: true });
  const lineage = read.data;
  const branches = lineage !== undefined && lineage.nodes.length > 1;
  const forms = branches && (
    <SegmentedControl
      size="xs"
      aria-label={t('lineage.shownAs')}
      value={form}
      onChange={setForm}
      data={[
        { value: 'tree', label: t('lineage.tree') },
        { value: 'flow', label: t('lineage.flow') },
      ]}
    />
  );
  return (
    <PanelSection title={t('lineage.title')} aside={forms}>
      {lineage ? (
        <Parts lineage={lineage} form={form} />
      ) : read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton h={120} />
      )}
    </PanelSection>
  );
}

function Parts({ lineage, form }: { lineage: LineageView; form: string }) {
  const { t } = useTranslation();
  const vendor = isVendor(useMe().account);
  return (
    <>
      {!vendor && (
        <Text size="xs" c="dimmed" mb={8}>
          {t('lineage.from', { account: '' })}
          <AccountName account={lineage.from} />
        </Text>
      )}
      {form === 'flow' ? <LineageFlow nodes={lineage.nodes} /> : <LineageTree lineage={lineage} />}
      <Proof proof={lineage.proof} vendor={vendor} />
    </>
  );
}

function sum({ available, activated, retired }: LineageView['proof']['own']) {
  return available + activated + retired;
}

/**
 * The sums of the branch: what was received, what is still held, in use and below; for the vendor over the whole lot.
 */
function Proof({ proof: { received, own, below }, vendor }: { proof: LineageView['proof']; vendor: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ofVendor = [
    [t('lineage.availableAll'), below.available],
    [t('lineage.inUseAll'), below.activated],
    [t('lineage.retiredLabel'), below.retired],
  ] as const;
  const ofOthers = [
    [t('lineage.withYou'), own.available],
    [t('lineage.inUse'), own.activated],
    [t('lineage.below'), sum(below)],
    [t('lineage.retiredLabel'), own.retired],
  ] as const;
  const parts = (vendor ? ofVendor : ofOthers).filter(
    ([label, copies]) => copies > 0 || label !== t('lineage.retiredLabel'),
  );
  const adds = parts.reduce((all, [, copies]) => all + copies, 0) === received;
  return (
    <div className={classes.proof}>
      <dl>
        <div>
          <dt>{t(vendor ? 'lineage.issued' : 'lineage.received')}</dt>
          <dd>{format.number(received)}</dd>
        </div>
        {parts.map(([label, copies], index) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span>{index === 0 ? '=' : '+'} </span>
              {format.number(copies)}
            </dd>
          </div>
        ))}
      </dl>
      {adds ? (
        <Group gap={6} c="dimmed" wrap="nowrap">
          <CircleCheck size={14} aria-hidden="true" />
          <Text size="xs">{t('lineage.adds')}</Text>
        </Group>
      ) : (
        <Alert color="red" variant="light" py={8} icon={<TriangleAlert size={16} />}>
          {t('lineage.addsNot')}
        </Alert>
      )}
    </div>
  );
}
