import { Box, Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api.ts';
import { FormError } from '../../ui/states.tsx';

/** Shows the documents whose present version is still to be accepted, and takes the yes to each. */
export function LegalForm(props: { documents: Me['mustAccept']; onAccepted: (me: Me) => void }) {
  const { t } = useTranslation();
  const accept = useWrite('acceptLegal');
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ documents: props.documents.map(({ kind, version }) => ({ kind, version })) }, { onSuccess: props.onAccepted });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        {props.documents.map(({ kind, version, text }) => {
          const name = t(`session.legal.${kind}`);
          return (
            <section key={kind} aria-label={name}>
              <Title order={2} fz="sm" fw={600}>{name}</Title>
              <Box tabIndex={0} role="region" aria-label={name} mah={140} my={6} style={{ overflowY: 'auto' }}><Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>{text}</Text></Box>
              <Checkbox required label={t('session.legal.agree', { document: name, version })} checked={agreed.includes(kind)} onChange={(event) => setAgreed(event.currentTarget.checked ? [...agreed, kind] : agreed.filter((other) => other !== kind))} />
            </section>
          );
        })}
        <FormError problem={accept.error} />
        <Button type="submit" size="md" loading={accept.isPending} disabled={agreed.length < props.documents.length}>{t('session.legal.submit')}</Button>
      </Stack>
    </form>
  );
}
