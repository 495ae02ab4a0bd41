import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { tokenOf } from '../../../frame/encoded-fragment.ts';

/**
 * The token of the address's fragment, kept on this page alone; a second link opened in the same tab takes its place.
 */
export function useTokenOnce(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState(() => tokenOf(hash));
  if (hash !== '' && tokenOf(hash) !== token) setToken(tokenOf(hash));
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}
