import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import classes from './second-factor.module.css';

/** Recovery codes, shown this once: to be copied or saved, and only then done with. */
export function RecoveryCodes(props: { codes: readonly string[]; email: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { name, slug } = useProgramme();
  const clipboard = useClipboard({ timeout: 1500 });
  const [kept, setKept] = useState(false);
  const text = props.codes.join('\n');
  return (
    <Stack gap="md">
      <Text size="sm">{t('factor.codesHint')}</Text>
      <ol className={classes.codes}>
        {props.codes.map((code) => (
          <li key={code} className="tl-mono">
            {code}
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? t('factor.copied') : t('factor.copyAll')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<Download size={14} />}
          onClick={() => save(`${slug}-recovery-codes.txt`, `${name}\n${props.email}\n\n${text}\n`)}
        >
          {t('factor.download')}
        </Button>
      </Group>
      <Checkbox label={t('factor.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button disabled={!kept} onClick={props.onDone} style={{ alignSelf: 'flex-start' }}>
        {t('factor.done')}
      </Button>
    </Stack>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
