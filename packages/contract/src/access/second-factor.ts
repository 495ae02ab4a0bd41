import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, line } from '../kernel/fields.ts';

function password() {
  return z.string().check(z.minLength(1), z.maxLength(1000));
}

/** A code as typed: six digits of the app, or a recovery code, with or without its dashes. */
function code() {
  return line(100);
}

/**
 * The state of the user's second factor. `demanded`: the programme requires one of this person, who cannot switch it
 * off.
 */
export const secondFactor = z.object({
  on: z.boolean(),
  since: z.nullable(instant()),
  codesLeft: z.int(),
  demanded: z.boolean(),
});

/**
 * What an authenticator app is set up with. `offer` is sent back with the app's first code, within ten minutes and from
 * the same session.
 */
export const secondFactorOffer = z.object({ secret: z.string(), uri: z.string(), offer: z.string() });

/** Recovery codes, shown this once; each is valid for one sign-in. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

const guarded = z.strictObject({ password: password(), code: code() });

export const secondFactorEndpoints = {
  readSecondFactor: endpoint({
    method: 'GET',
    path: '/me/second-factor',
    summary: 'The state of your second factor',
    access: 'profile.edit',
    output: secondFactor,
    status: 200,
    problems: [],
  }),
  offerSecondFactor: endpoint({
    method: 'POST',
    path: '/me/second-factor/offer',
    summary:
      'Begin to set up an authenticator app; where one is on, its code is needed and it stays good until the new one is confirmed',
    access: 'first-sign-in',
    body: z.strictObject({ password: password(), code: z.optional(code()) }),
    output: secondFactorOffer,
    status: 200,
    problems: [
      'password-wrong',
      'second-factor-needed',
      'second-factor-wrong',
      'password-change-needed',
      'too-many-requests',
    ],
  }),
  switchOnSecondFactor: endpoint({
    method: 'PUT',
    path: '/me/second-factor',
    summary: 'Confirm the authenticator app with a code; ends your other sessions and gives recovery codes, this once',
    access: 'first-sign-in',
    body: z.strictObject({ offer: line(1000), code: code() }),
    output: recoveryCodes,
    status: 200,
    problems: ['set-up-expired', 'second-factor-wrong', 'too-many-requests'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'PUT',
    path: '/me/second-factor/recovery-codes',
    summary: 'Make new recovery codes; the old ones die',
    access: 'profile.edit',
    body: guarded,
    output: recoveryCodes,
    status: 200,
    problems: ['second-factor-off', 'password-wrong', 'second-factor-wrong', 'too-many-requests'],
  }),
  switchOffSecondFactor: endpoint({
    method: 'POST',
    path: '/me/second-factor/removal',
    summary: 'Switch your second factor off; ends your other sessions',
    access: 'profile.edit',
    body: guarded,
    status: 204,
    problems: [
      'second-factor-off',
      'second-factor-demanded',
      'password-wrong',
      'second-factor-wrong',
      'too-many-requests',
    ],
  }),
  resetSecondFactor: endpoint({
    method: 'DELETE',
    path: '/users/:id/second-factor',
    summary: 'Reset the lost second factor of a user, who is notified by mail; ends their sessions',
    access: 'users.edit',
    params: z.strictObject({ id: id() }),
    status: 204,
    problems: [
      'not-found',
      'second-factor-off',
      'own-second-factor',
      'master-untouchable',
      'people-only',
      'users-manage-themselves',
      'not-yours-to-change',
    ],
  }),
};
