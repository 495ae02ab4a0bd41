import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';

/** A label with its value; false: it is left out. */
export type Fact = readonly [label: string, value: ReactNode] | false;

/** What is known of a record, a label and its value a row. `labelWidth` in px. */
export function Facts({ rows, labelWidth }: { rows: readonly Fact[]; labelWidth: number }) {
  return (
    <DataList labelWidth={labelWidth} gap={8}>
      {rows
        .filter((row) => row !== false)
        .map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel flex="none" w={labelWidth}>
              {label}
            </DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
    </DataList>
  );
}
