import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import classes from './legal-form.module.css';

/** The documents that everybody has accepted, to be read again (A9); nothing where the programme has none. */
export function LegalAgain() {
  const { t } = useTranslation();
  const documents = useRead('readLegal', {}).data?.documents ?? [];
  if (documents.length === 0) return null;
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="legal-again">
      <Title order={2} mb="md" id="legal-again">
        {t('session.legal.again')}
      </Title>
      {documents.map(({ kind, version, text }) => (
        <details key={kind} className={classes.again}>
          <summary>
            {t(`session.legal.${kind}`)}{' '}
            <Text span size="xs" c="dimmed">
              {t('session.legal.version', { version })}
            </Text>
          </summary>
          <p>{text}</p>
        </details>
      ))}
    </Paper>
  );
}
