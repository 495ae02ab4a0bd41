/** Prints in light colours: of a dark screen the text would stay light, and browsers leave the ground out. */
export function printInLight(): void {
  const root = document.documentElement;
  let before: string | undefined;
  globalThis.addEventListener('beforeprint', () => {
    before = root.dataset['mantineColorScheme'];
    root.dataset['mantineColorScheme'] = 'light';
  });
  globalThis.addEventListener('afterprint', () => {
    if (before !== undefined) root.dataset['mantineColorScheme'] = before;
  });
}
