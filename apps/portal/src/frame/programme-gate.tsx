import { Button, EmptyState } from '@mantine/core';
import type { Problem } from '@tierline/contract';
import { CloudOff, SearchX } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet } from 'react-router';
import { refetchAll, useRead } from '../api.ts';
import { chosenLanguage, offeredLanguages, onChosenElsewhere, showLanguage } from '../language.ts';
import { ProgrammeProvider } from '../programme.tsx';
import { ownColor } from '../theme/theme.ts';
import { Look } from './look.tsx';
import { loadPart } from '../load-part.ts';

const WhichProgramme = lazy(async () => ({
  default: (await loadPart(() => import('./which-programme.tsx'))).WhichProgramme,
}));

/**
 * The bare host: asks which programme is served here, and goes there; where there are several, the reader says which.
 */
export function ProgrammeFromHost() {
  const programme = useRead('readProgramme', {});
  if (programme.data) return <Navigate to={`/${programme.data.slug}/`} replace />;
  if (programme.error?.code === 'vendor-missing')
    return (
      <Look color={ownColor}>
        <Suspense fallback={null}>
          <WhichProgramme />
        </Suspense>
      </Look>
    );
  return programme.error ? <NoProgramme problem={programme.error} onRetry={() => void programme.refetch()} /> : null;
}

/**
 * Reads the programme that the address names, and shows what is below in its look and one of its languages: all tabs of
 * a browser in the one that was chosen last.
 */
export function Programme() {
  const programme = useRead('readProgramme', {});
  const offered = programme.data?.languages;
  useEffect(() => {
    if (!offered) return undefined;
    const show = () => showLanguage(chosenLanguage() ?? document.documentElement.lang, offeredLanguages(offered));
    void show();
    // What the API has worded before is worded again.
    return onChosenElsewhere(() => void show().then(refetchAll));
  }, [offered]);
  if (!programme.data)
    return programme.error ? <NoProgramme problem={programme.error} onRetry={() => void programme.refetch()} /> : null;
  return (
    <ProgrammeProvider programme={programme.data}>
      <Look color={programme.data.color}>
        <Outlet />
      </Look>
    </ProgrammeProvider>
  );
}

function NoProgramme(props: { problem: Problem; onRetry: () => void }) {
  const { t } = useTranslation();
  const missing = props.problem.document?.status === 404;
  return (
    <Look color={ownColor}>
      <main>
        <EmptyState
          withIndicatorBackground
          py="15vh"
          px="md"
          icon={missing ? <SearchX size={22} /> : <CloudOff size={22} />}
          title={missing ? t('ui.notFound') : t('ui.failed')}
          description={missing ? t('ui.notFoundHint') : (props.problem.document?.detail ?? t('ui.noAnswer'))}
        >
          <EmptyState.Actions>
            <Button variant="default" onClick={props.onRetry}>
              {t('ui.retry')}
            </Button>
          </EmptyState.Actions>
        </EmptyState>
      </main>
    </Look>
  );
}
