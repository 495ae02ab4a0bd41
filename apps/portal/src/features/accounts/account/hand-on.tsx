import { isVendor } from '@tierline/domain';
import { Button } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { SplitToButton } from '../../entitlements/split/split-host.tsx';

/** Whether copies go from the reader's account to accounts of a tier. */
export function useHandsOnTo(): (tier: number) => boolean {
  const { modules, tiersBelow } = useProgramme();
  const own = useMe().account.tier;
  return (tier) => modules.includes('entitlements') && tiersBelow(own).includes(tier);
}

/** Where an account is shown: *Issue* for the vendor's staff, *Split* for others, to this account. */
export function HandOn({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { handOn } = account.actions;
  const { account: own, may } = useMe();
  if (!isVendor(own)) {
    const { id, name, identifier, tier } = account;
    return <SplitToButton target={{ id, name, identifier, tier, reason: null }} reason={handOn} />;
  }
  // Of the reasons why nothing can be handed on, those about the account rather than about copies.
  const closed = handOn?.code.startsWith('target-') === true ? handOn : null;
  return (
    <Reason reason={may['entitlements.issue'] ?? closed}>
      <Button
        component={Link}
        to={path(`/entitlements/issue?account=${account.id}`)}
        leftSection={<FilePlus2 size={16} aria-hidden="true" />}
      >
        {t('entitlement.issue')}
      </Button>
    </Reason>
  );
}
