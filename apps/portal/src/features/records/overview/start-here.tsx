import type { AttentionKind } from '@tierline/domain';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { landingPath } from '../../../frame/navigation.ts';
import { loadTexts } from '../../../language.ts';
import { loadPart } from '../../../load-part.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';

const Start = lazy(async () => ({
  default: (await Promise.all([loadPart(() => import('./start.tsx')), loadTexts('overview'), loadTexts('changes')]))[0]
    .Start,
}));

/**
 * What needs the reader, and what happened, where this is the page that they land on (X7); loaded beside the page.
 * `lines`: how much of what happened.
 */
export function StartHere({ but = [], lines = 3 }: { but?: readonly AttentionKind[]; lines?: number }) {
  const me = useMe();
  const programme = useProgramme();
  const { pathname } = useLocation();
  const here = programme.path(landingPath(me, programme));
  if (pathname !== here && !pathname.startsWith(`${here}/`)) return null;
  return (
    <Suspense fallback={<Skeleton h={36} mb="md" radius="md" />}>
      <Start but={but} lines={lines} />
    </Suspense>
  );
}
