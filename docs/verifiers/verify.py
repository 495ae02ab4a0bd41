#!/usr/bin/env python3
"""Says what a licence file is to this device, offline: one line of JSON with the state and the licence's facts.

What the product does with it is its own decision. Needs Python 3.8 or later and nothing else: Ed25519 is not in the
standard library, so its verification (RFC 8032) is here. See docs/licence-files.md.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import sys
import time

MAX_BYTES = 65536
# A device's clock may be slow by so many seconds.
TOLERANCE = 3600

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


class Forged(Exception):
    """Something that a genuine file has is missing."""


def demand(holds, why):
    if not holds:
        raise Forged(why)


def add(a, b):
    """Adds two points in extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, d - c, d + c, f + e
    return (x * y % P, z * t % P, y * z % P, x * t % P)


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def point_of(data):
    """Decodes a point; None where these bytes are none."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def encoded(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def verifies(public, message, signature):
    key = point_of(public)
    s = int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (P - key[0], key[1], key[2], P - key[3])
    return encoded(add(times(s, BASE), times(k, minus))) == signature[:32]


def to_base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def read_small(file):
    if os.path.getsize(file) > MAX_BYTES:
        return ""
    with open(file, "rb") as handle:
        return handle.read().decode("utf-8", "replace")


def signed_text(file, name):
    """The one signed text of this name in a file; the rest of the file is not looked at."""
    found = re.findall('"%s"[ \t\r\n]*:' % name, file)
    value = re.search('"%s"[ \t\r\n]*:[ \t\r\n]*"([A-Za-z0-9_.-]+)"' % name, file)
    demand(len(found) == 1 and value, "file")
    return value.group(1)


def thumbprint(x):
    return to_base64url(hashlib.sha256(('{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x).encode()).digest())


def payload_of(jws, kind, x, why):
    """The payload of a compact JWS of this type, signed by the key with these 32 bytes (base64url)."""
    parts = re.fullmatch("([A-Za-z0-9_-]+)[.]([A-Za-z0-9_-]+)[.]([A-Za-z0-9_-]{86})", jws)
    demand(parts, why)
    header, payload, signature = parts.groups()
    # The header always is this very text: no other member can mean anything.
    expected = '{"alg":"Ed25519","typ":"%s","kid":"%s"}' % (kind, thumbprint(x))
    demand(header == to_base64url(expected.encode()), why)
    message = (header + "." + payload).encode()
    demand(verifies(from_base64url(x), message, from_base64url(signature)), why)
    try:
        return from_base64url(payload).decode("utf-8")
    except ValueError:
        raise Forged(why) from None


def once(pairs):
    """Makes an object of members, none of which may occur twice."""
    demand(len({name for name, _ in pairs}) == len(pairs), "payload")
    return dict(pairs)


def parsed(text):
    """Reads the JSON of a payload, which has no white space and no member twice."""
    try:
        value = json.loads(text, object_pairs_hook=once)
    except ValueError:
        raise Forged("payload") from None
    demand(json.dumps(value, separators=(",", ":"), ensure_ascii=False) == text, "payload")
    demand(isinstance(value, dict), "payload")
    return value


def whole(value):
    return type(value) is int and 0 <= value < 2**53


def check(file, root_x, vendor):
    """Checks a file down to the root; raises `Forged` with where it failed."""
    licence_text, certificate_text = signed_text(file, "licence"), signed_text(file, "certificate")
    certificate = parsed(payload_of(certificate_text, "tierline-key+jws", root_x, "certificate"))
    demand(certificate.get("iss") == vendor, "vendor")
    begins, ends, jwk = certificate.get("nbf"), certificate.get("exp"), certificate.get("jwk")
    demand(whole(begins) and whole(ends) and isinstance(jwk, dict), "certificate")
    x = jwk.get("x")
    demand(isinstance(x, str) and re.fullmatch("[A-Za-z0-9_-]{43}", x), "certificate")
    demand(jwk.get("kty") == "OKP" and jwk.get("crv") == "Ed25519", "certificate")
    demand(certificate.get("sub") == thumbprint(x), "certificate")
    text = payload_of(licence_text, "tierline-licence+jws", x, "licence")
    licence = parsed(text)
    demand(licence.get("iss") == vendor, "vendor")
    demand(all(whole(licence.get(name)) for name in ("iat", "nbf", "exp", "grace")), "payload")
    host = licence.get("host")
    demand(isinstance(host, dict) and isinstance(host.get("id"), str), "payload")
    demand(isinstance(host.get("scheme"), str), "payload")
    # The key signed within its days, and nothing that lasts longer than itself.
    demand(begins <= licence["iat"] <= ends and licence["exp"] <= ends, "days")
    return licence, text, certificate["sub"], certificate.get("demo") is True


def revoked_in(file, root_x, vendor):
    """The thumbprints in a list that the root has signed."""
    revoked = parsed(payload_of(signed_text(file, "revoked"), "tierline-revoked+jws", root_x, "file"))
    demand(revoked.get("iss") == vendor and isinstance(revoked.get("keys"), list), "file")
    return [key["kid"] for key in revoked["keys"]]


def state_of(licence, kid, host, now, known, revoked):
    if kid in revoked:
        return "revoked"
    if licence["host"]["scheme"] + ":" + licence["host"]["id"] != host:
        return "foreign"
    if now + TOLERANCE < max(licence["iat"], licence["nbf"], known):
        return "clock-doubtful"
    if now < licence["exp"]:
        return "valid"
    return "grace" if now < licence["exp"] + licence["grace"] * 86400 else "over"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--root", required=True)
    parser.add_argument("--vendor", required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("--revoked")
    parser.add_argument("--now", type=int, default=int(time.time()))
    parser.add_argument("--known", type=int, default=0)
    given = parser.parse_args()
    root_x = json.loads(read_small(given.root))["jwk"]["x"]
    try:
        revoked = revoked_in(read_small(given.revoked), root_x, given.vendor) if given.revoked else []
    except Forged:
        print("The list of revoked keys is not one of this root.", file=sys.stderr)
        return 2
    try:
        licence, text, kid, demo = check(read_small(given.file), root_x, given.vendor)
    except Forged as forged:
        print('{"state":"forged","why":"%s"}' % forged)
        return 0
    state = state_of(licence, kid, given.host, given.now, given.known, revoked)
    line = '{"state":"%s","demo":%s,"licence":%s}\n' % (state, "true" if demo else "false", text)
    sys.stdout.buffer.write(line.encode("utf-8"))
    return 0


sys.exit(main())
