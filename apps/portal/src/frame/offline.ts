import { useSyncExternalStore } from 'react';

let since: Date | null = navigator.onLine ? null : new Date();

/** Since when there is no connection; null while there is one. */
export function useOfflineSince(): Date | null {
  return useSyncExternalStore(listen, () => since);
}

function listen(changed: () => void): () => void {
  const note = () => {
    since = navigator.onLine ? null : (since ?? new Date());
    changed();
  };
  window.addEventListener('online', note);
  window.addEventListener('offline', note);
  return () => {
    window.removeEventListener('online', note);
    window.removeEventListener('offline', note);
  };
}
