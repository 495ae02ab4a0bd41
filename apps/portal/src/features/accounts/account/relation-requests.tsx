import { isVendor } from '@tierline/domain';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { RelationRequest } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { Can, useMe } from '../../../session.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';

/**
 * What waits above the list of accounts: for vendor staff requests to decide, for others their own that are not decided
 * yet. Nothing where there is none.
 */
export function RelationRequests() {
  const { t } = useTranslation();
  const { items = [] } = useRead('listRelationRequests', { state: 'open' }).data ?? {};
  if (items.length === 0) return null;
  return (
    <Paper component="section" withBorder radius="md" p="sm" mb="md" aria-label={t('relation.title')}>
      <Text component="h2" size="sm" fw={600} mb={6}>
        {t('relation.title')}
      </Text>
      <Stack gap="xs">
        {items.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </Stack>
    </Paper>
  );
}

function Request({ request }: { request: RelationRequest }) {
  const { t } = useTranslation();
  const staff = isVendor(useMe().account);
  const decide = useWrite('decideRelation');
  const asking = request.asking?.name ?? '';
  const asked = request.asked?.name ?? request.typed;
  const submit = (state: 'accepted' | 'declined') =>
    decide.mutate(
      { id: request.id, state },
      { onSuccess: () => toastDone({ text: t(`relation.${state}`, { asking, asked }) }) },
    );
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text size="sm">
          {staff ? t('relation.wants', { by: request.by ?? '', asking, asked }) : t('relation.waits', { asked })}
        </Text>
        <Text size="xs" c="dimmed">
          <InstantText at={request.createdAt} />
        </Text>
        <FormError problem={decide.error} />
      </div>
      {staff && (
        <Group gap="xs">
          <Can permission="accounts.relate">
            <Button
              size="xs"
              variant="default"
              loading={decide.isPending}
              aria-label={t('relation.declineOf', { asking, asked })}
              onClick={() => submit('declined')}
            >
              {t('relation.decline')}
            </Button>
          </Can>
          <Can permission="accounts.relate">
            <Button
              size="xs"
              loading={decide.isPending}
              aria-label={t('relation.acceptOf', { asking, asked })}
              onClick={() => submit('accepted')}
            >
              {t('relation.accept')}
            </Button>
          </Can>
        </Group>
      )}
    </Group>
  );
}
