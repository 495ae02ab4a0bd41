import type { Language, ProgrammeView } from '@tierline/contract';
import { inWords, type Role } from '@tierline/domain';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredLanguages } from './language.ts';

const ProgrammeContext = createContext<ProgrammeView | null>(null);

/** Gives the screens below the programme they belong to. */
export function ProgrammeProvider(props: { programme: ProgrammeView; children: ReactNode }) {
  return <ProgrammeContext value={props.programme}>{props.children}</ProgrammeContext>;
}

/** The programme of this portal, with its words in the reader's language. */
export type ProgrammeWords = ProgrammeView & {
  offered: readonly Language[];
  /** The address of a screen of this portal. */
  path: (screen: string) => string;
  tierName: (tier: number) => string;
  tierPlural: (tier: number) => string;
  /** The tiers that accounts of this tier hand on to and create. */
  tiersBelow: (tier: number) => readonly number[];
  roleName: (role: Role) => string;
  /** The programme's own label, or the portal's text. */
  label: (key: string, otherwise: string) => string;
};

/** The programme of this portal, with its words in the reader's language. */
export function useProgramme(): ProgrammeWords {
  const programme = useContext(ProgrammeContext);
  const { i18n } = useTranslation();
  if (programme === null) throw new Error('no programme around this screen');
  const tier = (number: number) => programme.tiers.find((row) => row.tier === number);
  return {
    ...programme,
    offered: offeredLanguages(programme.languages),
    path: (screen) => `/${programme.slug}${screen}`,
    tierName: (number) => inWords(tier(number)?.name ?? {}, i18n.language),
    tierPlural: (number) => inWords(tier(number)?.plural ?? {}, i18n.language),
    tiersBelow: (number) => tier(number)?.handsOn ?? [],
    roleName: (role) => inWords(programme.roles.find((row) => row.role === role)?.name ?? {}, i18n.language) || role,
    label: (key, otherwise) => {
      const words = programme.labels[key];
      return words === undefined ? otherwise : inWords(words, i18n.language);
    },
  };
}
