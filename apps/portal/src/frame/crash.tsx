import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** Shown where a page has failed in itself. Stands without the theme, which may be what failed. */
export function Crash() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <main style={{ padding: '15vh 24px', textAlign: 'center' }}>
      <h1 style={{ fontSize: '1.25rem' }}>{t('ui.unexpected')}</h1>
      <p>{t('ui.unexpectedHint')}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {t('ui.reload')}
      </button>
    </main>
  );
}
