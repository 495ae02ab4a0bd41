import { Alert, Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { LineItem, Reply } from '@tierline/contract';
import { hostIdExamples, readHostId, readQuantity } from '@tierline/domain';
import { CircleCheck, Download } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { FormError } from '../../../ui/states.tsx';
import { HostIdField, DeviceNameField } from './fields.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { MailFilesButton } from './mail-files-button.tsx';
import { saveFile } from './save-file.ts';

type File = Reply<'fetchLicenceFile'>;

/**
 * Binds copies of a line to a device and saves its licence file at once (E10): host ID, how many copies it shall have
 * in all, and a name to know it by.
 */
export function ActivateDialog({ line, onClose }: { line: LineItem; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const words = useTypedWords();
  const { i18n } = useTranslation();
  const activate = useWrite('activateCopies');
  const fetch = useWrite('fetchLicenceFile');
  const [hostId, setHostId] = useState('');
  const [copies, setCopies] = useState('1');
  const [deviceName, setDeviceName] = useState('');
  const [wrong, setWrong] = useState<{ hostId?: string; copies?: string }>({});
  const [done, setDone] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const scheme = line.product.hostScheme;
  const bounds = { min: 1, max: line.copies };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (activate.isPending || fetch.isPending) return;
    const read = readHostId(hostId, scheme);
    const number = readQuantity(copies, i18n.language, bounds).quantity;
    const found = {
      ...('trouble' in read && { hostId: t(`wrong.${read.trouble}`, { example: hostIdExamples[scheme] }) }),
      ...(number === null && { copies: words.quantity(copies, bounds) ?? t('wrong.copies') }),
    };
    setWrong(found);
    if ('hostId' in found) return input.current?.focus();
    if (number === null) return;
    activate.mutate(
      { id: line.id, hostId, copies: number, ...(deviceName.trim() !== '' && { deviceName }) },
      { ifOpen: ({ id }) => fetch.mutate({ id }, { ifOpen: saved, onSuccess: save }) },
    );
  };
  const save = ({ licenceFile }: File) => saveFile(licenceFile.fileName, licenceFile.text);
  const saved = (file: File) => setDone(file);
  const title = (
    <>
      {t('activate.title')}
      <Text size="xs" c="dimmed" fw={400} mt={3}>
        {line.product.name} · <span className="tl-mono">{line.activationId}</span>
      </Text>
    </>
  );
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} size={460} title={title}>
      {done ? (
        <Done file={done} name={deviceName.trim()} onSave={() => save(done)} onClose={onClose} />
      ) : (
        <ButtonForm onSubmit={submit}>
          <Stack gap="md">
            <HostIdField
              scheme={scheme}
              label={t(`scheme.${scheme}`)}
              value={hostId}
              error={wrong.hostId}
              ref={input}
              onChange={setHostId}
            />
            <QuantityField
              label={t('activate.copies')}
              description={t('activate.copiesHint', { count: line.available })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              bounds={bounds}
              value={copies}
              error={wrong.copies}
              {...selectOnEntry}
              onChange={setCopies}
            />
            <DeviceNameField value={deviceName} onChange={setDeviceName} />
            <Anchor component={Link} size="sm" to={path(`/activations/batch?line=${line.id}`)}>
              {t('batch')}
            </Anchor>
            <FormError problem={activate.error ?? fetch.error} />
            <FormFoot
              onCancel={onClose}
              cancel={t('cancel')}
              submit={t('activate.submit')}
              busy={activate.isPending || fetch.isPending}
            />
          </Stack>
        </ButtonForm>
      )}
    </Modal>
  );
}

function Done(props: { file: File; name: string; onSave: () => void; onClose: () => void }) {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const { file, hostId, licenceFile } = props.file;
  return (
    <Stack gap="md">
      <Alert variant="light" color="green" icon={<CircleCheck size={18} />} role="status">
        {t('activate.done', { count: file.copies, host: props.name || hostId })}
      </Alert>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t(file.leased ? 'activate.savedLeased' : 'activate.savedTerm', {
          file: licenceFile.fileName,
          until: format.instant(file.expiresAt),
        })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={props.onSave}>
          {t('file.again')}
        </Button>
        <MailFilesButton ids={[props.file.id]} />
        <Button data-autofocus onClick={props.onClose}>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}
