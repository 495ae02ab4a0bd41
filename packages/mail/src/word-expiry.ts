import { lineTable, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** Line items of the reader's company that expire soon, the earliest first, and how to switch these mails off (E11). */
export function entitlementsExpire(
  { account, within, lines, more }: Of<'entitlements-expiring'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say, day, number } = speech;
  const [first] = lines.flatMap(({ expiresOn }) => expiresOn ?? []);
  const facts = { count: lines.length + more, account, expiry: first === undefined ? '' : day(first) };
  const shown = lines.map((line) =>
    line.onHold ? { ...line, product: `${line.product} (${say('lineDetails.states.on-hold')})` } : line,
  );
  // Exactly these line items; where the mail does not list all, all that expire soon. One of before had no ids.
  const ids = lines.flatMap(({ lineItemId }) => lineItemId ?? []);
  const renewing = more === 0 && ids.length === lines.length ? `?lines=${ids.join(',')}&ask=renew` : '';
  const activated = lines.map((line) => (line.activated > 0 ? number(line.activated) : ''));
  return {
    subject: say('expiry.subject', facts),
    preview: say('expiry.intro', facts),
    blocks: [
      { kind: 'heading', text: say('expiry.heading') },
      { kind: 'words', text: say('expiry.intro', facts) },
      lineTable(shown, speech, {
        copies: say('expiry.available'),
        activated: { title: say('expiry.activated'), cells: activated },
      }),
      ...(more > 0 ? [{ kind: 'words', text: say('expiry.more', { count: more }) } as const] : []),
      { kind: 'words', text: say('expiry.whatToDo') },
      // Lines that are activated to the last copy count here, which the list leaves out unless it is asked for them.
      {
        kind: 'button',
        text: say('expiry.button'),
        url: `${portal.url}/entitlements?view=expiring&days=${within}&empty=true`,
      },
      { kind: 'button', text: say('expiry.renew'), url: `${portal.url}/renewals${renewing}` },
      { kind: 'facts', facts: [{ name: say('expiry.off'), value: `${portal.url}/settings`, look: 'link' }] },
    ],
    why: say('expiry.why', { account: oneLine(account) }),
  };
}
