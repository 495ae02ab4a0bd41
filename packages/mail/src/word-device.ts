import { quoted, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** What has become of a device and its copies, or of a request about it (E13). */
export function deviceNews(
  { account, device, product, what, activationId, copies, number, text, by }: Of<'device-news'>,
  { say, number: amount }: Speech,
  portal: Page['portal'],
): Content {
  const facts = {
    account,
    by,
    device: oneLine(device),
    count: what === 'used-up' || what === 'granted' ? number : copies,
  };
  const intro = say(`deviceNews.${what}.intro`, facts);
  return {
    subject: say(`deviceNews.${what}.subject`, facts),
    preview: intro,
    blocks: [
      { kind: 'heading', text: say(`deviceNews.${what}.heading`, facts) },
      { kind: 'words', text: intro },
      ...quoted(say(`deviceNews.${what}.said`), text),
      {
        kind: 'facts',
        facts: [
          { name: say('deviceNews.device'), value: oneLine(device), look: 'plain' },
          { name: say('deviceNews.product'), value: oneLine(product), look: 'plain' },
          { name: say('deviceNews.copies'), value: amount(copies), look: 'plain' },
        ],
      },
      { kind: 'button', text: say('deviceNews.button'), url: `${portal.url}/activations/${activationId}` },
    ],
    why: say('deviceNews.why', { account }),
  };
}

/** Licence files that the reader has mailed to themselves (E14). */
export function licenceFiles(
  { account, files, fileName, device, product }: Of<'licence-files'>,
  { say }: Speech,
): Content {
  const facts = { count: files, device: oneLine(device) };
  const intro = say('licenceFiles.intro', facts);
  return {
    subject: say(files === 1 && device !== '' ? 'licenceFiles.subjectOf' : 'licenceFiles.subject', facts),
    preview: intro,
    blocks: [
      { kind: 'heading', text: say('licenceFiles.heading', facts) },
      { kind: 'words', text: intro },
      {
        kind: 'facts',
        facts: [
          ...(device === ''
            ? []
            : [{ name: say('deviceNews.device'), value: oneLine(device), look: 'plain' as const }]),
          ...(product === ''
            ? []
            : [{ name: say('deviceNews.product'), value: oneLine(product), look: 'plain' as const }]),
          { name: say('licenceFiles.attached'), value: oneLine(fileName), look: 'plain' as const },
        ],
      },
    ],
    why: say('licenceFiles.why', { account }),
  };
}

/** How many devices of which product need the licence file for their new term (E15). */
export function filesWaiting(
  { account, devices, products, more }: Of<'files-waiting'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  const facts = { count: devices };
  return {
    subject: say('filesWaiting.subject', facts),
    preview: say('filesWaiting.intro', facts),
    blocks: [
      { kind: 'heading', text: say('filesWaiting.heading', facts) },
      { kind: 'words', text: say('filesWaiting.intro', facts) },
      {
        kind: 'facts',
        facts: products.map((of) => ({
          name: oneLine(of.product),
          value: say('filesWaiting.devices', { count: of.devices }),
          look: 'plain',
        })),
      },
      ...(more > 0 ? [{ kind: 'words', text: say('filesWaiting.more', { count: more }) } as const] : []),
      { kind: 'button', text: say('filesWaiting.button'), url: `${portal.url}/activations?unfetched=true` },
    ],
    why: say('filesWaiting.why', { account: oneLine(account) }),
  };
}
