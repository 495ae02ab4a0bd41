import { Code, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@tierline/contract';
import { useWrite } from '../../../api.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { toastDone } from '../../../ui/toast.tsx';

type Asked = { id: string; file: string; root: string };

/** Takes the certificate of a key from a file; asks first where its root was never used here. */
export function useCertificate(): {
  take: (id: string, file: File) => Promise<void>;
  busy: boolean;
  problem: Problem | null;
  dialog: ReactNode;
} {
  const { t } = useTranslation();
  const write = useWrite('certifySigningKey');
  const [asked, setAsked] = useState<Asked | null>(null);
  const send = (id: string, file: string, root: string | null) =>
    write.mutate(
      { id, file, root },
      {
        onSuccess: () => toastDone({ text: t('signingKey.uploadDone') }),
        ifOpen: () => setAsked(null),
        onError: (problem) => {
          const thumbprint = problem.document?.thumbprint;
          setAsked(
            problem.code === 'root-unknown' && typeof thumbprint === 'string' ? { id, file, root: thumbprint } : null,
          );
        },
      },
    );
  return {
    take: async (id, file) => send(id, await file.text(), null),
    busy: write.isPending,
    problem: asked ? null : write.error,
    dialog: asked && (
      <Modal
        opened
        onClose={() => setAsked(null)}
        title={t('signingKey.newRoot.title')}
        size={520}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Stack gap="md">
          <Text size="sm">{t('signingKey.newRoot.text')}</Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {asked.root}
          </Code>
          <FormFoot
            onCancel={() => setAsked(null)}
            submit={t('signingKey.newRoot.confirm')}
            busy={write.isPending}
            onSubmit={() => send(asked.id, asked.file, asked.root)}
          />
        </Stack>
      </Modal>
    ),
  };
}
