import { saveFile as save } from '../../../ui/save-file.ts';

/** Saves a text as a file on the reader's device. */
export function saveFile(fileName: string, text: string): void {
  save({ file: new Blob([text], { type: 'application/octet-stream' }), fileName });
}
