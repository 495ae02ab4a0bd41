import { Navigate } from 'react-router';
import { useProgramme } from '../programme.tsx';
import { useMe } from '../session.tsx';
import { landingPath } from './navigation.ts';

/** The screen that a user comes to after sign-in. */
export function Landing() {
  const programme = useProgramme();
  return <Navigate to={programme.path(landingPath(useMe(), programme))} replace />;
}
