import { shownEmail } from '@tierline/domain';
import type { Notice } from '@tierline/domain';
import { safeColor } from './color.ts';
import { copiesOf, lineTable, quoted, type Content, type Of } from './content.ts';
import type { Block, Page } from './page.ts';
import { plainText } from './plain-text.ts';
import { entitlementsExpire } from './word-expiry.ts';
import { licencesMoved, seatsExpire } from './word-licences.ts';
import { lineDetails } from './word-line-details.ts';
import { creditsGranted, ordersArrived, seatsSwitched } from './word-received.ts';
import { siteAdministrator, sitesNeedCredits } from './word-site.ts';
import { copiesBack, lineStates, recallAsked, recallDeclined } from './word-taken-back.ts';
import { oneLine, speak, type Speech } from './words.ts';

/** Whom a mail is worded for. `url` is the portal's address with the vendor's part; `secret` is the initial password or the link's token, null once it is wiped. */
export type Reader = {
  language: string;
  /** Null or left out: not known, the times are UTC. */
  timeZone?: string | null;
  /** False: the reader cannot sign in to the portal, and its buttons would lead nowhere. */
  access?: boolean;
  portal: { name: string; color: string; url: string };
  secret: string | null;
};

/** A mail's words and the language they are in, which is English where the reader's is not known. */
export type Worded = { subject: string; html: string; text: string; language: string };

/** Words a notice in the reader's language, as HTML and as text (X1, X6); pure. */
export async function wordNotice(notice: Notice, to: Reader): Promise<Worded> {
  const page = pageOf(notice, to);
  // React and its parts take 0.4 s to load: the first mail pays, not every start.
  const { renderHtml } = await import('./html.ts');
  return { subject: page.subject, html: await renderHtml(page), text: plainText(page), language: page.language };
}

/** The subject alone, for lists of mails; pure, and quick. */
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

// Who cannot sign in is told so, in place of a button that leads to a closed door.
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
    case 'credits-granted':
      return creditsGranted(notice, speech, portal);
    case 'seats-switched':
      return seatsSwitched(notice, speech, portal);
    case 'lines-held':
    case 'lines-released':
      return lineStates(notice, speech, portal);
  }
}

function initialPassword(
  notice: Of<'initial-password'>,
  { say, moment }: Speech,
  portal: Page['portal'],
  secret: string | null,
): Content {
  const { account, email, expiresAt } = notice;
  const firstName = oneLine(notice.firstName);
  const signIn = `${portal.url}/sign-in`;
  return {
    subject: say('initialPassword.subject', { portal: portal.name }),
    preview: say('initialPassword.preview'),
    blocks: [
      { kind: 'heading', text: say('initialPassword.heading', { portal: portal.name }) },
      {
        kind: 'words',
        text: firstName === '' ? say('initialPassword.helloAnybody') : say('initialPassword.hello', { firstName }),
      },
      { kind: 'words', text: say('initialPassword.intro', { account }) },
      {
        kind: 'facts',
        facts: [
          { name: say('initialPassword.signInName'), value: shownEmail(oneLine(email)), look: 'plain' },
          secret === null
            ? { name: say('initialPassword.password'), value: say('initialPassword.noLongerShown'), look: 'plain' }
            : { name: say('initialPassword.password'), value: secret, look: 'code' },
          { name: say('initialPassword.validUntil'), value: moment(expiresAt), look: 'plain' },
          { name: say('initialPassword.address'), value: portal.url, look: 'link' },
        ],
      },
      { kind: 'button', text: say('initialPassword.signIn'), url: signIn },
      { kind: 'words', text: say('initialPassword.onlyChange', { helper: helperOf(notice, say) }) },
      { kind: 'aside', text: say('initialPassword.unexpected', { helper: helperOf(notice, say) }) },
    ],
    why: say('footer.becauseOfSignIn', { email }),
  };
}

// Whom to ask: the person who let the reader in, and their company; the reader may be the first of their own.
function helperOf({ by = '', byAccount = '' }: { by?: string; byAccount?: string }, say: Speech['say']): string {
  const person = oneLine(by);
  const company = oneLine(byAccount);
  if (person === '') return company === '' ? say('helperNobody') : company;
  return company === '' ? person : say('helper', { person, company });
}

