import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The foot of a panel that is a form: *Save*, and *Cancel* once something was changed. */
export function SaveFoot(props: {
  formId: string;
  form: { dirty: boolean; reset: () => void };
  save: { isPending: boolean; reset: () => void };
}) {
  const { t } = useTranslation();
  const { form, save } = props;
  return (
    <>
      {form.dirty && (
        <Button
          variant="default"
          onClick={() => {
            form.reset();
            save.reset();
          }}
        >
          {t('ui.cancel')}
        </Button>
      )}
      <Button type="submit" form={props.formId} loading={save.isPending} disabled={!form.dirty}>
        {t('ui.save')}
      </Button>
    </>
  );
}
