import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** The token of the address's fragment, kept on this page alone; a second link opened in the same tab takes its place. */
export function useTokenOnce(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState(() => hash.slice(1));
  if (hash !== '' && hash.slice(1) !== token) setToken(hash.slice(1));
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}
