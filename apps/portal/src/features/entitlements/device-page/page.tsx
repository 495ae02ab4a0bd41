import { Anchor } from '@mantine/core';
import { readDeviceRequest } from '@tierline/domain';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useRead } from '../../../api.ts';
import { Outside } from '../../../frame/outside.tsx';
import { useProgramme } from '../../../programme.tsx';
import { mayBeSignedIn } from '../../../session-gate.ts';
import { isIn, SessionProvider } from '../../../session.tsx';
import { Confirm } from './confirm.tsx';
import { keptOf, useKept } from './kept-request.ts';
import { LicenceView } from './licence-view.tsx';
import { CodeForm } from './code-form.tsx';

/**
 * Where the QR code of a device without a network leads (E14): says what it asks for, activates it once that is
 * confirmed, and shows the licence as a QR code for the device's camera. All that the code says stands after the `#`,
 * which no server sees, and leaves the address bar at once.
 */
export function DevicePage() {
  const { t } = useTranslation('devicePage');
  const { path, slug } = useProgramme();
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const read = useRead('readMe', {}, { enabled: mayBeSignedIn() });
  const me = read.data && isIn(read.data) ? read.data : null;
  const [kept, keep] = useKept();
  const scan = (text: string) => {
    const found = readDeviceRequest(text, slug);
    // The same code again is the same request, with all that was entered for it.
    if (kept?.text !== text) keep(keptOf(text, 'request' in found ? found.request : null, kept));
  };
  // Before anything is shown of it.
  useLayoutEffect(() => {
    if (hash === '') return;
    scan(`${window.location.origin}${pathname}${hash}`);
    void navigate(pathname, { replace: true });
  });
  const found = kept && readDeviceRequest(kept.text, slug);
  const forget = () => keep(null);
  const body = (
    <Outside
      title={t('title')}
      {...(kept === null && { hint: t('hint') })}
      below={
        me === null &&
        !kept?.licence &&
        !read.isLoading && (
          <Anchor component={Link} size="sm" to={`${path('/sign-in')}?next=${encodeURIComponent(path('/d'))}`}>
            {t('signIn')}
          </Anchor>
        )
      }
    >
      {kept?.licence && found && 'request' in found ? (
        <LicenceView licence={kept.licence} knownKeys={found.request.knownKeys} onNext={forget} />
      ) : kept && found && 'request' in found ? (
        <Confirm key={kept.text} request={found.request} kept={kept} keep={keep} onForget={forget} />
      ) : (
        <CodeForm trouble={found && 'trouble' in found ? found.trouble : null} onRead={scan} />
      )}
    </Outside>
  );
  return me === null ? body : <SessionProvider me={me}>{body}</SessionProvider>;
}
