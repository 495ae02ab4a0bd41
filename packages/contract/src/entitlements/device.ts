import { readDeviceKey } from '@tierline/domain';
import * as z from 'zod/mini';
import { line, lineOrEmpty } from '../kernel/fields.ts';

/** A host ID as typed, pasted or scanned: what it has to look like is a matter of the product. */
function hostId() {
  return z.string().check(z.minLength(1), z.maxLength(1000));
}

function keyText() {
  return line(200);
}

/** The public key of a device as a JWK, Ed25519 or P-256. */
function deviceKey() {
  return z.pipe(
    z
      .strictObject({
        kty: keyText(),
        crv: z.optional(keyText()),
        x: z.optional(keyText()),
        y: z.optional(keyText()),
        // Said of a key's use, and dropped.
        kid: z.optional(keyText()),
        use: z.optional(keyText()),
        alg: z.optional(keyText()),
        // Refused by its own words: it makes the key a private one.
        d: z.optional(keyText()),
      })
      .check(
        z.check(({ value, issues }) => {
          const read = readDeviceKey(value);
          // The value itself is not repeated: it may be a private key.
          if ('trouble' in read) issues.push({ code: 'custom', input: null, params: { rule: read.trouble } });
        }),
      ),
    z.transform((value) => {
      const read = readDeviceKey(value);
      return 'key' in read ? read.key : null;
    }),
  );
}

/** What an activation asks for: `copies` is the number that this host shall have in all. */
export const device = {
  hostId: hostId(),
  deviceName: z.optional(lineOrEmpty(100)),
  deviceKey: z.optional(z.nullable(deviceKey())),
};
