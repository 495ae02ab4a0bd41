import { describe, expect, it } from 'vitest';
import {
  decideAcceptInvitation,
  decideAcceptYet,
  decideInvitationLink,
  decideInvite,
  decideSendAgain,
  decideWithdraw,
  invitationState,
  type Invitation,
  type LinkFacts,
  type UsersAccount,
  type WaitingUser,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const now = new Date('2026-06-15T12:00:00Z');
const later = new Date(now.getTime() + 1);
const invitation = (changes: Partial<Invitation> = {}): Invitation => ({
  ending: null,
  expiresAt: later,
  openedAt: null,
  mail: 'accepted',
  ...changes,
});
const link = (changes: Partial<LinkFacts> = {}): LinkFacts => ({
  now,
  invitation: invitation(),
  user: { role: 'observer', status: 'active', maySignIn: true },
  account: { name: 'Own', status: 'active', activated: true, masters: 'Ada Adler' },
  ...changes,
});

describe('how an invitation stands', () => {
  it.each([
    ['A10 waiting to be sent', { mail: 'waiting' }, 'waiting'],
    ['A10 put off', { mail: 'deferred' }, 'deferred'],
    ['A10 accepted by the mail server', {}, 'accepted'],
    ['A10 failed', { mail: 'failed' }, 'failed'],
    ['A10 failed, and why stays worth knowing when the link is over', { mail: 'failed', expiresAt: now }, 'failed'],
    ['A10 opened', { openedAt: now }, 'opened'],
    ['A10 opened, whatever is known of the mail', { openedAt: now, mail: 'failed' }, 'opened'],
    ['A10 expired', { expiresAt: now }, 'expired'],
    ['A10 expired after it was opened', { openedAt: now, expiresAt: now }, 'expired'],
    ['A10 used, also when its time is over', { ending: 'used', expiresAt: now }, 'used'],
    ['A10 revoked', { ending: 'revoked', mail: 'failed' }, 'revoked'],
  ] as const)('%s', (_, changes, state) => {
    expect(invitationState(invitation(changes), now)).toBe(state);
  });
});

describe('an invitation’s link', () => {
  const user = { role: 'observer', status: 'active', maySignIn: true } as const;
  it.each([
    ['A10 that is good', {}, 'accepted'],
    ['A10 that is none', { invitation: null }, 'invitation-unknown'],
    ['A10 that was used', { invitation: invitation({ ending: 'used', expiresAt: now }) }, 'invitation-used'],
    ['A10 that was replaced', { invitation: invitation({ ending: 'replaced' }) }, 'invitation-replaced'],
    [
      'A10 that was revoked, its user gone',
      { invitation: invitation({ ending: 'revoked' }), user: null },
      'invitation-revoked',
    ],
    ['A10 to whom nobody belongs', { user: null }, 'invitation-revoked'],
    ['A5 of somebody deactivated', { user: { ...user, status: 'inactive' } }, 'invitation-revoked'],
    ['A5 of a contact', { user: { ...user, maySignIn: false } }, 'invitation-revoked'],
    ['A10 whose time is over, to the instant', { invitation: invitation({ expiresAt: now }) }, 'invitation-expired'],
    [
      'A2 of a closed account',
      { account: { name: 'Own', status: 'closed', activated: true, masters: 'Ada Adler' } },
      'account-closed',
    ],
  ] as const)('%s', (_, changes, code) => {
    expect(outcome(decideInvitationLink(link(changes)))).toBe(code);
    expect(
      outcome(
        decideAcceptInvitation(
          { ...link(changes), toAccept: 0, guessable: false },
          { password: 'seven copper kettles' },
        ),
      ),
    ).toBe(code);
  });

  it.each([
    [
      'A7 before the first Master',
      { account: { name: 'Own', status: 'active', activated: false, masters: 'Ada Adler' } },
      {},
      'account-not-activated',
    ],
    [
      'A7 the first Master',
      {
        account: { name: 'Own', status: 'active', activated: false, masters: 'Ada Adler' },
        user: { ...user, role: 'master' },
      },
      {},
      'accepted',
    ],
    [
      'A2 of a suspended account',
      { account: { name: 'Own', status: 'suspended', activated: true, masters: 'Ada Adler' } },
      {},
      'accepted',
    ],
    ['A10 a document is missing', {}, { toAccept: 1 }, 'acceptance-needed'],
    ['A12 a password that is guessed', {}, { guessable: true }, 'password-guessable'],
  ] as const)('%s', (_, changes, more, code) => {
    expect(
      outcome(
        decideAcceptInvitation(
          { ...link(changes), toAccept: 0, guessable: false, ...more },
          { password: 'seven copper kettles' },
        ),
      ),
    ).toBe(code);
  });
});

describe('who may accept yet', () => {
  it.each([
    ['A7 the first Master of an account that is not activated', 'master', false, 'accepted'],
    ['A7 anybody else of it', 'administrator', false, 'account-not-activated'],
    ['A7 anybody once it is activated', 'observer', true, 'accepted'],
  ] as const)('%s', (_, role, activated, code) => {
    expect(
      outcome(
        decideAcceptYet({
          user: { role, status: 'active', maySignIn: true },
          account: { name: 'Own', status: 'active', activated, masters: 'Ada Adler' },
        }),
      ),
    ).toBe(code);
  });

  it('A7 nobody, where the account is not activated', () => {
    expect(
      decideAcceptYet({
        user: null,
        account: { name: 'Own', status: 'active', activated: false, masters: 'Ada Adler' },
      }),
    ).toMatchObject({ refusal: { code: 'account-not-activated', facts: { account: 'Own', masters: 'Ada Adler' } } });
  });
});

describe('letting people in', () => {
  const own: UsersAccount = {
    id: 'own',
    name: 'Own',
    tier: 1,
    createdById: 'vendor',
    activated: true,
  };
  const person = (email: string, role: 'observer' | 'master' = 'observer') => ({
    email,
    emailKey: email.toLowerCase(),
    role,
  });

  it('A6 A8 A10 names each row that is refused, and of two alike the second', () => {
    const decision = decideInvite(
      { actor: actor('administrator'), programme: fourRoles, account: own, taken: new Map([['b@x', true]]) },
      [person('a@x'), person('B@x'), person('A@x'), person('c@x', 'master')],
    );
    expect(decision.ok || decision.refused.map(({ row, decision: { refusal } }) => [row, refusal.code])).toEqual([
      [1, 'email-taken'],
      [2, 'email-twice'],
      [3, 'role-above-own'],
    ]);
    expect(
      decideInvite({ actor: actor('administrator'), programme: fourRoles, account: own, taken: new Map() }, [
        person('a@x'),
        person('b@x'),
      ]).ok,
    ).toBe(true);
  });

  const waiting = (changes: Partial<WaitingUser> = {}): WaitingUser => ({
    id: 'colleague',
    role: 'observer',
    maySignIn: true,
    status: 'active',
    passwordKind: null,
    email: 'colleague@own.example',
    everSignedIn: false,
    hadSeats: false,
    ...changes,
  });
  it.each([
    ['A10 somebody invited', {}, 'administrator', 'accepted', 'accepted'],
    ['A9 somebody with an initial password', { passwordKind: 'initial' }, 'administrator', 'accepted', 'accepted'],
    [
      'A9 a user who has begun the first sign-in',
      { passwordKind: 'initial', everSignedIn: true },
      'administrator',
      'accepted',
      'user-not-waiting',
    ],
    ['A10 somebody who is in', { passwordKind: 'own' }, 'administrator', 'user-not-waiting', 'user-not-waiting'],
    ['A5 somebody deactivated', { status: 'inactive' }, 'administrator', 'user-not-waiting', 'accepted'],
    ['A5 a contact', { maySignIn: false }, 'administrator', 'user-not-waiting', 'user-not-waiting'],
    [
      'A6 a Master, by an Administrator',
      { role: 'master' },
      'administrator',
      'master-untouchable',
      'master-untouchable',
    ],
    ['A6 a Master, by a Master', { role: 'master' }, 'master', 'accepted', 'accepted'],
    ['A6 anybody, by an Operator', {}, 'operator', 'role-too-low', 'role-too-low'],
  ] as const)('%s may be sent it again, and be taken back, or not', (_, changes, role, again, back) => {
    const facts = { actor: actor(role), account: own, user: waiting(changes) };
    expect([outcome(decideSendAgain(facts)), outcome(decideWithdraw(facts))]).toEqual([again, back]);
  });
});
