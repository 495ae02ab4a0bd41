import { Button, FileButton, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { importLimitBytes, type Product } from '@tierline/contract';
import { FileUp } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../../ui/file-text.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { mostPasted, readAddresses } from './seat-paste.ts';
import { SeatsDialog, type AskedSeat } from './seats-dialog.tsx';

/**
 * Switches a licence for the users of a list of e-mail addresses, pasted or out of a CSV file (O8); what would become
 * of each is shown before anything is switched.
 */
export function PasteDialog(props: {
  accountId: string;
  products: readonly Product[];
  productId: string | null;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const [text, setText] = useState('');
  const [productId, setProductId] = useState(props.productId ?? props.products[0]?.id ?? null);
  const [on, setOn] = useState(true);
  const [wrong, setWrong] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [asked, setAsked] = useState<readonly AskedSeat[] | null>(null);
  const { emails, without } = readAddresses(text);
  const product = props.products.find(({ id }) => id === productId);
  const take = async (file: File) => {
    const read = await readText(file, importLimitBytes);
    setUnreadable(typeof read === 'string');
    if (typeof read !== 'string') setText(read.text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(true);
    if (emails.length === 0 || emails.length > mostPasted || !product) return;
    setAsked(emails.map((email) => ({ user: { email, name: email }, product })));
  };
  if (asked)
    return (
      <SeatsDialog
        accountId={props.accountId}
        seats={asked}
        on={on}
        checking
        onDone={props.onClose}
        onClose={() => setAsked(null)}
      />
    );
  const error = unreadable
    ? t('paste.unreadable')
    : emails.length > mostPasted
      ? t('paste.tooMany', { count: mostPasted })
      : wrong && emails.length === 0
        ? t('paste.none')
        : null;
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={t('paste.title')}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={text === ''}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('list.product')}
            allowDeselect={false}
            data={props.products.map(({ id, name }) => ({ value: id, label: name }))}
            value={productId}
            onChange={setProductId}
          />
          <SegmentedControl
            aria-label={t('list.switch')}
            value={on ? 'on' : 'off'}
            onChange={(next) => setOn(next === 'on')}
            data={[
              { value: 'on', label: t('integrations.switchOn') },
              { value: 'off', label: t('integrations.switchOff') },
            ]}
          />
          <Textarea
            label={t('paste.emails')}
            description={t('paste.hint')}
            data-autofocus
            autosize
            minRows={5}
            maxRows={12}
            value={text}
            error={error}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            onChange={(event) => {
              setUnreadable(false);
              setText(event.currentTarget.value);
            }}
          />
          <Group gap="xs" justify="space-between">
            <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void (file && take(file))}>
              {(button) => (
                <Button {...button} variant="default" size="xs" leftSection={<FileUp size={14} aria-hidden="true" />}>
                  {t('paste.file')}
                </Button>
              )}
            </FileButton>
            <Text size="xs" c="dimmed" role="status" className="tl-number">
              {text.trim() !== '' &&
                [
                  t('paste.found', { count: emails.length }),
                  without > 0 ? t('paste.without', { count: without }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
            </Text>
          </Group>
          <FormFoot onCancel={props.onClose} submit={t('paste.check')} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
