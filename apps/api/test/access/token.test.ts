import { createVendor } from '@tierline/core';
import jwt from 'jsonwebtoken';
import { createHmac, generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTokens, signingKey } from '../../src/token.ts';
import { otherProgramme } from '../kernel/walls-notes.ts';
import { signInFirst } from '../kernel/walls-world.ts';
import { world, type Person, type World } from '../kernel/world.ts';

describe('A12 access tokens', () => {
  let w: World;
  let person: Person;
  let stranger: Person;
  beforeAll(async () => {
    w = await world();
    person = w.staff;
    await createVendor(w.services, otherProgramme, {
      email: 'staff@other.example',
      firstName: 'Olga',
      lastName: 'Other',
    });
    stranger = await signInFirst(w, otherProgramme.slug, 'staff@other.example');
  });
  afterAll(() => w.close());

  const kept = (of: Person) => [...of.cookies].find(([name]) => name.endsWith('access')) ?? ['', ''];
  const status = async (token: string) => {
    const [name] = kept(person);
    return (
      await request(w.origin)
        .get('/api/v1/me')
        .set('Tierline-Vendor', w.programme.slug)
        .set('Cookie', `${name}=${encodeURIComponent(token)}`)
    ).status;
  };

  it('A12 an access token is good for ten minutes and no longer, wherever it is remembered', () => {
    const tokens = openTokens(w.services.secrets);
    const id = crypto.randomUUID();
    const token = tokens.sign({ id, userId: person.userId }, w.programme.slug);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      expect(tokens.read(token, w.programme.slug)).toBe(id);
      expect(tokens.read(token, otherProgramme.slug)).toBeNull();
      vi.setSystemTime(Date.now() + 601_000);
      expect(tokens.read(token, w.programme.slug)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('A12 forged and odd access tokens are refused, also where they are signed with our own key', async () => {
    const [, real] = kept(person);
    const [, foreign] = kept(stranger);
    const [head = '', body = '', signature = ''] = real.split('.');
    const claims = payloadOf(real);
    const header = { alg: 'ES256', typ: 'at+jwt' };
    const { privateKey: ours, publicKey } = signingKey(w.services.secrets);
    const { privateKey: theirs, publicKey: theirPublic } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { privateKey: p384 } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { exp: _, ...endless } = claims;
    const { sid: __, ...nameless } = claims;
    const now = Math.floor(Date.now() / 1000);
    const own = (change: object, over: object = {}) => raw({ ...header, ...over }, { ...claims, ...change }, ours);
    const ended = (await w.signIn(person.email, person.password)).cookies;
    const [, gone] = [...ended].find(([name]) => name.endsWith('access')) ?? ['', ''];
    await w.db.session.update({ where: { id: String(payloadOf(gone).sid) }, data: { endedAt: new Date() } });

    // What these are made of is right: a token of the same making is taken.
    expect(await status(own({}))).toBe(200);

    const odd: Record<string, string> = {
      empty: '',
      'a letter': 'x',
      'three letters': 'a.b.c',
      dots: '..',
      'no signature': `${head}.${body}.`,
      'two parts': `${head}.${body}`,
      'no payload': `${head}..${signature}`,
      'no header': `.${body}.${signature}`,
      'a part more': `${real}.x`,
      'a dot in front': `.${real}`,
      'two dots at the end': `${real}..`,
      cut: real.slice(0, -4),
      'cut by half': real.slice(0, real.length / 2),
      longer: `${real}x`,
      'a space within': `${head}. ${body}.${signature}`,
      twice: `${real}${real}`,
      'not ASCII': 'é'.repeat(10),
      huge: 'x'.repeat(4000),
      'huge parts': `${'e'.repeat(2000)}.${'e'.repeat(2000)}.${'e'.repeat(2000)}`,
      'no JSON': `${part('{')}.${body}.${signature}`,
      'alg none': `${part({ ...header, alg: 'none' })}.${body}.`,
      'alg None with the signature': `${part({ ...header, alg: 'None' })}.${body}.${signature}`,
      'no alg': `${part({ typ: 'at+jwt' })}.${body}.${signature}`,
      'HS256 with our signature': `${part({ ...header, alg: 'HS256' })}.${body}.${signature}`,
      'HS256 by a word': jwt.sign(claims, 'secret', { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt' } }),
      'HS256 by our public key, PEM': hmac(claims, publicKey.export({ type: 'spki', format: 'pem' })),
      'HS256 by our public key, DER': hmac(claims, publicKey.export({ type: 'spki', format: 'der' })),
      'HS256 by our public key, JWK': hmac(claims, JSON.stringify(publicKey.export({ format: 'jwk' }))),
      ES384: jwt.sign(claims, p384, { algorithm: 'ES384', header: { alg: 'ES384', typ: 'at+jwt' } }),
      RS256: jwt.sign(claims, rsa, { algorithm: 'RS256', header: { alg: 'RS256', typ: 'at+jwt' } }),
      'ES384 said of our signature': own({}, { alg: 'ES384' }),
      'another key': raw(header, claims, theirs),
      'another key, brought along': raw({ ...header, jwk: theirPublic.export({ format: 'jwk' }) }, claims, theirs),
      'a signature in DER': `${head}.${body}.${signBytes('sha256', Buffer.from(`${head}.${body}`), ours).toString('base64url')}`,
      'a header that must be understood': own({}, { crit: ['exp'] }),
      'a key named': own({}, { kid: '../../../dev/null' }),
      'a key to be fetched': own({}, { jku: 'https://evil.example/keys' }),
      'another payload': `${head}.${part({ ...claims, aud: 'other' })}.${signature}`,
      'another session': `${head}.${part({ ...claims, sid: crypto.randomUUID() })}.${signature}`,
      'without an end': raw(header, endless, ours),
      'an end that is a text': own({ exp: String(now + 600) }),
      'an end that is nothing': own({ exp: null }),
      ended: own({ exp: now - 1 }),
      'not yet good': own({ nbf: now + 60 }),
      'good from a text on': own({ nbf: 'now' }),
      'another type': own({}, { typ: 'JWT' }),
      'no type': raw({ alg: 'ES256' }, claims, ours),
      'a type that is a list': own({}, { typ: ['at+jwt'] }),
      'another issuer': own({ iss: 'other' }),
      'no issuer': own({ iss: undefined }),
      issuers: own({ iss: ['tierline', 'other'] }),
      'another audience': own({ aud: 'other' }),
      'no audience': own({ aud: undefined }),
      'a list of audiences': own({ aud: [w.programme.slug] }),
      'our audience among others': own({ aud: ['other', w.programme.slug] }),
      'no session': raw(header, nameless, ours),
      'a session that is a number': own({ sid: 1 }),
      'a session that is a list': own({ sid: [claims.sid] }),
      'a session that is no id': own({ sid: "' OR 1=1 --" }),
      'an unknown session': own({ sid: crypto.randomUUID() }),
      'an ended session': gone,
      'another vendor’s token': foreign,
      'another vendor’s session': own({ sid: payloadOf(foreign).sid }),
      'a payload that is a list': raw(header, [claims], ours),
      'a payload that is a text': raw(header, 'x', ours),
      'a payload that is nothing': raw(header, null, ours),
    };
    const answers = await Promise.all(Object.entries(odd).map(async ([what, token]) => [what, await status(token)]));
    expect(Object.keys(odd).length).toBeGreaterThanOrEqual(60);
    expect(answers.filter(([, answer]) => answer !== 401)).toEqual([]);
    expect(await status(real)).toBe(200);
  });
});

function payloadOf(token: string): Record<string, unknown> {
  // What we sign is an object.
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

function part(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

// By hand: a library would refuse to make most of these.
function raw(header: object, payload: unknown, key: KeyObject): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${signBytes('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function hmac(payload: object, secret: string | Buffer): string {
  const signed = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
