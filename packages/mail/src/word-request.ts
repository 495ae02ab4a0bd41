import { quoted, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** A request that came, or what has become of one (E12). */
export function requestNews(
  { account, other, what, requestId, number, text, asked, more }: Of<'request-news'>,
  { say, number: amount }: Speech,
  portal: Page['portal'],
): Content {
  const facts = { account, other, number };
  return {
    subject: say(`requestNews.${what}.subject`, facts),
    preview: say(`requestNews.${what}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`requestNews.${what}.heading`, facts) },
      { kind: 'words', text: say(`requestNews.${what}.intro`, facts) },
      ...quoted(say(`requestNews.${what}.said`), text),
      {
        kind: 'facts',
        facts: asked.map(({ product, copies }) => ({
          name: oneLine(product),
          value: amount(copies),
          look: 'plain',
        })),
      },
      ...(more > 0 ? [{ kind: 'words', text: say('requestNews.more', { count: more }) } as const] : []),
      { kind: 'button', text: say('requestNews.button'), url: `${portal.url}/requests/${requestId}` },
    ],
    why: say('requestNews.why', { account }),
  };
}

/** The requests that wait for an answer, in one mail (E12). */
export function requestsWaiting(
  { account, lapseAfterDays, requests, more }: Of<'requests-waiting'>,
  { say, number: amount }: Speech,
  portal: Page['portal'],
): Content {
  const count = requests.length + more;
  const facts = { account, count };
  const [first] = requests;
  const only = count === 1 && first ? `/${first.requestId}` : '';
  return {
    subject: say('requestsWaiting.subject', facts),
    preview: say('requestsWaiting.intro', facts),
    blocks: [
      { kind: 'heading', text: say('requestsWaiting.heading', facts) },
      { kind: 'words', text: say('requestsWaiting.intro', facts) },
      {
        kind: 'facts',
        facts: requests.map(({ number, other, waitedDays, asked, more: further }) => ({
          name: oneLine(say('requestsWaiting.request', { number, other, count: waitedDays })),
          value: [
            ...asked.map(({ product, copies }) => `${amount(copies)} × ${oneLine(product)}`),
            ...(further > 0 ? [say('requestsWaiting.moreLines', { count: further })] : []),
          ].join(', '),
          look: 'plain',
        })),
      },
      ...(more > 0 ? [{ kind: 'words', text: say('requestsWaiting.more', { count: more }) } as const] : []),
      { kind: 'words', text: say('requestsWaiting.lapse', { count: lapseAfterDays }) },
      {
        kind: 'button',
        text: say(only === '' ? 'requestsWaiting.button' : 'requestNews.button'),
        url: `${portal.url}/requests${only}`,
      },
    ],
    why: say('requestNews.why', { account }),
  };
}
