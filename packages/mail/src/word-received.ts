import type { OrderInMail, UsersInMail } from '@tierline/domain';
import { quoted, type Content, type Of } from './content.ts';
import type { Block, Fact, Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** Orders that were entered for the reader's company (O1). */
export function ordersArrived(
  { account, orders, more }: Of<'orders-arrived'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const facts = { count: orders.length + more, account, orderNumber: orders[0]?.number ?? '' };
  const assigns = orders.some(({ licences }) => licences.length > 0);
  return {
    subject: say('ordersArrived.subject', facts),
    preview: say('ordersArrived.intro', facts),
    blocks: [
      { kind: 'heading', text: say('ordersArrived.heading', facts) },
      { kind: 'words', text: say('ordersArrived.intro', facts) },
      { kind: 'facts', facts: orders.map((order): Fact => orderFact(order, speech)) },
      ...(more > 0 ? [{ kind: 'words', text: say('ordersArrived.more', { count: more }) } as const] : []),
      ...(assigns ? [{ kind: 'words', text: say('ordersArrived.whatToDo') } as const] : []),
      { kind: 'button', text: say('ordersArrived.button'), url: `${portal.url}/orders` },
    ],
    why: say('ordersArrived.why', { account }),
  };
}

/** An order that the reader got a mail about, and that was cancelled or corrected since (O1). */
export function orderChanged(notice: Of<'order-changed'>, speech: Speech, portal: Page['portal']): Content {
  const { account, from, orderNumber, order, reason } = notice;
  const { say } = speech;
  const contents: Block[] = order === null ? [] : [{ kind: 'facts', facts: [orderFact(order, speech)] }];
  const what = order === null ? 'cancelled' : 'corrected';
  const facts = { account, from, orderNumber };
  return {
    subject: say(`orderChanged.${what}.subject`, facts),
    preview: say(`orderChanged.${what}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`orderChanged.${what}.heading`, facts) },
      { kind: 'words', text: say(`orderChanged.${what}.intro`, facts) },
      ...quoted(say('orderChanged.reason'), reason),
      ...contents,
      { kind: 'button', text: say('ordersArrived.button'), url: `${portal.url}/orders` },
    ],
    why: say('ordersArrived.why', { account }),
  };
}

function orderFact({ number, licences, credits }: OrderInMail, { say, number: amount }: Speech): Fact {
  const parts = [
    ...licences.map(({ product, quantity }) => `${amount(quantity)} × ${oneLine(product)}`),
    ...(credits > 0 ? [say('creditsGranted.amount', { count: credits })] : []),
  ];
  return { name: say('ordersArrived.order', { orderNumber: number }), value: parts.join(', '), look: 'plain' };
}

/** Credits that came to the reader's balance (C6). */
export function creditsGranted(
  { account, from, credits, balance, note }: Of<'credits-granted'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  const facts = { count: credits, account, from };
  return {
    subject: say('creditsGranted.subject', facts),
    preview: say('creditsGranted.intro', facts),
    blocks: [
      { kind: 'heading', text: say('creditsGranted.heading', facts) },
      { kind: 'words', text: say('creditsGranted.intro', facts) },
      ...quoted(say('creditsGranted.note'), note),
      {
        kind: 'facts',
        facts: [
          {
            name: say('creditsGranted.balance'),
            value: say('creditsGranted.amount', { count: balance }),
            look: 'plain',
          },
        ],
      },
      { kind: 'button', text: say('creditsGranted.button'), url: `${portal.url}/sites` },
    ],
    why: say('sitesNeedCredits.why', { account }),
  };
}

const mostNamed = 50;

/**
 * Licences that somebody of another company switched for the reader's users, or that went off with an integration (O6,
 * O7).
 */
export function seatsSwitched(notice: Of<'seats-switched'>, speech: Speech, portal: Page['portal']): Content {
  const { account, by, integration, off, on } = notice;
  const { say } = speech;
  const from = oneLine(by) === '' ? notice.from : say('helper', { person: by, company: notice.from });
  const count = countOf(off) + countOf(on);
  const what = integration !== null ? 'integration' : on.length === 0 ? 'off' : off.length === 0 ? 'on' : 'both';
  const facts = { count, account, from, integration: integration ?? '' };
  return {
    subject: say(`seatsSwitched.${what}.subject`, facts),
    preview: say(`seatsSwitched.${what}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`seatsSwitched.${what}.heading`, facts) },
      { kind: 'words', text: say(`seatsSwitched.${what}.intro`, facts) },
      ...users(say('seatsSwitched.wentOff'), off, speech),
      ...users(say('seatsSwitched.wentOn'), on, speech),
      { kind: 'button', text: say('licences.button'), url: `${portal.url}/licences` },
    ],
    why: say('licences.why', { account }),
  };
}

function countOf(products: readonly UsersInMail[]): number {
  return products.reduce((sum, { users: named }) => sum + named.length, 0);
}

function users(title: string, products: readonly UsersInMail[], { say }: Speech): Block[] {
  const all = products.flatMap(({ product, users: named }) =>
    named.map((user) => `${oneLine(product)}: ${oneLine(user)}`),
  );
  if (all.length === 0) return [];
  const more = all.length - mostNamed;
  return [
    {
      kind: 'quote',
      title,
      lines: [...all.slice(0, mostNamed), ...(more > 0 ? [say('licences.more', { count: more })] : [])],
    },
  ];
}
