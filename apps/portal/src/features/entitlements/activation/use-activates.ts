import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';

/** Whether the reader's account activates devices: it hands on to end customers or to nobody (UX §1). */
export function useActivates(): boolean {
  const { tier } = useMe().account;
  const { tiersBelow } = useProgramme();
  return tier > 0 && tiersBelow(tier).every((below) => tiersBelow(below).length === 0);
}
