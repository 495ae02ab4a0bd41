import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useRead } from '../api.ts';
import { chosenLanguage, showLanguage } from '../language.ts';
import { useProgramme } from '../programme.tsx';
import { mayBeSignedIn, sessionOpened, useOtherUser, useSessionEnded } from '../session-gate.ts';
import { isIn, SessionProvider } from '../session.tsx';
import { ErrorState, NotFound } from '../ui/states.tsx';
import { Frame } from './frame.tsx';
import classes from './frame.module.css';
import { hasScreen } from './navigation.ts';
import { loadPart } from '../load-part.ts';

const EndedSession = lazy(async () => ({
  default: (await loadPart(() => import('../features/access/session/ended-session.tsx'))).EndedSession,
}));
const OtherUser = lazy(async () => ({
  default: (await loadPart(() => import('../features/access/session/other-user.tsx'))).OtherUser,
}));
const FirstSteps = lazy(async () => ({
  default: (await loadPart(() => import('../features/access/session/first-steps.tsx'))).FirstSteps,
}));

/**
 * Shows the portal to signed-in users; others go to the sign-in page and come back afterwards. An initial password
 * leads to its change and nowhere else.
 */
export function Signed() {
  const me = useRead('readMe', {}, { enabled: mayBeSignedIn() });
  const ended = useSessionEnded();
  const other = useOtherUser();
  const [held, hold] = useState(false);
  const location = useLocation();
  const programme = useProgramme();
  const { path, offered } = programme;
  const open = me.data !== undefined && isIn(me.data);
  const language = me.data?.user.language;
  useEffect(() => {
    if (open) sessionOpened();
  }, [open]);
  useEffect(() => {
    if (language !== undefined && chosenLanguage() === null) void showLanguage(language, offered);
  }, [language, offered]);

  if (!me.data) {
    if (me.error?.code === 'not-signed-in' || !mayBeSignedIn())
      return (
        <Navigate to={`${path('/sign-in')}?next=${encodeURIComponent(location.pathname + location.search)}`} replace />
      );
    return me.error ? <ErrorState problem={me.error} onRetry={() => void me.refetch()} /> : <Waiting />;
  }
  if (!isIn(me.data) || held)
    return (
      <Suspense fallback={null}>
        <FirstSteps me={me.data} onHold={hold} />
        {other !== null && <OtherUser user={other} />}
      </Suspense>
    );
  return (
    <SessionProvider me={me.data}>
      <Frame>
        {hasScreen(me.data, programme, location.pathname.slice(path('').length)) ? <Outlet /> : <NotFound />}
      </Frame>
      {other !== null && (
        <Suspense fallback={null}>
          <OtherUser user={other} />
        </Suspense>
      )}
      {ended && other === null && (
        <Suspense fallback={null}>
          <EndedSession me={me.data} />
        </Suspense>
      )}
    </SessionProvider>
  );
}

/** The frame's outline, until it is known who is signed in. */
function Waiting() {
  return (
    <div className={classes.shell} aria-busy="true">
      <div className={classes.header}>
        <Skeleton h={28} w={180} />
      </div>
      <div className={classes.below}>
        <div className={classes.navigation}>
          <div className={classes.entries}>
            {[1, 2, 3, 4].map((row) => (
              <Skeleton key={row} h={22} m={8} w="80%" />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
