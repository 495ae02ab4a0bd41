import { Alert, Button, Group, Modal, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { TriangleAlert } from 'lucide-react';
import { useRef, type FocusEvent, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import dialog from '../../../ui/dialog.module.css';
import { useFormat } from '../../../ui/format.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ErrorState, FormError } from '../../../ui/states.tsx';
import classes from './dialogs.module.css';
import { useTopUp, type How, type TopUpRow } from './use-top-up.ts';

/** All sites that need credits, topped up at once: read when the dialog opens. */
export function TopUpNeedyDialog(props: { onClose: () => void }) {
  const { t } = useTranslation('credit');
  const read = useRead('listSites', { state: 'low', sort: 'runway', limit: '100' });
  if (read.data) return <TopUpDialog sites={read.data.items} onClose={props.onClose} />;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('topUp.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('ui.close', { ns: 'translation' }) }}
    >
      {read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Stack aria-busy="true">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} h={40} />
          ))}
        </Stack>
      )}
    </Modal>
  );
}

/**
 * Gives credits of the balance to sites: so that each lasts so many months, the same for each, or so many for this and
 * so many for that (C6).
 */
export function TopUpDialog(props: { sites: readonly Site[]; onDone?: () => void; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('credit');
  const format = useFormat();
  const topUp = useTopUp(props.sites);
  const input = useRef<HTMLInputElement>(null);
  const [only] = props.sites.length === 1 ? props.sites : [];
  const months = topUp.how === 'months';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (topUp.sending) return;
    topUp.send(
      () => {
        props.onDone?.();
        props.onClose();
      },
      () => input.current?.focus(),
    );
  };
  const how = (value: string) => topUp.setHow(value === 'each' ? 'each' : ('months' satisfies How));
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={640}
      closeButtonProps={{ 'aria-label': t('ui.close', { ns: 'translation' }) }}
      title={
        <>
          {t('topUp.title')}
          <Text size="xs" c="dimmed" fw={400} mt={3}>
            {only?.name ?? t('topUp.sites', { count: props.sites.length })}
          </Text>
        </>
      }
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Group gap="sm" align="flex-start">
            <SegmentedControl
              className={classes.how}
              aria-label={t('topUp.how')}
              value={topUp.how}
              onChange={how}
              data={[
                { value: 'months', label: t('topUp.months', { count: props.sites.length }) },
                { value: 'each', label: t('topUp.each', { count: props.sites.length }) },
              ]}
            />
            <QuantityField
              ref={input}
              data-autofocus
              w={topUp.wrong === null ? 110 : 210}
              error={topUp.wrong}
              aria-label={t(months ? 'topUp.howMonths' : 'topUp.credits')}
              value={topUp.typed}
              onFocus={select}
              onChange={topUp.setTyped}
              rightSection={
                <Text size="xs" c="dimmed" pr={8}>
                  {months ? t('topUp.monthsUnit', { count: Number(topUp.typed) || 0 }) : t('topUp.creditsUnit')}
                </Text>
              }
              rightSectionWidth={64}
            />
          </Group>
          <ul className={classes.rows} aria-label={t('topUp.sites', { count: props.sites.length })}>
            {topUp.rows.map((row) => (
              <Row key={row.site.id} row={row} onType={(text) => topUp.setOwn(row.site, text)} />
            ))}
          </ul>
          {topUp.said !== null && (
            <Alert role="alert" variant="light" color="red" py={8} icon={<TriangleAlert size={16} />}>
              {topUp.said}
            </Alert>
          )}
          <FormError problem={topUp.problem} />
          <Group justify="space-between" gap="xs" className={dialog.foot}>
            <Text size="sm" c="dimmed" aria-live="polite" className="tl-number">
              {topUp.balance !== null && t('topUp.sum', { count: topUp.sum, balance: format.number(topUp.balance) })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={props.onClose}>
                {t('ui.cancel', { ns: 'translation' })}
              </Button>
              <Button type="submit" loading={topUp.sending}>
                {topUp.sum === 0 ? t('topUp.submitNone') : t('topUp.submit', { count: topUp.sum })}
              </Button>
            </Group>
          </Group>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Row({ row, onType }: { row: TopUpRow; onType: (text: string) => void }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const { site, lastsThen, credits } = row;
  const now = site.runway.lastsUntil;
  const words = [
    site.arrears > 0
      ? t('topUp.due', { count: site.arrears })
      : now === null
        ? t('topUp.noCost')
        : t('topUp.now', { day: format.day(now) }),
    credits === 0 && site.arrears === 0 && now !== null && t('topUp.enough'),
    credits !== null && credits > 0 && lastsThen !== null && t('topUp.lastsThen', { day: format.day(lastsThen) }),
  ].filter((part) => part !== false && part !== '');
  return (
    <li>
      <div>
        <Text size="sm" fw={550}>
          {site.name}
        </Text>
        <Text size="xs" c="dimmed">
          {words.join(' · ')}
        </Text>
      </div>
      <QuantityField
        size="xs"
        w={92}
        bounds={{ min: 0 }}
        aria-label={t('topUp.of', { name: site.name })}
        value={row.typed}
        error={credits === null}
        onFocus={select}
        onChange={onType}
      />
    </li>
  );
}

function select(event: FocusEvent<HTMLInputElement>): void {
  event.currentTarget.select();
}
