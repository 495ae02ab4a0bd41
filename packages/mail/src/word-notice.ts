import type { Notice } from '@tierline/domain';
import { safeColor } from './color.ts';
import type { Content } from './content.ts';
import type { Block, Page } from './page.ts';
import { plainText } from './plain-text.ts';
import { entitlementIssued, linesHandedOn } from './word-entitlement.ts';
import { entitlementsExpire } from './word-expiry.ts';
import { licencesMoved, seatsExpire } from './word-licences.ts';
import { lineDetails } from './word-line-details.ts';
import { creditsGranted, orderChanged, ordersArrived, seatsSwitched } from './word-received.ts';
import { relationAsked, relationDecided } from './word-relation.ts';
import { initialPassword, invitation, passwordReset, signInChanged } from './word-sign-in.ts';
import { deviceNews, filesWaiting, licenceFiles } from './word-device.ts';
import { requestNews, requestsWaiting } from './word-request.ts';
import { filesToReplace, signingKeyEnds } from './word-signing-key.ts';
import { siteAdministrator, sitesNeedCredits } from './word-site.ts';
import { copiesBack, lineStates, recallAsked, recallDeclined } from './word-taken-back.ts';
import { oneLine, speak, type Speech } from './words.ts';

/**
 * The recipient a mail is worded for. `url` is the address of the vendor's portal; `secret` is the initial password or
 * the token of the link, null once it is wiped.
 */
export type Reader = {
  language: string;
  /** Null or left out: unknown, times are in UTC. */
  timeZone?: string | null;
  /** False: the reader cannot sign in to the portal, so the mail has no buttons. */
  access?: boolean;
  portal: { name: string; color: string; url: string };
  secret: string | null;
};

/** A worded mail and its language: the reader's, or English where that one is not known. */
export type Worded = { subject: string; html: string; text: string; language: string };

/** Words a notice in the reader's language, as HTML and as text (X1, X6); pure. */
export async function wordNotice(notice: Notice, to: Reader): Promise<Worded> {
  const page = pageOf(notice, to);
  // React and its parts take 0.4 s to load: the first mail pays, not every start.
  const { renderHtml } = await import('./html.ts');
  return { subject: page.subject, html: await renderHtml(page), text: plainText(page), language: page.language };
}

/** Words the subject alone, for lists of mails; pure, and quick. */
export function wordSubject(notice: Notice, to: Omit<Reader, 'secret'>): string {
  return pageOf(notice, { ...to, secret: null }).subject;
}

function pageOf(notice: Notice, to: Reader): Page {
  const speech = speak(to.language, to.timeZone);
  const portal = {
    name: oneLine(to.portal.name),
    color: safeColor(to.portal.color),
    url: to.portal.url.replace(/\/+$/u, ''),
  };
  const { subject, preview, blocks, why } = content(notice, speech, portal, to.secret);
  return {
    language: speech.language,
    subject: oneLine(subject),
    preview,
    portal,
    blocks: to.access === false ? withoutButtons(notice, blocks, speech) : blocks,
    footer: {
      sentBy: speech.say('footer.sentBy', { portal: portal.name }),
      why: `${why} ${speech.say('footer.automatic')}`,
    },
  };
}

// A reader who cannot sign in reads so in place of each button, which would lead to the sign-in page.
function withoutButtons(notice: Notice, blocks: readonly Block[], { say }: Speech): Block[] {
  const left = blocks.filter(({ kind }) => kind !== 'button');
  if (left.length === blocks.length) return left;
  if (notice.kind !== 'lines-handed-on') return [...left, { kind: 'aside', text: say('noAccess') }];
  const { from, by = '' } = notice;
  const helper = by === '' ? from : say('helper', { person: by, company: from });
  return [
    ...left,
    { kind: 'words', text: say('linesHandedOn.howToUse', { from }) },
    { kind: 'aside', text: say('linesHandedOn.whomToAsk', { helper }) },
  ];
}

function content(notice: Notice, speech: Speech, portal: Page['portal'], secret: string | null): Content {
  switch (notice.kind) {
    case 'initial-password':
      return initialPassword(notice, speech, portal, secret);
    case 'invitation':
      return invitation(notice, speech, portal, secret);
    case 'password-reset':
      return passwordReset(notice, speech, portal, secret);
    case 'sign-in-changed':
      return signInChanged(notice, speech, portal);
    case 'relation-asked':
      return relationAsked(notice, speech, portal);
    case 'relation-decided':
      return relationDecided(notice, speech, portal);
    case 'entitlement-issued':
      return entitlementIssued(notice, speech, portal);
    case 'lines-handed-on':
      return linesHandedOn(notice, speech, portal);
    case 'copies-returned':
    case 'copies-recalled':
      return copiesBack(notice, speech, portal);
    case 'recall-asked':
      return recallAsked(notice, speech, portal);
    case 'recall-declined':
      return recallDeclined(notice, speech, portal);
    case 'licences-assigned':
    case 'licences-taken-back':
      return licencesMoved(notice, speech, portal);
    case 'seats-expiring':
    case 'seats-ended':
      return seatsExpire(notice, speech, portal);
    case 'entitlements-expiring':
      return entitlementsExpire(notice, speech, portal);
    case 'sites-need-credits':
      return sitesNeedCredits(notice, speech, portal);
    case 'site-administrator':
      return siteAdministrator(notice, speech, portal);
    case 'line-details':
      return lineDetails(notice, speech, portal);
    case 'orders-arrived':
      return ordersArrived(notice, speech, portal);
    case 'order-changed':
      return orderChanged(notice, speech, portal);
    case 'credits-granted':
      return creditsGranted(notice, speech, portal);
    case 'request-news':
      return requestNews(notice, speech, portal);
    case 'requests-waiting':
      return requestsWaiting(notice, speech, portal);
    case 'signing-key-ends':
      return signingKeyEnds(notice, speech, portal);
    case 'files-to-replace':
      return filesToReplace(notice, speech, portal);
    case 'device-news':
      return deviceNews(notice, speech, portal);
    case 'files-waiting':
      return filesWaiting(notice, speech, portal);
    case 'licence-files':
      return licenceFiles(notice, speech);
    case 'seats-switched':
      return seatsSwitched(notice, speech, portal);
    case 'lines-held':
    case 'lines-released':
      return lineStates(notice, speech, portal);
  }
}
