import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/**
 * The box for a pasted list: read as soon as it is pasted, or by the button where it was typed. Unreadable lines stay,
 * with the reason.
 */
export function SplitPasteBox(props: {
  text: string;
  problem: string | null;
  onChange: (text: string) => void;
  onTake: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('split');
  const { t: common } = useTranslation();
  return (
    <div>
      <Textarea
        label={t('pasteLabel')}
        description={t('pasteHint')}
        value={props.text}
        rows={6}
        data-autofocus
        spellCheck={false}
        wrap="off"
        classNames={{ input: 'tl-mono' }}
        placeholder={t('pasteExample')}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onPaste={(event) => {
          event.stopPropagation();
          if (props.text.trim() !== '') return;
          event.preventDefault();
          props.onTake(event.clipboardData.getData('text/plain'));
        }}
      />
      {props.problem !== null && (
        <Alert mt={8} role="alert" variant="light" color="red" py={8}>
          {props.problem}
        </Alert>
      )}
      <Group gap="xs" mt={8}>
        <Button size="xs" onClick={() => props.onTake(props.text)} disabled={props.text.trim() === ''}>
          {t('pasteTake')}
        </Button>
        <Button size="xs" variant="default" onClick={props.onClose}>
          {common('ui.cancel')}
        </Button>
      </Group>
    </div>
  );
}
