import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../ui/states.tsx';
import { SplitEndsSoon } from './split-ends-soon.tsx';
import classes from './split-grid.module.css';
import { SplitTotals } from './split-totals.tsx';
import type { SplitGridState } from './use-split-grid.ts';
import { TextArea } from '../../../ui/text-field.tsx';

/**
 * Below the rows of a split: what they come to, what ends soon, what was refused, and the next actions. `pasting`: a
 * list is being pasted.
 */
export function SplitFoot(props: {
  state: SplitGridState;
  reviewing: boolean;
  pasting: boolean;
  onReview: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('split');
  const { t: common } = useTranslation();
  const { state, reviewing } = props;
  const empty = state.rows.length === 0;
  return (
    <div className={classes.foot}>
      <SplitTotals state={state} />
      <SplitEndsSoon state={state} />
      {reviewing && state.mail && (
        <TextArea
          label={t('message')}
          value={state.message}
          onChange={(event) => state.setMessage(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
        />
      )}
      <FormError problem={state.problem} />
      <div className={classes.buttons}>
        <Switch
          label={t('mail')}
          checked={state.mail}
          onChange={(event) => state.setMail(event.currentTarget.checked)}
        />
        <Button variant="default" onClick={props.onClose}>
          {common('ui.cancel')}
        </Button>
        <Button variant="default" onClick={props.onReview} disabled={empty || (!reviewing && state.wrong.size > 0)}>
          {reviewing ? t('back') : t('review')}
        </Button>
        <Button type="submit" loading={state.sending} disabled={props.pasting && empty}>
          {state.mail ? t('submit') : t('submitQuiet')}
        </Button>
      </div>
    </div>
  );
}
