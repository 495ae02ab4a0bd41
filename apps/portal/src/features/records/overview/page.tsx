import { isVendor } from '@tierline/domain';
import { Anchor, Button, Text, Title } from '@mantine/core';
import { FilePlus2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { Page } from '../../../ui/page.tsx';
import { RecentActivity } from './lately.tsx';
import { Needs } from './needs.tsx';
import classes from './overview.module.css';

/** What needs the reader, and what happened lately (X7, UX §1): where vendor staff land. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const { t: say } = useTranslation();
  const { label, path, modules } = useProgramme();
  const { account, may } = useMe();
  const reason = may['audit.read'] ?? null;
  const issues = isVendor(account) && modules.includes('entitlements');
  return (
    <Page
      title={label('nav.overview', t('title'))}
      action={
        issues && (
          <Can permission="entitlements.issue">
            <Button
              component={Link}
              to={path('/entitlements/issue')}
              leftSection={<FilePlus2 size={16} aria-hidden="true" />}
            >
              {say('entitlement.issue')}
            </Button>
          </Can>
        )
      }
    >
      <div className={classes.page}>
        <Part title={t('needs')}>
          <Needs />
        </Part>
        <Part
          title={t('lately')}
          aside={
            reason === null && (
              <Anchor component={Link} size="sm" to={path('/activity')}>
                {t('all')}
              </Anchor>
            )
          }
        >
          {reason === null ? (
            <RecentActivity />
          ) : (
            <Text size="sm" c="dimmed">
              {reason.detail}
            </Text>
          )}
        </Part>
      </div>
    </Page>
  );
}

function Part(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <header className={classes.head}>
        <Title order={2} size="h4">
          {props.title}
        </Title>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
