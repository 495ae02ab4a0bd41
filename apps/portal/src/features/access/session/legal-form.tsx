import { Button, Checkbox, Stack, Text } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { focusFirstError } from '../../../ui/record-form.ts';
import { FormError } from '../../../ui/states.tsx';
import classes from './legal-form.module.css';

/** Shows the documents whose present version is still to be accepted, and takes the yes to each. */
export function LegalForm(props: { documents: Me['mustAccept']; onAccepted: (me: Me) => void }) {
  const { t } = useTranslation();
  const accept = useWrite('acceptLegal');
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (accept.isPending) return;
    if (agreed.length < props.documents.length) {
      setTried(true);
      return focusFirstError(event.currentTarget);
    }
    accept.mutate(
      { documents: props.documents.map(({ kind, version }) => ({ kind, version })) },
      { onSuccess: props.onAccepted },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <LegalDocuments documents={props.documents} agreed={agreed} onAgree={setAgreed} tried={tried} />
        <FormError problem={accept.error} />
        <Button type="submit" size="md" fullWidth loading={accept.isPending}>
          {t('session.legal.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** The documents, each to be read and ticked; `agreed` are the kinds that are, `tried` says where one is missing. */
export function LegalDocuments(props: {
  documents: Me['mustAccept'];
  agreed: readonly string[];
  onAgree: (agreed: readonly string[]) => void;
  tried: boolean;
}) {
  const { t } = useTranslation();
  const { agreed } = props;
  const agree = (kind: string, yes: boolean) =>
    props.onAgree(yes ? [...agreed, kind] : agreed.filter((other) => other !== kind));
  return props.documents.map(({ kind, version, text }) => {
    const name = t(`session.legal.${kind}`);
    return (
      <div key={kind}>
        <div className={classes.head}>
          <h2>{name}</h2>
          <Text span size="xs" c="dimmed">
            {t('session.legal.version', { version })}
          </Text>
        </div>
        {/* A text that scrolls must be reached by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div tabIndex={0} role="region" aria-label={name} className={classes.text}>
          {text}
        </div>
        <Checkbox
          required
          label={t(`session.legal.agree.${kind}`)}
          checked={agreed.includes(kind)}
          error={props.tried && !agreed.includes(kind) && t('session.legal.missing')}
          onChange={(event) => agree(kind, event.currentTarget.checked)}
        />
      </div>
    );
  });
}
