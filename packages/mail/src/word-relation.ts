import type { Content, Of } from './content.ts';
import type { Page } from './page.ts';
import type { Speech } from './words.ts';

/** Which account asks to be related to which, and who asked (A2, A4). */
export function relationAsked(
  { account, from, target, by }: Of<'relation-asked'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  return {
    subject: say('relation.askedSubject', { from, target }),
    preview: say('relation.askedPreview'),
    blocks: [
      { kind: 'heading', text: say('relation.askedHeading') },
      { kind: 'words', text: say('relation.askedIntro', { by, from, target }) },
      { kind: 'button', text: say('relation.askedButton'), url: `${portal.url}/accounts` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}

/** Whether the vendor accepted that the accounts are related (A2, A4). */
export function relationDecided(
  { account, target, accepted }: Of<'relation-decided'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  const words = say(accepted ? 'relation.acceptedIntro' : 'relation.declinedIntro', { target });
  return {
    subject: say(accepted ? 'relation.acceptedSubject' : 'relation.declinedSubject', { target }),
    preview: words,
    blocks: [
      { kind: 'heading', text: say('relation.decidedHeading') },
      { kind: 'words', text: words },
      { kind: 'button', text: say('relation.decidedButton'), url: `${portal.url}/accounts` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}
