import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** On a host with several programmes, where the address does not say which is meant: asks for its name, and tells none. */
export function WhichProgramme() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const slug = name.trim().toLowerCase();
    setEmpty(slug === '');
    if (slug !== '') void navigate(`/${encodeURIComponent(slug)}/`);
  };
  return (
    <main style={{ padding: 16 }}>
      <Paper withBorder p="lg" maw={440} mx="auto" mt="15vh">
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Title order={1} size="h2">
              {t('ui.whichPortal')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('ui.whichPortalHint')}
            </Text>
            <TextInput
              label={t('ui.portalName')}
              autoFocus
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={50}
              value={name}
              error={empty && t('ui.required')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit">{t('ui.toPortal')}</Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
