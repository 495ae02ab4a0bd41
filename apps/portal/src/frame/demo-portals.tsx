import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useSampleName } from '../features/access/session/sample-name.ts';
import { currentLanguage } from '../language.ts';
import classes from './demo-portals.module.css';

/** The portals of the demo and who can be tried there, for the page of the bare address (X7). */
export function DemoPortals({ slugs }: { slugs: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <Stack gap="md" maw={560} mx="auto">
        <div>
          <Title order={1} size="h2" mb={6}>
            {t('ui.demoPortals')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('ui.demoPortalsHint')}
          </Text>
        </div>
        <ul className={classes.portals}>
          {slugs.map((slug) => (
            <li key={slug}>
              <DemoPortal slug={slug} />
            </li>
          ))}
        </ul>
      </Stack>
    </main>
  );
}

function DemoPortal({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const sampleName = useSampleName();
  const { data } = useQuery({
    queryKey: ['demo-portal', slug],
    queryFn: () => call({ origin: '', vendor: slug, language: currentLanguage, user: () => null }, 'readProgramme', {}),
  });
  if (!data) return null;
  return (
    <a className={classes.portal} href={`/${slug}/sign-in`} style={{ borderInlineStartColor: data.color }}>
      <Text fw={600}>{data.name}</Text>
      <Text size="sm" c="dimmed">
        {t('ui.demoPeople')} {data.samples.map(({ label }) => sampleName(label)).join(' · ')}
      </Text>
    </a>
  );
}
