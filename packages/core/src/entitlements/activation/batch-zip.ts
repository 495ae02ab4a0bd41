import { zipSync, type Zippable } from 'fflate';

/** Packs licence files into one ZIP archive; two of the same name get a number. The same files make the same one. */
export function zipOf(
  files: readonly { fileName: string; text: string; at: Date }[],
  fileName: string,
): { file: Blob; fileName: string } {
  const used = new Map<string, number>();
  const entries: Zippable = {};
  for (const one of files) {
    // Some systems take capitals and small letters for the same.
    const key = one.fileName.toLowerCase();
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    const name = before === 0 ? one.fileName : one.fileName.replace(/\.lic$/u, `~${before + 1}.lic`);
    entries[name] = [new TextEncoder().encode(one.text), { mtime: one.at }];
  }
  const packed = zipSync(entries);
  return { file: new Blob([packed], { type: 'application/zip' }), fileName };
}
