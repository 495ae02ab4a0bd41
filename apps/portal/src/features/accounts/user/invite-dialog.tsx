import { shownEmail } from '@tierline/domain';
import {
  Alert,
  Badge,
  CloseButton,
  Group,
  Modal,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import type { Role } from '@tierline/domain';
import { Info } from 'lucide-react';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { hintBelow, LanguageSelect } from '../account/place-fields.tsx';
import classes from './invite-dialog.module.css';
import type { PeoplesAccount } from './new-user-dialog.tsx';
import { useRoleHint } from './role-hint.ts';
import { useInvite, type InviteRow } from './use-invite.ts';
import { localeOf } from '../../../ui/format.ts';

/**
 * Lets many people in at once (A10): addresses are typed or pasted, each gets a role; by invitation, or by initial
 * password where the programme says so.
 */
export function InviteDialog(props: { account: PeoplesAccount; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { firstAccess, tierName } = useProgramme();
  const me = useMe();
  const invite = useInvite(props.account);
  const roleHint = useRoleHint(props.account.tier);
  const input = useRef<HTMLTextAreaElement>(null);
  const byInvitation = firstAccess === 'invitation';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (invite.sending) return;
    const told = (count: number) =>
      toastDone({ text: t(byInvitation ? 'invitation.sent' : 'invitation.created', { count }) });
    invite.send(told, props.onClose, () => input.current?.focus());
  };
  return (
    <Modal opened onClose={props.onClose} size={620} withCloseButton={false} closeOnClickOutside={false}>
      <ButtonForm onSubmit={submit}>
        <Group justify="space-between" wrap="nowrap" mb="md" align="center">
          <Group gap={10}>
            <Modal.Title fw={640} fz="lg">
              {t(byInvitation ? 'invitation.title' : 'invitation.titleMany')}
            </Modal.Title>
            {me.account.id !== props.account.id && (
              <>
                <Text size="sm" c="dimmed">
                  {props.account.name}
                </Text>
                <Badge variant="light" tt="none" fw={550}>
                  {tierName(props.account.tier)}
                </Badge>
              </>
            )}
          </Group>
          <CloseButton aria-label={t('ui.close')} onClick={props.onClose} />
        </Group>
        <Stack gap="md">
          <WhoNot account={props.account.name} />
          <Textarea
            ref={input}
            data-autofocus
            label={t('invitation.paste')}
            description={t(byInvitation ? 'invitation.pasteHint' : 'invitation.pasteHintMany')}
            inputWrapperOrder={hintBelow}
            autosize
            minRows={3}
            maxRows={7}
            spellCheck={false}
            value={invite.text}
            error={invite.lacks}
            onChange={(event) => invite.setText(event.currentTarget.value)}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
            {invite.roles.length > 1 && (
              <RoleSelect
                label={t('invitation.role')}
                hint={roleHint(invite.preset)}
                roles={invite.roles}
                value={invite.preset}
                onChange={invite.setPreset}
              />
            )}
            <LanguageSelect
              description={t('user.languageHint')}
              inputWrapperOrder={hintBelow}
              value={invite.language}
              onChange={(language) => language !== null && invite.setLanguage(language)}
            />
          </SimpleGrid>
          {invite.rows.length > 0 && (
            <ul className={classes.list} aria-label={t('invitation.list')}>
              {invite.rows.map((row) => (
                <Row
                  key={row.key}
                  row={row}
                  roles={invite.roles}
                  onRole={(role) => invite.setRole(row.key, role)}
                  onDrop={() => invite.drop(row.key)}
                />
              ))}
            </ul>
          )}
          {invite.twice > 0 && (
            <Text size="xs" c="dimmed" role="status">
              {t('invitation.twice', { count: invite.twice })}
            </Text>
          )}
          <FormError problem={invite.problem} />
          <FormFoot
            sticky
            onCancel={props.onClose}
            submit={
              invite.rows.length === 0
                ? t(byInvitation ? 'invitation.invite' : 'user.submit')
                : t(byInvitation ? 'invitation.send' : 'invitation.create', { count: invite.rows.length })
            }
            busy={invite.sending}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

/** Who cannot be invited here: tiers without access, and, where there are sites, site administrators. */
function WhoNot(props: { account: string }) {
  const { t, i18n } = useTranslation();
  const { tiers, modules, tierPlural } = useProgramme();
  const without = tiers.filter((row) => !row.signsIn).map((row) => tierPlural(row.tier));
  const list = new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(without);
  return (
    <Alert variant="default" icon={<Info size={16} />} py={8}>
      {[
        t('invitation.whoNot', { account: props.account }),
        without.length > 0 && t('invitation.whoNotTiers', { tiers: list }),
        modules.includes('credits') && t('invitation.whoNotSites'),
      ]
        .filter(Boolean)
        .join(' ')}
    </Alert>
  );
}

function Row(props: { row: InviteRow; roles: readonly Role[]; onRole: (role: Role) => void; onDrop: () => void }) {
  const { t } = useTranslation();
  const { email, firstName, lastName, role, wrong, key } = props.row;
  const name = `${firstName} ${lastName}`.trim();
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        {shownEmail(email)}
        {name !== '' && <small>{name}</small>}
      </span>
      {props.roles.length > 1 && (
        <span className={classes.role}>
          <RoleSelect
            label={t('invitation.roleOf', { email: shownEmail(email) })}
            hidden
            roles={props.roles}
            value={role}
            onChange={props.onRole}
            describedBy={wrong === null ? undefined : `wrong-${key}`}
          />
        </span>
      )}
      <CloseButton size="sm" aria-label={t('invitation.remove', { email: shownEmail(email) })} onClick={props.onDrop} />
      {wrong !== null && (
        <span id={`wrong-${key}`} role="alert" className={classes.wrong}>
          {wrong}
        </span>
      )}
    </li>
  );
}

/** The choice of a role in one line; the browser's own, as there may be a hundred of them. */
function RoleSelect(props: {
  label: string;
  hidden?: boolean;
  hint?: string;
  roles: readonly Role[];
  value: Role;
  onChange: (role: Role) => void;
  describedBy?: string | undefined;
}) {
  const { roleName } = useProgramme();
  const choose = (value: string) => {
    const role = props.roles.find((name) => name === value);
    if (role !== undefined) props.onChange(role);
  };
  return (
    <NativeSelect
      {...(props.hidden ? { 'aria-label': props.label, size: 'xs' as const } : { label: props.label })}
      {...(props.hint !== undefined && { description: props.hint })}
      inputWrapperOrder={hintBelow}
      {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
      value={props.value}
      data={props.roles.map((role) => ({ value: role, label: roleName(role) }))}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
