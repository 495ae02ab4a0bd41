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

/** A key was revoked, and devices of the reader's company need other files (E10). */
export function filesToReplace(
  { account, vendor, leased, wholeTerm }: Of<'files-to-replace'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  const facts = { account, vendor, count: leased + wholeTerm };
  const words = (text: string) => ({ kind: 'words' as const, text });
  return {
    subject: say('filesToReplace.subject', facts),
    preview: say('filesToReplace.intro', facts),
    blocks: [
      { kind: 'heading', text: say('filesToReplace.heading', facts) },
      words(say('filesToReplace.intro', facts)),
      ...(wholeTerm > 0 ? [words(say('filesToReplace.wholeTerm', { count: wholeTerm }))] : []),
      ...(leased > 0 ? [words(say('filesToReplace.leased', { count: leased }))] : []),
      { kind: 'button', text: say('filesToReplace.button'), url: `${portal.url}/activations?keyRevoked=true` },
    ],
    why: say('filesToReplace.why', { account }),
  };
}
