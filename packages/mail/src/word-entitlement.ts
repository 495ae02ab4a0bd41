import { copiesOf, lineTable, quoted, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** What has been issued to the account: the order number and its line items (E2). */
export function entitlementIssued(notice: Of<'entitlement-issued'>, speech: Speech, portal: Page['portal']): Content {
  const { account, orderNumber, lines } = notice;
  const { say } = speech;
  return {
    subject: say('entitlementIssued.subject', { account, orderNumber }),
    preview: say('nowWith', { account, count: copiesOf(lines) }),
    blocks: [
      { kind: 'heading', text: say('entitlementIssued.heading') },
      { kind: 'words', text: say('entitlementIssued.intro', { count: lines.length }) },
      {
        kind: 'facts',
        facts: [
          { name: say('entitlementIssued.account'), value: oneLine(account), look: 'plain' },
          { name: say('entitlementIssued.orderNumber'), value: oneLine(orderNumber), look: 'plain' },
        ],
      },
      lineTable(lines, speech),
      { kind: 'button', text: say('openEntitlements'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}

/** Which line items somebody has handed on to the account, with their message (E4, E5). */
export function linesHandedOn(notice: Of<'lines-handed-on'>, speech: Speech, portal: Page['portal']): Content {
  const { account, from, lines } = notice;
  const { say } = speech;
  const count = copiesOf(lines);
  return {
    subject: say('linesHandedOn.subject', { from, count }),
    preview: say('nowWith', { account, count }),
    blocks: [
      { kind: 'heading', text: say('linesHandedOn.heading', { count }) },
      { kind: 'words', text: say('linesHandedOn.intro', { from, account, count }) },
      ...quoted(say('linesHandedOn.messageFrom', { from }), notice.message),
      lineTable(lines, speech),
      { kind: 'button', text: say('openEntitlements'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}
