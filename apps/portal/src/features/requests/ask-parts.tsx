import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import dialog from '../../ui/dialog.module.css';
import { TextArea, TextField } from '../../ui/text-field.tsx';

/** What the asking account writes on its request: its own reference and a note, both empty at first (E12). */
export function useOwnWords() {
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  return { reference, setReference, note, setNote };
}

/** The fields of the own reference and the note. */
export function OwnWords({ words, rows }: { words: ReturnType<typeof useOwnWords>; rows: number }) {
  const { t } = useTranslation('request');
  return (
    <>
      <TextField
        label={t('reference')}
        value={words.reference}
        maxLength={50}
        onChange={(event) => words.setReference(event.currentTarget.value)}
      />
      <TextArea
        label={t('note')}
        value={words.note}
        maxLength={1000}
        autosize
        minRows={rows}
        maxRows={6}
        onChange={(event) => words.setNote(event.currentTarget.value)}
      />
    </>
  );
}

/** *Cancel*, and the button that sends; where the own reference was used lately, one that sends it all the same. */
export function SendFoot(props: {
  write: { error: { code: string } | null; isPending: boolean };
  submit: string;
  onAgain: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('request');
  const { t: common } = useTranslation();
  const { error, isPending } = props.write;
  return (
    <Group justify="flex-end" gap="xs" className={dialog.foot}>
      <Button variant="default" onClick={props.onCancel}>
        {common('ui.cancel')}
      </Button>
      {error?.code === 'reference-used' ? (
        <Button loading={isPending} onClick={props.onAgain}>
          {t('ask.again')}
        </Button>
      ) : (
        <Button type="submit" loading={isPending}>
          {props.submit}
        </Button>
      )}
    </Group>
  );
}
