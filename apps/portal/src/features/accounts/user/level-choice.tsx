import { Radio, Stack } from '@mantine/core';
import type { Level } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';

/** The choice of a role, in the order given; far enough apart for a thumb, even where a foot covers half of one. */
export function LevelChoice(props: {
  levels: readonly Level[];
  value: Level;
  onChange: (level: Level) => void;
  error?: string | null;
  disabled?: boolean;
  hint?: string | undefined;
}) {
  const { t } = useTranslation();
  const { levelName } = useProgramme();
  const choose = (value: string) => {
    const level = props.levels.find((name) => name === value);
    if (level !== undefined) props.onChange(level);
  };
  return (
    <Radio.Group
      label={t('user.role')}
      value={props.value}
      onChange={choose}
      error={props.error}
      description={props.hint}
    >
      <Stack gap={14} mt={8}>
        {props.levels.map((level) => (
          <Radio key={level} value={level} label={levelName(level)} disabled={props.disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
