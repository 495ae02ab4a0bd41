#!/usr/bin/env node
// Says what a licence file is to this device, offline: one line of JSON with the state and the licence's facts. What
// the product does with it is its own decision. Needs Node 18 or later and nothing else. See docs/licence-files.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

const maxBytes = 65_536;
/** A device's clock may be slow by so many seconds. */
const tolerance = 3_600;

class Forged extends Error {}

/** Throws where something that a genuine file has is missing. */
function demand(holds, why) {
  if (!holds) throw new Forged(why);
}

function readSmall(file) {
  return statSync(file).size <= maxBytes ? readFileSync(file, 'utf8') : '';
}

/** The one signed text of this name in a file; the rest of the file is not looked at. */
function signedText(file, name) {
  const found = file.match(new RegExp(`"${name}"\\s*:`, 'g')) ?? [];
  const value = new RegExp(`"${name}"\\s*:\\s*"([A-Za-z0-9_.-]+)"`).exec(file);
  demand(found.length === 1 && value !== null, 'file');
  return value[1];
}

function thumbprint(x) {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
}

/** The payload of a compact JWS of this type, signed by the key with these 32 bytes (base64url). */
function payloadOf(jws, type, x, why) {
  const parts = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/.exec(jws);
  demand(parts !== null, why);
  const [, header, payload, signature] = parts;
  // The header always is this very text: no other member can mean anything.
  const expected = `{"alg":"Ed25519","typ":"${type}","kid":"${thumbprint(x)}"}`;
  demand(header === Buffer.from(expected).toString('base64url'), why);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  demand(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')), why);
  return Buffer.from(payload, 'base64url').toString('utf8');
}

/** Reads the JSON of a payload, which has no white space and no member twice. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    demand(JSON.stringify(value) === text, 'payload');
    return value;
  } catch {
    throw new Forged('payload');
  }
}

const whole = (value) => Number.isSafeInteger(value) && value >= 0;

/** Checks a file down to the root; throws `Forged` with where it failed. */
function check(file, rootX, vendor) {
  const [licenceText, certificateText] = [signedText(file, 'licence'), signedText(file, 'certificate')];
  const certificate = parsed(payloadOf(certificateText, 'tierline-key+jws', rootX, 'certificate'));
  demand(certificate.iss === vendor, 'vendor');
  const { nbf, exp, sub, jwk } = certificate;
  demand(whole(nbf) && whole(exp) && typeof jwk?.x === 'string' && /^[A-Za-z0-9_-]{43}$/.test(jwk.x), 'certificate');
  demand(jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && sub === thumbprint(jwk.x), 'certificate');
  const text = payloadOf(licenceText, 'tierline-licence+jws', jwk.x, 'licence');
  const licence = parsed(text);
  demand(licence.iss === vendor, 'vendor');
  demand([licence.iat, licence.nbf, licence.exp, licence.grace].every(whole), 'payload');
  demand(typeof licence.host?.id === 'string' && typeof licence.host.scheme === 'string', 'payload');
  // The key signed within its days, and nothing that lasts longer than itself.
  demand(nbf <= licence.iat && licence.iat <= exp && licence.exp <= exp, 'days');
  return { licence, text, kid: sub, demo: certificate.demo === true };
}

/** The thumbprints in a list that the root has signed. */
function revokedIn(file, rootX, vendor) {
  const list = parsed(payloadOf(signedText(file, 'revoked'), 'tierline-revoked+jws', rootX, 'file'));
  demand(list.iss === vendor && Array.isArray(list.keys), 'file');
  return list.keys.map(({ kid }) => kid);
}

function stateOf({ licence, kid }, { host, now, known, revoked }) {
  if (revoked.includes(kid)) return 'revoked';
  if (`${licence.host.scheme}:${licence.host.id}` !== host) return 'foreign';
  if (now + tolerance < Math.max(licence.iat, licence.nbf, known)) return 'clock-doubtful';
  if (now < licence.exp) return 'valid';
  return now < licence.exp + licence.grace * 86_400 ? 'grace' : 'over';
}

const usage = `verify.mjs FILE --root PUBLIC.json --vendor NAME --host SCHEME:ID
  [--revoked LIST.json] [--now SECONDS] [--known SECONDS]`;

function run() {
  const names = ['root', 'vendor', 'host', 'revoked', 'now', 'known'];
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });
  const { root, vendor, host, revoked } = values;
  if (positionals.length !== 1 || !root || !vendor || !host) throw new Error(usage);
  const { x } = JSON.parse(readSmall(root)).jwk;
  const list = revoked === undefined ? [] : revokedIn(readSmall(revoked), x, vendor);
  const now = Number(values.now ?? Math.floor(Date.now() / 1000));
  const known = Number(values.known ?? 0);
  try {
    const checked = check(readSmall(positionals[0]), x, vendor);
    const state = stateOf(checked, { host, now, known, revoked: list });
    console.log(`{"state":"${state}","demo":${checked.demo},"licence":${checked.text}}`);
  } catch (error) {
    if (!(error instanceof Forged)) throw error;
    console.log(`{"state":"forged","why":"${error.message}"}`);
  }
}

try {
  run();
} catch (error) {
  console.error(error instanceof Forged ? 'The list of revoked keys is not one of this root.' : error.message);
  process.exitCode = 2;
}
