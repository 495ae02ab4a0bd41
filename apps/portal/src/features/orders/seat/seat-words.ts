import type { Problem } from '@tierline/contract';
import { inWords } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme, type ProgrammeWords } from '../../../programme.tsx';
import { wordProblem } from '../../../ui/states.tsx';

/** What the programme calls an integration or a controller, by its key, in the reader's language. */
export function useIntegrationName(): (key: string) => string {
  const { i18n } = useTranslation();
  const { integrations } = useProgramme();
  return (key) => integrationName({ integrations }, key, i18n.language);
}

/** What a programme calls an integration or a controller, by its key, in a language. */
export function integrationName(
  { integrations }: Pick<ProgrammeWords, 'integrations'>,
  key: string,
  language: string,
): string {
  const row = integrations
    .flatMap((one) => [one, ...(one.controller ? [one.controller] : [])])
    .find((one) => one.key === key);
  return row ? inWords(row.name, language) : key;
}

/** Why a single seat was not switched: of one row that is refused, that row's own reason. */
export function wordRefusedSeat(problem: Problem, noAnswer: string): string {
  return problem.document?.refused?.[0]?.detail ?? wordProblem(problem, noAnswer);
}

/** Whether seats are switched for the users of accounts of this tier: those that have licences and hand nothing on. */
export function useHasSeats(): (tier: number) => boolean {
  const { modules, tiersBelow } = useProgramme();
  return (tier) => modules.includes('orders') && tier > 0 && tiersBelow(tier).length === 0;
}
