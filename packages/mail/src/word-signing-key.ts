import type { Content, Of } from './content.ts';
import type { Page } from './page.ts';
import type { Speech } from './words.ts';

/** The vendor's signing key ends, and what has to be done before (E10). */
export function signingKeyEnds(
  { account, thumbprint, endsOn, days, nextReady }: Of<'signing-key-ends'>,
  { say, day }: Speech,
  portal: Page['portal'],
): Content {
  const facts = { account, day: day(endsOn), count: days };
  return {
    subject: say('signingKeyEnds.subject', facts),
    preview: say('signingKeyEnds.intro', facts),
    blocks: [
      { kind: 'heading', text: say('signingKeyEnds.heading', facts) },
      { kind: 'words', text: say('signingKeyEnds.intro', facts) },
      { kind: 'facts', facts: [{ name: say('signingKeyEnds.key'), value: thumbprint, look: 'code' }] },
      { kind: 'words', text: say('signingKeyEnds.effect', facts) },
      { kind: 'words', text: say(nextReady ? 'signingKeyEnds.switch' : 'signingKeyEnds.make') },
      { kind: 'button', text: say('signingKeyEnds.button'), url: `${portal.url}/settings/signing-keys` },
    ],
    why: say('signingKeyEnds.why', { account }),
  };
}
