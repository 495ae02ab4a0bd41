import { Modal, Stack, Switch, Text } from '@mantine/core';
import type { Problem, SavedView } from '@tierline/contract';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../api.ts';
import { FormFoot } from './form-foot.tsx';
import { problemFields, unhandledProblem, useRecordForm } from './record-form.ts';
import { useReturnFocus } from './return-focus.ts';
import type { SavedViews } from './saved-views.tsx';
import { FormError } from './states.tsx';
import { toastDone } from './toast.tsx';
import { TextField } from './text-field.tsx';

const fields = { 'view-name-taken': 'name' };

/** Saves what a list shows now under a name. */
export function SaveView({ saved, onClose }: { saved: SavedViews; onClose: () => void }) {
  const { t } = useTranslation();
  const create = useWrite('createSavedView');
  return (
    <ViewForm
      title={t('view.saveTitle')}
      hint={t('view.saveHint')}
      record={{ name: '', shared: false }}
      problem={create.error}
      pending={create.isPending}
      onClose={onClose}
      onSubmit={(values, failed) =>
        create.mutate(
          { list: saved.list, query: saved.now, ...values },
          {
            onSuccess: (view) => {
              toastDone({ text: t('view.done', { name: view.name }) });
            },
            ifOpen: () => {
              onClose();
            },
            onError: failed,
          },
        )
      }
    />
  );
}

/** Renames a saved view, or shares it. */
export function EditView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const { t } = useTranslation();
  const edit = useWrite('editSavedView');
  return (
    <ViewForm
      title={t('view.editTitle')}
      record={{ name: view.name, shared: view.shared }}
      problem={edit.error}
      pending={edit.isPending}
      onClose={onClose}
      onSubmit={(values, failed) =>
        edit.mutate(
          { id: view.id, version: view.version, ...values },
          {
            onSuccess: () => {
              toastDone({ text: t('ui.saved') });
            },
            ifOpen: () => {
              onClose();
            },
            onError: failed,
          },
        )
      }
    />
  );
}

type Values = { name: string; shared: boolean };

function ViewForm(props: {
  title: string;
  hint?: string;
  record: Values;
  problem: Problem | null;
  pending: boolean;
  onSubmit: (values: Values, failed: (problem: Problem) => void) => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const form = useRecordForm(props.record);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (props.pending || !form.fail({ name: form.values.name.trim() === '' && t('ui.required') }, element)) return;
    props.onSubmit(form.values, (problem) => void form.fail(problemFields(problem, fields), element));
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={460}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {props.hint !== undefined && (
            <Text size="sm" c="dimmed">
              {props.hint}
            </Text>
          )}
          <TextField
            label={t('view.name')}
            placeholder={t('view.nameHint')}
            autoComplete="off"
            maxLength={60}
            data-autofocus
            {...form.text('name')}
          />
          <Switch label={t('view.shared')} description={t('view.sharedHint')} {...form.check('shared')} />
          <FormError problem={unhandledProblem(props.problem, fields, form.values)} />
          <FormFoot onCancel={props.onClose} submit={t('view.submit')} busy={props.pending} />
        </Stack>
      </form>
    </Modal>
  );
}

/** Asks before a saved view is deleted, and says whom else it concerns. */
export function DeleteView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const remove = useWrite('deleteSavedView');
  const submit = () =>
    remove.mutate(
      { id: view.id },
      {
        onSuccess: () => {
          toastDone({ text: t('view.removed', { name: view.name }) });
        },
        ifOpen: () => {
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('view.removeAsk', { name: view.name })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        {view.shared && <Text size="sm">{t('view.removeShared')}</Text>}
        <FormError problem={remove.error} />
        <FormFoot onCancel={onClose} submit={t('view.remove')} busy={remove.isPending} dangerous onSubmit={submit} />
      </Stack>
    </Modal>
  );
}
