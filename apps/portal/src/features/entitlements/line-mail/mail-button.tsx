import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { Mail } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../../language.ts';
import { Reason } from '../../../ui/reason.tsx';
import { loadPart } from '../../../load-part.ts';

async function load() {
  return (await Promise.all([loadPart(() => import('./mail-dialog.tsx')), loadTexts('lineMail')]))[0];
}
const MailDialog = lazy(async () => ({ default: (await load()).MailDialog }));

/** *E-mail*: mails a line's details (E8); disabled with its reason where that is not possible. */
export function MailButton({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = `${t('entitlement.mail.action')}: ${line.product.name}, ${line.activationId}`;
  return (
    <>
      <Reason reason={line.actions.mail}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Mail size={14} aria-hidden="true" />}
          aria-label={name}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          onClick={() => setOpen(true)}
        >
          {t('entitlement.mail.action')}
        </Button>
      </Reason>
      {open && (
        <Suspense fallback={null}>
          <MailDialog line={line} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
