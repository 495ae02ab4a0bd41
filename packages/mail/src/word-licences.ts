import type { LicencesInMail } from '@tierline/domain';
import type { Content, Of } from './content.ts';
import type { Block, Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** Licences that the reader's company got from an order, or that went back to it (O2). */
export function licencesMoved(
  notice: Of<'licences-assigned' | 'licences-taken-back'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const what = notice.kind === 'licences-assigned' ? 'assigned' : 'takenBack';
  const facts = {
    count: notice.licences.reduce((sum, { quantity }) => sum + quantity, 0),
    account: notice.account,
    from: notice.from,
    orderNumber: notice.orderNumber,
  };
  const lost = notice.licences.filter(({ users }) => users.length > 0);
  return {
    subject: say(`licences.${what}.subject`, facts),
    preview: say(`licences.${what}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`licences.${what}.heading`, facts) },
      { kind: 'words', text: say(`licences.${what}.intro`, facts) },
      {
        kind: 'facts',
        facts: notice.licences.map((licences) => ({
          name: oneLine(licences.product),
          value: amount(licences, speech),
          look: 'plain',
        })),
      },
      ...(lost.length === 0 ? [] : [{ kind: 'words', text: say('licences.lost') } as const, whose(lost, speech)]),
      { kind: 'button', text: say('licences.button'), url: `${portal.url}/licences` },
    ],
    why: say('licences.why', { account: notice.account }),
  };
}

/** Licences expire while seats of them are on, or have expired and these are off now (O8). */
export function seatsExpire(
  notice: Of<'seats-expiring' | 'seats-ended'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say, day } = speech;
  const what = notice.kind === 'seats-expiring' ? 'expiring' : 'ended';
  const facts = { count: notice.licences.reduce((sum, { quantity }) => sum + quantity, 0), customer: notice.customer };
  const [first] = notice.licences.map(({ expiresOn, endsOn }) => ({
    expiry: day(expiresOn ?? endsOn),
    end: day(endsOn),
  }));
  return {
    subject: say(`licences.${what}.subject`, facts),
    preview: say(`licences.${what}.intro`, { ...facts, ...first }),
    blocks: [
      { kind: 'heading', text: say(`licences.${what}.heading`, facts) },
      { kind: 'words', text: say(`licences.${what}.intro`, { ...facts, ...first }) },
      ...notice.licences.flatMap((licences): Block[] => [
        {
          kind: 'facts',
          facts: [
            { name: oneLine(licences.product), value: amount(licences, speech), look: 'plain' },
            ...(what === 'expiring'
              ? [{ name: say('licences.onUntil'), value: day(licences.endsOn), look: 'plain' } as const]
              : []),
          ],
        },
        whose([licences], speech),
      ]),
      ...(what === 'expiring' ? [{ kind: 'words', text: say('licences.expiring.whatToDo') } as const] : []),
      {
        kind: 'button',
        text: say('licences.button'),
        url: notice.side === 'customer' ? `${portal.url}/licences` : portal.url,
      },
    ],
    why: say('licences.why', { account: notice.account }),
  };
}

function amount({ quantity, startsOn, expiresOn }: LicencesInMail, { say, day }: Speech): string {
  return say('licences.amount', {
    count: quantity,
    start: day(startsOn),
    expiry: expiresOn === null ? say('line.perpetual') : day(expiresOn),
  });
}

const mostNamed = 50;

// Whose seats they are, by product.
function whose(licences: readonly LicencesInMail[], { say }: Speech): Block {
  const lines = licences.flatMap(({ product, users }) =>
    users
      .slice(0, mostNamed)
      .map((user) => (licences.length > 1 ? `${oneLine(product)}: ${oneLine(user)}` : oneLine(user))),
  );
  const more = licences.reduce((sum, { users }) => sum + Math.max(0, users.length - mostNamed), 0);
  return {
    kind: 'quote',
    title: say('licences.users'),
    lines: [...lines, ...(more > 0 ? [say('licences.more', { count: more })] : [])],
  };
}
