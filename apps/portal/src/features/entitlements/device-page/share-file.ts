import type { Licence } from './kept-request.ts';

/** What opens the phone's own choice of where to send a licence file; null where this browser shares no files. */
export function shareable({ fileName, text }: Pick<Licence, 'fileName' | 'text'>): (() => void) | null {
  // Some browsers share only kinds of files that they know: then it is a text, whose name a device does not look at.
  const files = [
    new File([text], fileName, { type: 'application/octet-stream' }),
    new File([text], `${fileName}.txt`, { type: 'text/plain' }),
  ];
  const file = files.find((one) => 'canShare' in navigator && navigator.canShare({ files: [one] }));
  // Who closes the choice shares nothing.
  return file ? () => void navigator.share({ files: [file] }).catch(() => null) : null;
}
