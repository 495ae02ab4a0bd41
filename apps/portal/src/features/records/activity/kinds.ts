import { operationKinds, type OperationKind } from '@tierline/domain';
import { useTranslation } from 'react-i18next';

/** A kind of change that the portal has words for. */
export type KnownKind = OperationKind;

/** All known kinds, in the order of the filter. Object.keys forgets that they are the keys of the table. */
export const knownKinds = Object.keys(operationKinds) as KnownKind[];

/** The kinds that can occur in the reader's list. */
export function kindsFor(vendor: boolean, modules: readonly string[]): readonly KnownKind[] {
  return knownKinds.filter((kind) => {
    const row: { undo: unknown; vendorOnly?: true; module?: string } = operationKinds[kind];
    return (vendor || row.vendorOnly !== true) && (row.module === undefined || modules.includes(row.module));
  });
}

/** Words a kind of change; an unknown kind is shown as its code. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = knownKinds.find((name) => name === kind);
    return known === undefined ? kind : t(`activity.kinds.${known}`);
  };
}