function invitation(
  notice: Of<'invitation'>,
  { say, moment }: Speech,
  portal: Page['portal'],
  secret: string | null,
): Content {
  const { account, by, role, email, expiresAt } = notice;
  const firstName = oneLine(notice.firstName);
  return {
    subject: say('invitation.subject', { portal: portal.name }),
    preview: say('invitation.preview'),
    blocks: [
      { kind: 'heading', text: say('invitation.heading', { portal: portal.name }) },
      {
        kind: 'words',
        text: firstName === '' ? say('initialPassword.helloAnybody') : say('initialPassword.hello', { firstName }),
      },
      {
        kind: 'words',
        text:
          oneLine(by) === ''
            ? say('invitation.introNobody', { account, portal: portal.name })
            : say('invitation.intro', { by, account, portal: portal.name }),
      },
      // In the fragment, which is sent to no server and stands in no log.
      secret === null
        ? { kind: 'words', text: say('passwordReset.noLongerShown') }
        : { kind: 'button', text: say('invitation.signUp'), url: `${portal.url}/sign-up#${secret}` },
      {
        kind: 'facts',
        facts: [
          { name: say('invitation.signInName'), value: shownEmail(oneLine(email)), look: 'plain' },
          { name: say('invitation.role'), value: oneLine(role), look: 'plain' },
          { name: say('invitation.validUntil'), value: moment(expiresAt), look: 'plain' },
        ],
      },
      { kind: 'words', text: say('invitation.once', { helper: helperOf(notice, say) }) },
      { kind: 'aside', text: say('invitation.unexpected') },
    ],
    why: say('invitation.why', { email }),
  };
}

function passwordReset(
  notice: Of<'password-reset'>,
  { say, moment }: Speech,
  portal: Page['portal'],
  secret: string | null,
): Content {
  const { account, email, expiresAt } = notice;
  const firstName = oneLine(notice.firstName);
  return {
    subject: say('passwordReset.subject', { portal: portal.name }),
    preview: say('passwordReset.preview'),
    blocks: [
      { kind: 'heading', text: say('passwordReset.heading') },
      {
        kind: 'words',
        text: firstName === '' ? say('initialPassword.helloAnybody') : say('initialPassword.hello', { firstName }),
      },
      { kind: 'words', text: say('passwordReset.intro', { account, email }) },
      // In the fragment, which is sent to no server and stands in no log.
      secret === null
        ? { kind: 'words', text: say('passwordReset.noLongerShown') }
        : { kind: 'button', text: say('passwordReset.choose'), url: `${portal.url}/reset-password#${secret}` },
      { kind: 'facts', facts: [{ name: say('passwordReset.validUntil'), value: moment(expiresAt), look: 'plain' }] },
      { kind: 'aside', text: say('passwordReset.unexpected') },
    ],
    why: say('footer.becauseOfSignIn', { email }),
  };
}

function signInChanged(
  { account, email, at, change, by, firstName }: Of<'sign-in-changed'>,
  { say, moment }: Speech,
  portal: Page['portal'],
): Content {
  const name = oneLine(firstName);
  const what = say(`signInChanged.what.${change}`);
  return {
    subject: say(`signInChanged.subject.${change}`, { portal: portal.name }),
    preview: what,
    blocks: [
      { kind: 'heading', text: say('signInChanged.heading') },
      {
        kind: 'words',
        text: name === '' ? say('initialPassword.helloAnybody') : say('initialPassword.hello', { firstName: name }),
      },
      { kind: 'words', text: what },
      {
        kind: 'facts',
        facts: [
          { name: say('initialPassword.signInName'), value: shownEmail(oneLine(email)), look: 'plain' },
          { name: say('signInChanged.when'), value: moment(at), look: 'plain' },
          ...(by === null ? [] : [{ name: say('signInChanged.by'), value: oneLine(by), look: 'plain' } as const]),
        ],
      },
      { kind: 'button', text: say('signInChanged.look'), url: `${portal.url}/settings` },
      { kind: 'aside', text: say('signInChanged.unexpected', { account }) },
    ],
    why: say('footer.becauseOfSignIn', { email }),
  };
}

function relationAsked(
  { account, from, target, by }: Of<'relation-asked'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  return {
    subject: say('relation.askedSubject', { from, target }),
    preview: say('relation.askedPreview'),
    blocks: [
      { kind: 'heading', text: say('relation.askedHeading') },
      { kind: 'words', text: say('relation.askedIntro', { by, from, target }) },
      { kind: 'button', text: say('relation.askedButton'), url: `${portal.url}/accounts` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}

function relationDecided(
  { account, target, accepted }: Of<'relation-decided'>,
  { say }: Speech,
  portal: Page['portal'],
): Content {
  const words = say(accepted ? 'relation.acceptedIntro' : 'relation.declinedIntro', { target });
  return {
    subject: say(accepted ? 'relation.acceptedSubject' : 'relation.declinedSubject', { target }),
    preview: words,
    blocks: [
      { kind: 'heading', text: say('relation.decidedHeading') },
      { kind: 'words', text: words },
      { kind: 'button', text: say('relation.decidedButton'), url: `${portal.url}/accounts` },
    ],
    why: say('footer.becauseOfContact', { account }),
  };
}

function entitlementIssued(notice: Of<'entitlement-issued'>, speech: Speech, portal: Page['portal']): Content {
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

function linesHandedOn(notice: Of<'lines-handed-on'>, speech: Speech, portal: Page['portal']): Content {
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
