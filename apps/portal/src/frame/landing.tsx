import { Navigate } from 'react-router';
import { useProgramme } from '../programme.tsx';

/** Where somebody lands after sign-in. */
export function Landing() {
  return <Navigate to={useProgramme().path('/entitlements')} replace />;
}
