/** Why a file is not read as text. */
export type TextTrouble = 'too-large' | 'workbook' | 'not-text';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file whatever its encoding: UTF-8, UTF-16 or Windows-1252, which has all of Latin-1's letters. Nothing
 * of what is too large comes into memory.
 */
export async function readText(
  file: File,
  limitBytes: number,
): Promise<{ text: string; encoding: Encoding } | TextTrouble> {
  if (file.size > limitBytes) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What spreadsheets save unless asked for CSV: a ZIP archive, or the older compound file.
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'workbook';
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? 'not-text' : { text, encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  // Of text in two bytes each, one of the two is nearly always zero.
  const begin = bytes.subarray(0, 1000);
  const zeros = (odd: number) => begin.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > begin.length / 4) return 'utf-16le';
  if (zeros(0) > begin.length / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function startsWith(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, index) => bytes[index] === byte);
}
