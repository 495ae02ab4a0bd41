/** Hands a file to the browser to save, as if a link to it had been clicked. */
export function saveFile({ file, fileName }: { file: Blob; fileName: string }): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
