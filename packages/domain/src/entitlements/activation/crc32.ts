/** The checksum of a text in UTF-8 that ZIP, PNG and Ethernet use (CRC-32, ISO 3309), from 0 to 2³² − 1. */
export function crc32(text: string): number {
  let rest = 0xffffffff;
  for (const byte of utf8(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function utf8(text: string): number[] {
  return [...text].flatMap((letter) => {
    const point = letter.codePointAt(0) ?? 0;
    const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
    return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
  });
}
