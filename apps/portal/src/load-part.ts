const noteOfReload = 'tierline-reloaded';
let reloading = false;

/**
 * Loads a part of the portal from a file of its own. While there is no connection it waits for one, and nothing that is
 * on screen is lost. A file that could not be loaded is not asked for again by a browser, as long as the page is open:
 * so the page is loaded anew, as soon as the portal answers, once a minute at most. That is also the way on where the
 * portal has been updated and the file is gone.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  // oxlint-disable-next-line no-await-in-loop -- Until there is one.
  while (isOffline()) await nextConnection();
  try {
    return await load();
  } catch (error) {
    // oxlint-disable-next-line no-await-in-loop -- Until it does.
    while (!(await portalAnswers())) await nextConnection();
    if (!reloading && !mayReload()) throw error;
    if (!reloading) window.location.reload();
    reloading = true;
    return await new Promise(() => null);
  }
}

/** A part that can be loaded before it is shown, when the pointer comes near: what is loaded needs no connection. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => (loading ??= loadPart(load));
}

// Outside of a browser nothing is known of a connection, and nothing waits for one.
function isOffline(): boolean {
  return 'onLine' in navigator && !navigator.onLine;
}

async function portalAnswers(): Promise<boolean> {
  try {
    return (await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * Until the browser says that it is connected again, or for three seconds, as it does not see every kind of lost
 * connection.
 */
function nextConnection(): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, 3000);
    window.addEventListener('online', over);
  });
}

function mayReload(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(noteOfReload) ?? 0) < 60_000) return false;
    sessionStorage.setItem(noteOfReload, String(Date.now()));
    return true;
  } catch {
    // A browser that keeps no notes could load the page anew for ever.
    return false;
  }
}
