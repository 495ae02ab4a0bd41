import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Whether a row is chosen, and how to choose it or not; shift chooses all from the last one on. */
export type Selection = {
  id: string;
  getIsSelected: () => boolean;
  getToggleSelectedHandler: () => (event: unknown) => void;
};

/** Whether all loaded rows are chosen, and how to choose them all or none. */
export type SelectAll = {
  getIsAllRowsSelected: () => boolean;
  getIsSomeRowsSelected: () => boolean;
  getToggleAllRowsSelectedHandler: () => (event: unknown) => void;
};

/** The tick box of a row. */
export function Choose(props: { choice: Selection; label: string; size: 'xs' | 'sm' }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      size={props.size}
      aria-label={t('ui.choose', { what: props.label })}
      checked={props.choice.getIsSelected()}
      onChange={props.choice.getToggleSelectedHandler()}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

/** The tick box of all rows; with `label` it is written beside it. */
export function ChooseAll(props: { all: SelectAll; any: boolean; label?: string; size: 'xs' | 'sm' }) {
  const { t } = useTranslation();
  const { all } = props;
  return (
    <Checkbox
      size={props.size}
      {...(props.label === undefined ? { 'aria-label': t('ui.chooseAll') } : { label: props.label })}
      checked={props.any && all.getIsAllRowsSelected()}
      indeterminate={all.getIsSomeRowsSelected() && !all.getIsAllRowsSelected()}
      onChange={all.getToggleAllRowsSelectedHandler()}
    />
  );
}
