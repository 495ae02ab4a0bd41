import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TextField } from '../ui/text-field.tsx';
import { DemoPortals } from './demo-portals.tsx';

/** On a host with several programmes, where the address does not say which is meant: a demo shows them all. */
export function WhichProgramme() {
  const demo = useQuery({ queryKey: ['demo-portals'], queryFn: readDemo });
  if (demo.isPending) return null;
  return demo.data && demo.data.length > 0 ? <DemoPortals slugs={demo.data} /> : <NameOfPortal />;
}

/** The portals of the demo; none where this is no demo. */
async function readDemo(): Promise<readonly string[]> {
  const answer = await fetch('/demo.json').catch(() => null);
  // What the server sends at this address.
  return answer?.ok ? ((await answer.json()) as { portals: string[] }).portals : [];
}

/** Asks for the name of the portal, and shows the name of none. */
function NameOfPortal() {
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
            <TextField
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
