import { Accordion, Anchor, Text, UnstyledButton } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { setMe } from '../../../session.tsx';
import { Outside } from '../../../frame/outside.tsx';
import classes from '../../../frame/outside.module.css';
import { SignInForm } from './sign-in-form.tsx';
import { useSampleName } from './sample-name.ts';

/**
 * The sign-in page (A11): language, e-mail, password, and what to do when no mail came. In a demo, the sample sign-ins.
 */
export function SignInPage() {
  const { t } = useTranslation();
  const programme = useProgramme();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [sample, setSample] = useState<{ email: string; password: string } | null>(null);
  const signedIn = (me: Me) => {
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'readProgramme' });
    setMe(me);
    const next = search.get('next');
    void navigate(next?.startsWith(`/${programme.slug}/`) ? next : programme.path('/'), { replace: true });
  };
  return (
    <Outside title={t('session.signIn.title')} below={<Below onChoose={setSample} />}>
      <SignInForm
        key={sample?.email ?? ''}
        filled={sample}
        forgotten={programme.path('/forgotten-password')}
        onSignedIn={signedIn}
      />
    </Outside>
  );
}

function Below(props: { onChoose: (sample: { email: string; password: string }) => void }) {
  const { t } = useTranslation();
  const { samples, mailbox, path, firstAccess } = useProgramme();
  const invited = firstAccess === 'invitation';
  const sampleName = useSampleName();
  return (
    <div className={classes.below}>
      <Accordion variant="default" chevronPosition="left">
        <Accordion.Item value="no-mail" style={{ border: 0 }}>
          <Accordion.Control px={4}>
            <Text size="sm">{t(invited ? 'invitation.noMail' : 'session.signIn.noMail')}</Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Text size="sm" c="dimmed">
              {t(invited ? 'invitation.noMailHint' : 'session.signIn.noMailHint')}
            </Text>
            {mailbox && (
              <Anchor component={Link} to={path('/mailbox')} size="sm" mt={8} display="inline-block">
                {t('session.signIn.mailbox')}
              </Anchor>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {samples.length > 0 && (
        <section aria-label={t('session.signIn.samples')}>
          <Text size="sm" fw={600} mt="sm" px={4}>
            {t('session.signIn.samples')}
          </Text>
          <div className={classes.samples}>
            {samples.map((sample) => (
              <UnstyledButton key={sample.email} className={classes.sample} onClick={() => props.onChoose(sample)}>
                <span>{sampleName(sample.label)}</span>
                <span>{sample.email}</span>
              </UnstyledButton>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
