/**
 * The most digits of a QR code of 105 × 105 modules at level M (version 22): what the camera of a device reads from a
 * phone.
 */
export const maxLicenceDigits = 1872;

/**
 * Writes a licence or certificate as the digits of its QR code (E14): two for each character, its code less 45, as QR
 * codes hold digits more tightly than letters. Null where it is no signed text, or too long for a code of 105 × 105.
 */
export function licenceDigits(signed: string): string | null {
  if (!/^[\w.-]+$/u.test(signed) || signed.length * 2 > maxLicenceDigits) return null;
  return [...signed].map((letter) => String((letter.codePointAt(0) ?? 45) - 45).padStart(2, '0')).join('');
}
