import { lineTable, quoted, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/**
 * The details of a line item that a user mails to others (E8). The reader need not be a user of the portal, so no
 * button leads into it.
 */
export function lineDetails(
  { from, message, orderNumber, state, line }: Of<'line-details'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const facts = { from, product: line.product, portal: portal.name };
  return {
    subject: say('lineDetails.subject', facts),
    preview: say('lineDetails.intro', facts),
    blocks: [
      { kind: 'heading', text: oneLine(line.product) },
      { kind: 'words', text: say('lineDetails.intro', facts) },
      ...quoted(say('linesHandedOn.messageFrom', { from }), message),
      lineTable([line], speech),
      {
        kind: 'facts',
        facts: [
          { name: say('lineDetails.state'), value: say(`lineDetails.states.${state}`), look: 'plain' },
          ...(orderNumber === null
            ? []
            : [{ name: say('entitlementIssued.orderNumber'), value: oneLine(orderNumber), look: 'plain' } as const]),
        ],
      },
      { kind: 'aside', text: say('lineDetails.asOf') },
    ],
    why: say('lineDetails.why', facts),
  };
}
