import { shownEmail } from '@tierline/domain';
import type { Content, Of } from './content.ts';
import type { Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** The sign-in name, the initial password and until when it is good; whom to ask for a new one (A9). */
export function initialPassword(
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

/** The link by which an invited person chooses a password of their own, and the role they get (A10). */
export function invitation(
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

/** The link by which somebody who has forgotten their password chooses a new one (A11). */
export function passwordReset(
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

/** What has changed about how the reader signs in, when, and through whom where it was somebody else (A11, A12). */
export function signInChanged(
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

// Whom to ask: the person who gave the reader access, and their company; the reader may be the first of their own.
function helperOf({ by = '', byAccount = '' }: { by?: string; byAccount?: string }, say: Speech['say']): string {
  const person = oneLine(by);
  const company = oneLine(byAccount);
  if (person === '') return company === '' ? say('helperNobody') : company;
  return company === '' ? person : say('helper', { person, company });
}
